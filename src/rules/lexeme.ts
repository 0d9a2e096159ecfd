/** What an entry of a pack or of the knowledge is for. */
export type LexemeLayer =
  | 'trigger'
  | 'head'
  | 'title'
  | 'people'
  | 'legal-form'
  | 'place'
  | 'city'
  | 'actor'
  | 'malware'
  | 'product'
  | 'organisation'
  | 'given-name'
  | 'currency'
  | 'article'
  | 'particle'
  | 'starter'
  | 'noun'
  | 'number'
  | 'multiplier'
  | 'volume'
  | 'percent'
  | 'anchor'

/** How a word must be written to count: as it likes, with a capital, all in capitals. */
export type Writing = 'any' | 'capital' | 'capitals'

export type LexemeValue = Readonly<Record<string, string | number | boolean | null>>

/** An entry of a lexicon, as the engine holds it. Many phrases may stand for one. */
export interface Lexeme {
  readonly layer: LexemeLayer
  /** Class of a trigger or head, ISO code of a place or currency, id of what is known; for anchors the words themselves. */
  readonly class: string
  /** The id that evidence shows. */
  readonly id: string
  readonly writing: Writing
  readonly value: LexemeValue
}
