import { describe, expect, test } from 'vitest'
import type { FormatOptions } from '../../src/output/format.js'
import { loadFormat, wholeOf } from '../../src/output/formats.js'
import { verisLength } from '../../src/output/veris/length.js'
import type { Report } from '../../src/report/schema.js'
import { TYPES } from '../../src/vocabulary.js'
import { exampleReport } from '../report/example.js'
import { verisSchema } from '../schemas/veris.js'
import { fullReport, plainIncident, reportOf, victim } from './reports.js'

const write = async (reports: readonly Report[], options: FormatOptions = {}): Promise<string> => {
  const format = await loadFormat('veris', options)
  return wholeOf(
    format,
    reports.map((report) => format.report(report)),
  )
}
const recordsOf = async (reports: readonly Report[]) => verisSchema.array().parse(JSON.parse(await write(reports)))

describe('veris', () => {
  test('gives a valid record for each victim that was hit', async () => {
    const records = await recordsOf([fullReport(), exampleReport()])
    expect(records.map(({ incident_id: id, summary }) => `${id} ${summary}`)).toEqual([
      'da456e95db5d-1-v1 espionage: Ministère de l’Intérieur (BE)',
      'da456e95db5d-1-v2 espionage: Région | Nord',
      'da456e95db5d-2-v1 ransomware: Clinique Saint-Luc (BE)',
      'da456e95db5d-3-v1 ddos: www.exemple.be (BE)',
      'da456e95db5d-5-v1 unspecified: Ville de Gand (BE)',
      'da456e95db5d-6-v1 fraud: @Jansen NV (NL)',
      'abababababab-1-v1 ransomware: Saint-Luc (BE)',
    ])
    expect(records.map(({ campaign_id: id }) => id)).toEqual(['da456e95db5d-1', 'da456e95db5d-1', ...Array(5).fill(undefined)])
    expect(records.map(({ security_incident: status }) => status)).toEqual([
      'Confirmed',
      'Confirmed',
      'Suspected',
      'Near miss',
      'False positive',
      'Suspected',
      'Confirmed',
    ])
  })

  test.each(TYPES.filter((type) => type !== 'outage'))('%s alone is valid', async (type) => {
    for (const downtime of [null, 'partial'] as const) {
      const incident = plainIncident({
        types: [type],
        victims: [victim('X')],
        downtime:
          downtime === null
            ? null
            : { status: downtime, start: null, end: null, duration: null, expected: null, deliberate: null, services: [], evidence: [] },
      })
      expect(await recordsOf([reportOf([incident])])).toHaveLength(1)
    }
  })

  test('is one list, or one record a line', async () => {
    expect(await write([])).toBe('[]\n')
    expect(await write([reportOf([])])).toBe('[]\n')
    const lines = (await write([fullReport()], { ndjson: true })).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(await write([fullReport()])))
  })

  test('tells the whole of an incident', async () => {
    const [spied, , ransomed, tried, , cheated] = await recordsOf([fullReport()])
    expect(spied).toMatchObject({
      timeline: { incident: { year: 2019 } },
      victim: { industry: '92', government: ['Unknown'], notes: 'affected: 35 000 habitants' },
      actor: {
        external: {
          variety: ['Unknown'],
          motive: ['Espionage'],
          country: ['CN'],
          name: ['Hafnium'],
          notes: 'Hafnium: suspected by Microsoft; CN: attributed by Sûreté de l’État; Chine: denied by Pékin',
        },
      },
      action: { hacking: { variety: ['Exploit vuln'], vector: ['Unknown'], cve: 'CVE-2021-26855' } },
      asset: { assets: [{ variety: 'S - Unknown', amount: 200 }], cloud: ['Unknown'] },
      attribute: {
        confidentiality: { data_disclosure: 'Yes', data: [{ variety: 'Internal' }, { variety: 'Sensitive Personal' }, { variety: 'Personal' }] },
      },
      plus: { incidents: { timeline_from: 'started', dates: { started: '2019-21' } } },
    })
    expect(spied?.attribute.confidentiality).not.toHaveProperty('data_volume')
    expect(ransomed).toMatchObject({
      timeline: { incident: { year: 2021, month: 5, day: 3 }, discovery: { unit: 'Hours' } },
      actor: {
        external: { variety: ['Organized crime'], motive: ['Financial'], country: ['RU'], name: ['Conti'] },
        internal: { variety: ['Unknown'] },
      },
      action: { malware: { variety: ['Ransomware'], name: 'Conti' }, hacking: { variety: ['Unknown'] } },
      attribute: {
        confidentiality: { data_disclosure: 'Yes', data: [{ variety: 'Medical' }], data_total: 35000, data_volume: 40000 },
        integrity: { variety: ['Software installation'] },
        availability: { variety: ['Obscuration', 'Interruption'], duration: { unit: 'Days', value: 3 } },
      },
      impact: { overall_amount: 800000, iso_currency_code: 'EUR' },
      notes: 'loss: 1200000 EUR',
      plus: { attribute: { confidentiality: { data_abuse: 'Yes - Data ransomed' } } },
    })
    expect(tried).toMatchObject({
      timeline: { incident: { year: 2021, month: 5, day: 28 } },
      plus: { incidents: { timeline_from: 'published' } },
      asset: { assets: [{ variety: 'S - Web application' }] },
      actor: { external: { variety: ['Activist'], motive: ['Ideology'] } },
      attribute: { availability: { variety: ['Degradation', 'Interruption'], duration: { unit: 'Hours' } }, integrity: { variety: ['Defacement'] } },
      notes: 'ransom: demanded 2 BTC',
    })
    expect(cheated).toMatchObject({
      actor: { unknown: { notes: 'not stated' } },
      action: { social: { variety: ['Pretexting'] }, hacking: { vector: ['Partner'] } },
      attribute: { availability: { variety: ['Obscuration'] } },
    })
  })

  test('files nothing under a year before there were computers', async () => {
    const long = { edtf: '1000', earliest: '1000-01-01', latest: '1000-12-31', precision: 'year' as const, evidence: [] }
    const incident = plainIncident({ victims: [victim('X')], dates: { started: long, ended: null, detected: null, disclosed: null } })
    expect((await recordsOf([reportOf([incident])]))[0]).toMatchObject({
      timeline: { incident: { year: 2021 } },
      plus: { incidents: { timeline_from: 'published' } },
    })
  })

  test('has no sentence of the article unless asked', async () => {
    expect(await write([fullReport()])).not.toContain('quote')
    expect(await write([fullReport()], { quotes: true })).toContain('"quote": "attacke"')
  })
})

describe('verisLength', () => {
  test.each([
    ['P3D', 'P3D', { unit: 'Days', value: 3 }],
    ['PT2H', 'PT23H', { unit: 'Hours' }],
    ['P1DT12H', 'P1DT12H', { unit: 'Hours', value: 36 }],
    ['P1Y', 'P1Y', { unit: 'Years', value: 1 }],
    ['P1Y2M', 'P1Y2M', { unit: 'Months', value: 14 }],
    ['P1M2W', 'P1M2W', { unit: 'Unknown' }],
    ['P2W', null, { unit: 'Weeks' }],
    [null, 'P2W', { unit: 'Weeks' }],
    [null, null, null],
  ])('%s to %s', (min, max, length) => {
    expect(verisLength({ min, max, approximate: false, evidence: [] })).toEqual(length)
  })
})
