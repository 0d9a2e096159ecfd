import type { Span } from '../text/span.js'
import { ALL_CAPITALS, CAPITAL, INNER_CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { BODY } from './decide.js'
import type { Page } from './head.js'
import { FURNITURE, wordValue } from './lexicon.js'

export interface NameFound {
  readonly text: string
  readonly span: Span
  readonly rule: string
}

/** Lines behind the article (and at the end of the page) in which a copyright notice may stand. */
const REACH = 400
/** Words of a publisher's name. */
const LONGEST = 6

/** Who publishes the page: the name in its copyright notice, "© 2024 KXTE", "Copyright: Norddeutscher Rundfunk", or glued before its title. */
export const findPublisher = (page: Page, title: string | null): NameFound | null =>
  inFoot(page) ?? (title === null ? null : beforeTitle(page, title))

/** Characters of a site's name and section in front of a title that stands again by itself: "WebJournal Internet Une ville …". */
const LONGEST_LEAD = 60

/** The site's name in front of the title: a word written as only names are ("WebJournal", "BBC"). */
const beforeTitle = (page: Page, title: string): NameFound | null => {
  const { tokens, lines, bodyFirst } = page
  for (let line = 0; line < bodyFirst; line++) {
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    if (last - first < 2) continue
    const start = tokens.start[first] as number
    const end = tokens.end[last - 1] as number
    if (end - start <= title.length || end - start > title.length + LONGEST_LEAD || !tokens.text.slice(start, end).endsWith(title)) continue
    if (tokens.kind[first] !== WORD || ((tokens.flags[first] as number) & (INNER_CAPITAL | ALL_CAPITALS)) === 0) return null
    const span = { start, end: tokens.end[first] as number }
    return { text: tokens.text.slice(span.start, span.end), span, rule: 'head.before-title' }
  }
  return null
}

const inFoot = (page: Page): NameFound | null => {
  const { tokens, lines, places } = page
  const from = Math.max(page.bodyLast, lines.length - REACH)
  for (let line = lines.length - 1; line >= from; line--) {
    if (places[line] === BODY) continue
    const last = lines.last[line] as number
    for (let i = lines.first[line] as number; i < last; i++) {
      if (tokens.kind[i] !== PUNCTUATION || tokens.text.charCodeAt(tokens.start[i] as number) !== 0xa9) continue
      const name = nameAfter(tokens, i + 1, last, page)
      if (name !== null) return name
    }
  }
  return null
}

const nameAfter = (tokens: Tokens, at: number, last: number, page: Page): NameFound | null => {
  let first = at
  while (first < last && (tokens.kind[first] === NUMBER || tokens.kind[first] === PUNCTUATION)) first++
  if (first - at > 6) return null
  let end = first
  let words = 0
  for (let i = first; i < last && words < LONGEST; i++) {
    if (tokens.kind[i] === WORD) {
      const capital = ((tokens.flags[i] as number) & (CAPITAL | ALL_CAPITALS | INNER_CAPITAL)) !== 0
      const small = wordValue(page.lexicon.functionWords, tokens.hash[i] as number) !== 0
      if (!capital && !(small && words > 0)) break
      words++
      if (capital) end = i + 1
    } else if (tokens.kind[i] === NUMBER) break
    else {
      const code = tokens.text.charCodeAt(tokens.start[i] as number)
      const inside =
        code === 0x2e
          ? tokens.start[i + 1] === tokens.end[i] && tokens.kind[i + 1] === WORD
          : code === 0x26 || (code === 0x2d && tokens.start[i] === tokens.end[i - 1])
      if (!inside) break
    }
  }
  // "© 2024 Alle Rechte vorbehalten" names nobody.
  if (end === first || opensFurniture(page, first)) return null
  const span = { start: tokens.start[first] as number, end: tokens.end[end - 1] as number }
  return { text: tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '), span, rule: 'foot.copyright' }
}

const LEGAL = FURNITURE.indexOf('legal')

const opensFurniture = (page: Page, at: number): boolean => {
  for (const phrase of page.phrasesAt(at)) if (phrase === LEGAL) return true
  return false
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
