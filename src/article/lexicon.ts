import type { PhraseTable } from '../text/phrases.js'

/** What the words of a page that are not the article can be for. The order is that of the counters in `measure.ts`. */
export const FURNITURE = [
  'menu',
  'share',
  'consent',
  'subscribe',
  'related',
  'comments',
  'credit',
  'advert',
  'legal',
  'tags',
  'author',
  'byline',
  'published',
  'updated',
  'relative',
  'reading',
  'notDate',
  'clock',
  'about',
  'reader',
  'caption',
  'notice',
  'ownName',
  'firm',
  'agency',
  'outlet',
  'prompt',
] as const
export type Furniture = (typeof FURNITURE)[number]
/** The kinds of which the share of a line's words is a feature. */
export const COVERED_KINDS = [
  'menu',
  'share',
  'consent',
  'subscribe',
  'related',
  'comments',
  'credit',
  'advert',
  'legal',
  'tags',
  'author',
  'reading',
] as const satisfies readonly Furniture[]
export const COVERED: readonly number[] = COVERED_KINDS.map((kind) => FURNITURE.indexOf(kind))

/** Facts about single words, by hash: an open-addressing table over the words of all languages. */
export interface WordTable {
  readonly mask: number
  readonly keys: Int32Array
  readonly values: Int32Array
}

export interface ArticleLexicon {
  /** Languages in the order of the bits of `functionWords`: those with a pack first. */
  readonly tags: readonly string[]
  readonly packs: number
  /** Word → a bit for each language whose function word it is. */
  readonly functionWords: WordTable
  /** For each language, how many there are of its function words. */
  readonly sizes: readonly number[]
  readonly furniture: PhraseTable
  /** Word → month, 1 to 12. */
  readonly months: WordTable
  readonly weekdays: WordTable
  readonly abbreviations: WordTable
  /** Code-point ranges that speak for a language by themselves. */
  readonly scripts: readonly { readonly tag: string; readonly from: number; readonly to: number }[]
}

/** What is known of a word; 0 where nothing is. */
export const wordValue = (table: WordTable, hash: number): number => {
  let at = (hash ^ (hash >>> 15)) & table.mask
  for (; table.values[at] !== 0; at = (at + 1) & table.mask) if (table.keys[at] === hash) return table.values[at] as number
  return 0
}

/** What of it is kept beside its numbers. */
export type ArticleFacts = Pick<ArticleLexicon, 'tags' | 'packs' | 'sizes' | 'scripts'> & Pick<PhraseTable, 'firsts' | 'longest'>
