import { findPhrases } from '../text/phrases.js'
import { PUNCTUATION, type Tokens, tokenText } from '../text/tokens.js'
import type { Page } from './head.js'
import { FURNITURE } from './lexicon.js'
import { lettersOf, type Outlets } from './outlets.js'

const OUTLET = FURNITURE.indexOf('outlet')

/** The known names of several words that stand in a line, the longest where two overlap. */
export const readMentions = ({ tokens, lines, lexicon }: Page, line: number, found: (first: number, last: number) => void): void => {
  let first = -1
  let last = -1
  findPhrases(lexicon.furniture, tokens, lines.first[line] as number, lines.last[line] as number, (kind, at, end) => {
    if (kind !== OUTLET) return
    if (at >= last) {
      if (first >= 0) found(first, last)
      first = at
      last = end
    } else if (at === first && end > last) last = end
  })
  if (first >= 0) found(first, last)
}

/** Tokens. */
const LONGEST_COMPOUND = 5

/** The known name of one word that a short line starts or ends with ("Kurier Shop", "Kurier-App"); null where there is none. */
export const readCompound = ({ tokens, lines }: Page, line: number, known: Outlets): number | null => {
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  if (last - first < 2 || last - first > LONGEST_COMPOUND) return null
  if (known.byWord.has(tokenText(tokens, first))) return first
  return known.byWord.has(tokenText(tokens, last - 1)) ? last - 1 : null
}

/** Tokens of the longest known name. */
const LONGEST = 6

/** Behind the longest known name that starts at a token; the token itself where none does. */
export const knownEnd = (tokens: Tokens, first: number, last: number, known: Outlets): number => {
  for (let end = Math.min(last, first + LONGEST); end > first; end--)
    if (tokens.kind[end - 1] !== PUNCTUATION && known.byName.has(lettersOf(tokens.text.slice(tokens.start[first], tokens.end[end - 1])))) return end
  return first
}
