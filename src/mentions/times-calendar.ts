import { civilDay, dayNumber, easterOf, floorDivide, mondayOf, monthEnd, monthIndex, monthLength, monthStart, weekdayOf } from '../time/days.js'
import type { Interval } from '../time/interval.js'
import * as i from '../time/interval.js'
import type { PlacingCalendar } from './times-rules.js'

/** What a time is placed against. */
export interface Placing {
  readonly calendar: PlacingCalendar
  readonly reference: Interval | null
  /** The date that the text told last. */
  readonly anchor: Interval | null
  /** What comes again (a weekday, a day without year) is the next one, not the last one. */
  readonly forward: boolean
  /** It can't be still to come. */
  readonly past: boolean
  /** The conventions of assistants: "next Friday" is Friday of next week, "last May" is of last year. */
  readonly lookAhead: boolean
}

/** The last such weekday, the day itself included. */
export const lastOn = (day: number, weekday: number): number => day - ((((weekdayOf(day) - weekday) % 7) + 7) % 7)
export const nextOn = (day: number, weekday: number): number => day + ((((weekday - weekdayOf(day)) % 7) + 7) % 7)

export const holidayDay = (calendar: PlacingCalendar, index: number, year: number): number => {
  const holiday = calendar.holidays[index]
  return feastDay(holiday, year) + (holiday?.offset ?? 0)
}
const feastDay = (holiday: PlacingCalendar['holidays'][number] | undefined, year: number): number => {
  if (holiday?.date !== undefined) return dayNumber(year, Number(holiday.date.slice(0, 2)), Number(holiday.date.slice(3)))
  if (holiday?.easter !== undefined) return easterOf(year) + holiday.easter
  if (holiday?.nth !== undefined) {
    const { n, weekday, month } = holiday.nth
    const index0 = year * 12 + month - 1
    return n > 0 ? nextOn(monthStart(index0), weekday) + 7 * (n - 1) : lastOn(monthEnd(index0), weekday)
  }
  return dayNumber(year, 1, 1)
}

/**
 * Something that comes once a year: the last one begun by the reference, or with `forward` the first one not yet over.
 * @param lone EDTF without a reference; null where it means nothing then.
 */
export const yearly = (placing: Placing, at: (year: number) => Interval | null, lone: string | null): Interval | null => {
  const { reference, forward } = placing
  if (reference === null || reference.from === null || reference.to === null) {
    return lone === null ? null : { from: null, to: null, precision: lone.length > 7 ? 'day' : 'month', form: 'whole', yearless: lone }
  }
  const near = (day: number): Interval | null => {
    const { year } = civilDay(day)
    for (let step = 0; step < 9; step++) {
      // A leap day may be years away; what begins late in a year may be of the year before.
      const found = at(forward ? year - 1 + step : year - step)
      if (found === null || found.from === null || found.to === null) continue
      if (forward ? found.to >= day : found.from <= day) return found
    }
    return null
  }
  const first = near(reference.from)
  if (reference.from === reference.to) return first
  const last = near(reference.to)
  // The day lies within the month of publication: that one is meant, though it may be a year older.
  if (reference.precision === 'month') {
    for (const found of [first, last])
      if (found !== null && found.from !== null && found.to !== null && found.from >= reference.from && found.to <= reference.to) return found
  }
  if (first === null || last === null || first.from === last.from) return first
  // The reference is no single day, and the date may fall in either year.
  if (first.from === first.to && first.from !== null && last.from !== null) {
    return { from: first.from, to: last.to, precision: 'day', form: 'list', days: [first.from, last.from] }
  }
  return { ...first, to: last.to, form: 'one' }
}

export const pad = (value: number): string => String(value).padStart(2, '0')

export const placeDate = (year: number | null, month: number | null, day: number | null, placing: Placing): Interval | null => {
  if (month === null) {
    if (day === null || placing.reference === null) return null
    // A day of a month not told: of the last month that had it by then.
    return i.against(placing.reference, (at) => {
      for (let step = placing.forward ? 0 : 0; step < 4; step++) {
        const index = monthIndex(at) + (placing.forward ? step : -step)
        const found = monthStart(index) + day - 1
        if (found <= monthEnd(index) && (placing.forward ? found >= at : found <= at)) return i.day(found)
      }
      return i.day(at)
    })
  }
  if (day === null) {
    if (year !== null) return i.month(year * 12 + month - 1)
    return yearly(placing, (at) => i.month(at * 12 + month - 1), `XXXX-${pad(month)}`)
  }
  const onDay = (at: number): Interval | null => (day <= monthLength(at, month) ? i.day(dayNumber(at, month, day)) : null)
  return year !== null ? onDay(year) : yearly(placing, onDay, `XXXX-${pad(month)}-${pad(day)}`)
}

export const placeUnit = (unit: string, n: number, reference: Interval, placing: Placing): Interval | null => {
  const byMonths = (size: number): Interval | null =>
    i.against(reference, (day) => {
      const index = floorDivide(monthIndex(day), size) + n
      return i.months(index * size, index * size + size - 1)
    })
  switch (unit) {
    case 'day':
      return i.against(reference, (day) => i.day(day + n))
    case 'week':
      return i.against(reference, (day) => i.week(day + 7 * n))
    case 'workweek':
      return i.against(reference, (day) => i.extent(mondayOf(day) + 7 * n, mondayOf(day) + 7 * n + 4, 'week'))
    case 'weekend':
      return i.against(reference, (day) => {
        const saturday = mondayOf(day) + 5
        const begun = day >= saturday
        // "This weekend", told on a Monday, is over in news; on its own days it is the one that is on.
        const steps = n < 0 ? n + (begun ? 0 : 0) : n > 0 ? n - (begun || placing.lookAhead ? 0 : 1) : begun || placing.forward ? 0 : -1
        return i.extent(saturday + 7 * steps, saturday + 7 * steps + 1, 'day')
      })
    case 'month':
      return byMonths(1)
    case 'quarter':
      return byMonths(3)
    case 'half':
      return byMonths(6)
    case 'year':
      return i.against(reference, (day) => i.year(civilDay(day).year + n))
    case 'decade':
      return i.against(reference, (day) => {
        const decade = (floorDivide(civilDay(day).year, 10) + n) * 10
        return i.years(decade, decade + 9)
      })
    default:
      return i.against(reference, (day) => {
        const century = (floorDivide(civilDay(day).year, 100) + n) * 100
        return i.years(century, century + 99)
      })
  }
}
