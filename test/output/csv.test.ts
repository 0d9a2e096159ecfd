import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from '../../src/output/cells.js'
import type { FormatOptions } from '../../src/output/format.js'
import { loadFormat, wholeOf } from '../../src/output/formats.js'
import type { Report } from '../../src/report/schema.js'
import { fullReport, plainIncident, reportOf, victim } from './reports.js'

/** The contract's columns, in its order, and what was appended since. */
const COLUMNS =
  'schema, path, sha256, title, language, publisher, published, published_earliest, published_latest, incident_id, role, types, status, victims, victim_kinds, victim_countries, victim_sectors, affected, organisations, organisation_roles, actors, actor_kinds, actor_attack_ids, actor_countries, attribution_statuses, attributed_by, started, started_earliest, started_latest, ended, ended_earliest, ended_latest, detected, detected_earliest, detected_latest, disclosed, disclosed_earliest, disclosed_latest, downtime_status, downtime_start, downtime_end, downtime_min, downtime_max, downtime_approximate, expected_min, expected_max, downtime_deliberate, downtime_services, ransom_status, ransom_amount, ransom_currency, data_status, data_kinds, records_min, records_max, data_volume, systems, malware, cves, products, attack_techniques, naics, evidence, certainty, loss_amount, loss_currency'.split(
    ', ',
  )

const write = async (reports: readonly Report[], options: FormatOptions = {}): Promise<string> => {
  const format = await loadFormat('csv', options)
  return wholeOf(
    format,
    reports.map((report) => format.report(report)),
  )
}

const rowsOf = async (reports: readonly Report[], options: FormatOptions = {}): Promise<Record<string, string>[]> =>
  parse(await write(reports, options), { columns: true }) as Record<string, string>[]

describe('csv', () => {
  test('has the columns of the contract, in its order', async () => {
    const [header] = parse(await write([])) as string[][]
    expect(header).toEqual(COLUMNS)
  })

  test('gives one row an incident, outages and refuted ones too', async () => {
    const rows = await rowsOf([fullReport()])
    expect(rows.map((row) => row.incident_id)).toEqual([1, 2, 3, 4, 5, 6].map((ordinal) => `da456e95db5d-${ordinal}`))
    expect(rows.map((row) => row.certainty)).toEqual(['confirmed', 'claimed', 'attempted', 'reported', 'refuted', 'suspected'])
  })

  test.each([
    ['victims', 'Ministère de l’Intérieur|Région / Nord'],
    ['victim_countries', 'BE|'],
    ['victim_sectors', 'public-administration|public-administration'],
    ['affected', '35 000 habitants'],
    ['organisation_roles', 'vendor|source|authority'],
    ['actors', 'Hafnium||Chine'],
    ['actor_attack_ids', 'G0125||'],
    ['attribution_statuses', 'suspected|attributed|denied'],
    ['started', '2019-21'],
    ['started_latest', '2019-05-31'],
    ['ended', ''],
    ['disclosed', '2021-05-25T15:00'],
    ['downtime_deliberate', ''],
    ['systems', 'servers:200'],
    ['cves', 'CVE-2021-26855'],
    ['products', 'Microsoft Exchange|Pulse Secure'],
    ['naics', '92|92'],
    ['evidence', '10-17'],
    ['title', '\'=Ministry, "spied on"'],
  ])('%s: %s', async (column, cell) => {
    const [row] = await rowsOf([fullReport()])
    expect(row?.[column]).toBe(cell)
  })

  test('keeps the lists that belong together equally long', async () => {
    for (const row of await rowsOf([fullReport()])) {
      const lengths = (columns: readonly string[]) => new Set(columns.map((column) => (row[column] ?? '').split('|').length))
      expect(lengths(['victims', 'victim_kinds', 'victim_countries', 'victim_sectors', 'naics']).size).toBe(1)
      expect(lengths(['organisations', 'organisation_roles']).size).toBe(1)
      expect(lengths(['actors', 'actor_kinds', 'actor_attack_ids', 'actor_countries', 'attribution_statuses', 'attributed_by']).size).toBe(1)
    }
  })

  test('a report without incidents gives a row only when asked', async () => {
    expect(await rowsOf([reportOf([])])).toEqual([])
    const [row] = await rowsOf([reportOf([])], { emptyRows: true })
    expect(row).toMatchObject({ path: 'seeds/article.txt', language: 'fr', incident_id: '', evidence: '' })
  })

  test('quotes stand in a column of their own, only when asked for', async () => {
    expect(await write([fullReport()])).not.toContain('attacke')
    expect((await rowsOf([fullReport()], { quotes: true }))[0]?.quotes).toBe('attacke')
  })

  test.each([
    [{ guard: false }, '"=Ministry, ""spied on"""'],
    [{ crlf: true }, '\r\n'],
    [{ bom: true }, '\ufeffschema,'],
  ])('%j', async (options, part) => {
    expect(await write([fullReport()])).not.toContain(part)
    expect(await write([fullReport()], options)).toContain(part)
  })

  test('every formula is defused', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")', "=cmd|'/C calc'!A0"]
    for (const name of names) {
      const [row] = await rowsOf([reportOf([plainIncident({ victims: [victim(name)] })])])
      expect(row?.victims?.startsWith("'")).toBe(true)
    }
  })
})

describe('csvLine', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', "'", ';', '=', '-', '+', '@', '\t', '|'), maxLength: 10 }),
  )
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  /** A line of one empty cell reads as no line, whoever reads. */
  const isBlank = (rows: readonly (readonly string[])[]) => rows.some((row) => row.length === 1 && row[0] === '')

  test.each([[{ crlf: false }], [{ crlf: true }]])('gives back any cells, %j', ({ crlf }) => {
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(!isBlank(rows))
        const text = rows.map((row) => csvLine(row, { guard: false, crlf })).join('')
        expect(parse(text, { record_delimiter: crlf ? '\r\n' : '\n' })).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  test('lets no cell begin as a formula, and changes no other', () => {
    fc.assert(
      fc.property(cell, (value) => {
        const [[read = ''] = []] = parse(csvLine([value, 'x'])) as string[][]
        expect(read).not.toMatch(/^[=+\-@\t\r]/)
        expect([value, `'${value}`]).toContain(read)
      }),
    )
  })
})
