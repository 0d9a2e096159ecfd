import type { Span } from '../text/span.js'
import { PUNCTUATION, WORD } from '../text/tokens.js'
import { BODY } from './decide.js'
import type { Page } from './head.js'
import { FURNITURE, wordValue } from './lexicon.js'
import { ENDS_OPEN, ENDS_SENTENCE, ENDS_TRUNCATED } from './measure.js'

export interface TitleFound {
  readonly line: number
  /** Tokens, `last` exclusive. */
  readonly first: number
  readonly last: number
  readonly span: Span
  readonly text: string
  readonly rule: string
}

/** Lines before the article among which the title is looked for. */
const REACH = 60
/** Characters. */
const SHORTEST = 12
const LONGEST = 260

const KINDS = FURNITURE.length
const NOT_TITLE = ['menu', 'share', 'consent', 'subscribe', 'comments', 'advert', 'legal', 'credit'] as const

export const findTitle = (page: Page): TitleFound | null => {
  const { tokens, lines, bodyFirst, places } = page
  const bodyWords = wordsOfBody(page)
  let best = -1
  let bestScore = 0
  const from = Math.max(0, bodyFirst - REACH)
  for (let line = from; line <= bodyFirst && line < lines.length; line++) {
    const score = scoreTitle(page, line, bodyWords)
    if (score > bestScore) {
      best = line
      bestScore = score
    }
  }
  if (best < 0 || places.indexOf(BODY) < 0) return null
  const first = lines.first[best] as number
  const last = lines.last[best] as number
  const span = { start: tokens.start[first] as number, end: tokens.end[last - 1] as number }
  return { line: best, first, last, span, text: tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '), rule: 'head.title' }
}

/** Hashes of the words of the article that are no function words. */
const wordsOfBody = (page: Page): ReadonlySet<number> => {
  const { tokens, lines, places, lexicon } = page
  const words = new Set<number>()
  for (let line = page.bodyFirst; line < page.bodyLast && words.size < 2000; line++) {
    if (places[line] !== BODY || line === page.bodyFirst) continue
    for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++)
      if (tokens.kind[i] === WORD && wordValue(lexicon.functionWords, tokens.hash[i] as number) === 0) words.add(tokens.hash[i] as number)
  }
  return words
}

const scoreTitle = (page: Page, line: number, bodyWords: ReadonlySet<number>): number => {
  const { tokens, lines, measures, lexicon, bodyFirst, places } = page
  const characters = measures.characters[line] as number
  if (characters < SHORTEST || characters > LONGEST) return 0
  const words = measures.words[line] as number
  const ending = measures.ending[line] as number
  let covered = 0
  for (const kind of NOT_TITLE) covered += measures.furniture[line * KINDS + FURNITURE.indexOf(kind)] as number
  let score = 1 - (bodyFirst - line) * 0.04
  let content = 0
  let shared = 0
  for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++) {
    if (tokens.kind[i] === PUNCTUATION || wordValue(lexicon.functionWords, tokens.hash[i] as number) !== 0) continue
    content++
    if (bodyWords.has(tokens.hash[i] as number)) shared++
  }
  if (content > 0) score += 2.5 * (shared / content)
  if (words < 3) score -= 1.5
  else if (words < 5) score -= 0.5
  if (ending === ENDS_SENTENCE && tokens.text.charCodeAt(tokens.start[(lines.last[line] as number) - 1] as number) === 0x2e) score -= 1.5
  if (ending === ENDS_TRUNCATED) score -= 1
  if (ending === ENDS_OPEN && characters > 140) score -= 0.8
  if ((measures.repeats[line] as number) > 1) score += 0.5
  score -= Math.min(1, covered / (words + 2)) * 2
  if (measures.startsWith[line] !== 0) score -= 0.7
  if (places[line] === BODY && characters > 140) score -= 1.5
  return score - 1.2
}
