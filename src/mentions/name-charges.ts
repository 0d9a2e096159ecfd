import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { fold } from '../text/characters.js'
import { ALL_CAPITALS } from '../text/tokens.js'
import { linkEnd, runEnd } from './name-extent.js'
import { APPOSITIVE } from './name-parts.js'
import { type Casing, opens } from './name-words.js'
import { charAt, hasLayer, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

/** Heads that only describe, and yet name a body together with its charge: "Banque centrale", "Organisation mondiale de la santé". */
const NAMED = new Set(['organisation', 'bank'])
/** Bodies that only a place names. */
const PLACED = new Set(['municipality', 'province', 'region'])

/** Whether a head with a capital within a sentence is a name together with what it is in charge of: "l'Office fédéral des douanes". */
export const isCharged = (scan: Scan, sentence: Sentence, { first, lexeme }: Hit): boolean =>
  scan.language.adjectivesAfter &&
  !scan.language.nounCapitals &&
  (NAMED.has(lexeme.class) || !(APPOSITIVE.has(lexeme.class) || PLACED.has(lexeme.class))) &&
  lexeme.value.unique !== true &&
  isCapital(scan.tokens, first) &&
  ((scan.tokens.flags[first] as number) & ALL_CAPITALS) === 0 &&
  !opens(scan, sentence, first)

/** Links between the parts of a charge. */
const MOST_PARTS = 6

/** Past what a body with a capital is in charge of, written small where adjectives follow their nouns; the same token where it is no name. */
export const chargeEnd = (scan: Scan, casing: Casing, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  let end = nounEnd(scan, sentence, from)
  if (end === from) return from
  for (let n = 0; n < MOST_PARTS; n++) {
    const next = partStart(scan, sentence, end)
    if (next === end) break
    if (isCapital(tokens, next)) return Math.max(end, runEnd(scan, casing, sentence, next, true, true))
    const further = nounEnd(scan, sentence, next)
    if (further === next) break
    end = further
  }
  return end
}

/** Where the next part of a charge starts: behind "de la", "et du", "contre le", ", de" that an "et" follows; the same token where none does. */
const partStart = (scan: Scan, sentence: Sentence, at: number): number => {
  const link = linked(scan, sentence, at)
  if (link > at) return link
  const against = triggerAt(scan, at, 'charge-link')
  if (against !== undefined) return layerAt(scan, against.last, 'article')?.last ?? against.last
  const and = triggerAt(scan, at, 'and')
  if (and !== undefined) return hasLayer(scan, and.last, 'article') ? startOr(linked(scan, sentence, and.last), and.last, at) : and.last
  if (charAt(scan.tokens, at) !== ',') return at
  const listed = linked(scan, sentence, at + 1)
  if (listed === at + 1) return at
  const more = nounEnd(scan, sentence, listed)
  return triggerAt(scan, more, 'and') !== undefined || charAt(scan.tokens, more) === ',' ? listed : at
}

const startOr = (found: number, none: number, otherwise: number): number => (found > none ? found : otherwise)

/** Past a link; "de nombreux" links nothing. */
const linked = (scan: Scan, sentence: Sentence, at: number): number =>
  (triggerAt(scan, at, 'indefinite')?.last ?? at) > at + 1 ? at : linkEnd(scan, sentence, at)

/** Past a noun written small and the adjectives that follow it; the same token where none stands there. */
const nounEnd = (scan: Scan, sentence: Sentence, at: number): number => {
  if (!isSmall(scan, sentence, at)) return at
  let end = compoundEnd(scan, sentence, at)
  while (end < sentence.last && isRelational(scan, sentence, end)) end = compoundEnd(scan, sentence, end)
  return end
}

const compoundEnd = ({ tokens }: Scan, sentence: Sentence, at: number): number => {
  let end = at + 1
  while (end + 1 < sentence.last && charAt(tokens, end) === '-' && isGlued(tokens, end) && isGlued(tokens, end + 1)) end += 2
  return end
}

const isSmall = (scan: Scan, sentence: Sentence, i: number): boolean =>
  i < sentence.last &&
  isWordToken(scan.tokens, i) &&
  !isCapital(scan.tokens, i) &&
  !hasLayer(scan, i, 'article', 'particle', 'title', 'starter') &&
  triggerAt(scan, i, 'finite') === undefined

/** Classes of nouns and adjectives; words of any other are verbs as likely: "signale", "indique". */
const THINGS = new Set(['asset', 'service', 'data', 'data-kind', 'cyber', 'machines', 'records'])

/** "électronique", "routière", "belge": an adjective that may belong to the noun before it. */
const isRelational = (scan: Scan, sentence: Sentence, i: number): boolean => {
  if (!isSmall(scan, sentence, i)) return false
  if (layerAt(scan, i, 'place')?.lexeme.class === 'demonym') return true
  const word = fold(wordAt(scan.tokens, i))
  if (!scan.language.relationalEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending))) return false
  return scan.hits.startingAt(i).every(({ lexeme }) => lexeme.layer !== 'trigger' || THINGS.has(lexeme.class))
}
