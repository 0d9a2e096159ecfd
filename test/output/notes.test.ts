import { describe, expect, test } from 'vitest'
import { FORMATS, type FormatName, loadFormat } from '../../src/output/formats.js'
import { tallyNotes } from '../../src/output/notes.js'
import { exampleReport } from '../report/example.js'
import { fullReport, plainIncident, reportOf, victim } from './reports.js'

const notesOf = async (name: FormatName, report = fullReport()): Promise<string[]> =>
  ((await loadFormat(name)).notes?.(report) ?? []).map(({ code, what }) => `${code} ${what}`)

describe('what an export leaves out', () => {
  test.each(['json', 'ndjson', 'yaml'] as const)('%s: nothing', async (name) => {
    expect(await notesOf(name, exampleReport())).toEqual([])
  })

  test.each([
    ['csv', 'export-loss incidents[].victims[].aliases'],
    ['csv', 'export-loss evidence of single values'],
    ['csv', 'export-loss article.removed'],
    ['veris', 'export-loss incidents[].organisations'],
    ['veris', 'export-loss incidents[].downtime.services'],
    ['veris', 'export-loss incidents[].data.volume'],
    ['veris', 'export-loss incidents[].dates.started'],
    ['veris', 'export-skipped da456e95db5d-4 (outage)'],
    ['stix', 'export-loss incidents[].dates.started (outside our extension)'],
    ['stix', 'export-skipped da456e95db5d-4 (outage)'],
    ['eurepoc', 'export-loss incidents[].ransom'],
    ['eurepoc', 'export-skipped da456e95db5d-4 (outage)'],
  ] as const)('%s: %s', async (name, note) => {
    expect(await notesOf(name)).toContain(note)
  })

  test.each([
    ['csv', 'name'],
    ['csv', 'dates'],
    ['stix', 'victims'],
    ['veris', 'victims[].name'],
  ] as const)('%s keeps %s', async (name, field) => {
    expect((await notesOf(name)).filter((note) => note === `export-loss incidents[].${field}`)).toEqual([])
  })

  test.each([
    ['no victim', plainIncident({ types: ['ddos'] })],
    ['no date', plainIncident({ types: ['ddos'], victims: [victim('X')] })],
  ])('veris has no record without: %s', async (reason, incident) => {
    const report = reportOf([incident])
    const undated = { ...report, article: { ...report.article, published: null } }
    expect(await notesOf('veris', undated)).toContain(`export-skipped da456e95db5d-1 (${reason})`)
    expect((await loadFormat('veris')).report(undated)).toBe('')
  })

  test('a bundle without a date says that it made one up', async () => {
    const report = reportOf([])
    expect(await notesOf('stix', { ...report, article: { ...report.article, published: null } })).toContain('export-undated seeds/article.txt')
  })

  test('nothing is said of what the report does not say', async () => {
    const notes = await notesOf('csv', reportOf([]))
    expect(notes).toEqual(['export-loss article.published.evidence', 'export-loss article.removed'])
  })

  test('a run says each thing once, and of left-out incidents only the first', () => {
    const tally = tallyNotes()
    tally.add([{ code: 'export-loss', what: 'a' }])
    tally.add([
      { code: 'export-loss', what: 'b' },
      { code: 'export-loss', what: 'a' },
    ])
    tally.add(Array.from({ length: 7 }, (_, i) => ({ code: 'export-skipped' as const, what: `x-${i}` })))
    expect(tally.lines()).toEqual(['export-loss: a, b', 'export-skipped: x-0, x-1, x-2, x-3, x-4, and 2 more'])
  })

  test('every format is tried here', () => {
    expect(FORMATS).toEqual(['json', 'ndjson', 'yaml', 'csv', 'stix', 'veris', 'eurepoc'])
  })
})
