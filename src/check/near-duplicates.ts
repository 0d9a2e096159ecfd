import type { Article } from '../article/article.js'
import { WORD } from '../text/tokens.js'

/** Words in one shingle: long enough that two articles on the same attack share few. */
const SHINGLE = 5
/** Hash functions of a signature, and how they are cut into bands: two articles that share 70 % of their shingles meet in a band 998 times in 1000. */
const HASHES = 96
const ROWS = 4
/** Share of common shingles (Jaccard) from which two articles are the same one. */
export const SAME = 0.7
/** Shingles below which a text shows too little of itself. */
const FEWEST = 12

/** What is remembered of an article: for each of some hash functions the least value over its shingles. Equal in as many places as the articles share shingles. */
export type Signature = Uint32Array

const mixed = (value: number): number => {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}

const FACTORS = Uint32Array.from({ length: HASHES }, (_, k) => mixed(2 * k + 1) | 1)
const SUMMANDS = Uint32Array.from({ length: HASHES }, (_, k) => mixed(0x9e3779b9 ^ (k + 1)))

/** The signature of an article's own words, boilerplate left out; null where it has too few. Linear. */
export const signatureOf = ({ tokens, sentences }: Article): Signature | null => {
  const words: number[] = []
  for (const { first, last } of sentences) for (let i = first; i < last; i++) if (tokens.kind[i] === WORD) words.push(tokens.hash[i] as number)
  if (words.length < FEWEST + SHINGLE) return null
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let shingle = 0
    for (let k = i; k < i + SHINGLE; k++) shingle = mixed(Math.imul(shingle, 31) ^ (words[k] as number))
    for (let k = 0; k < HASHES; k++) {
      const hash = mixed((Math.imul(shingle, FACTORS[k] as number) + (SUMMANDS[k] as number)) | 0)
      if (hash < (least[k] as number)) least[k] = hash
    }
  }
  return least
}

/** Estimated share of shingles that two articles have in common: 0 to 1. */
export const likeness = (a: Signature, b: Signature): number => {
  let same = 0
  for (let k = 0; k < HASHES; k++) if (a[k] === b[k]) same++
  return same / HASHES
}

export interface Twin {
  readonly path: string
  /** 0 to 1. */
  readonly likeness: number
}

/** Articles seen so far: some hundred bytes each, and a look-up costs the same however many there are. */
export interface Seen {
  /** The article seen before that is most like this one, if it is the same or nearly so; `path` is its own, which is no twin of it. */
  readonly find: (path: string, signature: Signature) => Twin | null
  /** A path that is there already stays as it is. */
  readonly add: (path: string, signature: Signature) => void
}

export const seenArticles = (): Seen => {
  const bands = new Map<string, number[]>()
  const paths = new Set<string>()
  const all: { readonly path: string; readonly signature: Signature }[] = []
  const keysOf = (signature: Signature): string[] =>
    Array.from({ length: HASHES / ROWS }, (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join()}`)
  return {
    find: (path, signature) => {
      let best: Twin | null = null
      for (const index of new Set(keysOf(signature).flatMap((key) => bands.get(key) ?? []))) {
        const other = all[index] as (typeof all)[number]
        if (other.path === path) continue
        const share = likeness(signature, other.signature)
        if (share >= SAME && (best === null || share > best.likeness)) best = { path: other.path, likeness: share }
      }
      return best
    },
    add: (path, signature) => {
      if (paths.has(path)) return
      paths.add(path)
      const index = all.push({ path, signature }) - 1
      for (const key of keysOf(signature)) {
        const there = bands.get(key)
        if (there === undefined) bands.set(key, [index])
        else there.push(index)
      }
    },
  }
}
