import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { loadFormat, wholeOf } from '../../src/output/formats.js'
import type { Incident } from '../../src/report/schema.js'
import { fullReport, plainIncident, reportOf, victim } from './reports.js'

const rowsOf = async (incidents: readonly Incident[]): Promise<Record<string, string>[]> => {
  const format = await loadFormat('eurepoc')
  return parse(wholeOf(format, [format.report(reportOf(incidents))]), { columns: true }) as Record<string, string>[]
}

describe('eurepoc', () => {
  test('gives candidates for coders, outages left out', async () => {
    const rows = await rowsOf(fullReport().incidents)
    expect(rows.map(({ ID }) => ID)).not.toContain('da456e95db5d-4')
    expect(rows[0]).toMatchObject({
      start_date: 'Not available',
      start_edtf: '2019-21',
      incident_type: 'Hijacking with Misuse; Data theft',
      receiver_country: 'Belgium; Not available',
      receiver_category_subcode: 'Civil service / administration; Civil service / administration',
      initiator_name: 'Hafnium; Not available',
      initiator_country: 'China; China',
      initiator_category: 'Non-state-group; Unknown - not attributed',
      number_of_attributions: '3',
      attribution_basis: 'IT-security community attributes attacker; Attribution by receiver government / state entity; Contested attribution',
      attributing_country: 'United States; Belgium; Not available',
      coder: 'incidents/1 (automatic)',
    })
    expect(rows[1]).toMatchObject({
      start_date: '2021-05-03',
      end_date: '2021-05-06',
      incident_type: 'Ransomware; Hijacking with Misuse; Data theft & Doxing; Disruption',
      initiator_category_subcode: 'Criminal(s); Not available; Not available',
    })
    expect(rows[4]).toMatchObject({ initiator_category: 'Not attributed', attribution_basis: 'Not available' })
  })

  test.each([
    ['Europol', 'Attribution by EU institution/agency'],
    ['OTAN', 'Attribution by international organization'],
    ['Ville', 'Receiver attributes attacker'],
    ['la mairie', 'Receiver attributes attacker'],
    ['FBI', 'Attribution by third-party'],
    ['Le Soir', 'Media-based attribution'],
    [null, 'Media-based attribution'],
  ])('an attribution by %s is "%s"', async (by, basis) => {
    const incident = plainIncident({
      victims: [victim('Ville', { country: 'FR', aliases: ['la mairie'] })],
      organisations: [{ name: 'FBI', kind: 'organisation', role: 'law-enforcement', country: 'US', sector: null, aliases: [], evidence: [] }],
      attribution: [{ actor: null, country: 'RU', status: 'attributed', by, evidence: [] }],
    })
    expect((await rowsOf([incident]))[0]?.attribution_basis).toBe(basis)
  })
})
