import { addMonths, civilDay, floorDivide, mondayOf, monthIndex } from '../time/days.js'
import type { Interval } from '../time/interval.js'
import * as i from '../time/interval.js'
import type { Part, When } from './times-meanings.js'

/** Days of a week (from its Monday, 0) that each part has. */
const WEEK_PARTS: Readonly<Record<Part, readonly [number, number]>> = { begin: [0, 2], early: [0, 2], mid: [1, 4], end: [3, 6], late: [3, 6] }
/** Days of a month (from 1); 0 is its last. */
const MONTH_PARTS: Readonly<Record<Part, readonly [number, number]>> = { begin: [1, 10], early: [1, 15], mid: [11, 20], end: [21, 0], late: [16, 0] }
/** Months of a year (from 0). */
const YEAR_PARTS: Readonly<Record<Part, readonly [number, number]>> = { begin: [0, 2], early: [0, 5], mid: [4, 7], end: [9, 11], late: [6, 11] }

/** The same as assistants have them: halves of months; thirds of years, halves of this year and the next. */
const REQUEST_MONTH_PARTS: Readonly<Record<Part, readonly [number, number]>> = {
  begin: [1, 15],
  early: [1, 15],
  mid: [10, 20],
  end: [16, 0],
  late: [16, 0],
}
const REQUEST_YEAR_PARTS: Readonly<Record<Part, readonly [number, number]>> = {
  begin: [0, 3],
  early: [0, 3],
  mid: [4, 7],
  end: [8, 11],
  late: [8, 11],
}

/** Begin, middle, end of a period. Parts overlap a little where the words do: "early" and "late" are halves, "begin" and "end" thirds. */
export const partOf = (part: Part, whole: Interval, asRequest = false, ofThisYear = false): Interval => {
  const { from, to } = whole
  if (from === null || to === null || whole.form !== 'whole' || from === to) return whole
  const length = to - from + 1
  if (length === 7) return i.extent(from + WEEK_PARTS[part][0], from + WEEK_PARTS[part][1], 'day')
  const first = monthIndex(from)
  const last = monthIndex(to)
  if (first === last) {
    const [a, b] = asRequest ? REQUEST_MONTH_PARTS[part] : MONTH_PARTS[part]
    return i.extent(from + a - 1, b === 0 ? to : from + b - 1, 'week')
  }
  if (last - first === 11) {
    const [a, b] = !asRequest
      ? YEAR_PARTS[part]
      : ofThisYear && part !== 'mid'
        ? part === 'begin' || part === 'early'
          ? [0, 5]
          : [6, 11]
        : REQUEST_YEAR_PARTS[part]
    return i.months(first + (a as number), first + (b as number))
  }
  if (last - first === 2) {
    const [a, b] = { begin: [0, 0], early: [0, 1], mid: [1, 1], end: [2, 2], late: [1, 2] }[part] as [number, number]
    return i.months(first + a, first + b)
  }
  if (last - first === 119) {
    const year = floorDivide(first, 12)
    const [a, b] = { begin: [0, 3], early: [0, 3], mid: [3, 6], end: [6, 9], late: [6, 9] }[part] as [number, number]
    return i.years(year + a, year + b)
  }
  const third = Math.floor(length / 3)
  if (part === 'begin' || part === 'early') return i.extent(from, from + third, 'day')
  return part === 'mid' ? i.extent(from + third, to - third, 'day') : i.extent(to - third, to, 'day')
}

/** "The last three weeks", "the coming days": up to the reference, or from the day after it. */
export const runOf = (when: Extract<When, { is: 'run' }>, reference: Interval, lookAhead: boolean): Interval | null => {
  const { unit, quantity, sign } = when
  const { from, to } = reference
  if (from === null || to === null) return null
  const few = { year: 9, month: 11, week: 4, day: 6, hour: 23, minute: 59, second: 59 }[unit.unit]
  const count = (quantity.few ? (lookAhead ? 3 : few) : (quantity.max ?? quantity.min ?? 1)) * unit.times
  if (unit.period === 'quarter' || unit.period === 'half') {
    const start = floorDivide(monthIndex(sign > 0 ? to : from), unit.times)
    const size = unit.times
    const n = count / unit.times
    return sign > 0 ? i.months((start + 1) * size, (start + 1 + n) * size - 1) : i.months((start - n) * size, start * size - 1)
  }
  if (unit.period === 'decade') {
    const decade = floorDivide(civilDay(from).year, 10) * 10
    return sign > 0 ? i.years(decade + 10, decade + 9 + count) : i.years(decade - count, decade - 1)
  }
  const move = (at: number): number => {
    if (unit.unit === 'year' || unit.unit === 'month') return addMonths(at, sign * Math.round(count) * (unit.unit === 'year' ? 12 : 1))
    if (unit.unit === 'week') return at + sign * Math.round(count * 7)
    if (unit.unit === 'day') return at + sign * Math.round(count)
    return at + (sign > 0 ? Math.ceil : Math.floor)((sign * count) / (unit.unit === 'hour' ? 24 : 1440))
  }
  if (unit.period === 'weekend') return i.extent(mondayOf(from) + sign * (count / unit.times) * 7, to, 'day')
  return sign > 0 ? i.extent(from + 1, move(to), 'day') : i.extent(move(from), to, 'day')
}
