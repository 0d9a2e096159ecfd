import type { RawText } from '../input/raw-text.js'
import type { Tokens } from '../text/tokens.js'
import type { TimeValue } from '../time/interval.js'
import type { BlockRole, HeaderValue } from './article.js'
import { BODY } from './decide.js'
import { readDates } from './dates.js'
import { type HeaderDate, parseIso, timeValueOf } from './header-dates.js'
import type { ArticleLexicon } from './lexicon.js'
import type { Lines } from './lines.js'
import type { Measures } from './measure.js'
import { findTitle } from './title.js'

/** What the lines around the article say of it. */
export interface Head {
  readonly roles: readonly BlockRole[]
  readonly title: HeaderValue<string> | null
  /** First token of the title, and the one after its last. */
  readonly titleTokens: readonly [number, number] | null
  readonly publisher: HeaderValue<string> | null
  readonly byline: HeaderValue<string> | null
  readonly published: HeaderValue<TimeValue> | null
  readonly updated: HeaderValue<TimeValue> | null
}

/** What the reading of a page's head goes by. */
export interface Page {
  readonly tokens: Tokens
  readonly lines: Lines
  readonly measures: Measures
  readonly places: Uint8Array
  readonly lexicon: ArticleLexicon
  /** First line of the article, and the one after its last. Where nothing is kept both are 0. */
  readonly bodyFirst: number
  readonly bodyLast: number
}

export const readHead = (
  raw: RawText,
  tokens: Tokens,
  lines: Lines,
  measures: Measures,
  places: Uint8Array,
  lexicon: ArticleLexicon,
  glued: HeaderDate | null,
  reference: string | undefined,
): Head => {
  const bodyFirst = Math.max(0, places.indexOf(BODY))
  const bodyLast = places.lastIndexOf(BODY) + 1
  const page: Page = { tokens, lines, measures, places, lexicon, bodyFirst, bodyLast }
  const roles: BlockRole[] = Array.from(places, (place) => (place === BODY ? 'body' : 'boilerplate'))
  const title = findTitle(page)
  if (title !== null) {
    roles[title.line] = 'title'
    for (let line = bodyFirst; line < title.line; line++) if (places[line] === BODY) roles[line] = 'section'
  }
  const dates = readDates(page)
  for (const line of dates.lines) if (places[line] !== BODY && roles[line] === 'boilerplate') roles[line] = 'dateline'
  return {
    roles,
    title: title === null ? null : { value: title.text, span: title.span, rule: title.rule },
    titleTokens: title === null ? null : [title.first, title.last],
    publisher: null,
    byline: null,
    published: published(raw, tokens, dates.published, glued, reference),
    updated: dates.updated === null ? null : dated(tokens, dates.updated, 'head.updated'),
  }
}

const dated = (tokens: Tokens, date: HeaderDate, rule: string): HeaderValue<TimeValue> => ({
  value: timeValueOf(date),
  span: { start: tokens.start[date.first] as number, end: tokens.end[date.last - 1] as number },
  rule,
})

/** The record's own date beats the page's, a full date beats the month of a glued head, and a date that the user gives fills a gap. */
const published = (raw: RawText, tokens: Tokens, shown: HeaderDate | null, glued: HeaderDate | null, reference: string | undefined): HeaderValue<TimeValue> | null => {
  const own = raw.published === undefined ? null : parseIso(raw.published)
  if (own !== null) return { value: own, span: null, rule: 'input' }
  if (shown !== null) return dated(tokens, shown, 'head.published')
  if (glued !== null) return dated(tokens, glued, 'head.date')
  const given = reference === undefined ? null : parseIso(reference)
  return given === null ? null : { value: given, span: null, rule: 'reference' }
}

