import { findPhrases } from '../text/phrases.js'
import type { Page } from './head.js'
import { findHeaderDate, type HeaderDate } from './header-dates.js'
import { FURNITURE } from './lexicon.js'
import { ENDS_SENTENCE } from './measure.js'

/** Dates of publication and of the last change that a page's head (or foot) shows. */
export interface HeadDates {
  readonly published: HeaderDate | null
  readonly updated: HeaderDate | null
  /** Lines that hold them. */
  readonly lines: readonly number[]
}

/** Lines before the article in which its date is looked for, and behind it. */
const REACH_BEFORE = 60
const REACH_AFTER = 8
/** Words. A longer line is prose, in which a date is the story's. */
const LONGEST = 40

const PUBLISHED = FURNITURE.indexOf('published')
const UPDATED = FURNITURE.indexOf('updated')
const NOT_DATE = FURNITURE.indexOf('notDate')
const CREDIT = FURNITURE.indexOf('credit')

interface Candidate {
  readonly date: HeaderDate
  readonly line: number
  readonly cue: number
  readonly score: number
}

export const readDates = (page: Page): HeadDates => {
  const { lines, bodyFirst, bodyLast, places } = page
  const candidates: Candidate[] = []
  for (let line = Math.max(0, bodyFirst - REACH_BEFORE); line < bodyFirst; line++)
    collect(page, line, 3 - (4 * (bodyFirst - line)) / REACH_BEFORE, candidates)
  for (let line = bodyFirst; line < bodyLast; line++)
    if (places[line] !== places[bodyFirst]) collect(page, line, line - bodyFirst < 12 ? 2 : 0.5, candidates)
  for (let line = bodyLast; line < Math.min(lines.length, bodyLast + REACH_AFTER); line++)
    collect(page, line, 0.9 - (line - bodyLast) / REACH_AFTER, candidates)
  let published: Candidate | null = null
  let updated: Candidate | null = null
  for (const candidate of candidates) {
    if (candidate.cue === UPDATED) {
      if (updated === null || candidate.score > updated.score) updated = candidate
    } else if (candidate.score > 0 && (published === null || candidate.score > published.score)) published = candidate
  }
  const lastChange = updated
  // "Stand: 12.03.2024": where only the last change is shown, it is the date of the text as it stands.
  const shown = published ?? (lastChange !== null && lastChange.score > 1 ? lastChange : null)
  return {
    published: shown?.date ?? null,
    updated: updated?.date ?? null,
    lines: [shown, updated].flatMap((candidate) => (candidate === null ? [] : [candidate.line])),
  }
}

const collect = (page: Page, line: number, base: number, into: Candidate[]): void => {
  const { tokens, lines, measures, lexicon } = page
  if ((measures.words[line] as number) > LONGEST || (measures.numbers[line] as number) === 0) return
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  const caption = ((measures.startsWith[line] as number) & (1 << CREDIT)) !== 0
  const cues: { kind: number; first: number; end: number }[] = []
  findPhrases(lexicon.furniture, tokens, first, last, (kind, from, end) => {
    if (kind === PUBLISHED || kind === UPDATED || kind === NOT_DATE) cues.push({ kind, first: from, end })
  })
  let inherited = -1
  if (line > 0 && (measures.words[line - 1] as number) <= 4) {
    findPhrases(lexicon.furniture, tokens, lines.first[line - 1] as number, first, (kind, from, end) => {
      if ((kind === PUBLISHED || kind === UPDATED) && end >= first - 1 && from >= (lines.first[line - 1] as number)) inherited = kind
    })
  }
  let from = first
  let previousCue = inherited
  for (;;) {
    const date = findHeaderDate(tokens, from, last, lexicon)
    if (date === null) return
    let cue = previousCue
    let ended = -1
    for (const { kind, first: at, end } of cues) {
      if (at >= from && end <= date.first && end >= ended) {
        // The longest reading of the last cue before the date: "mis à jour le", not the "le" of another kind.
        if (end > ended || cue === -1) cue = kind
        ended = end
      }
    }
    if (cue === NOT_DATE) return
    const words = measures.words[line] as number
    const score =
      base +
      (cue === PUBLISHED ? 2 : 0) +
      (date.hour >= 0 ? 0.5 : 0) -
      (caption ? 3 : 0) -
      (words > 15 ? 0.7 : 0) -
      (into.some((other) => other.line === line) ? 0.1 : 0)
    into.push({ date, line, cue, score })
    from = date.last
    previousCue = -1
  }
}

/** Words. */
const SHORT_LINE = 18

/** Whether a line within the article is one of its head: short, no sentence, with a date that a cue announces or that has a time of day. */
export const isHeadLine = (page: Omit<Page, 'bodyFirst' | 'bodyLast'>, line: number): boolean => {
  const { tokens, lines, measures, lexicon } = page
  if ((measures.words[line] as number) > SHORT_LINE || (measures.numbers[line] as number) < 1 || measures.ending[line] === ENDS_SENTENCE) return false
  const date = findHeaderDate(tokens, lines.first[line] as number, lines.last[line] as number, lexicon)
  if (date === null) return false
  if (date.hour >= 0) return true
  const cues = (1 << PUBLISHED) | (1 << UPDATED) | (1 << FURNITURE.indexOf('byline'))
  return ((measures.startsWith[line] as number) & cues) !== 0 || (measures.words[line] as number) <= 4
}
