import { ALL_CAPITALS, CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { findHeaderDate, type HeaderDate } from './header-dates.js'
import type { ArticleLexicon } from './lexicon.js'

/** The start of a dispatch, which says where, when and by which agency: the story begins behind it. */
export interface Dateline {
  /** Token at which the story begins. */
  readonly end: number
  readonly date: HeaderDate | null
}

/** Tokens in which a dateline must be over. */
const REACH = 16
/** Words of a place. */
const PLACE = 4

/**
 *   BRUXELLES, 16 septembre 2013 - L'opérateur …     LYON, 3 mai 2022 (AFP) - La …
 *   LONDON, Sept 3 (Reuters) - A …     DEN HAAG (ANP) - De …       Hamburg, 5. Juli 2017. Gut eine …       7. März 2025 - Betreiber …
 */
export const datelineOf = (tokens: Tokens, first: number, last: number, lexicon: ArticleLexicon): Dateline | null => {
  const limit = Math.min(last, first + REACH)
  const afterPlace = placeEnd(tokens, first, limit)
  const date = findHeaderDate(tokens, first, limit, lexicon)
  if (date !== null && date.first <= afterPlace + 1 && date.first >= afterPlace - 1) {
    const end = dashEnd(tokens, parenthesisEnd(tokens, date.last, limit) ?? date.last, limit, true)
    if (end > 0 && end < last) return { end, date }
    return null
  }
  let at = afterPlace
  if (at === first) return null
  // "LONDON, Sept 3 (Reuters) -": a day without a year
  const day = dayEnd(tokens, at, limit)
  if (day > at && markAt(tokens, day, limit) === 0x28) at = day
  if (markAt(tokens, at, limit) === 0x28) {
    const close = parenthesisEnd(tokens, at, limit)
    if (close === null) return null
    at = close
    const end = dashEnd(tokens, at, limit, true)
    return end > 0 && end < last ? { end, date: null } : null
  }
  // "LONDON — …": capitals throughout.
  for (let i = first; i < at; i++) if (tokens.kind[i] === WORD && ((tokens.flags[i] as number) & ALL_CAPITALS) === 0) return null
  const end = dashEnd(tokens, at, limit, false)
  return end > 0 && end < last ? { end, date: null } : null
}

const markAt = (tokens: Tokens, index: number, limit: number): number =>
  index < limit && tokens.kind[index] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[index] as number) : 0

/** Tokens of a day without a year. */
const DAY = 3

const dayEnd = (tokens: Tokens, from: number, limit: number): number => {
  let at = from
  let numbers = 0
  while (at < limit && at < from + DAY && (tokens.kind[at] === NUMBER || tokens.kind[at] === WORD || markAt(tokens, at, limit) === 0x2e))
    if (tokens.kind[at++] === NUMBER) numbers++
  return numbers > 0 || markAt(tokens, from - 1, limit) === 0x2c ? at : from
}

/** Tokens of an agency in parentheses. */
const AGENCY = 4

/** Behind a parenthesis with an agency that starts at a token; null where there is none. */
const parenthesisEnd = (tokens: Tokens, at: number, limit: number): number | null => {
  if (markAt(tokens, at, limit) !== 0x28) return null
  let close = at + 1
  while (close < limit && close <= at + AGENCY && markAt(tokens, close, limit) !== 0x29) close++
  return markAt(tokens, close, limit) === 0x29 ? close + 1 : null
}

/** Behind the capitalised words (with commas, slashes) that a line starts with. */
const placeEnd = (tokens: Tokens, first: number, limit: number): number => {
  let words = 0
  let at = first
  for (; at < limit; at++) {
    if (tokens.kind[at] === WORD) {
      if (((tokens.flags[at] as number) & (CAPITAL | ALL_CAPITALS)) === 0 || ++words > PLACE) break
    } else {
      const code = markAt(tokens, at, limit)
      if (at === first || (code !== 0x2c && code !== 0x2f && !(code === 0x2d && isGlued(tokens, at)))) break
    }
  }
  return at
}

const isGlued = (tokens: Tokens, at: number): boolean => tokens.start[at] === tokens.end[at - 1]

/** Behind the dash (or, where `stop`, the full stop or colon) that ends a dateline; 0 where there is none. */
const dashEnd = (tokens: Tokens, at: number, limit: number, stop: boolean): number => {
  let next = at
  if (markAt(tokens, next, limit) === 0x29) next++
  const code = markAt(tokens, next, limit)
  if (code === 0x2d || code === 0x2013 || code === 0x2014) {
    while (code === markAt(tokens, next, limit)) next++
    return next
  }
  return stop && (code === 0x2e || code === 0x3a) ? next + 1 : 0
}
