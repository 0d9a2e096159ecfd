import { describe, expect, test } from 'vitest'
import { addMonths, civilDay, dayNumber, easterOf, isoDay, mondayOf, monthLength, parseDay, weekdayOf } from '../../src/time/days.js'

test.each([
  [1970, 1, 1, 0],
  [1969, 12, 31, -1],
  [2000, 2, 29, 11016],
  [2021, 5, 28, 18775],
] as const)('%i-%i-%i is day %i, and back', (year, month, day, at) => {
  expect(dayNumber(year, month, day)).toBe(at)
  expect(civilDay(at)).toEqual({ year, month, day })
})

test.each([
  ['2021-05-28', 5],
  ['2021-01-03', 7],
  ['1969-12-29', 1],
] as const)('%s is weekday %i', (iso, weekday) => {
  expect(weekdayOf(parseDay(iso) ?? Number.NaN)).toBe(weekday)
})

test.each([
  ['2021-01-31', 1, '2021-02-28'],
  ['2021-05-28', -3, '2021-02-28'],
  ['2020-02-29', 12, '2021-02-28'],
  ['2021-11-30', 3, '2022-02-28'],
] as const)('%s and %i months is %s', (iso, months, expected) => {
  expect(isoDay(addMonths(parseDay(iso) ?? Number.NaN, months))).toBe(expected)
})

test.each([
  [2019, '2019-04-21'],
  [2021, '2021-04-04'],
  [2024, '2024-03-31'],
] as const)('Easter of %i is %s', (year, expected) => {
  expect(isoDay(easterOf(year))).toBe(expected)
})

describe('what is no day', () => {
  test.each(['2021-02-29', '2021-13-01', '2021-5-28', 'soon'])('%s', (text) => {
    expect(parseDay(text)).toBeNull()
  })
})

test('a week begins on Monday, February has 29 days in leap years', () => {
  expect(isoDay(mondayOf(parseDay('2021-05-30') ?? 0))).toBe('2021-05-24')
  expect([monthLength(2020, 2), monthLength(2021, 2), monthLength(1900, 2), monthLength(2021, 12)]).toEqual([29, 28, 28, 31])
})
