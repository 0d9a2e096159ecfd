import type { Precision } from '../vocabulary.js'
import { dayNumber, isoDay, monthEnd, monthLength, monthStart } from './days.js'
import { season, type TimeValue } from './interval.js'

interface Bounds {
  readonly from: number | null
  readonly to: number | null
  readonly precision: Precision
}

/** One date of EDTF: 2021, 2021-05, 2021-05-28, 2021-05-28T15:00, 2019-21, each also with "~"; XXXX-12-13 has no bounds. */
const readDate = (text: string): Bounds | null => {
  const found = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?[~?%]?$/.exec(text)
  if (found === null) return null
  const [, yearText = '', monthText, dayText, hourText] = found
  const month = monthText === undefined ? null : Number(monthText)
  const day = dayText === undefined ? null : Number(dayText)
  const precision: Precision = hourText !== undefined ? 'minute' : day !== null ? 'day' : month === null ? 'year' : month > 20 ? 'season' : 'month'
  if (yearText === 'XXXX') return month === null || month > 12 ? null : { from: null, to: null, precision }
  const year = Number(yearText)
  if (month === null) return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31), precision }
  if (month >= 21 && month <= 24 && day === null) {
    const { from, to } = season(year, month - 21)
    return { from, to, precision }
  }
  if (month < 1 || month > 12) return null
  const index = year * 12 + month - 1
  if (day === null) return { from: monthStart(index), to: monthEnd(index), precision }
  if (day < 1 || day > monthLength(year, month)) return null
  return { from: dayNumber(year, month, day), to: dayNumber(year, month, day), precision }
}

/**
 * Reads the EDTF that reports use: dates, extents ("2021-05-03/2021-05-09", open sides ".." ), sets ("[2020-05-29..2020-06-27]", "[a,b]").
 * @returns the same value with its bounds; null where the text is none of these.
 */
export const readEdtf = (edtf: string): TimeValue | null => {
  const value = (from: number | null, to: number | null, precision: Precision): TimeValue => ({
    edtf,
    earliest: from === null ? null : isoDay(from),
    latest: to === null ? null : isoDay(to),
    precision,
  })
  const one = readDate(edtf)
  if (one !== null) return value(one.from, one.to, one.precision)
  const inner = /^\[(.+)\]$/.exec(edtf)?.[1]
  const open = (text: string | undefined): Bounds | null =>
    text === '' || text === '..' ? { from: null, to: null, precision: 'year' } : readDate(text ?? '-')
  if (inner === undefined) {
    const sides = edtf.split('/')
    if (sides.length !== 2) return null
    const [first, last] = [open(sides[0]), open(sides[1])]
    if (first === null || last === null) return null
    return value(first.from, last.to, first.from === null ? last.precision : first.precision)
  }
  const parts = inner.split(',')
  const firstSides = (parts[0] as string).split('..')
  const lastSides = (parts.at(-1) as string).split('..')
  const [first, last] = [open(firstSides[0]), open(lastSides.at(-1))]
  if (first === null || last === null) return null
  return value(first.from, last.to, first.from === null ? last.precision : first.precision)
}
