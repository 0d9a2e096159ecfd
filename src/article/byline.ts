import type { Span } from '../text/span.js'
import { CAPITAL, PUNCTUATION, WORD } from '../text/tokens.js'
import type { Page } from './head.js'
import { FURNITURE } from './lexicon.js'

/** A name that a page's head or foot shows, where, and by which rule. */
export interface NameFound {
  readonly text: string
  readonly span: Span
  readonly rule: string
}

/** Words of a byline's name. */
const LONGEST_BYLINE = 5
const BYLINE = FURNITURE.indexOf('byline')
const LINES_BEFORE = 12
/** Words. */
const SHORT_LINE = 14

/** Who wrote the article: "Par Anne Dupont", "Von Max Muster und Eva Muster" near its start. */
export const findByline = (page: Page): NameFound | null => {
  const { tokens, lines, measures, bodyFirst } = page
  for (let line = bodyFirst - 1; line >= Math.max(0, bodyFirst - LINES_BEFORE); line--) {
    if (((measures.startsWith[line] as number) & (1 << BYLINE)) === 0 || (measures.words[line] as number) > SHORT_LINE) continue
    let first = lines.first[line] as number
    const last = lines.last[line] as number
    while (first < last && (tokens.kind[first] !== WORD || ((tokens.flags[first] as number) & CAPITAL) === 0 || page.phrasesAt(first).length > 0))
      first++
    let end = first
    for (let i = first; i < last && i - first < LONGEST_BYLINE; i++) {
      if (tokens.kind[i] === WORD && ((tokens.flags[i] as number) & CAPITAL) !== 0) end = i + 1
      else if (tokens.kind[i] === WORD || (tokens.kind[i] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[i] as number) === 0x2d)) continue
      else break
    }
    if (end - first < 2) continue
    const span = { start: tokens.start[first] as number, end: tokens.end[end - 1] as number }
    return { text: tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '), span, rule: 'head.byline' }
  }
  return null
}
