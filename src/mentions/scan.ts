import type { Article, Sentence } from '../article/article.js'
import type { Hit, Hits } from '../rules/hits.js'
import type { Language } from '../rules/language.js'
import { LAYER_BITS, LAYER_NUMBERS, type Lexeme, type LexemeLayer } from '../rules/lexeme.js'
import { CAPITAL, GLUED, HAS_DIGIT, INNER_CAPITAL, type Tokens, tokenText, WORD } from '../text/tokens.js'

/** What the finders of this stage read: an article, its tokens, and what the lexicon found in it. */
export interface Scan {
  readonly article: Article
  readonly tokens: Tokens
  readonly language: Language
  readonly hits: Hits
}

/** The longest hit of a layer that starts at a token. */
export const layerAt = ({ hits }: Scan, token: number, layer: LexemeLayer): Hit | undefined => {
  if (((hits.layersAt[token] ?? 0) & LAYER_BITS[layer]) === 0) return undefined
  const number = LAYER_NUMBERS[layer]
  for (let hit = hits.firstAt(token); hit >= 0; hit = hits.nextAt(hit)) if (hits.layerOf(hit) === number) return hits.hit(hit)
  return undefined
}

/** The longest trigger of a class that starts at a token. */
export const triggerAt = ({ hits }: Scan, token: number, cls: string): Hit | undefined => {
  if (((hits.layersAt[token] ?? 0) & TRIGGER) === 0) return undefined
  for (let hit = hits.firstAt(token); hit >= 0; hit = hits.nextAt(hit)) {
    if (hits.layerOf(hit) !== 0) continue
    const found = hits.hit(hit)
    if (found.lexeme.class === cls) return found
  }
  return undefined
}

/** Whether any trigger starts at a token. */
export const hasTrigger = ({ hits }: Scan, token: number): boolean => ((hits.layersAt[token] ?? 0) & TRIGGER) !== 0

/** Whether a hit of one of some layers starts at a token. */
export const hasLayer = ({ hits }: Scan, token: number, ...layers: readonly LexemeLayer[]): boolean => {
  const here = hits.layersAt[token] ?? 0
  if (here === 0) return false
  for (let k = 0; k < layers.length; k++) if ((here & LAYER_BITS[layers[k] as LexemeLayer]) !== 0) return true
  return false
}

const TRIGGER = LAYER_BITS.trigger

export const isWordToken = (tokens: Tokens, i: number): boolean => tokens.kind[i] === WORD
export const isCapital = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === WORD && ((tokens.flags[i] as number) & (CAPITAL | INNER_CAPITAL)) !== 0
export const isGlued = (tokens: Tokens, i: number): boolean => ((tokens.flags[i] as number) & GLUED) !== 0
export const hasDigit = (tokens: Tokens, i: number): boolean => ((tokens.flags[i] as number) & HAS_DIGIT) !== 0
export const charAt = (tokens: Tokens, i: number): string => tokens.text.charAt(tokens.start[i] ?? 0)
export const wordAt = (tokens: Tokens, i: number): string => tokenText(tokens, i)

/** The first hit at a token that satisfies a test. */
export const hitAt = (scan: Scan, token: number, test: (lexeme: Lexeme) => boolean): Hit | undefined =>
  scan.hits.startingAt(token).find((hit) => test(hit.lexeme))

/** The sentence of each token: binary search over the sentences. */
export const sentenceOf = (sentences: readonly Sentence[], token: number): number =>
  sentences.findIndex((sentence) => sentence.first <= token && token < sentence.last)

/** Classes of words that stay attackers behind one: "Hacker-Gruppe". */
const ACTING = new Set(['attacker', 'actor-group', 'attack', 'weak-attack'])

/** "Hacker-Zelt", where words are made into one: what goes on behind a hyphen is what its last part is. */
export const isModifier = ({ tokens, hits, language }: Scan, last: number): boolean =>
  language.compounds &&
  last + 1 < tokens.length &&
  charAt(tokens, last) === '-' &&
  isGlued(tokens, last) &&
  isGlued(tokens, last + 1) &&
  isCapital(tokens, last + 1) &&
  !hits.startingAt(last + 1).some(({ lexeme }) => lexeme.layer === 'trigger' && ACTING.has(lexeme.class))
