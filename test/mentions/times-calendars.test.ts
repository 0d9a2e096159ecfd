import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Calendar, calendarFile } from '../../src/languages/calendar.js'
import { findTimes } from '../../src/mentions/find-times.js'

const folder = join(import.meta.dirname, '..', '..', 'src', 'languages')
const calendars = readdirSync(folder)
  .filter((tag) => existsSync(join(folder, tag, 'calendar.yaml')))
  .map((tag): [string, Calendar] => [tag, calendarFile.parse(parse(readFileSync(join(folder, tag, 'calendar.yaml'), 'utf8')))])

const shown = (language: string, text: string, reference: string | undefined): string[] =>
  findTimes(text, { language, ...(reference === undefined ? {} : { reference }) }).map((found) =>
    found.kind === 'time' ? (found.edtf ?? '') : found.min === found.max ? (found.min ?? '') : `${found.min ?? ''}..${found.max ?? ''}`,
  )

describe.each(calendars)('the calendar of %s', (tag, calendar) => {
  test.each(calendar.examples.map(({ text, reference, times }) => [text, reference, times] as const))(
    '"%s", published %s, has %j',
    (text, reference, times) => {
      expect(shown(tag, text, reference)).toEqual(times)
    },
  )
  test.each(calendar.not)('"%s" has no time', (text) => {
    expect(shown(tag, text, '2021-05-28')).toEqual([])
  })
})
