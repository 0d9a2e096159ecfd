import { describe, expect, test } from 'vitest'
import type { Gold } from '../../src/evaluate/gold.js'
import { sameName, sameTime } from '../../src/evaluate/same.js'
import { score } from '../../src/evaluate/score.js'
import type { Report } from '../../src/report/schema.js'
import { exampleReport } from '../report/example.js'

const gold: Gold = {
  id: 'a',
  language: 'fr',
  title: 'No!',
  published: ['2021-05-28'],
  incidents: [
    {
      role: 'main',
      types: ['ransomware', 'extortion'],
      victims: [['clinique Saint-Luc', 'Saint-Luc']],
      victimCountries: ['BE'],
      sectors: ['health'],
      organisations: [['police fédérale']],
      actors: [['Conti']],
      actorCountries: ['RU'],
      attributionStatus: ['suspected'],
      started: ['2021-05-27'],
      detected: [null, 'XXXX-12-13'],
      ended: [],
      downtime: { status: ['ongoing'], duration: ['P1D'], expected: ['PT2H'], deliberate: true },
      ransom: { status: ['demanded'], amount: 800000, currency: 'EUR' },
      data: { status: ['safe'], kinds: ['personal'], records: 35000 },
      malware: [['Conti']],
      vulnerabilities: [['Microsoft Exchange']],
    },
  ],
}

const scored = (change: (report: Report) => Partial<Report>, key: Gold = gold) => {
  const report = exampleReport()
  return score([key], new Map([['a', { ...report, ...change(report) }]]))
}

describe('score', () => {
  test('is 1 in every field where the report says what the key says', () => {
    const { fields, core, misses } = scored(() => ({}))
    expect(misses).toEqual([])
    expect(core).toBe(1)
    expect(Object.entries(fields).filter(([, { f1 }]) => f1 < 1)).toEqual([])
  })

  test('counts an article without a report as one without an incident', () => {
    const { fields } = score([gold], new Map())
    expect(fields['article has incident']).toMatchObject({ tp: 0, fp: 0, fn: 1 })
    expect(fields.victims).toMatchObject({ precision: 1, recall: 0, f1: 0 })
  })

  test('counts an incident where none is due as a false alarm', () => {
    const { fields } = scored(() => ({}), { ...gold, incidents: [] })
    expect(fields['article has incident']).toMatchObject({ tp: 0, fp: 1, fn: 0 })
    expect(fields.victims).toMatchObject({ tp: 0, fp: 1, fn: 0 })
  })

  test('finds quotes that are not at their offsets, and those outside the article', () => {
    const text = `${'x'.repeat(14)}Saint-Luc et le reste`
    const report = exampleReport()
    expect(
      score([{ ...gold, title: null, mainText: { first: 'Saint', last: 'Luc' } }], new Map([['a', report]]), new Map([['a', text]])).evidence,
    ).toMatchObject({
      misplaced: 0,
      leaked: 0,
    })
    const { evidence } = score(
      [{ ...gold, title: null, mainText: { first: 'et le', last: 'reste' } }],
      new Map([['a', report]]),
      new Map([['a', `y${text}`]]),
    )
    expect(evidence.misplaced).toBe(evidence.quotes)
    expect(evidence.leaked).toBe(evidence.quotes)
  })
})

test.each([
  ['l’hôpital Saint-Luc', 'Hopital Saint-Luc', true],
  ['Saint-Luc', 'clinique Saint-Luc', true],
  ['CHU', 'CHU de Liège', false],
  ['Liège', 'Centre hospitalier universitaire de Liège', false],
  ['', 'x', false],
])('the names "%s" and "%s": %s', (a, b, same) => {
  expect(sameName(a, b)).toBe(same)
  expect(sameName(b, a)).toBe(same)
})

test.each([
  ['2021-05-28T15:00', '2021-05-28', true],
  ['2021-05-28', '2021-05-28T15:00', false],
  ['2021-05-28', '2021-05', false],
])('the time %s where %s is accepted: %s', (found, accepted, same) => {
  expect(sameTime(found, accepted)).toBe(same)
})
