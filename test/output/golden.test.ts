import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FormatName, loadFormat, wholeOf } from '../../src/output/formats.js'
import { fullReport } from './reports.js'

const ENDINGS = [
  ['csv', 'report.csv'],
  ['stix', 'report.stix.json'],
  ['veris', 'report.veris.json'],
  ['eurepoc', 'report.eurepoc.csv'],
] as const satisfies readonly (readonly [FormatName, string])[]

describe('one report in every format', () => {
  test.each(ENDINGS)('%s is %s', async (name, file) => {
    const format = await loadFormat(name)
    await expect(wholeOf(format, [format.report(fullReport())])).toMatchFileSnapshot(join(import.meta.dirname, 'golden', file))
  })

  test.each(ENDINGS)('%s does not change the report', async (name) => {
    const [report, format] = [fullReport(), await loadFormat(name)]
    format.report(report)
    format.notes?.(report)
    expect(report).toEqual(fullReport())
  })
})
