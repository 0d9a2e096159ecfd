/** The closed lists of the calendar, apart from its schema: the engine reads these without loading zod. */

export const CALENDAR_UNITS = [
  'second', 'minute', 'hour', 'day', 'workday', 'night', 'week', 'workweek', 'weekend', 'month', 'quarter', 'half', 'year', 'decade', 'century',
] as const // biome-ignore format: one list
export type CalendarUnit = (typeof CALENDAR_UNITS)[number]

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
export type SeasonName = (typeof SEASONS)[number]

export const DAY_PARTS = ['dawn', 'morning', 'noon', 'afternoon', 'evening', 'night', 'midnight'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/**
 * Shapes, each a list of templates over `{slots}`: number n, ord, day, month, year, weekday, unit, season, daypart, clock, hour, minute,
 * duration, date (one day), period (longer than a day), yearless (a date or period that lacks its year), named (whatever "last" can stand
 * before), time (date or period).
 */
export const SHAPES = [
  // Numbers
  'hundred', 'thousand', 'spokenYear',
  // Dates
  'dayMonth',
  'fullDate', 'weekdayDate', 'weekdayDay', 'dayOf', 'loneDay', 'inYear', 'ofYear', 'thatPeriod', 'lone', 'same', 'isoWeek', 'quarter', 'half', 'decade', 'century',
  'nthOf', 'nth', 'lastOf', 'monthNumber', 'weekOf', 'weekendOf', 'monthOf', 'weekdayOf',
  // Against the reference
  'last', 'this', 'bareThis', 'next', 'coming', 'justPast', 'beforeLast', 'afterNext', 'lastN', 'nextN', 'lastFew', 'nextFew', 'ago', 'ahead', 'within',
  'soFar', 'restOfPeriod', 'rest',
  // Against another date
  'later', 'earlier', 'laterAlone', 'earlierAlone', 'afterTime', 'beforeTime', 'dayAfter', 'dayBefore', 'anchoredNext', 'anchoredLast',
  // Parts of periods and days
  'begin', 'mid', 'end', 'early', 'late', 'onPart', 'thisPart', 'lastNight', 'lastPart', 'tomorrowPart',
  // Clock
  'clock', 'clockHour', 'clockSpoken', 'quarterPast', 'quarterTo', 'halfPast', 'halfTo', 'clockRange', 'clockAm', 'clockPm', 'clockAbout', 'clockAt', 'withClock',
  // Extents
  'dayRange', 'monthDayRange', 'dayRangeOf', 'between', 'fromTo', 'dash', 'nightBetween', 'nightTo', 'nightOf',
  // Relations
  'at', 'since', 'starting', 'sinceDuration', 'until', 'before', 'after', 'by',
  // Durations
  'amount', 'nthUnit',
  'fewOf', 'amountHalf', 'halfUnit', 'whole', 'compound', 'rangeAmount', 'rangeDuration', 'about', 'moreThan', 'lessThan', 'atLeast', 'upTo',
  // What looks like a time and is none
  'none',
] as const // biome-ignore format: grouped
export type Shape = (typeof SHAPES)[number]
