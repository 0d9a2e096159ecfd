import { NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { monthLength } from '../time/days.js'
import type { TimeValue } from '../time/interval.js'
import { type ArticleLexicon, wordValue } from './lexicon.js'

/** A date as heads of pages write it, with the tokens that show it (`last` exclusive). */
export interface HeaderDate {
  readonly first: number
  readonly last: number
  readonly year: number
  readonly month: number
  /** 0 where only the month is shown. */
  readonly day: number
  /** -1 where no time of day is shown. */
  readonly hour: number
  readonly minute: number
}

const FIRST_YEAR = 1980
const LAST_YEAR = 2099

/** The number that a token is, at most four digits; -1 where it is none. */
const numberAt = (tokens: Tokens, index: number, limit: number): number => {
  if (index >= limit || tokens.kind[index] !== NUMBER) return -1
  return plainNumber(tokens.text, tokens.start[index] as number, tokens.end[index] as number)
}

const plainNumber = (text: string, start: number, end: number): number => {
  if (end - start > 4 || end === start) return -1
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const isYear = (value: number): boolean => value >= FIRST_YEAR && value <= LAST_YEAR
const isMonth = (value: number): boolean => value >= 1 && value <= 12
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** 29 February is a day of some years only. */
const exists = ({ year, month, day }: Pick<HeaderDate, 'year' | 'month' | 'day'>): boolean => day <= monthLength(year, month)
const isDay = (value: number, month: number): boolean => value >= 1 && value <= (DAYS[month - 1] ?? 0)

const markAt = (tokens: Tokens, index: number, limit: number): number =>
  index < limit && tokens.kind[index] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[index] as number) : 0

/** The next full date (or month and year where `months` is true) at or after `from`. */
export const findHeaderDate = (tokens: Tokens, from: number, limit: number, lexicon: ArticleLexicon): HeaderDate | null => {
  for (let i = from; i < limit; i++) {
    const found = dateAt(tokens, i, limit, lexicon)
    if (found === null) continue
    const time = found.hour < 0 && found.day > 0 ? timeBefore(tokens, i, from) : null
    return time === null ? found : { ...found, hour: time.hour, minute: time.minute }
  }
  return null
}

type Day = Pick<HeaderDate, 'year' | 'month' | 'day'> & { readonly end: number; readonly time?: readonly [number, number] }

const dateAt = (tokens: Tokens, at: number, limit: number, lexicon: ArticleLexicon): HeaderDate | null => {
  const day = countedDate(tokens, at, limit) ?? numericDate(tokens, at, limit) ?? wordDate(tokens, at, limit, lexicon)
  if (day === null || !exists(day)) return null
  const time = day.time !== undefined ? { end: day.end, hour: day.time[0], minute: day.time[1] } : timeAfter(tokens, day.end, limit)
  return {
    first: at,
    last: time?.end ?? day.end,
    year: day.year,
    month: day.month,
    day: day.day,
    hour: time?.hour ?? -1,
    minute: time?.minute ?? -1,
  }
}

/** The signs for year, month, day, hour and minute that Chinese, Japanese and Korean put behind each figure. */
const COUNTED = /^(\d{4})[\u5e74\ub144] ?(\d{1,2})[\u6708\uc6d4] ?(\d{1,2})[\u65e5\uc77c](?: ?(\d{1,2})(?:[\u6642\u65f6\uc2dc:] ?)(\d{1,2}))?/
/** Characters. Such a date is never longer. */
const LONGEST_COUNTED = 26

const countedDate = (tokens: Tokens, at: number, limit: number): Day | null => {
  if (tokens.kind[at] !== NUMBER || at + 1 >= limit || tokens.kind[at + 1] !== WORD || tokens.start[at + 1] !== tokens.end[at]) return null
  const start = tokens.start[at] as number
  const sign = tokens.text.charCodeAt(tokens.start[at + 1] as number)
  if (sign !== 0x5e74 && sign !== 0xb144) return null
  const match = COUNTED.exec(tokens.text.slice(start, start + LONGEST_COUNTED))
  if (match === null) return null
  const [year, month, day, hour, minute] = match.slice(1).map((part) => (part === undefined ? -1 : Number(part))) as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (!isYear(year) || !isMonth(month) || !isDay(day, month)) return null
  let end = at + 1
  while (end < limit && (tokens.start[end] as number) < start + match[0].length) end++
  return hour >= 0 && hour < 24 && minute < 60 ? { year, month, day, end, time: [hour, minute] } : { year, month, day, end }
}

/** 2021-05-28, 28/05/2021, 28.05.2021, 28.05.21, 28-05-21 15:00, 5/28/2021, 2021/05/28, 2021-05-28T15:00. */
const numericDate = (tokens: Tokens, at: number, limit: number): Day | null => {
  if (tokens.kind[at] !== NUMBER) return null
  const { text, start, end } = tokens
  if (at > 0 && (start[at] as number) === (end[at - 1] as number) && isJoint(text.charCodeAt((start[at] as number) - 1))) return null
  // Figures with points stay one token: "28.05.2021", and "5.2024" where a space follows the day's point.
  const parts: number[] = []
  let index = at
  let joint = 0
  for (; index < limit && parts.length < 3; index++) {
    if (tokens.kind[index] !== NUMBER) break
    for (const part of text.slice(start[index] as number, end[index] as number).split('.')) parts.push(plainNumber(part, 0, part.length))
    if (parts.length >= 3) {
      index++
      break
    }
    const mark = markAt(tokens, index + 1, limit)
    if (mark !== 0x2d && mark !== 0x2f && mark !== 0x2e && mark !== 0x2013) {
      index++
      break
    }
    if (joint !== 0 && joint !== mark) return null
    joint = mark
    index++
  }
  if (parts.length !== 3) return null
  const [a, b, c] = parts as [number, number, number]
  if (isYear(a) && isMonth(b) && isDay(c, b)) {
    const glued = isoTime(tokens, index, limit)
    return glued === null ? { year: a, month: b, day: c, end: index } : { year: a, month: b, day: c, end: glued.end, time: glued.time }
  }
  // "04-12-20" may be anything; "04-12-20, 16:20" is a day
  const short = c < 100 && c >= 0 && (joint !== 0x2d || timeAfter(tokens, index, limit) !== null)
  const year = short ? c + 2000 : c
  if (!isYear(year) || (c < 100 && (end[index - 1] as number) - (start[at] as number) < 8)) return null
  if (isMonth(b) && isDay(a, b)) return { year, month: b, day: a, end: index }
  return isMonth(a) && isDay(b, a) ? { year, month: a, day: b, end: index } : null
}

const isJoint = (code: number): boolean => code === 0x2d || code === 0x2f || code === 0x2e

/** The word "T15" or "T15:00" that ISO 8601 glues to the day. */
const isoTime = (tokens: Tokens, at: number, limit: number): { end: number; time: readonly [number, number] } | null => {
  if (at >= limit || tokens.kind[at] !== WORD || tokens.start[at] !== tokens.end[at - 1]) return null
  const word = tokens.text.slice(tokens.start[at], tokens.end[at])
  if (word.charAt(0).toUpperCase() !== 'T' || word.length !== 3) return null
  const hour = plainNumber(word, 1, 3)
  const minute = markAt(tokens, at + 1, limit) === 0x3a ? plainNumber(tokens.text, tokens.start[at + 2] ?? 0, (tokens.start[at + 2] ?? 0) + 2) : -1
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? { end: at + 3, time: [hour, minute] } : null
}

/** 28 mai 2021, 28. Mai 2021, May 28, 2021, March 3rd 2021, Mai 2021. */
const wordDate = (tokens: Tokens, at: number, limit: number, lexicon: ArticleLexicon): Day | null => {
  const month = (index: number): number =>
    index < limit && tokens.kind[index] === WORD ? wordValue(lexicon.months, tokens.hash[index] as number) : 0
  const pastMarks = (index: number): number => {
    let next = index
    for (let code = markAt(tokens, next, limit); code === 0x2e || code === 0x2c || code === 0x2d; code = markAt(tokens, next, limit)) next++
    return next
  }
  /** Past marks, and past one short word: "de", the "rd" of "3rd". */
  const past = (index: number): number => {
    const next = pastMarks(index)
    const short =
      next < limit && tokens.kind[next] === WORD && (tokens.end[next] as number) - (tokens.start[next] as number) <= 2 && month(next) === 0
    return short ? pastMarks(next + 1) : next
  }
  const dayNumber = dayAt(tokens, at, limit)
  if (dayNumber > 0) {
    const monthAt = past(at + 1)
    const found = month(monthAt)
    if (found === 0 || !isDay(dayNumber, found)) return null
    const yearAt = past(monthAt + 1)
    const year = numberAt(tokens, yearAt, limit)
    return isYear(year) ? { year, month: found, day: dayNumber, end: yearAt + 1 } : null
  }
  const found = month(at)
  if (found === 0) return null
  let next = at + 1
  while (markAt(tokens, next, limit) === 0x2e) next++
  const second = dayAt(tokens, next, limit)
  if (second > 0 && isDay(second, found)) {
    const yearAt = past(next + 1)
    const year = numberAt(tokens, yearAt, limit)
    return isYear(year) ? { year, month: found, day: second, end: yearAt + 1 } : null
  }
  return null
}

/** The day of the month that a token is: "28", "1er", "3rd". */
const dayAt = (tokens: Tokens, index: number, limit: number): number => {
  if (index >= limit || tokens.kind[index] !== NUMBER) return 0
  const value = numberAt(tokens, index, limit)
  return value >= 1 && value <= 31 ? value : 0
}

/** Tokens between a date and its time of day: "• 15:00", "à 17h04", "um 10.15 Uhr", "at 3:00 p.m.". */
const MOST_BETWEEN = 3

/** Letters. "à", "um", "às", "saat" may stand between; "Updated" may not. */
const SHORT_WORD = 4

const timeAfter = (tokens: Tokens, from: number, limit: number): { end: number; hour: number; minute: number } | null => {
  for (let i = from; i < Math.min(limit, from + MOST_BETWEEN + 1); i++) {
    const time = timeAt(tokens, i, limit)
    if (time !== null) return time
    if (tokens.kind[i] === NUMBER || (tokens.kind[i] === WORD && (tokens.end[i] as number) - (tokens.start[i] as number) > SHORT_WORD)) return null
  }
  return null
}

/** Tokens of a time of day, and between it and its date: a zone, a comma, a weekday. */
const LONGEST_TIME = 5

/** The time of day that stands before a date: "08:39, 06 Jan 2026", "8:00 AM EDT, Wed May 5, 2021". */
const timeBefore = (tokens: Tokens, at: number, from: number): { hour: number; minute: number } | null => {
  for (let i = Math.max(from, at - LONGEST_TIME - MOST_BETWEEN); i < at - 1; i++) {
    const time = timeAt(tokens, i, at)
    if (time !== null && time.end >= at - MOST_BETWEEN && onlyShort(tokens, time.end, at)) return time
  }
  return null
}

const onlyShort = (tokens: Tokens, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (tokens.kind[i] === NUMBER || (tokens.kind[i] === WORD && (tokens.end[i] as number) - (tokens.start[i] as number) > SHORT_WORD)) return false
  return true
}

const timeAt = (tokens: Tokens, at: number, limit: number): { end: number; hour: number; minute: number } | null => {
  const { text, start, end } = tokens
  if (at >= limit || tokens.kind[at] !== NUMBER) return null
  const value = text.slice(start[at], end[at])
  const point = value.indexOf('.')
  let hour: number
  let minute: number
  let next = at + 1
  if (point > 0) {
    hour = plainNumber(value, 0, point)
    minute = value.length === point + 3 ? plainNumber(value, point + 1, value.length) : -1
  } else {
    hour = plainNumber(value, 0, value.length)
    if (value.length > 2) return null
    if (
      markAt(tokens, next, limit) === 0x3a &&
      numberAt(tokens, next + 1, limit) >= 0 &&
      (end[next + 1] as number) - (start[next + 1] as number) === 2
    ) {
      minute = numberAt(tokens, next + 1, limit)
      next += 2
      // Seconds.
      if (markAt(tokens, next, limit) === 0x3a && numberAt(tokens, next + 1, limit) >= 0) next += 2
    } else return hourWord(tokens, at, limit, hour)
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null
  return halfDay(tokens, next, limit, hour, minute)
}

/** "17h04", "17u30", "17 h": the letter is glued to the figure or follows it. */
const hourWord = (tokens: Tokens, at: number, limit: number, hour: number): { end: number; hour: number; minute: number } | null => {
  const { text, start, end } = tokens
  if (at + 1 >= limit || hour < 0 || hour > 23 || tokens.kind[at + 1] !== WORD) return null
  const word = text.slice(start[at + 1], end[at + 1]).toLowerCase()
  const half = halfDay(tokens, at + 1, limit, hour, 0)
  if (half !== null && half.end > at + 1) return half
  if (word.charAt(0) !== 'h' && word.charAt(0) !== 'u') return null
  const glued = plainNumber(word, 1, word.length)
  if (word.length === 3 && glued >= 0 && glued < 60) return { end: at + 2, hour, minute: glued }
  if (word.length !== 1) return null
  const minute = numberAt(tokens, at + 2, limit)
  return minute >= 0 && minute < 60 && (end[at + 2] as number) - (start[at + 2] as number) === 2
    ? { end: at + 3, hour, minute }
    : { end: at + 2, hour, minute: 0 }
}

/** "3:00 p.m.", "3:00 PM", "3:00pm". */
const halfDay = (tokens: Tokens, at: number, limit: number, hour: number, minute: number): { end: number; hour: number; minute: number } | null => {
  if (at < limit && tokens.kind[at] === WORD && hour >= 1 && hour <= 12) {
    const letter = tokens.text.charAt(tokens.start[at] as number).toLowerCase()
    const length = (tokens.end[at] as number) - (tokens.start[at] as number)
    const second =
      length === 2
        ? tokens.text.charAt((tokens.start[at] as number) + 1).toLowerCase()
        : length === 1 && markAt(tokens, at + 1, limit) === 0x2e && at + 2 < limit
          ? tokens.text.charAt(tokens.start[at + 2] as number).toLowerCase()
          : ''
    if ((letter === 'a' || letter === 'p') && second === 'm')
      return { end: length === 2 ? at + 1 : at + 3, hour: (hour % 12) + (letter === 'p' ? 12 : 0), minute }
  }
  return { end: at, hour, minute }
}

const two = (value: number): string => String(value).padStart(2, '0')

export const timeValueOf = (date: HeaderDate): TimeValue => {
  const { year, month, day, hour, minute } = date
  if (day === 0) {
    const last = monthLength(year, month)
    return { edtf: `${year}-${two(month)}`, earliest: `${year}-${two(month)}-01`, latest: `${year}-${two(month)}-${last}`, precision: 'month' }
  }
  const iso = `${year}-${two(month)}-${two(day)}`
  if (hour < 0) return { edtf: iso, earliest: iso, latest: iso, precision: 'day' }
  return { edtf: `${iso}T${two(hour)}:${two(minute)}`, earliest: iso, latest: iso, precision: 'minute' }
}

/** Reads EDTF or ISO 8601 as a record gives it: "2021-05", "2021-05-28", "2021-05-28T15:00:00+02:00"; null for anything else. */
export const parseIso = (text: string): TimeValue | null => {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?/.exec(text.trim())
  if (match === null) {
    const year = /^(\d{4})$/.exec(text.trim())?.[1]
    return year === undefined ? null : { edtf: year, earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'year' }
  }
  const [year, month, day, hour, minute] = match.slice(1).map((part) => (part === undefined ? -1 : Number(part))) as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (!isMonth(month) || (day !== -1 && !isDay(day, month)) || !exists({ year, month, day }) || hour > 23 || minute > 59) return null
  return timeValueOf({ first: 0, last: 0, year, month, day: Math.max(0, day), hour, minute })
}

/** " date 2020-06 " glued before the first sentence: a head of two tokens and more that crawls put there. */
export const gluedMonth = (tokens: Tokens, first: number, limit: number, lexicon: ArticleLexicon): HeaderDate | null => {
  const year = numberAt(tokens, first, limit)
  if (!isYear(year) || markAt(tokens, first + 1, limit) !== 0x2d) return null
  const month = numberAt(tokens, first + 2, limit)
  if (!isMonth(month)) return null
  const full = dateAt(tokens, first, limit, lexicon)
  return full ?? { first, last: first + 3, year, month, day: 0, hour: -1, minute: -1 }
}
