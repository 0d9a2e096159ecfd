/** Categories of the grammar: one bit each, so that a slot may take several. */
export const INT = 1
export const QUANTITY = 2
export const ORDINAL = 4
/** 1 to 31, in figures or as an ordinal. */
export const DAY = 8
export const MONTH = 16
/** 1 to 12 in figures. */
export const MONTH_NUMBER = 32
export const YEAR = 64
export const WEEKDAY = 128
export const UNIT = 256
export const DURATION = 512
/** A day that lacks its year: "le 4 mai", a holiday. */
export const DAY_MONTH = 1024
export const DATE = 2048
export const SEASON = 4096
/** A quarter or half that lacks its year. */
export const FRACTION = 8192
/** A week, month, year … */
export const PERIOD = 16384
export const CLOCK = 32768
export const DAY_PART = 65536
export const HOUR = 131072
export const MINUTE = 262144
/** Two days or periods and all between. */
export const RANGE = 524288
/** With its relation: no part of anything longer. */
export const TOLD = 1048576
export const NONE = 2097152
/** A date that is a clock time too: nothing is added to it. */
export const MOMENT = 4194304
/** Two figures that may be a year ("'90"). */
export const SHORT_YEAR = 8388608
/** What only requests to an assistant say ("the 15th", "my week"): part of nothing longer. */
export const REQUEST = 16777216

/** An hour in words: only beside words that ask for one. */
export const HOUR_WORD = 33554432

/** All that a whole number is; in words, an hour as well. */
export const intCategory = (value: number, isWord: boolean): number => INT | QUANTITY | (isWord && value <= 24 ? HOUR_WORD : 0)
/** An ordinal may be a day. */
export const ordinalCategory = (value: number): number => ORDINAL | (value <= 31 ? DAY : 0)

const ONE_DAY = DAY_MONTH | DATE | WEEKDAY
const LONG = MONTH | SEASON | FRACTION | PERIOD | YEAR
/** What may be a mention by itself. */
export const MENTION = ONE_DAY | LONG | RANGE | TOLD | MOMENT | DURATION | NONE | CLOCK | REQUEST

/** Slot of a template → the categories that it takes. */
export const SLOTS: Readonly<Record<string, number>> = {
  n: QUANTITY,
  int: INT,
  ord: ORDINAL,
  day: DAY,
  month: MONTH,
  monthnumber: MONTH_NUMBER,
  year: YEAR,
  shortyear: SHORT_YEAR,
  weekday: WEEKDAY,
  unit: UNIT,
  season: SEASON,
  daypart: DAY_PART,
  clock: CLOCK,
  hour: HOUR,
  hourword: HOUR_WORD,
  minute: MINUTE,
  duration: DURATION,
  daymonth: DAY_MONTH,
  date: ONE_DAY,
  period: LONG,
  yearless: MONTH | SEASON | FRACTION | DAY_MONTH | RANGE,
  named: UNIT | WEEKDAY | MONTH | SEASON | DAY_MONTH | FRACTION,
  time: ONE_DAY | LONG,
  range: RANGE,
  moment: MOMENT,
  any: ONE_DAY | LONG | RANGE | MOMENT,
}
