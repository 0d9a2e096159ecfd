import { findPhrases } from '../text/phrases.js'
import { NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { findHeaderDate, type HeaderDate } from './header-dates.js'
import { type ArticleLexicon, FURNITURE, wordValue } from './lexicon.js'

/** What an article is signed with at its end. */
export interface Signature {
  /** Token at which it starts. */
  readonly first: number
  readonly date: HeaderDate | null
}

const AGENCY = FURNITURE.indexOf('agency')
const BYLINE = FURNITURE.indexOf('byline')
const KNOWN = new Set((['agency', 'byline', 'published', 'updated', 'clock'] as const).map((kind) => FURNITURE.indexOf(kind)))

/** Tokens of the longest signature. */
const REACH = 24
/** Words of one that are no agency's: "red", "avec", initials. */
const MOST_OTHERS = 3
/** Characters. */
const INITIALS = 4

const codeAt = (tokens: Tokens, index: number): number =>
  tokens.kind[index] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[index] as number) : 0

const isStop = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f || code === 0x201c || code === 0x201d || code === 0xbb

/**
 * What stands behind the last sentence of a line, or is all of it:
 *
 *   (APA, 4.1.2020)     (Belga) – 12/03/2021     Bron: ANP, 4 mei 2021 10:12     … informiert werden. (aig/dpa)
 *
 * Outside brackets it names an agency and a date, or says "Source:" in front. Pictures are credited in brackets too, with a colon.
 */
export const signatureOf = (tokens: Tokens, first: number, last: number, lexicon: ArticleLexicon): Signature | null => {
  const from = Math.max(first, last - REACH)
  let start = -1
  for (let i = last - 1; i >= from; i--) {
    const opens = i === first || isStop(codeAt(tokens, i - 1))
    if (opens && (codeAt(tokens, i) === 0x28 || i === first || isCue(tokens, i, last, lexicon))) start = i
    if (start >= 0) break
  }
  return start < 0 ? null : judge(tokens, start, last, lexicon)
}

/** "Quelle:", "Source:" */
const isCue = (tokens: Tokens, at: number, last: number, lexicon: ArticleLexicon): boolean => {
  let end = at
  findPhrases(lexicon.furniture, tokens, at, Math.min(last, at + 2), (kind, i, to) => {
    if (i === at && kind === BYLINE) end = Math.max(end, to)
  })
  return end > at && codeAt(tokens, end) === 0x3a
}

const judge = (tokens: Tokens, first: number, last: number, lexicon: ArticleLexicon): Signature | null => {
  const bracket = codeAt(tokens, first) === 0x28
  const date = findHeaderDate(tokens, first, last, lexicon)
  const known = new Uint8Array(last - first)
  let agencies = 0
  findPhrases(lexicon.furniture, tokens, first, last, (kind, at, end) => {
    if (!KNOWN.has(kind)) return
    known.fill(1, at - first, end - first)
    if (kind === AGENCY) agencies++
  })
  const cue = isCue(tokens, first, last, lexicon)
  let others = 0
  for (let i = first; i < last; i++) {
    if (date !== null && i >= date.first && i < date.last) continue
    const code = codeAt(tokens, i)
    // "(Foto: dpa)"
    if (code === 0x3a && (bracket || agencies === 0) && !cue) return null
    if (tokens.kind[i] === NUMBER && date === null) return null
    if (tokens.kind[i] !== WORD || known[i - first] === 1) continue
    if (wordValue(lexicon.functionWords, tokens.hash[i] as number) !== 0 || wordValue(lexicon.weekdays, tokens.hash[i] as number) !== 0) continue
    if (++others > MOST_OTHERS) return null
    if (!bracket && !cue && (tokens.end[i] as number) - (tokens.start[i] as number) > INITIALS) return null
  }
  if (agencies === 0 && !(date !== null && (cue || bracket) && others <= 1)) return null
  if (!bracket && !cue && date === null) return null
  return { first, date }
}
