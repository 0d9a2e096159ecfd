import { CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import type { Page } from './head.js'
import { FURNITURE, wordValue } from './lexicon.js'
import type { Outlets } from './outlets.js'
import { knownEnd } from './publisher-mentions.js'
import { firstSmall, isFurniture, nameCut, nameEnd, opensSmall } from './publisher-names.js'
import { FIRM, NOTICE, type Sort } from './publisher-votes.js'

const NOTICE_WORDS = FURNITURE.indexOf('notice')

/** "© 2024 KXTE", "Copyright 2024 KXTE", "KXTE © 2024", "All rights reserved KXTE". A sign without year or such words is a photograph's, but in the last lines. */
export const readNotices = (page: Page, line: number, known: Outlets, vote: (first: number, last: number, sort: Sort) => void): void => {
  const { tokens, lines, measures } = page
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  const sure =
    ((measures.furniture[line * FURNITURE.length + NOTICE_WORDS] as number) > 0 && measures.numbers[line] !== 0) || hasYear(tokens, first, last)
  for (let i = first; i < last; i++) {
    const sign = tokens.kind[i] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[i] as number) === 0xa9
    const words = !sign && tokens.kind[i] === WORD ? page.phraseEndAt(i, NOTICE_WORDS) : i
    if (!sign && words === i) continue
    if (sign && !sure && line < lines.length - FOOT) continue
    // The name may stand before: all of the line up to the sign.
    let start = first
    while (start < i && tokens.kind[start] !== WORD) start++
    let to = i
    while (to > start && tokens.kind[to - 1] !== WORD) to--
    if (
      to > start &&
      nameEnd(page, start, to) === to &&
      firstSmall(tokens, start, to) === to &&
      !opensSmall(page, start) &&
      !isFurniture(page, start, to)
    ) {
      vote(start, nameCut(page, start, to), NOTICE)
      return
    }
    let from = sign ? i + 1 : words
    while (from < last && from - i < NOTICE_REACH) {
      const more = tokens.kind[from] !== WORD || isSmallWord(page, from) ? from + 1 : page.phraseEndAt(from, NOTICE_WORDS)
      if (more === from) break
      from = more
    }
    const sureEnd = knownEnd(tokens, from, last, known)
    if (sureEnd > from && nameEnd(page, from, last) <= sureEnd) {
      vote(from, sureEnd, NOTICE)
      return
    }
    const end = Math.min(last, nameEnd(page, from, last))
    const cut = nameCut(page, from, end)
    if (cut > from && (sign || end === last || sure) && !isFurniture(page, from, cut)) {
      vote(from, cut, cut < end ? FIRM : NOTICE)
      return
    }
  }
}

/** "by", "von" */
const isSmallWord = ({ tokens, lexicon }: Page, at: number): boolean =>
  ((tokens.flags[at] as number) & CAPITAL) === 0 && wordValue(lexicon.functionWords, tokens.hash[at] as number) !== 0

const hasYear = (tokens: Tokens, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) {
    if (tokens.kind[i] !== NUMBER || (tokens.end[i] as number) - (tokens.start[i] as number) !== 4) continue
    const century = tokens.text.slice(tokens.start[i], (tokens.start[i] as number) + 2)
    if (century === '19' || century === '20') return true
  }
  return false
}

/** Last lines of a page. */
const FOOT = 25
/** Tokens of years and marks between a sign and a name. */
const NOTICE_REACH = 8
