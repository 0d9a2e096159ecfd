import type { Span } from '../text/span.js'
import { GLUED, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { BODY } from './decide.js'
import type { Page } from './head.js'
import { findHeaderDate } from './header-dates.js'
import { FURNITURE, type Furniture, wordValue } from './lexicon.js'
import { ENDS_SENTENCE, ENDS_TRUNCATED } from './measure.js'
import { trimmed } from './trimmed-title.js'

export interface TitleFound {
  readonly line: number
  /** Tokens, `last` exclusive: the line without the trail of sections or the site name that are glued to it. */
  readonly first: number
  readonly last: number
  readonly span: Span
  readonly text: string
  readonly rule: string
}

/** Lines before the article among which the title is looked for. */
const REACH = 110
/** Characters. */
const SHORTEST = 10
const LONGEST = 260
const LONG = 150
const STANDFIRST = 110
/** Score that a title has at least. */
const ENOUGH = 0.9
/** By so much a line nearer to the article must be better than one above it: a title stands above its standfirst. */
const AHEAD = 0.9
/** Lines above the article among which a title stands, with a date or a byline behind it. */
const NEAR = 3
/** Words. A shorter line above a title is its kicker. */
const KICKER = 5
/** Lines up to a title from a standfirst or a caption that was taken for it. */
const UP = 16

const KINDS = FURNITURE.length
const NOT_TITLE: readonly Furniture[] = ['menu', 'share', 'consent', 'subscribe', 'comments', 'advert', 'legal', 'credit', 'related']

interface Candidate {
  readonly line: number
  readonly first: number
  readonly last: number
  readonly score: number
  readonly words: number
  /** Share of its words that return in the article. */
  readonly kin: number
  /** The line below it has the date or the byline. */
  readonly headed: boolean
  /** The page has the same words elsewhere. */
  readonly repeated: boolean
}

export const findTitle = (page: Page): TitleFound | null => {
  const { tokens, bodyFirst, bodyLast } = page
  if (bodyLast === 0) return null
  const vocabulary = vocabularyOf(page)
  const candidates: Candidate[] = []
  for (let line = Math.max(0, bodyFirst - REACH); line <= bodyFirst; line++) {
    const candidate = judge(page, line, vocabulary)
    if (candidate !== null) candidates.push(candidate)
  }
  let best: Candidate | null = null
  for (const candidate of candidates) if (best === null || candidate.score > best.score) best = candidate
  if (best === null || best.score < ENOUGH) return null
  const first: Candidate = best
  best = candidates.find((candidate) => standsAbove(page, candidate, first)) ?? first
  const [from, to] = trimmed(page, best.line, best.first, best.last)
  const span = { start: tokens.start[from] as number, end: tokens.end[to - 1] as number }
  return {
    line: best.line,
    first: from,
    last: to,
    span,
    text: tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '),
    rule: 'head.title',
  }
}

/** Whether a line is the title above what was taken for it: a standfirst, a subtitle, a caption that repeats it. */
const standsAbove = (page: Page, above: Candidate, first: Candidate): boolean => {
  if (above.line >= first.line || above.score < ENOUGH || above.words < KICKER) return false
  // "Kicker: Title", and a caption that has the title alone
  if (textOf(page, above).endsWith(`: ${textOf(page, first)}`) && !textOf(page, above).includes(' : ')) return true
  if (first.line - above.line > UP || above.score < first.score - AHEAD - (first.headed ? HEADED : 0)) return false
  return isStandfirst(page, first) || (above.repeated && !first.repeated) || isAkin(above, first)
}

const textOf = ({ tokens }: Page, { first, last }: Candidate): string => tokens.text.slice(tokens.start[first], tokens.end[last - 1])

/** A headline of another story above the title shares fewer words with the article than the title: this share of what the title does, at most. */
const AKIN = 0.5
const MORE_AKIN = 0.8
/** What it counts for that the line below has the date or the byline. */
const HEADED = 0.2
/** Lines up from a line with a date or a byline below it. */
const BESIDE = 2

const isAkin = (above: Candidate, { kin, headed, line }: Candidate): boolean =>
  above.kin > kin * (headed && line - above.line > BESIDE ? MORE_AKIN : AKIN)

/** Whether a line that was taken for the title reads like what stands below one. */
const isStandfirst = ({ measures, tokens }: Page, { line, first, last }: Candidate): boolean =>
  measures.ending[line] === ENDS_SENTENCE || (tokens.end[last - 1] as number) - (tokens.start[first] as number) > STANDFIRST

/** Words of the article that are no function words, and those of its first line apart, which may be the title. */
interface Vocabulary {
  readonly opening: ReadonlySet<number>
  readonly rest: ReadonlySet<number>
}

/** Words. More than this tell nothing new. */
const VOCABULARY = 3000

const vocabularyOf = (page: Page): Vocabulary => {
  const { tokens, lines, places, lexicon, bodyFirst, bodyLast } = page
  const wordsOf = (from: number, to: number): Set<number> => {
    const words = new Set<number>()
    for (let line = from; line < to && words.size < VOCABULARY; line++) {
      if (places[line] !== BODY) continue
      for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++)
        if (tokens.kind[i] === WORD && wordValue(lexicon.functionWords, tokens.hash[i] as number) === 0) words.add(tokens.hash[i] as number)
    }
    return words
  }
  return { opening: wordsOf(bodyFirst, bodyFirst + 1), rest: wordsOf(bodyFirst + 1, bodyLast) }
}

const judge = (page: Page, line: number, vocabulary: Vocabulary): Candidate | null => {
  const { tokens, lines, measures, lexicon, bodyFirst, places } = page
  const whole = lines.last[line] as number
  const [first, last] = titlePart(page, line, vocabulary)
  const characters = (tokens.end[last - 1] as number) - (tokens.start[first] as number)
  if (characters < SHORTEST || characters > LONGEST) return null
  let words = 0
  let content = 0
  let shared = 0
  for (let i = first; i < last; i++) {
    if (tokens.kind[i] === PUNCTUATION) continue
    words++
    const hash = tokens.hash[i] as number
    if (wordValue(lexicon.functionWords, hash) !== 0) continue
    content++
    if (vocabulary.rest.has(hash) || (line !== bodyFirst && vocabulary.opening.has(hash))) shared++
  }
  if (words < 2 || columnsIn(tokens, first, last) > MOST_COLUMNS) return null
  const kin = content === 0 ? 0 : shared / (content + 1)
  let score = 1.2 + 2.2 * kin - Math.min(1.2, (bodyFirst - line) * 0.03)
  if (content > 1 && shared === 0) score -= 0.5
  if (line === page.headline) score += 0.2
  const headed = isHead(page, line + 1)
  if (headed && bodyFirst - line <= UP) score += HEADED
  if (words < 3) score -= 1.2
  else if (words < KICKER) score -= 0.6
  if (measures.ending[line] === ENDS_SENTENCE && tokens.text.charCodeAt(tokens.start[whole - 1] as number) === 0x2e) score -= 1.6
  if (measures.ending[line] === ENDS_TRUNCATED) score -= 1
  if ((measures.innerEnds[line] as number) > 0 && characters > 80) score -= 0.7
  if (characters > LONG) score -= 1
  const repeated = words >= KICKER && standsElsewhere(page, first, last)
  if (repeated) score += 0.9
  let covered = 0
  for (const kind of NOT_TITLE) covered += measures.furniture[line * KINDS + FURNITURE.indexOf(kind)] as number
  score -= Math.min(1, covered / (words + 2)) * 2.5
  const opens = measures.startsWith[line] as number
  // Words of a title may all come back in other forms; right above the article it needs none
  if (shared === 0 && bodyFirst - line <= NEAR && words >= KICKER && covered === 0 && opens === 0 && measures.ending[line] !== ENDS_SENTENCE)
    score += 0.4
  if ((opens & NEVER) !== 0) score -= 1.5
  else if (opens !== 0 && words < 8) score -= 0.6
  if (line < MASTHEAD && isMenu(page, line + 1)) score -= 0.8
  if (hasCredit(page, line)) score -= 1.5
  if ((measures.months[line] as number) > 0 && (measures.numbers[line] as number) > 1 && words < 12) score -= 1.5
  if ((measures.numbers[line] as number) > 1 && (measures.numbers[line] as number) * 2 > words) score -= 1.2
  if (places[line] === BODY && characters > LONG) return null
  return { line, first, last, score, words, kin, headed, repeated }
}

/** Whether a line has the date of publication or the byline in it. */
const isHead = ({ tokens, lines, measures, lexicon }: Page, line: number): boolean => {
  if (line >= lines.length || (measures.words[line] as number) > SHORT_HEAD) return false
  if (((measures.startsWith[line] as number) & HEADS) !== 0) return true
  return measures.numbers[line] !== 0 && findHeaderDate(tokens, lines.first[line] as number, lines.last[line] as number, lexicon) !== null
}

/** Lines at the top of a page in which its own name stands, above the menu. */
const MASTHEAD = 3
const MENU = FURNITURE.indexOf('menu')

/** Whether a line is mostly words of a menu, and two of them at least. */
const isMenu = ({ measures }: Page, line: number): boolean => {
  const entries = (measures.furniture[line * KINDS + MENU] as number | undefined) ?? 0
  return entries >= 2 && entries * 2 > (measures.words[line] as number)
}

/** Wide gaps between words: a menu sets its entries apart so. */
const MOST_COLUMNS = 2
const WIDE = 2

const columnsIn = (tokens: Tokens, first: number, last: number): number => {
  let gaps = 0
  for (let i = first + 1; i < last; i++) if ((tokens.start[i] as number) - (tokens.end[i - 1] as number) >= WIDE) gaps++
  return gaps
}

/** Words of a line with a date or a byline. */
const SHORT_HEAD = 14

const bitOf = (kind: Furniture): number => 1 << FURNITURE.indexOf(kind)
const HEADS = bitOf('byline') | bitOf('published') | bitOf('updated')
const NEVER =
  bitOf('credit') | bitOf('byline') | bitOf('published') | bitOf('updated') | bitOf('consent') | bitOf('advert') | bitOf('subscribe') | bitOf('share')

/** A caption names its photographer: "© …", "Foto: …", or ends so. */
const hasCredit = (page: Page, line: number): boolean => {
  const { tokens, lines, measures } = page
  if ((measures.furniture[line * KINDS + FURNITURE.indexOf('credit')] as number) === 0) {
    for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++)
      if (tokens.kind[i] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[i] as number) === 0xa9) return true
    return false
  }
  for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++) {
    const code = tokens.kind[i] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[i] as number) : 0
    if (code === 0x3a || code === 0xa9 || code === 0x2f) return true
  }
  return false
}

/** Marks between sections, or between a title and the name of its site. */
const isDivider = (tokens: Tokens, index: number): boolean => {
  if (tokens.kind[index] !== PUNCTUATION) return false
  const code = tokens.text.charCodeAt(tokens.start[index] as number)
  if (code === 0x7c || code === 0x3e || code === 0x2022) return true
  // The same marks glued to a word are quotation marks.
  if (code !== 0x203a && code !== 0xbb) return false
  return ((tokens.flags[index] as number) & GLUED) === 0 && ((tokens.flags[index + 1] ?? 0) & GLUED) === 0
}

/** "Home » News » TITLE", "TITLE | Site": the part that shares most words with the article; the whole line where it has no such marks. */
const titlePart = (page: Page, line: number, vocabulary: Vocabulary): readonly [number, number] => {
  const { tokens, lines } = page
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  let best: readonly [number, number] = [first, last]
  let most = -1
  let from = first
  let parts = 0
  for (let i = first; i <= last; i++) {
    if (i < last && !isDivider(tokens, i)) continue
    if (i > from) {
      parts++
      let shared = 0
      for (let k = from; k < i; k++)
        if (tokens.kind[k] === WORD && (vocabulary.rest.has(tokens.hash[k] as number) || vocabulary.opening.has(tokens.hash[k] as number))) shared++
      const value = shared + (i - from) / 100
      if (value > most) {
        most = value
        best = [from, i]
      }
    }
    from = i + 1
  }
  return parts > 1 ? best : [first, last]
}

/** Characters of the page's start in which a title may stand once more. */
const HEAD = 30_000

/** Whether the same words stand in another place of the page's head: as its name, in a breadcrumb, in a prompt to share. */
const standsElsewhere = (page: Page, first: number, last: number): boolean => {
  const { tokens } = page
  const { text } = tokens
  const start = tokens.start[first] as number
  const title = text.slice(start, tokens.end[last - 1])
  if (title.length < 20) return false
  const from = Math.max(0, start - HEAD)
  const at = text.lastIndexOf(title, start - 1)
  if (start > 0 && at >= from) return true
  const end = tokens.end[last - 1] as number
  return text.slice(end, end + HEAD).includes(title)
}
