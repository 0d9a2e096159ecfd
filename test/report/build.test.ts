import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/article/article.js'
import type { EvidenceSpan, IncidentDraft } from '../../src/incidents/incident.js'
import { buildReport } from '../../src/report/build.js'
import { reportSchema } from '../../src/report/schema.js'
import { tokenize } from '../../src/text/tokens.js'

const TEXT = 'Menu 😀\n\nLe 😀 CHU de Liège est touché.'
const BODY = { start: TEXT.indexOf('Le'), end: TEXT.length }
const RAW = { path: 'a.txt', sha256: '0123456789abcdef'.repeat(4), text: TEXT, warnings: [{ code: 'w', message: 'from the input' }] }

const article: Article = {
  text: TEXT,
  tokens: tokenize(TEXT),
  blocks: [
    { span: { start: 0, end: 7 }, role: 'boilerplate', score: -1, features: {} },
    { span: BODY, role: 'body', score: 1, features: {} },
  ],
  sentences: [],
  title: null,
  language: 'fr',
  publisher: null,
  byline: null,
  published: {
    value: { edtf: '2021-05', earliest: '2021-05-01', latest: '2021-05-31', precision: 'month' },
    span: { start: 0, end: 4 },
    rule: 'head.date',
  },
  updated: null,
  removed: { blocks: 1, characters: 7 },
  warnings: [{ code: 'x', message: 'from the article' }],
}

const at = (quote: string, rule = 'fr.victim.example'): EvidenceSpan => ({
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  rule,
})

const draft = (role: 'main' | 'related', name = 'CHU de Liège', evidence = [at('CHU de Liège')]): IncidentDraft => ({
  role,
  types: ['unspecified'],
  certainty: 'reported',
  status: null,
  victims: [{ name, kind: 'organisation', role: 'victim', country: null, sector: null, aliases: [], evidence }],
  organisations: [],
  attribution: [],
  dates: { started: null, ended: null, detected: null, disclosed: null },
  downtime: null,
  ransom: null,
  data: null,
  loss: null,
  systems: [],
  malware: [],
  vulnerabilities: [],
  evidence,
})

describe('buildReport', () => {
  test('is valid, and says of the article what was read', () => {
    const report = buildReport(RAW, article, [draft('main')])
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.article).toMatchObject({ language: 'fr', text: null, removed: { blocks: 1, characters: 7 } })
    expect(report.article.published).toMatchObject({ edtf: '2021-05', evidence: [{ start: 0, end: 4, quote: 'Menu', rule: 'head.date' }] })
    expect(report.warnings.map(({ code }) => code)).toEqual(['w', 'x'])
  })

  test('counts offsets in code points', () => {
    const [evidence] = buildReport(RAW, article, [draft('main')]).incidents[0]?.evidence ?? []
    expect(evidence?.quote).toBe('CHU de Liège')
    expect([...TEXT].slice(evidence?.start, evidence?.end).join('')).toBe('CHU de Liège')
    expect(evidence?.start).toBe(TEXT.indexOf('CHU') - 2)
  })

  test('puts the main incident first, and numbers in that order', () => {
    const { incidents } = buildReport(RAW, article, [draft('related', 'A'), draft('main', 'B'), draft('related', 'C')])
    expect(incidents.map(({ id, victims }) => [id, victims[0]?.name])).toEqual([
      ['0123456789ab-1', 'B'],
      ['0123456789ab-2', 'A'],
      ['0123456789ab-3', 'C'],
    ])
  })

  test('gives evidence in the order of the text, each span once', () => {
    const spans = [at('touché'), at('CHU', 'b'), at('CHU', 'a'), at('CHU', 'b')]
    expect(buildReport(RAW, article, [draft('main', 'x', spans)]).incidents[0]?.evidence.map(({ quote, rule }) => [quote, rule])).toEqual([
      ['CHU', 'a'],
      ['touché', 'fr.victim.example'],
    ])
  })

  test('gives the cleaned article when asked', () => {
    expect(buildReport(RAW, article, [], { includeText: true }).article.text).toBe('Le 😀 CHU de Liège est touché.')
  })
})
