import { describe, expect, test } from 'vitest'
import { findHeaderDate, parseIso, timeValueOf } from '../../src/article/header-dates.js'
import { articleLexicon } from '../../src/article/load-lexicon.js'
import { tokenize } from '../../src/text/tokens.js'

const first = (text: string): string | undefined => {
  const tokens = tokenize(text)
  const date = findHeaderDate(tokens, 0, tokens.length, articleLexicon())
  return date === null ? undefined : timeValueOf(date).edtf
}

test.each([
  ['28 Mai. 2021 • 15:00', '2021-05-28T15:00'],
  ['Publié le 12/03/2023 à 17h04', '2023-03-12T17:04'],
  ['1er mars 2021', '2021-03-01'],
  ['di 25 jan 2020', '2020-01-25'],
  ['Stand: 12.03.2024, 10:15 Uhr', '2024-03-12T10:15'],
  ['06. 01. 2026, 14:59 Uhr', '2026-01-06T14:59'],
  ['3. Mai 2024, 17.47', '2024-05-03T17:47'],
  ['March 3rd, 2021', '2021-03-03'],
  ['Aug 08, 2024 4:00 AM EDT', '2024-08-08T04:00'],
  ['July 8, 2015: 5:26 p.m. ET', '2015-07-08T17:26'],
  ['08:39, 06 Jan 2026 Updated 08:41, 06 Jan 2026', '2026-01-06T08:39'],
  ['2021-05-28T15:00:00+02:00', '2021-05-28T15:00'],
  ['2025年1月13日 21時37分', '2025-01-13T21:37'],
  ['5/28/2021', '2021-05-28'],
  ['Jan Maes 28-05-21, 15:00', '2021-05-28T15:00'],
  ['28-05-21', undefined],
  ['vor 3 Stunden', undefined],
  ['zo. 26 januari', undefined],
  ['99.99.2021', undefined],
  ['version 1.2.3', undefined],
  ['call 0800-123-4567', undefined],
])('"%s" is %s', (text, edtf) => {
  expect(first(text)).toBe(edtf)
})

describe('a date from a record', () => {
  test.each([
    ['2021', '2021'],
    ['2021-05', '2021-05'],
    ['2021-05-28', '2021-05-28'],
    ['2021-05-28T15:00:00Z', '2021-05-28T15:00'],
    ['2021-13-01', undefined],
    ['yesterday', undefined],
  ])('%s', (text, edtf) => {
    expect(parseIso(text)?.edtf).toBe(edtf)
  })
})
