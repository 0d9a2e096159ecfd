import { describe, expect, test } from 'vitest'
import type { FormatOptions } from '../../src/output/format.js'
import { loadFormat, wholeOf } from '../../src/output/formats.js'
import { idOf } from '../../src/output/stix/ids.js'
import { TLP_LEVELS } from '../../src/output/stix/tlp.js'
import type { Report } from '../../src/report/schema.js'
import { exampleReport } from '../report/example.js'
import { type Bundle, stixProblems } from '../schemas/check-stix.js'
import { fullReport, plainIncident, reportOf, victim } from './reports.js'

const write = async (reports: readonly Report[], options: FormatOptions = {}): Promise<string> => {
  const format = await loadFormat('stix', options)
  return wholeOf(
    format,
    reports.map((report) => format.report(report)),
  )
}
const bundleOf = async (reports: readonly Report[], options: FormatOptions = {}): Promise<Bundle> =>
  JSON.parse(await write(reports, options)) as Bundle

describe('ids', () => {
  const identity = ['identity', 'organization', 'Ministère de l’Intérieur', 'BE', 'public-administration'] as const
  test.each([
    [['identity', 'system', 'incidents', null, null], '29f00d0d-3363-5aa1-9bea-2368f1a148d4'],
    [['incident', 'da456e95db5d-1'], '5686ce27-2d97-5e21-8e05-cf965fe8332e'],
    [identity, 'fb999ecf-0b7f-5450-b36f-a0a78e7756cd'],
    [['location', 'BE'], '07e3cd07-54cb-5c8a-8dfb-77d36c8572d1'],
    [['intrusion-set', 'Hafnium', 'G0125'], '681b725e-bda2-5ae0-8d85-b0db5278ee0a'],
    [['vulnerability', 'CVE-2021-26855'], '104af796-dd1e-5383-94f3-175da6a383de'],
    [
      [
        'relationship',
        'incident--5686ce27-2d97-5e21-8e05-cf965fe8332e',
        'targets',
        'identity--fb999ecf-0b7f-5450-b36f-a0a78e7756cd',
        'da456e95db5d-1',
        null,
      ],
      '9c9287d9-a26b-5b2a-9a33-a55054766190',
    ],
    [['extension-definition', 'incidents-report', '1'], 'e17ea1be-52a0-503c-8753-53bc4a19cc9c'],
  ] as const satisfies [readonly [string, ...(string | null)[]], string][])('%j', ([type, ...key], uuid) => {
    expect(idOf(type, ...key)).toBe(`${type}--${uuid}`)
  })

  test.each([
    ['composed and decomposed letters', 'Lie\u0301ge', 'Li\u00e9ge'],
    ['white space', ' Ville  de\nGand ', 'Ville de Gand'],
  ])('%s make no difference', (_, one, other) => {
    expect(idOf('identity', one)).toBe(idOf('identity', other))
  })

  test('a part cannot pass for two', () => {
    expect(idOf('identity', 'a|b')).not.toBe(idOf('identity', 'a', 'b'))
    expect(idOf('identity', 'BE')).not.toBe(idOf('identity', 'be'))
  })
})

const REPORTS: readonly (readonly [string, readonly Report[]])[] = [
  ['every part of the mappings', [fullReport()]],
  ['a report in which every field says something', [exampleReport()]],
  ['a report without incidents', [reportOf([])]],
  [
    'a report of which nothing is known',
    [reportOf([plainIncident()], { article: { ...reportOf([]).article, title: null, publisher: null, published: null, language: 'und' } })],
  ],
  ['several reports', [fullReport(), exampleReport(), reportOf([plainIncident({ victims: [victim('X')] })])]],
  ['the same text twice', [fullReport(), fullReport()]],
  ['nothing but an outage', [reportOf([plainIncident({ types: ['outage'], victims: [victim('SNCB')] })])]],
]

describe.each(REPORTS)('a bundle of %s', (_, reports) => {
  test.each([[{}], [{ impacts: false }], [{ quotes: true, tlp: 'amber+strict', modified: '2026-01-02T03:04:05Z' }]])(
    'is valid with %j',
    async (options) => {
      expect(stixProblems(await bundleOf(reports, options))).toEqual([])
    },
  )

  test('is the same bytes each time, whatever the order of the reports', async () => {
    const [text, again, turned] = [await write(reports), await write(reports), await bundleOf([...reports].reverse())]
    expect(again).toBe(text)
    expect(turned.id).toBe((JSON.parse(text) as Bundle).id)
    expect(turned.objects.map(({ id }) => id)).toEqual((JSON.parse(text) as Bundle).objects.map(({ id }) => id))
  })
})

describe('the full report', () => {
  const find = async (type: string, options: FormatOptions = {}) =>
    (await bundleOf([fullReport()], options)).objects.filter((object) => object.type === type)

  test('leaves outages out, and makes a note of what was refuted', async () => {
    const [incidents, notes] = [await find('incident'), await find('note')]
    expect(incidents.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Ministère de l’Intérieur: espionage', 'Clinique Saint-Luc: ransomware', 'www.exemple.be: ddos', '@Jansen NV: fraud']),
    )
    expect(incidents).toHaveLength(4)
    expect(notes.map(({ content }) => content)).toEqual(
      expect.arrayContaining(['Not an incident after all: Ville de Gand: unspecified.', 'Attribution to Chine (CN) is denied by Pékin.']),
    )
  })

  test.each([
    ['confirmed', 'open', ['unauthorized-access-information', 'unauthorized-access-system', 'data-exfiltration']],
    ['suspected', 'closed', ['ransomware', 'unauthorized-access-information', 'unauthorized-release', 'ransomware-payment']],
    ['failed-attempt', 'open', ['denial-of-service', 'modification-information']],
    ['suspected', 'new', ['illegitimate-use-name', 'supply-chain-customer']],
  ])('is %s, %s: %j', async (determination, status, types) => {
    const cores = (await find('incident')).map(
      ({ extensions }) => (extensions as Record<string, unknown>)['extension-definition--ef765651-680c-498d-9894-99799f2fa126'],
    )
    expect(cores).toContainEqual(expect.objectContaining({ determination, investigation_status: status, incident_types: types }))
  })

  test('says how sure each attribution is', async () => {
    const links = (await find('relationship')).filter((link) => link.relationship_type === 'attributed-to')
    expect(links.map(({ labels, confidence, description }) => [labels, confidence, description])).toEqual(
      expect.arrayContaining([
        [['attribution-suspected'], 50, 'Microsoft'],
        [['attribution-attributed'], 70, 'Sûreté de l’État'],
        [['attribution-claimed'], 50, undefined],
      ]),
    )
    expect((await find('intrusion-set')).map(({ id }) => id)).toContain('intrusion-set--681b725e-bda2-5ae0-8d85-b0db5278ee0a')
    expect((await find('threat-actor')).map(({ name }) => name)).toContain('unidentified actor')
  })

  test('binds an organisation once, with all its roles', async () => {
    const links = (await find('relationship')).filter(({ description }) => description === 'vendor, source')
    expect(links).toHaveLength(1)
  })

  test.each([
    ['the season', 'start_time', '2019-01-01T00:00:00.000Z', 'year'],
    ['the day', 'start_time', '2021-05-03T00:00:00.000Z', 'day'],
  ])('gives %s as the period that holds it', async (_, property, instant, fidelity) => {
    expect(await find('event')).toContainEqual(expect.objectContaining({ [property]: instant, [`${property}_fidelity`]: fidelity }))
  })

  test('gives what the attack did', async () => {
    const impacts = (await find('impact')).map(
      ({ extensions, impact_category: category }) => (extensions as Record<string, unknown>)[String(category)],
    )
    expect(impacts).toEqual(
      expect.arrayContaining([
        { loss_type: 'confirmed-loss', information_type: 'communication' },
        { loss_type: 'confirmed-loss', information_type: 'pii' },
        { loss_type: 'exploited-loss', information_type: 'phi', record_count: 35000, record_size: 40e12 },
        { alteration: 'partial-modification', information_type: 'system' },
        { variety: 'ransom-payment', currency: 'EUR', min_amount: 800000, max_amount: 800000 },
        { variety: 'ransom-demand', currency: 'BTC', min_amount: 0, max_amount: 2 },
        { availability_impact: 75 },
        { availability_impact: 50 },
      ]),
    )
  })

  test('holds the incident as the report has it, without its sentences', async () => {
    const [quoted, plain] = [await write([fullReport()], { quotes: true }), await write([fullReport()])]
    expect(plain).not.toContain('"quote"')
    expect(JSON.parse(quoted)).toMatchObject({ objects: expect.arrayContaining([expect.objectContaining({ type: 'incident' })]) })
    expect(quoted).toContain('"quote": "attacke"')
    const own = (await find('incident', { quotes: true })).map(
      ({ extensions }) =>
        (extensions as Record<string, { incident: unknown }>)['extension-definition--e17ea1be-52a0-503c-8753-53bc4a19cc9c']?.incident,
    )
    expect(own).toContainEqual(fullReport().incidents[0])
  })

  test('without impacts there is nothing that a plain reader does not know', async () => {
    const types = new Set((await bundleOf([fullReport()], { impacts: false })).objects.map(({ type }) => type))
    expect(types).not.toContain('event')
    expect(types).not.toContain('impact')
  })

  test('is modified when it is said to be, but never before it was made', async () => {
    const [incident] = await find('incident', { modified: '2026-01-02T03:04:05Z' })
    expect(incident).toMatchObject({ created: '2021-05-28T00:00:00.000Z', modified: '2026-01-02T03:04:05.000Z' })
    const [early] = await find('incident', { modified: '2001-01-01T00:00:00Z' })
    expect(early?.modified).toBe('2021-05-28T00:00:00.000Z')
    const [place] = await find('location', { modified: '2026-01-02T03:04:05Z' })
    expect(place?.modified).toBe('2025-01-01T00:00:00.000Z')
  })

  test.each(TLP_LEVELS)('is marked TLP:%s', async (tlp) => {
    const { objects } = await bundleOf([fullReport()], { tlp })
    const marking = objects[0]
    expect(marking?.name).toBe(`TLP:${tlp.toUpperCase()}`)
    for (const object of objects.slice(1)) expect(object.object_marking_refs).toEqual([marking?.id])
  })
})
