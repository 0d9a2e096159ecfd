import { fold } from '../text/characters.js'
import { ALL_CAPITALS, CAPITAL, INNER_CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import type { Page } from './head.js'
import { FURNITURE, wordValue } from './lexicon.js'

/** Words of a publisher's name. */
const LONGEST = 6

const OWN_NAME = FURNITURE.indexOf('ownName')
const FIRM_FORM = FURNITURE.indexOf('firm')
const NOTICE_WORDS = FURNITURE.indexOf('notice')

/** Where the name within a domain begins: "epaper.kurier.at", "news.kurier.co.uk". */
export const labelStart = (tokens: Tokens, first: number, end: number): number => labelOf(tokens, first, end)[0]

/** The tokens between which the name within a domain stands. */
const labelOf = (tokens: Tokens, first: number, end: number): readonly [number, number] => {
  const before = (at: number): number => {
    let from = at
    while (from > first && !isDot(tokens, from - 1)) from--
    return from
  }
  let to = before(end) - 1
  let from = before(to)
  // "co.uk", "com.au"
  if (from > first && (tokens.end[to - 1] as number) - (tokens.start[from] as number) <= SECOND_LEVEL) {
    to = from - 1
    from = before(to)
  }
  return [from, to]
}

/** Characters of what may stand before a country's ending: "co.uk". */
const SECOND_LEVEL = 3

/** Letters and figures of a name, short words in front aside; of a domain what stands before its ending. */
export const keyOf = (page: Page, first: number, last: number, domain: boolean): string => {
  const { tokens, lexicon } = page
  let [from, to] = domain ? labelOf(tokens, first, last) : [first, last]
  while (!domain && from + 1 < to && wordValue(lexicon.functionWords, tokens.hash[from] as number) !== 0) from++
  let key = ''
  for (; from < to; from++) if (tokens.kind[from] !== PUNCTUATION) key += letters(tokens, from)
  return key
}

export const letters = (tokens: Tokens, at: number): string => fold(tokens.text.slice(tokens.start[at], tokens.end[at])).replace(/'/g, '')

const isDot = (tokens: Tokens, at: number): boolean => tokens.kind[at] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[at] as number) === 0x2e

const CONSENT = FURNITURE.indexOf('consent')

/** Where a name ends that goes on with a firm's form ("The Globe and Mail Inc.") or with the links behind it ("Deutsche Welle Datenschutz"). */
export const nameCut = (page: Page, first: number, end: number): number => {
  const cuts = new Set([FIRM_FORM, NOTICE_WORDS, CONSENT])
  for (let i = first + 1; i < end; i++) if (page.tokens.kind[i] === WORD && page.phrasesAt(i).some((kind) => cuts.has(kind))) return i
  return end
}

/** Whether a name is made of nothing but words of pages and short words. */
export const isFurniture = (page: Page, first: number, end: number): boolean => {
  const { tokens, lexicon } = page
  for (let i = first; i < end; i++)
    if (tokens.kind[i] === WORD && page.phrasesAt(i).length === 0 && wordValue(lexicon.functionWords, tokens.hash[i] as number) === 0) return false
  return true
}

/** Behind the words with which a site speaks of itself; a line's first token where it starts with none. */
export const cueEnd = (page: Page, first: number, last: number): number => {
  const { tokens, lexicon } = page
  let end = page.phraseEndAt(first, OWN_NAME)
  if (end === first) return first
  while (end < last && ((tokens.flags[end] as number) & CAPITAL) === 0 && wordValue(lexicon.functionWords, tokens.hash[end] as number) !== 0) end++
  return end < last ? end : first
}

/** Short words in a row within a name: "Rest of the World". */
const MOST_SMALL = 2

/** Behind the name that starts at a token: words with capitals, small ones between them, "ntv.de", "20 Minuten". */
export const nameEnd = (page: Page, first: number, last: number): number => {
  const { tokens, lexicon } = page
  let end = first
  let words = 0
  for (let i = first; i < last && words < LONGEST; i++) {
    if (tokens.kind[i] === WORD) {
      const capital = ((tokens.flags[i] as number) & (CAPITAL | ALL_CAPITALS | INNER_CAPITAL)) !== 0
      const small = wordValue(lexicon.functionWords, tokens.hash[i] as number) !== 0
      if (!capital && !(small && words > 0 && i - end < MOST_SMALL)) break
      words++
      if (capital) end = i + 1
    } else if (tokens.kind[i] === NUMBER) break
    else {
      const code = tokens.text.charCodeAt(tokens.start[i] as number)
      const glued = tokens.start[i] === tokens.end[i - 1]
      if (words === 0) break
      const inside =
        code === 0x2e ? glued && tokens.start[i + 1] === tokens.end[i] && tokens.kind[i + 1] === WORD : code === 0x26 || (code === 0x2d && glued)
      if (!inside) break
    }
  }
  return end
}

/** "Eine Webseite …": a short word with a capital, which the notice's sentence starts with, longer than an article. */
export const opensSmall = (page: Page, at: number): boolean => {
  const { tokens, lexicon } = page
  return (tokens.end[at] as number) - (tokens.start[at] as number) > 3 && wordValue(lexicon.functionWords, tokens.hash[at] as number) !== 0
}

/** The first word without a capital. */
export const firstSmall = (tokens: Tokens, first: number, end: number): number => {
  for (let i = first; i < end; i++) if (tokens.kind[i] === WORD && ((tokens.flags[i] as number) & (CAPITAL | INNER_CAPITAL)) === 0) return i
  return end
}
