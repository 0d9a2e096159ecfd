import { CAPITAL, PUNCTUATION, WORD } from '../text/tokens.js'
import type { Page } from './head.js'
import { findHeaderDate } from './header-dates.js'
import { FURNITURE } from './lexicon.js'
import { CUT } from './lines.js'

/** Words that are left of a title at least. */
const SHORTEST = 5
/** Words of a byline behind a title. */
const LONGEST_BYLINE = 4
const BYLINE = FURNITURE.indexOf('byline')
/** What a menu ends with that a title is glued to: "OK", "Log in", "Only necessary". */
const ENTRIES = (['menu', 'share', 'consent', 'subscribe', 'advert'] as const).map((kind) => FURNITURE.indexOf(kind))

/**
 * Tokens of a title without what a page in a single line has glued to it: entries of a menu in front, the date or the byline behind; with its
 * first half where a colon opens it.
 */
export const trimmed = (page: Page, line: number, first: number, last: number): readonly [number, number] => {
  const { tokens, lines } = page
  const opensWithColon = tokens.kind[first] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[first] as number) === 0x3a
  const from = opensWithColon ? (line > 0 && first === lines.first[line] ? (lines.first[line - 1] as number) : first + 1) : first
  const behind = lines.opening[line + 1] === CUT
  const to = behind ? titleEnd(page, from, last) : last
  return [behind || lines.opening[line] === CUT ? titleStart(page, from, to) : from, to]
}

const titleEnd = (page: Page, first: number, last: number): number => {
  const { tokens, lexicon } = page
  const date = findHeaderDate(tokens, first + SHORTEST, last, lexicon)
  const limit = date === null || tokens.kind[date.first - 1] !== WORD ? last : date.first
  let words = 0
  for (let i = limit - 1; i > first + SHORTEST && words <= LONGEST_BYLINE; i--) {
    if (page.phrasesAt(i).includes(BYLINE)) return i
    if (tokens.kind[i] !== PUNCTUATION) words++
  }
  return limit
}

const titleStart = (page: Page, first: number, last: number): number => {
  const { tokens } = page
  let from = first
  for (;;) {
    let end = from
    for (const kind of ENTRIES) end = Math.max(end, page.phraseEndAt(from, kind))
    if (end === from || last - end < SHORTEST || tokens.kind[end] !== WORD || ((tokens.flags[end] as number) & CAPITAL) === 0) return from
    from = end
  }
}
