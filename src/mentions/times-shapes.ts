import type { Shape } from '../languages/calendar-lists.js'
import type { TimeRelation } from './mention.js'
import * as c from './times-categories.js'
import { CLOCK_MAKERS } from './times-clocks.js'
import { MORNING, NIGHT } from './times-day-parts.js'
import { DURATION_MAKERS } from './times-durations.js'
import type { Meaning, Part, Told, When } from './times-meanings.js'
import { RELATIVE_MAKERS } from './times-relative.js'
import {
  durationIn,
  type Filled,
  type Made,
  type Maker,
  made,
  numberIn,
  partIn,
  periodOf,
  REFERENCE_DAY,
  slot,
  timeIn,
  unitIn,
  whenOf,
} from './times-slots.js'

const withYear = (when: When, year: number): When | null => {
  switch (when.is) {
    case 'date':
    case 'season':
    case 'fraction':
    case 'holiday':
    case 'isoWeek':
      return when.year === null ? { ...when, year } : null
    case 'part':
      return when.of.is === 'unit' && when.of.unit === 'year' ? { ...when, of: { is: 'year', year, last: year } } : null
    case 'range': {
      const to = withYear(when.to, year)
      return to === null ? null : { ...when, to }
    }
    case 'days':
    case 'onWeekday':
    case 'dayPart': {
      const of = withYear(when.of, year)
      return of === null ? null : { ...when, of }
    }
    default:
      return null
  }
}

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const possible = (day: number, month: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= (DAYS_IN[month - 1] ?? 0)

/** A two-figure year: 1950 to 2049. */
export const fullYear = (year: number): number => (year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year)

const dayMonth = (slots: readonly Filled[]): Made | null => {
  const day = numberIn(slots, 'day') ?? numberIn(slots, 'int')
  const month = monthOf(slot(slots, 'month')) ?? numberIn(slots, 'monthnumber') ?? numberIn(slots, 'ord')
  if (day === null || month === null || !possible(day, month)) return null
  // "In January a procedure": an article is no day
  if (day === 1 && slots.some(({ slot: name, rule }, k) => name === 'int' && rule !== 'figures' && k > 0)) return null
  return made(c.DAY_MONTH, { is: 'date', year: null, month, day })
}
const monthOf = (meaning: Meaning | undefined): number | null => {
  const when = whenOf(meaning)
  return when?.is === 'date' ? when.month : null
}

const partOf =
  (part: Part): Maker =>
  (slots) => {
    const of = timeIn(slots) ?? periodOf(unitIn(slots))
    return of === null ? null : made(c.PERIOD, { is: 'part', part, of })
  }
const related =
  (relation: TimeRelation, past = false): Maker =>
  (slots) => {
    const when = timeIn(slots)
    return when === null ? null : told(when, relation, past)
  }
const told = (when: When, relation: TimeRelation, past = false): Made => ({
  category: c.TOLD,
  meaning: { kind: 'told', told: { when, relation, past } satisfies Told },
})

const rangeOf: Maker = (slots) => {
  const from = timeIn(slots, 0)
  const to = timeIn(slots, 1)
  // "The night of Friday to Saturday" is one night
  return from === null || to === null || isOneNight(from) ? null : made(c.RANGE, { is: 'range', from, to })
}
const isOneNight = (when: When): boolean => when.is === 'nightFrom' || (when.is === 'dayPart' && when.part === NIGHT)
const dayRange: Maker = (slots) => {
  const first = numberIn(slots, 'day', 0)
  const second = numberIn(slots, 'day', 1)
  const time = timeIn(slots)
  if (first === null || time === null) return null
  if (second !== null) return second < first ? null : made(c.RANGE, { is: 'days', from: first, to: second, of: time })
  // "du 3 au 7 mai": the first day takes month and year of the second
  if (time.is !== 'date' || time.day === null || time.day < first) return null
  return made(c.RANGE, { is: 'days', from: first, to: time.day, of: { ...time, day: null } })
}

const spoken = (value: number): Made => ({ category: c.intCategory(value, true), meaning: { kind: 'number', value } })

const nthMaker: Maker = (slots) => {
  const n = numberIn(slots, 'ord') ?? numberIn(slots, 'int')
  if (n === null) return null
  return nthMade(n, slots)
}
const nthMade = (n: number, slots: readonly Filled[]): Made | null => {
  const unit = unitIn(slots)
  const times = slots.filter(({ meaning }) => meaning.kind === 'when')
  const weekday = times[0]?.slot === 'weekday' ? whenOf(times[0].meaning) : null
  const of = whenOf(times[weekday === null ? 0 : 1]?.meaning) ?? periodOf(unitIn(slots, 1))
  if (weekday?.is === 'weekday') return made(c.DATE, { is: 'nth', n, what: { weekday: weekday.weekday }, of })
  if (unit === null || unit.period === null || of === null) return null
  return made(unit.period === 'day' ? c.DATE : c.PERIOD, { is: 'nth', n, what: { unit: unit.period }, of })
}

const on = (slots: readonly Filled[], build: (of: When) => When | null, category: number): Made | null => {
  const of = timeIn(slots)
  const when = of === null ? null : build(of)
  return when === null ? null : made(category, when)
}

const onPeriod = (slots: readonly Filled[], build: (of: When) => When): Made | null => {
  const of = timeIn(slots) ?? periodOf(unitIn(slots))
  return of === null ? null : made(c.PERIOD, build(of))
}

/** An ordinal in words below it says no day: "on Tuesday the first servers". */
const TWO_FIGURES = 10

/** What each shape means. The words are the language's. */
export const MAKERS: Readonly<Record<Exclude<Shape, 'none'>, Maker>> = {
  hundred: (slots) => spoken((numberIn(slots, 'int', 0) ?? 1) * 100 + (numberIn(slots, 'int', 1) ?? 0)),
  thousand: (slots) => spoken((numberIn(slots, 'int', 0) ?? 1) * 1000 + (numberIn(slots, 'int', 1) ?? 0)),
  spokenYear: (slots) => {
    const [a, b] = [numberIn(slots, 'int', 0), numberIn(slots, 'int', 1)]
    // "November 2015 eine": figures are no spoken year.
    if (a === null || slots.some(({ rule }) => rule === 'figures')) return null
    const year = b === null ? a : a >= 1000 ? a + b : a * 100 + b
    return year >= 1900 && year <= 2099 && (b === null || (a >= 10 && b < 100)) ? made(c.YEAR, { is: 'year', year, last: year }) : null
  },
  dayMonth,
  weekdayDate: (slots) => {
    const weekday = whenOf(slot(slots, 'weekday'))
    const other = slots.find((filled) => filled.slot !== 'weekday')
    const of = whenOf(other?.meaning)
    if (weekday?.is !== 'weekday' || of === null || other === undefined || !isDated(of)) return null
    return made(other.category, { is: 'onWeekday', weekday: weekday.weekday, of })
  },
  weekdayDay: (slots) => {
    const weekday = whenOf(slot(slots, 'weekday'))
    const day = numberIn(slots, 'day')
    if (weekday?.is !== 'weekday' || day === null) return null
    // "On Tuesday the first servers …"
    const isWord = day < TWO_FIGURES && slots.some(({ rule }) => rule === 'ordinal-word')
    return made(isWord ? c.REQUEST : c.DATE, { is: 'onWeekday', weekday: weekday.weekday, of: { is: 'date', year: null, month: null, day } })
  },
  dayOf: (slots) => {
    const day = numberIn(slots, 'day') ?? numberIn(slots, 'ord')
    const of = timeIn(slots) ?? periodOf(unitIn(slots))
    return day === null || of === null ? null : made(c.DATE, { is: 'days', from: day, to: day, of })
  },
  loneDay: (slots) => {
    const day = numberIn(slots, 'day')
    return day === null || day > 31 ? null : made(c.REQUEST, { is: 'date', year: null, month: null, day })
  },
  fullDate: (slots) => {
    const day = numberIn(slots, 'day') ?? numberIn(slots, 'int')
    const month = monthOf(slot(slots, 'month'))
    const year = yearIn(slot(slots, 'year'))
    return day === null || month === null || year === null || !possible(day, month) ? null : made(c.DATE, { is: 'date', year, month, day })
  },
  ofYear: (slots) => {
    const filled = slots.find(({ slot: name }) => name === 'yearless')
    const of = whenOf(filled?.meaning)
    const year = whenOf(slots.find(({ slot: name }) => name === 'period')?.meaning)
    if (filled === undefined || of === null || year === null || !isYear(year)) return null
    return made(filled.category === c.DAY_MONTH ? c.DATE : filled.category === c.RANGE ? c.RANGE : c.PERIOD, { is: 'ofYear', of, year })
  },
  thatPeriod: (slots) => {
    const unit = unitIn(slots)
    if (unit === null || unit.period === null || unit.period === 'day' || unit.plural) return null
    return made(c.PERIOD, { is: 'anchorUnit', unit: unit.period })
  },
  lone: (slots) => {
    const unit = unitIn(slots)
    return unit?.period !== 'weekend' ? null : made(c.PERIOD, { is: 'unit', unit: 'weekend', n: 0 })
  },
  inYear: (slots) => {
    const filled = slots.find(({ meaning }) => meaning.kind === 'when')
    const short = numberIn(slots, 'shortyear')
    const year = yearIn(slot(slots, 'year')) ?? (short === null ? null : fullYear(short))
    const of = slots.find(({ slot: name, meaning }) => name !== 'year' && meaning.kind === 'when')
    const base = whenOf(of?.meaning)
    if (filled === undefined || of === undefined || year === null || base === null) return null
    const when = withYear(base, year)
    return when === null ? null : made(of.category === c.DAY_MONTH ? c.DATE : of.category === c.RANGE ? c.RANGE : c.PERIOD, when)
  },
  same: (slots) => {
    const only = slots[0]
    return only === undefined
      ? null
      : { category: only.category === c.MONTH || only.category === c.YEAR ? c.PERIOD : only.category, meaning: only.meaning }
  },
  isoWeek: (slots) => {
    const n = numberIn(slots, 'int') ?? numberIn(slots, 'ord')
    return n === null || n < 1 || n > 53 ? null : made(c.PERIOD, { is: 'isoWeek', n, year: yearIn(slot(slots, 'year')) })
  },
  quarter: (slots) => fraction(numberIn(slots, 'ord') ?? numberIn(slots, 'int'), 3),
  half: (slots) => fraction(numberIn(slots, 'ord') ?? numberIn(slots, 'int'), 6),
  decade: (slots) => {
    const value = numberIn(slots, 'int') ?? numberIn(slots, 'shortyear') ?? yearIn(slot(slots, 'year'))
    if (value === null || value % 10 !== 0) return null
    const from = value < 100 ? (value < 30 ? 2000 + value : 1900 + value) : value
    return from < 1000 || from > 2100 ? null : made(c.PERIOD, { is: 'year', year: from, last: from + 9 })
  },
  century: (slots) => {
    const n = numberIn(slots, 'ord') ?? numberIn(slots, 'int')
    return n === null || n < 10 || n > 22 ? null : made(c.PERIOD, { is: 'year', year: (n - 1) * 100, last: n * 100 - 1 })
  },
  nthOf: nthMaker,
  nth: nthMaker,
  lastOf: (slots) => nthMade(-1, slots),
  monthNumber: (slots) => {
    const month = numberIn(slots, 'monthnumber')
    return month === null ? null : made(c.MONTH, { is: 'date', year: null, month, day: null })
  },
  weekOf: (slots) => on(slots, (of) => ({ is: 'around', unit: 'week', of }), c.PERIOD),
  weekendOf: (slots) => {
    const of = timeIn(slots)
    if (of === null || slots.some(({ category }) => category === c.RANGE)) return of === null ? null : made(c.PERIOD, of)
    return made(c.PERIOD, { is: 'around', unit: 'weekend', of })
  },
  monthOf: (slots) => on(slots, (of) => ({ is: 'around', unit: 'month', of }), c.PERIOD),
  weekdayOf: (slots) => {
    const weekday = whenOf(slot(slots, 'weekday'))
    const of = whenOf(slots.find((filled) => filled.slot !== 'weekday')?.meaning)
    if (weekday?.is !== 'weekday' || of === null || !isWeek(of)) return null
    return made(c.DATE, { is: 'weekdayOf', weekday: weekday.weekday, of })
  },
  within: (slots) => {
    const duration = durationIn(slots)
    return duration === null ? null : told({ is: 'within', duration }, 'by')
  },
  soFar: (slots) => onPeriod(slots, (of) => ({ is: 'soFar', of })),
  restOfPeriod: (slots) => onPeriod(slots, (of) => ({ is: 'rest', of })),
  rest: (slots) => {
    const of = timeIn(slots) ?? periodOf(unitIn(slots))
    return of === null ? null : made(c.PERIOD, { is: 'rest', of })
  },
  begin: partOf('begin'),
  mid: partOf('mid'),
  end: partOf('end'),
  early: partOf('early'),
  late: partOf('late'),
  onPart: (slots) => {
    const part = partIn(slots)
    const filled = slots.find(({ meaning }) => meaning.kind === 'when')
    const of = whenOf(filled?.meaning)
    if (of === null) return null
    // "Early on Tuesday" tells no part by its name.
    return made(filled?.category === c.DAY_MONTH ? c.DAY_MONTH : c.DATE, { is: 'dayPart', part: part ?? MORNING, of })
  },
  thisPart: (slots) => partMade(slots, REFERENCE_DAY),
  lastNight: () => made(c.DATE, { is: 'nightTo', of: REFERENCE_DAY }),
  lastPart: (slots) => {
    if (partIn(slots) === NIGHT) return made(c.DATE, { is: 'nightTo', of: REFERENCE_DAY })
    return partMade(slots, { is: 'dayOffset', days: -1, of: 'reference' })
  },
  tomorrowPart: (slots) => partMade(slots, { is: 'dayOffset', days: 1, of: 'reference' }),
  dayRange,
  monthDayRange: dayRange,
  dayRangeOf: dayRange,
  between: rangeOf,
  fromTo: rangeOf,
  dash: rangeOf,
  nightBetween: (slots) => {
    const day = numberIn(slots, 'day')
    const to = timeIn(slots, day === null ? 1 : 0)
    return to === null ? null : made(c.DATE, { is: 'nightTo', of: to })
  },
  nightTo: (slots) => on(slots, (of) => ({ is: 'nightTo', of }), c.DATE),
  nightOf: (slots) => on(slots, (of) => ({ is: 'nightFrom', of }), c.DATE),
  at: related('at'),
  since: related('since', true),
  starting: related('since'),
  sinceDuration: (slots) => {
    const duration = durationIn(slots)
    return duration === null ? null : told({ is: 'shift', duration, sign: -1, of: 'reference' }, 'since')
  },
  until: related('until'),
  before: related('before'),
  after: related('after'),
  by: related('by'),
  ...DURATION_MAKERS,
  ...RELATIVE_MAKERS,
  ...CLOCK_MAKERS,
}

const fraction = (n: number | null, months: 3 | 6): Made | null =>
  n === null || n < 1 || n > 12 / months ? null : made(c.FRACTION, { is: 'fraction', n, months, year: null })

const yearIn = (meaning: Meaning | undefined): number | null => {
  const when = whenOf(meaning)
  return when?.is === 'year' ? when.year : null
}

const isYear = (when: When): boolean =>
  ((when.is === 'unit' || when.is === 'anchorUnit') && when.unit === 'year') || (when.is === 'year' && when.year === when.last)

/** Whether a weekday can be said of it: a day of the calendar, not "three hours later". */
const isDated = (when: When): boolean => when.is === 'date' || when.is === 'holiday' || (when.is === 'dayPart' && isDated(when.of))

const isWeek = (when: When): boolean =>
  (when.is === 'unit' && (when.unit === 'week' || when.unit === 'workweek' || when.unit === 'weekend')) ||
  (when.is === 'anchored' && isWeek(when.of)) ||
  when.is === 'isoWeek' ||
  (when.is === 'around' && when.unit === 'week') ||
  (when.is === 'nth' && 'unit' in when.what && when.what.unit === 'week')

const partMade = (slots: readonly Filled[], of: When): Made | null => {
  const part = partIn(slots)
  return part === null ? null : made(c.DATE, { is: 'dayPart', part, of })
}
