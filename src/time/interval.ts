import type { Precision } from '../vocabulary.js'
import { addMonths, floorDivide, isoDay, isoMonth, isoYear, mondayOf, monthEnd, monthIndex, monthStart, parseDay } from './days.js'
import { type Amount, finestUnit, roughSeconds } from './duration.js'

/** Something that has happened or holds within these days. Days are ISO 8601 (YYYY-MM-DD); null is an open or unknown side. */
export interface TimeValue {
  /** ISO 8601-2 (EDTF): see the contract. */
  readonly edtf: string
  readonly earliest: string | null
  readonly latest: string | null
  readonly precision: Precision
}

/**
 * An interval of days with a precision: what all arithmetic is done on.
 * `form`: "whole" a calendar unit or an extent, all of which is meant · "one" one unit of the precision among these days, which one is not
 * known · "list" the same, of the days listed.
 */
export interface Interval {
  /** Day numbers; null is an open side. */
  readonly from: number | null
  readonly to: number | null
  readonly precision: Precision
  readonly form: 'whole' | 'one' | 'list'
  readonly days?: readonly number[]
  readonly approximate?: boolean
  /** EDTF of a date whose year nothing tells ("XXXX-12-13"); it has no bounds. */
  readonly yearless?: string
  /** Precision of either edge, where they differ: "between 2021 and May 2023". */
  readonly edges?: readonly [Precision, Precision]
  /** Minutes after midnight, where the interval is one day or one among days. `hourOnly`: no minutes were told. */
  readonly clock?: { readonly minutes: number; readonly hourOnly: boolean }
}

export const day = (at: number): Interval => ({ from: at, to: at, precision: 'day', form: 'whole' })
export const week = (anyDay: number): Interval => {
  const from = mondayOf(anyDay)
  return { from, to: from + 6, precision: 'week', form: 'whole' }
}
export const month = (index: number): Interval => ({ from: monthStart(index), to: monthEnd(index), precision: 'month', form: 'whole' })
export const year = (at: number): Interval => years(at, at)
export const years = (from: number, to: number): Interval => ({
  from: monthStart(from * 12),
  to: monthEnd(to * 12 + 11),
  precision: 'year',
  form: 'whole',
})
/** Months by index, both included: a quarter, a half, "from March to May". */
export const months = (from: number, to: number): Interval => ({ from: monthStart(from), to: monthEnd(to), precision: 'month', form: 'whole' })
/** Meteorological: 0 is spring (March to May of the year), 3 is winter, from December of the year on. */
export const season = (at: number, index: number): Interval => ({
  from: monthStart(at * 12 + 2 + index * 3),
  to: monthEnd(at * 12 + 4 + index * 3),
  precision: 'season',
  form: 'whole',
})
export const extent = (from: number | null, to: number | null, precision: Precision): Interval => ({ from, to, precision, form: 'whole' })

/** Whether the reference is one day, so that whatever is told against it is exact. */
const isDay = (interval: Interval): boolean => interval.from !== null && interval.from === interval.to

/**
 * A function of a day, applied to a reference that may be longer than a day: its value where it is the same for all days, else one among all
 * values from the first day's to the last day's (the function must not go backward).
 */
export const against = (reference: Interval, value: (day: number) => Interval): Interval | null => {
  if (reference.from === null || reference.to === null) return null
  const first = value(reference.from)
  if (isDay(reference)) return first
  const last = value(reference.to)
  if (first.from === last.from && first.to === last.to) return first
  return { ...first, from: first.from, to: last.to, form: 'one' }
}

/** The same for functions that hit few days, such as "last Friday": the days themselves. */
export const amongDays = (reference: Interval, value: (day: number) => number): Interval | null => {
  if (reference.from === null || reference.to === null) return null
  const first = value(reference.from)
  const last = value(reference.to)
  if (first === last) return day(first)
  if (last - first > 366) return { from: first, to: last, precision: 'day', form: 'one' }
  const days: number[] = []
  for (let at = first; at <= last; at += 7) days.push(at)
  return { from: first, to: last, precision: 'day', form: 'list', days }
}

/** So much later (or earlier, with `sign` −1). Hours and shorter are carried to days: 30 hours later is one day later or two. */
export const shiftDay = (at: number, amount: Amount, sign: 1 | -1): { readonly from: number; readonly to: number } => {
  const wholeMonths = (amount.year ?? 0) * 12 + (amount.month ?? 0)
  const restOfMonth = wholeMonths % 1
  const base = addMonths(at, sign * Math.trunc(wholeMonths))
  const days = (amount.week ?? 0) * 7 + (amount.day ?? 0) + Math.round(restOfMonth * 30.44)
  const hours = (amount.hour ?? 0) + (amount.minute ?? 0) / 60 + (amount.second ?? 0) / 3600
  // Up to half a day is most often the same day; beyond, midnight may lie between.
  const least = days + (hours > 12 ? Math.floor(hours / 24) : 0)
  const most = days + (hours > 12 ? Math.ceil(hours / 24) : 0)
  return sign > 0 ? { from: base + Math.floor(least), to: base + Math.ceil(most) } : { from: base - Math.ceil(most), to: base - Math.floor(least) }
}

/**
 * The time so long before (sign −1) or after a reference. `rounded`: told loosely ("two years ago"), so that the finest unit told is the
 * precision: a year, a month, a week; else the day exactly.
 */
export const shift = (
  reference: Interval,
  min: Amount | null,
  max: Amount | null,
  sign: 1 | -1,
  rounded: boolean,
  approximate: boolean,
): Interval | null => {
  if (reference.from === null || reference.to === null) return null
  const near = min ?? { day: 0 }
  const exact = min !== null && max !== null && roughSeconds(min) === roughSeconds(max)
  if (!exact) {
    const nearEdge = shiftDay(sign > 0 ? reference.from : reference.to, near, sign)
    const farEdge = max === null ? null : shiftDay(sign > 0 ? reference.to : reference.from, max, sign)
    return sign > 0
      ? { from: nearEdge.from, to: farEdge?.to ?? null, precision: 'day', form: 'one' }
      : { from: farEdge?.from ?? null, to: nearEdge.to, precision: 'day', form: 'one' }
  }
  const unit = finestUnit(near)
  if (rounded && unit === 'year')
    return flag(
      against(reference, (at) => yearOf(shiftDay(at, near, sign).from)),
      approximate,
    )
  if (rounded && unit === 'month')
    return flag(
      against(reference, (at) => month(monthIndex(shiftDay(at, near, sign).from))),
      approximate,
    )
  if (rounded && unit === 'week')
    return flag(
      against(reference, (at) => week(shiftDay(at, near, sign).from)),
      approximate,
    )
  const first = shiftDay(reference.from, near, sign).from
  const last = shiftDay(reference.to, near, sign).to
  return flag({ from: first, to: last, precision: 'day', form: first === last ? 'whole' : 'one' }, approximate)
}

const flag = (interval: Interval | null, approximate: boolean): Interval | null =>
  interval === null || !approximate ? interval : { ...interval, approximate }

const yearOf = (at: number): Interval => year(floorDivide(monthIndex(at), 12))

const clockText = (minutes: number): string => `T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** How the whole of these days is written: as a year, season or month where it is one, else as an extent. */
const writeWhole = (from: number, to: number, precision: Precision): string => {
  if (from === to) return isoDay(from)
  const first = monthIndex(from)
  const last = monthIndex(to)
  if (precision !== 'week' && precision !== 'day' && from === monthStart(first) && to === monthEnd(last)) {
    if (precision === 'season' && last - first === 2 && first % 3 === 2) {
      const from0 = first - 2
      return `${isoYear(floorDivide(from0, 12))}-${21 + floorDivide(((from0 % 12) + 12) % 12, 3)}`
    }
    if (precision === 'year' && first % 12 === 0 && last % 12 === 11) {
      const [a, b] = [floorDivide(first, 12), floorDivide(last, 12)]
      return a === b ? isoYear(a) : `${isoYear(a)}/${isoYear(b)}`
    }
    return first === last ? isoMonth(first) : `${isoMonth(first)}/${isoMonth(last)}`
  }
  return `${isoDay(from)}/${isoDay(to)}`
}

/** The edge of a set, as short as the precision allows. */
const writeEdge = (at: number, precision: Precision, isStart: boolean): string => {
  const index = monthIndex(at)
  const onEdge = at === (isStart ? monthStart(index) : monthEnd(index))
  if (precision === 'year' && onEdge && index % 12 === (isStart ? 0 : 11)) return isoYear(floorDivide(index, 12))
  if ((precision === 'month' || precision === 'year') && onEdge) return isoMonth(index)
  return isoDay(at)
}

/** EDTF and ISO days of an interval. */
export const timeValue = (interval: Interval): TimeValue => {
  const { from, to, form, clock } = interval
  const earliest = from === null ? null : isoDay(from)
  const latest = to === null ? null : to === from ? earliest : isoDay(to)
  if (clock !== undefined && from !== null && from === to) {
    const edtf = isoDay(from) + clockText(clock.minutes)
    return { edtf, earliest, latest, precision: clock.hourOnly ? 'hour' : 'minute' }
  }
  let edtf: string
  // By far the most: one day
  if (form === 'whole' && earliest !== null && from === to && interval.yearless === undefined && !interval.approximate)
    return { edtf: earliest, earliest, latest, precision: interval.precision }
  if (interval.yearless !== undefined) edtf = interval.yearless
  else if (form === 'list' && interval.days !== undefined) edtf = `[${interval.days.map(isoDay).join(',')}]`
  else if (form === 'one' || from === null || to === null) {
    const first = from === null ? '' : writeEdge(from, interval.precision, true)
    const last = to === null ? '' : writeEdge(to, interval.precision, false)
    if (form === 'one') edtf = first === last ? first : `[${first}..${last}]`
    else edtf = `${first || '..'}/${last || '..'}`
  } else if (interval.edges !== undefined) edtf = `${writeEdge(from, interval.edges[0], true)}/${writeEdge(to, interval.edges[1], false)}`
  else edtf = writeWhole(from, to, interval.precision)
  if (interval.approximate && !/[[\]/]/.test(edtf)) edtf += '~'
  return { edtf, earliest, latest, precision: interval.precision }
}

/** The interval of a value that came from outside (the publication date); null where it has no bounds. */
export const intervalOf = (value: TimeValue): Interval | null => {
  const from = value.earliest === null ? null : parseDay(value.earliest)
  const to = value.latest === null ? null : parseDay(value.latest)
  if (from === null || to === null) return null
  const clock = /T(\d\d):(\d\d)/.exec(value.edtf)
  return {
    from,
    to,
    precision: value.precision,
    form: 'whole',
    ...(clock !== null && from === to ? { clock: { minutes: Number(clock[1]) * 60 + Number(clock[2]), hourOnly: false } } : {}),
  }
}
