import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type FormatName, loadFormat, wholeOf } from '../../src/output/formats.js'
import { toYaml } from '../../src/output/yaml.js'
import type { Report } from '../../src/report/schema.js'
import { exampleReport } from '../report/example.js'

const write = async (name: FormatName, reports: readonly Report[]): Promise<string> => {
  const format = await loadFormat(name)
  return wholeOf(format, reports.map(format.report))
}

/** Formats that hold the whole report. */
const READERS: Partial<Record<FormatName, (text: string) => unknown>> = {
  json: JSON.parse,
  ndjson: (text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  yaml: (text) => parse(text),
}

describe.each(Object.entries(READERS) as [FormatName, (text: string) => unknown][])('%s', (name, read) => {
  test.each([0, 1, 2])('gives back a list of %d reports', async (count) => {
    const reports = Array.from({ length: count }, (_, i) => exampleReport(`text-${i}.txt`))
    const text = await write(name, reports)
    expect(read(text)).toEqual(reports)
    expect(text === '' || text.endsWith('\n')).toBe(true)
  })
})

describe('toYaml', () => {
  test.each([
    ['no', '"no"\n'],
    ['Y', '"Y"\n'],
    ['null', '"null"\n'],
    ['2021-05-28', '"2021-05-28"\n'],
    ['1:30', '"1:30"\n'],
    ['0o7', '"0o7"\n'],
    ['=', '"="\n'],
    ['<<', '"<<"\n'],
    ['', '""\n'],
    ['a: b', '"a: b"\n'],
    ['a #b', '"a #b"\n'],
    ['\u0085', '"\\u0085"\n'],
    ['a\u2028b', '"a\\u2028b"\n'],
    ['a\tb', '"a\\tb"\n'],
    ['l’hôpital', 'l’hôpital\n'],
    ['first\nsecond', '|-\nfirst\nsecond\n'],
    [null, 'null\n'],
    [true, 'true\n'],
    [1.5, '1.5\n'],
  ])('writes %j so that readers of YAML 1.1 and 1.2 agree', (value, text) => {
    expect(toYaml(value)).toBe(text)
    expect(parse(text, { version: '1.1' })).toEqual(value)
    expect(parse(text, { version: '1.2' })).toEqual(value)
  })

  test('gives back any string in both versions', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('a', ' ', '\n', ':', '#', '-', '"', "'", '1', '\t', '\r', '\u0085', '\u2028', '\ufeff', 'é', '|', '\\'),
        maxLength: 12,
      }),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (list) => {
        const written = toYaml([{ list }])
        expect(parse(written, { version: '1.1' })).toEqual([{ list }])
        expect(parse(written, { version: '1.2' })).toEqual([{ list }])
      }),
      { numRuns: 500 },
    )
  })
})
