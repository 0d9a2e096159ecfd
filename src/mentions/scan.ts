import type { Article, Sentence } from '../article/article.js'
import type { Hit, Hits } from '../rules/hits.js'
import type { Language } from '../rules/language.js'
import type { Lexeme, LexemeLayer } from '../rules/lexeme.js'
import { CAPITAL, GLUED, HAS_DIGIT, INNER_CAPITAL, type Tokens, tokenText, WORD } from '../text/tokens.js'

/** What the finders of this stage read: an article, its tokens, and what the lexicon found in it. */
export interface Scan {
  readonly article: Article
  readonly tokens: Tokens
  readonly language: Language
  readonly hits: Hits
}

export const layerAt = (scan: Scan, token: number, layer: LexemeLayer): Hit | undefined => {
  let longest: Hit | undefined
  for (const hit of scan.hits.startingAt(token)) if (hit.lexeme.layer === layer && (longest === undefined || hit.last > longest.last)) longest = hit
  return longest
}

export const triggerAt = (scan: Scan, token: number, cls: string): Hit | undefined => {
  let longest: Hit | undefined
  for (const hit of scan.hits.startingAt(token)) {
    if (hit.lexeme.layer === 'trigger' && hit.lexeme.class === cls && (longest === undefined || hit.last > longest.last)) longest = hit
  }
  return longest
}

export const hasLayer = (scan: Scan, token: number, ...layers: readonly LexemeLayer[]): boolean =>
  scan.hits.startingAt(token).some((hit) => layers.includes(hit.lexeme.layer))

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
