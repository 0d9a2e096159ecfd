import { APOSTROPHE, CLASS, FOLD, FOLD_SECOND, fold, IGNORABLE, is, MARK } from './characters.js'
import { hashOf, type Tokens, tokenize, tokenText } from './tokens.js'

/**
 * Finds phrases (one word or several) in tokens: one look-up a token by the hash of its first word, then a comparison of what follows.
 * Built once from a pack, read-only afterwards.
 */
export interface PhraseTable {
  /** Open-addressing table: hash → index into `bucket` + 1; 0 is empty. */
  readonly keys: Int32Array
  readonly slots: Int32Array
  readonly mask: number
  /** For each first word: its phrases, longest first. */
  readonly buckets: readonly (readonly Phrase[])[]
  /** Tokens of the longest phrase. */
  readonly longest: number
}

interface Phrase {
  readonly words: readonly string[]
  readonly hashes: readonly number[]
  readonly entry: number
}

/** The folded words of a phrase, cut as texts are. */
export const phraseWords = (phrase: string): string[] => {
  // A phrase that ends in an apostrophe ("d'", "lorsqu'") is cut as if a word followed.
  const elided = is(phrase.charCodeAt(phrase.length - 1), APOSTROPHE)
  const tokens = tokenize(elided ? `${phrase}word` : phrase)
  return Array.from({ length: tokens.length - (elided ? 1 : 0) }, (_, i) => fold(tokenText(tokens, i)))
}

/**
 * @param phrases text and the number by which the caller knows the entry; the same text may stand for several entries.
 */
export const buildPhraseTable = (phrases: Iterable<readonly [text: string, entry: number]>): PhraseTable => {
  const byFirst = new Map<number, Phrase[]>()
  let longest = 0
  for (const [text, entry] of phrases) {
    const words = phraseWords(text)
    const hashes = words.map(hashOf)
    const first = hashes[0]
    if (first === undefined) continue
    longest = Math.max(longest, words.length)
    const bucket = byFirst.get(first)
    if (bucket === undefined) byFirst.set(first, [{ words, hashes, entry }])
    else bucket.push({ words, hashes, entry })
  }
  let size = 16
  while (size < byFirst.size * 3) size *= 2
  const mask = size - 1
  const keys = new Int32Array(size)
  const slots = new Int32Array(size)
  const buckets: Phrase[][] = []
  for (const [hash, bucket] of byFirst) {
    let at = mix(hash) & mask
    while (slots[at] !== 0) at = (at + 1) & mask
    keys[at] = hash
    bucket.sort((a, b) => b.words.length - a.words.length || a.entry - b.entry)
    buckets.push(bucket)
    slots[at] = buckets.length
  }
  return { keys, slots, mask, buckets, longest }
}

const mix = (hash: number): number => hash ^ (hash >>> 15)

/** Calls `found` for every phrase that stands in the tokens `from` (inclusive) to `to` (exclusive): longest first at each token, all of them. */
export const findPhrases = (
  table: PhraseTable,
  tokens: Tokens,
  from: number,
  to: number,
  found: (entry: number, first: number, end: number) => void,
): void => {
  const { keys, slots, mask, buckets } = table
  const { hash } = tokens
  for (let i = from; i < to; i++) {
    const h = hash[i] as number
    let at = mix(h) & mask
    for (let slot = slots[at] as number; slot !== 0; at = (at + 1) & mask, slot = slots[at] as number) {
      if (keys[at] !== h) continue
      for (const phrase of buckets[slot - 1] as Phrase[]) if (stands(phrase, tokens, i, to)) found(phrase.entry, i, i + phrase.words.length)
      break
    }
  }
}

const stands = (phrase: Phrase, tokens: Tokens, at: number, to: number): boolean => {
  const count = phrase.words.length
  if (at + count > to) return false
  for (let k = 1; k < count; k++) if (tokens.hash[at + k] !== phrase.hashes[k]) return false
  for (let k = 0; k < count; k++) if (!isWord(tokens, at + k, phrase.words[k] as string)) return false
  return true
}

/** Whether a token, folded, is this word: the check behind an equal hash. */
export const isWord = (tokens: Tokens, index: number, folded: string): boolean => {
  const { text } = tokens
  const end = tokens.end[index] as number
  let k = 0
  for (let i = tokens.start[index] as number; i < end; i++) {
    const code = text.charCodeAt(i)
    if (((CLASS[code] as number) & (IGNORABLE | MARK)) !== 0) continue
    if (folded.charCodeAt(k++) !== FOLD[code]) return false
    const second = FOLD_SECOND[code] as number
    if (second !== 0 && folded.charCodeAt(k++) !== second) return false
  }
  return k === folded.length
}
