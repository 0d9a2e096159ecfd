import type { Amount, Unit } from '../time/duration.js'
import type { TimeRelation } from './mention.js'

/** How much: of a number, a vague amount ("few" of whatever follows), or bounds. */
export interface Quantity {
  readonly min: number | null
  readonly max: number | null
  readonly approximate: boolean
  /** "quelques": two or more, how many at most depends on the unit. */
  readonly few?: boolean
}

export interface Duration {
  readonly min: Amount | null
  readonly max: Amount | null
  readonly approximate: boolean
}

/** What units name: a calendar unit, and what it measures as a length. */
export type PeriodUnit = 'day' | 'week' | 'workweek' | 'weekend' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century'
export interface UnitMeaning {
  /** null for units shorter than a day. */
  readonly period: PeriodUnit | null
  readonly unit: Unit
  /** So many of `unit`: a quarter is 3 months. */
  readonly times: number
  readonly workdays?: boolean
  readonly night?: boolean
  /** The word is a plural; and it is no singular, too ("mois"). */
  readonly plural?: boolean
  readonly pluralOnly?: boolean
}

export type Part = 'begin' | 'mid' | 'end' | 'early' | 'late'

/** A time as the words tell it, not yet placed against publication or the text's last date. */
export type When =
  /** Year, month, day as far as told; null is not told. */
  | { readonly is: 'date'; readonly year: number | null; readonly month: number | null; readonly day: number | null }
  | { readonly is: 'year'; readonly year: number; readonly last: number }
  | { readonly is: 'season'; readonly season: number; readonly year: number | null }
  /** The nth quarter (3 months) or half (6) of a year. */
  | { readonly is: 'fraction'; readonly n: number; readonly months: 3 | 6; readonly year: number | null }
  | { readonly is: 'isoWeek'; readonly n: number; readonly year: number | null }
  | { readonly is: 'weekday'; readonly weekday: number }
  | { readonly is: 'holiday'; readonly holiday: number; readonly year: number | null }
  /** The unit's period that holds the reference, moved by n. */
  | { readonly is: 'unit'; readonly unit: PeriodUnit; readonly n: number; readonly bare?: boolean }
  /** A time told against the text's last date as others are against publication: "the following Monday". */
  | { readonly is: 'anchored'; readonly of: When }
  /** The year, month … of the text's last date. */
  | { readonly is: 'anchorUnit'; readonly unit: PeriodUnit }
  /** "May" of "last year". */
  | { readonly is: 'ofYear'; readonly of: When; readonly year: When }
  /** Something that comes again ("Friday", "May", "summer"), picked: −1 the last one, 0 this one, 1 the next one. */
  | { readonly is: 'pick'; readonly of: When; readonly n: number; readonly near?: boolean }
  /** n units up to now, or from now on. */
  | { readonly is: 'run'; readonly unit: UnitMeaning; readonly quantity: Quantity; readonly sign: 1 | -1 }
  /** So long before or after: the reference (loosely), the text's last date, or a date told. */
  | { readonly is: 'shift'; readonly duration: Duration; readonly sign: 1 | -1; readonly of: When | 'reference' | 'anchor' }
  /** From the reference to so long after. */
  | { readonly is: 'within'; readonly duration: Duration }
  | { readonly is: 'dayOffset'; readonly days: number; readonly of: 'reference' | 'anchor' }
  | { readonly is: 'part'; readonly part: Part; readonly of: When }
  | { readonly is: 'rest'; readonly of: When }
  | { readonly is: 'soFar'; readonly of: When }
  | { readonly is: 'dayPart'; readonly part: number; readonly of: When }
  | {
      readonly is: 'clock'
      readonly minutes: number
      readonly hourOnly: boolean
      readonly approximate: boolean
      readonly of: When | null
      readonly isRange?: boolean
    }
  /** From the first day of one to the last of the other. */
  | { readonly is: 'range'; readonly from: When; readonly to: When }
  /** Days n to m of a month-like period. */
  | { readonly is: 'days'; readonly from: number; readonly to: number; readonly of: When }
  /** The nth (−1 the last) weekday, day, week or month of a period. */
  | { readonly is: 'nth'; readonly n: number; readonly what: { readonly weekday: number } | { readonly unit: PeriodUnit }; readonly of: When | null }
  /** The week or month that holds a day. */
  | { readonly is: 'around'; readonly unit: PeriodUnit; readonly of: When }
  /** A weekday within a week told otherwise ("Tuesday of last week"). */
  | { readonly is: 'weekdayOf'; readonly weekday: number; readonly of: When }
  /** A day and month (or only a day) that falls on this weekday. */
  | { readonly is: 'onWeekday'; readonly weekday: number; readonly of: When }
  /** The night that begins on the first day and ends on the next (or on the day told). */
  | { readonly is: 'nightFrom'; readonly of: When }
  | { readonly is: 'nightTo'; readonly of: When }

/** A time with what stands around it. */
export interface Told {
  readonly when: When
  readonly relation: TimeRelation
  /** It can't be still to come ("depuis"). */
  readonly past?: boolean
}

/** What a stretch of tokens means, by category. */
export type Meaning =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'unit'; readonly unit: UnitMeaning }
  | { readonly kind: 'duration'; readonly duration: Duration }
  | {
      readonly kind: 'clock'
      readonly minutes: number
      readonly hourOnly: boolean
      readonly approximate: boolean
      /** From one clock time to another: only the day is told on. */
      readonly isRange?: boolean
      /** Of twelve hours, and nothing tells which half of the day: only the day is told on. */
      readonly isTwelve?: boolean
    }
  | { readonly kind: 'when'; readonly when: When }
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'none' }
