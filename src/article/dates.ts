import { findPhrases } from '../text/phrases.js'
import type { Page } from './head.js'
import { findHeaderDate, type HeaderDate } from './header-dates.js'
import { FURNITURE } from './lexicon.js'
import { ENDS_SENTENCE } from './measure.js'
import { signatureOf } from './signature.js'

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

const CUES = (1 << PUBLISHED) | (1 << UPDATED)
const OTHERS = (1 << FURNITURE.indexOf('related')) | (1 << FURNITURE.indexOf('comments'))
/** Characters. */
const HEADING = 60

interface Candidate {
  readonly date: HeaderDate
  readonly line: number
  readonly cue: number
  readonly score: number
}

/** @param signed the date that the article's last line is signed with */
export const readDates = (page: Page, signed: HeaderDate | null): HeadDates => {
  const { lines, bodyFirst, bodyLast, places } = page
  const candidates: Candidate[] = []
  for (let line = Math.max(0, bodyFirst - REACH_BEFORE); line < bodyFirst; line++)
    collect(page, line, 3 - (4 * (bodyFirst - line)) / REACH_BEFORE, candidates)
  for (let line = bodyFirst; line < bodyLast; line++)
    if (places[line] !== places[bodyFirst]) collect(page, line, line - bodyFirst < 12 ? 2 : 0.5, candidates)
  for (let line = bodyLast; line < Math.min(lines.length, bodyLast + REACH_AFTER) && !opensOther(page, line); line++)
    collect(page, line, 0.9 - (line - bodyLast) / REACH_AFTER, candidates)
  if (signed !== null) candidates.push({ date: signed, line: bodyLast - 1, cue: -1, score: SIGNED })
  collectLast(page, candidates)
  let published: Candidate | null = null
  let updated: Candidate | null = null
  for (const candidate of candidates) {
    if (candidate.cue === UPDATED) {
      if (updated === null || candidate.score > updated.score) updated = candidate
    } else if (candidate.score > 0 && (published === null || candidate.score > published.score)) published = candidate
  }
  const lastChange = updated
  // "Stand: 12.03.2024": where only the last change is shown, it is the date of the text as it stands.
  const unsure = published !== null && published.cue !== PUBLISHED && lastChange !== null && published.score < lastChange.score - SURER
  const shown = published !== null && !unsure ? published : lastChange !== null && lastChange.score > 0.5 ? lastChange : published
  return {
    published: shown?.date ?? null,
    updated: updated?.date ?? null,
    lines: [shown, updated].flatMap((candidate) => (candidate === null ? [] : [candidate.line])),
  }
}

/** Score of a date that the article is signed with, and of one that only the page's last lines show. */
const SIGNED = 0.9
const LAST = 0.6
/** By so much a date of the last change must be better placed than a bare one to be taken for it. */
const SURER = 1
/** Lines at the end of a page among which a date may stand that an agency signs, or that says what it is the date of. */
const FOOT = 3

/** "(APA, 4.1.2020)", "Stand: 4.1.2020, 14:00" at the very end of a page, behind whatever stands behind the article. */
const collectLast = (page: Page, into: Candidate[]): void => {
  const { tokens, lines, measures, lexicon, bodyLast } = page
  for (let line = Math.max(bodyLast, lines.length - FOOT); line < lines.length; line++) {
    if ((measures.words[line] as number) > SHORT_LINE || (measures.numbers[line] as number) === 0) continue
    const first = lines.first[line] as number
    const signature = signatureOf(tokens, first, lines.last[line] as number, lexicon)
    if (signature?.first === first && signature.date !== null) into.push({ date: signature.date, line, cue: -1, score: LAST })
    else if (((measures.startsWith[line] as number) & CUES) !== 0) {
      const shown: Candidate[] = []
      collect(page, line, LAST, shown)
      for (const candidate of shown) into.push({ ...candidate, score: LAST })
    }
  }
}

/** Whether a line heads a list of other stories or comments, which have dates of their own. */
const opensOther = ({ measures }: Page, line: number): boolean =>
  ((measures.startsWith[line] as number) & OTHERS) !== 0 && (measures.characters[line] as number) < HEADING && measures.numbers[line] === 0

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
  return ((measures.startsWith[line] as number) & (CUES | (1 << FURNITURE.indexOf('byline')))) !== 0 || (measures.words[line] as number) <= 4
}
