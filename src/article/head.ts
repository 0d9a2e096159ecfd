import type { RawText } from '../input/raw-text.js'
import { findPhrasesAt } from '../text/phrases.js'
import type { Tokens } from '../text/tokens.js'
import type { TimeValue } from '../time/interval.js'
import type { BlockRole, HeaderValue } from './article.js'
import { findByline, type NameFound } from './byline.js'
import { datelineOf } from './dateline.js'
import { isHeadLine, readDates } from './dates.js'
import { BETWEEN, BODY } from './decide.js'
import { domainEndings } from './domains.js'
import { type HeaderDate, parseIso, timeValueOf } from './header-dates.js'
import type { ArticleLexicon } from './lexicon.js'
import type { Lines } from './lines.js'
import type { Measures } from './measure.js'
import { outlets } from './outlets.js'
import { findPublisher } from './publisher.js'
import { type Signature, signatureOf } from './signature.js'
import { sourcesEnd } from './sources.js'
import { findTitle } from './title.js'

/** What the lines around the article say of it. */
export interface Head {
  readonly roles: readonly BlockRole[]
  readonly title: HeaderValue<string> | null
  /** First token of the title, and the one after its last. */
  readonly titleTokens: readonly [number, number] | null
  /** Looked for when it is asked for: a page is read through for it, and incidents are found without. */
  readonly publisher: () => HeaderValue<string> | null
  readonly byline: HeaderValue<string> | null
  readonly published: HeaderValue<TimeValue> | null
  readonly updated: HeaderValue<TimeValue> | null
  /** Lines of the article that start with a dateline → the token at which the story begins. */
  readonly starts: ReadonlyMap<number, number>
  /** Lines of the article that are signed at their end → the token before which the story ends. */
  readonly ends: ReadonlyMap<number, number>
}

/** What the reading of a page's head goes by. */
export interface Page {
  readonly tokens: Tokens
  readonly lines: Lines
  readonly measures: Measures
  readonly places: Uint8Array
  readonly lexicon: ArticleLexicon
  /** Line that heads the article by what stands around it; −1 where none does. */
  readonly headline: number
  /** First line of the article, and the one after its last. Where nothing is kept both are 0. */
  readonly bodyFirst: number
  readonly bodyLast: number
  /** Kinds of furniture (indexes into FURNITURE) of the phrases that start at a token. */
  readonly phrasesAt: (token: number) => readonly number[]
  /** Behind the longest phrase of a kind that starts at a token; the token itself where none does. */
  readonly phraseEndAt: (token: number, kind: number) => number
}

/** Lines of the article that may start with a dateline: the first, or the one behind a standfirst. */
const DATELINES = 3

export const readHead = (
  raw: RawText,
  tokens: Tokens,
  lines: Lines,
  measures: Measures,
  placed: Uint8Array,
  lexicon: ArticleLexicon,
  headline: number,
  glued: HeaderDate | null,
  reference: string | undefined,
): Head => {
  const places = Uint8Array.from(placed)
  for (let line = 0; line < placed.length; line++)
    if (
      placed[line] === BODY &&
      isHeadLine({ tokens, lines, measures, places, lexicon, headline, phrasesAt: () => [], phraseEndAt: (at) => at }, line)
    )
      places[line] = BETWEEN
  const bodyFirst = Math.max(0, places.indexOf(BODY))
  const bodyLast = places.lastIndexOf(BODY) + 1
  const phrasesFrom = (token: number, found: (kind: number, end: number) => void): void => {
    findPhrasesAt(lexicon.furniture, tokens, token, tokens.length, (kind, _, end) => found(kind, end))
  }
  const phrasesAt = (token: number): number[] => {
    const kinds: number[] = []
    phrasesFrom(token, (kind) => kinds.push(kind))
    return kinds
  }
  const phraseEndAt = (token: number, wanted: number): number => {
    let longest = token
    phrasesFrom(token, (kind, end) => {
      if (kind === wanted) longest = Math.max(longest, end)
    })
    return longest
  }
  const page: Page = { tokens, lines, measures, places, lexicon, headline, bodyFirst, bodyLast, phrasesAt, phraseEndAt }
  const roles: BlockRole[] = []
  for (const place of places) roles.push(place === BODY ? 'body' : 'boilerplate')
  const title = findTitle(page)
  if (title !== null) {
    roles[title.line] = 'title'
    for (let line = bodyFirst; line < title.line; line++) if (places[line] === BODY) roles[line] = 'section'
    // A title that was cut where it repeats itself stands in several lines
    for (let line = title.line - 1; line >= 0 && (lines.last[line] as number) > title.first; line--) roles[line] = 'title'
    for (let line = title.line + 1; line < lines.length && (lines.first[line] as number) < title.last; line++) roles[line] = 'title'
  }
  const starts = new Map<number, number>()
  let dispatched: HeaderDate | null = null
  for (let line = bodyFirst; line < Math.min(bodyLast, bodyFirst + DATELINES); line++) {
    if (roles[line] !== 'body') continue
    const last = lines.last[line] as number
    const begin = sourcesEnd(tokens, lines.first[line] as number, last, lexicon)
    if (begin > (lines.first[line] as number) && begin < last) starts.set(line, begin)
    const dateline = datelineOf(tokens, begin, last, lexicon)
    if (dateline === null) continue
    starts.set(line, dateline.end)
    dispatched ??= dateline.date
  }
  const signed = signatureBehind(page)
  const ends = new Map(signed === null ? [] : [[bodyLast - 1, signed.first]])
  const dates = readDates(page, signed?.date ?? null)
  const byline = findByline(page)
  for (const line of dates.lines) if (places[line] !== BODY && roles[line] === 'boilerplate') roles[line] = 'dateline'
  return {
    roles,
    title: title === null ? null : { value: title.text, span: title.span, rule: title.rule },
    titleTokens: title === null ? null : [title.first, title.last],
    publisher: () =>
      raw.publisher === undefined
        ? named(findPublisher(page, title?.text ?? null, domainEndings(), outlets()))
        : { value: raw.publisher, span: null, rule: 'input' },
    byline: named(byline),
    published: published(raw, tokens, dates.published ?? dispatched, glued, reference),
    updated: dates.updated === null ? null : dated(tokens, dates.updated, 'head.updated'),
    starts,
    ends,
  }
}

/** What the article's last line is signed with, behind its last sentence. */
const signatureBehind = ({ tokens, lines, lexicon, bodyLast }: Page): Signature | null => {
  if (bodyLast === 0) return null
  const first = lines.first[bodyLast - 1] as number
  const signature = signatureOf(tokens, first, lines.last[bodyLast - 1] as number, lexicon)
  return signature === null || signature.first === first ? null : signature
}

const named = (found: NameFound | null): HeaderValue<string> | null =>
  found === null ? null : { value: found.text, span: found.span, rule: found.rule }

const dated = (tokens: Tokens, date: HeaderDate, rule: string): HeaderValue<TimeValue> => ({
  value: timeValueOf(date),
  span: { start: tokens.start[date.first] as number, end: tokens.end[date.last - 1] as number },
  rule,
})

/** The record's own date beats the page's, a full date beats the month of a glued head, and a date that the user gives fills a gap. */
const published = (
  raw: RawText,
  tokens: Tokens,
  shown: HeaderDate | null,
  glued: HeaderDate | null,
  reference: string | undefined,
): HeaderValue<TimeValue> | null => {
  const own = raw.published === undefined ? null : parseIso(raw.published)
  if (own !== null) return { value: own, span: null, rule: 'input' }
  if (shown !== null) return dated(tokens, shown, 'head.published')
  if (glued !== null) return dated(tokens, glued, 'head.date')
  const given = reference === undefined ? null : parseIso(reference)
  return given === null ? null : { value: given, span: null, rule: 'reference' }
}
