import { type Tokens, WORD } from '../text/tokens.js'
import { gluedMonth, type HeaderDate } from './header-dates.js'
import type { ArticleLexicon } from './lexicon.js'
import { cutLines, type Lines } from './lines.js'

/**
 * Some crawls put a head of their own before the text, in the same line: " date 2020-06 Plusieurs personnes …". It is read as the date of
 * publication and taken off the first line.
 */
export const stripGluedHead = (
  tokens: Tokens,
  lines: Lines,
  lexicon: ArticleLexicon,
): { readonly lines: Lines; readonly date: HeaderDate | null } => {
  const first = lines.first[0]
  const last = lines.last[0]
  if (first === undefined || last === undefined) return { lines, date: null }
  let at = first
  if (tokens.kind[at] === WORD && tokens.flags[at + 1] !== undefined) at++
  if (tokens.kind[at] !== undefined && tokens.text.charCodeAt(tokens.start[at] ?? 0) === 0x3a) at++
  const date = gluedMonth(tokens, at, last, lexicon)
  if (date === null || date.last >= last) return { lines, date }
  const firsts = lines.first.slice()
  firsts[0] = date.last
  // Such crawls have lost line ends too: what follows may be menu, title and first sentences in one.
  return { lines: cutLines(tokens, { ...lines, first: firsts }, (line) => line === 0), date }
}
