/**
 * Days as whole numbers (day 0 is 1970-01-01) in the proleptic Gregorian calendar. Plain arithmetic: no `Date`, hence no time zone.
 */

export const floorDivide = (a: number, b: number): number => Math.floor(a / b)

/** Year, month 1 to 12 and day 1 to 31 → day number. A day beyond the month's end runs over into the next month. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = floorDivide(y, 400)
  const yearOfEra = y - era * 400
  const dayOfYear = floorDivide(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1
  const dayOfEra = yearOfEra * 365 + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Day number → year, month, day. */
export const civilDay = (day: number): CivilDay => {
  const z = day + 719468
  const era = floorDivide(z, 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = floorDivide(dayOfEra - floorDivide(dayOfEra, 1460) + floorDivide(dayOfEra, 36524) - floorDivide(dayOfEra, 146096), 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100))
  const shifted = floorDivide(5 * dayOfYear + 2, 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - floorDivide(153 * shifted + 2, 5) + 1,
  }
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The Monday of the day's week. */
export const mondayOf = (day: number): number => day - weekdayOf(day) + 1

export const monthLength = (year: number, month: number): number => dayNumber(year, month + 1, 1) - dayNumber(year, month, 1)

/** Months are counted through the years, so that they can be added: year × 12 + month − 1. */
export const monthIndex = (day: number): number => {
  const { year, month } = civilDay(day)
  return year * 12 + month - 1
}
export const monthStart = (index: number): number => dayNumber(floorDivide(index, 12), (((index % 12) + 12) % 12) + 1, 1)
export const monthEnd = (index: number): number => monthStart(index + 1) - 1

/** The same day so many months on; the last of the month where that month is shorter. */
export const addMonths = (day: number, months: number): number => {
  const civil = civilDay(day)
  const start = monthStart(civil.year * 12 + civil.month - 1 + months)
  return Math.min(start + civil.day - 1, monthEnd(monthIndex(start)))
}

/** Easter Sunday (Gregorian), by the anonymous algorithm. */
export const easterOf = (year: number): number => {
  const a = year % 19
  const b = floorDivide(year, 100)
  const c = year % 100
  const d = (19 * a + b - floorDivide(b, 4) - floorDivide(b - floorDivide(b + 8, 25) + 1, 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * floorDivide(c, 4) - d - (c % 4)) % 7
  const f = d + e - 7 * floorDivide(a + 11 * d + 22 * e, 451) + 114
  return dayNumber(year, floorDivide(f, 31), (f % 31) + 1)
}

const TWO: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const two = (value: number): string => TWO[value] as string
const four = (value: number): string => (value >= 1000 ? `${value}` : String(value).padStart(4, '0'))

/** Months as they stand in a day: few pieces are joined faster. */
const BETWEEN: readonly string[] = TWO.map((month) => `-${month}-`)

/** ISO 8601: YYYY-MM-DD. */
export const isoDay = (at: number): string => {
  const { year, month, day } = civilDay(at)
  return four(year) + BETWEEN[month] + TWO[day]
}
export const isoMonth = (index: number): string => `${four(floorDivide(index, 12))}-${two((((index % 12) + 12) % 12) + 1)}`
export const isoYear = (year: number): string => four(year)

/** YYYY-MM-DD → day number; null where it is no such day. */
export const parseDay = (iso: string): number | null => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month) ? dayNumber(year, month, day) : null
}
