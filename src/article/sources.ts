import { findPhrases, findPhrasesAt } from '../text/phrases.js'
import { CAPITAL, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { type ArticleLexicon, FURNITURE } from './lexicon.js'

const BYLINE = FURNITURE.indexOf('byline')
const CREDIT = FURNITURE.indexOf('credit')
/** Names in a list of sources. */
const MOST = 5

const codeAt = (tokens: Tokens, index: number, limit: number): number =>
  index < limit && tokens.kind[index] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[index] as number) : 0

/**
 * Behind the sources that a line starts with ("Source: Reuters, AP", "Quelle: dpa"); its first token where it starts with none. A name is one
 * word, so that the sentence which is glued behind it stays whole.
 */
export const sourcesEnd = (tokens: Tokens, first: number, last: number, lexicon: ArticleLexicon): number => {
  let cue = first
  findPhrasesAt(lexicon.furniture, tokens, first, last, (kind, _, end) => {
    if (kind === BYLINE && end > cue) cue = end
  })
  if (cue === first || codeAt(tokens, cue, last) !== 0x3a) return first
  /** Agencies that write themselves small: "dpa". */
  const agencies = new Set<number>()
  findPhrases(lexicon.furniture, tokens, cue + 1, Math.min(last, cue + 2 * MOST), (kind, at) => {
    if (kind === CREDIT) agencies.add(at)
  })
  let end = first
  for (let at = cue + 1, names = 0; names < MOST && at < last; at += 2, names++) {
    if (tokens.kind[at] !== WORD || (((tokens.flags[at] as number) & CAPITAL) === 0 && !agencies.has(at))) break
    end = at + 1
    const joint = codeAt(tokens, end, last)
    if (joint !== 0x2c && joint !== 0x2f && joint !== 0x26) break
  }
  return end
}
