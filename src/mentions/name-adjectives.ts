import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { fold } from '../text/characters.js'
import { ALL_CAPITALS } from '../text/tokens.js'
import { determiner } from './name-parts.js'
import { opens } from './name-words.js'
import { charAt, hasLayer, isCapital, isGlued, isWordToken, type Scan, wordAt } from './scan.js'

/** Bodies that a region's adjective names, in small letters too: "la police genevoise". */
const LAW = ['police', 'prosecutor']
/** Bodies of which a region has one of a kind: with a capital and the region's adjective behind it, a head is a name. */
const REGIONAL = new Set([
  ...LAW,
  'hospital',
  'bank',
  'university',
  'association',
  'parliament',
  'court',
  'transport',
  'region',
  'organisation',
  'insurer',
  'utility',
])
/** Letters from which on a word may be such an adjective. */
const SHORTEST_ADJECTIVE = 5

/** Past the adjective of a region behind a head, where adjectives follow their nouns: "Centre hospitalier sud-francilien"; else the head's end. */
export const adjectiveEnd = (scan: Scan, sentence: Sentence, head: Hit): number => {
  const { tokens, language } = scan
  const { first, last } = head
  if (!language.adjectivesAfter || !REGIONAL.has(head.lexeme.class)) return last
  if (!LAW.includes(head.lexeme.class) && (!isCapital(tokens, first) || opens(scan, sentence, first))) return last
  if (((tokens.flags[first] as number) & ALL_CAPITALS) !== 0 || determiner(scan, sentence, first) !== 'definite') return last
  let at = last
  while (at + 2 < sentence.last && charAt(tokens, at + 1) === '-' && isGlued(tokens, at + 1) && isGlued(tokens, at + 2)) at += 2
  if (at >= sentence.last || !isWordToken(tokens, at) || isCapital(tokens, at)) return last
  const word = fold(wordAt(tokens, at))
  const fits = word.length >= SHORTEST_ADJECTIVE && language.adjectiveEndings.some((ending) => word.endsWith(ending))
  return fits && !hasLayer(scan, at, 'trigger', 'title', 'people', 'starter') ? at + 1 : last
}
