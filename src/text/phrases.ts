import { APOSTROPHE, CLASS, FOLD, FOLD_SECOND, fold, IGNORABLE, is, MARK } from './characters.js'
import { hashOf, type Tokens, tokenize, tokenText } from './tokens.js'

/** Numbers of words, nodes and entries: as narrow as they fit. */
export type Ids = Uint16Array | Uint32Array

/**
 * Finds phrases (one word or several) in tokens: one look-up a token gives the number of its word, then a trie of word numbers is walked.
 * Flat arrays throughout, so that a table can be written at build time and read without being put together again. Read-only.
 */
export interface PhraseTable {
  /** All words, one behind another; word `w` stands from `wordStart[w]` to `wordStart[w + 1]`. */
  readonly pool: string
  readonly wordStart: Ids
  /** Open-addressing table: hash of a word → its number + 1; 0 is empty. `prints` holds the upper bits of the hash. */
  readonly slots: Ids
  readonly prints: Uint8Array
  /** Words below this number begin a phrase: each is the node of the same number. */
  readonly firsts: number
  /** Node → its first edge; edge `e` takes the word `edgeWord[e]` to the node `firsts + e`. Edges of a node are sorted by word. */
  readonly edgeFrom: Ids
  readonly edgeWord: Ids
  /** Node → its first entry: what the phrase that ends there stands for. */
  readonly entryFrom: Ids
  readonly entries: Ids
  /** Tokens of the longest phrase. */
  readonly longest: number
}

/** The arrays of a table, to be kept; {@link tableOf} takes them back in the same order. */
export const tableNumbers = (table: PhraseTable): (Ids | Uint8Array)[] => [
  table.wordStart,
  table.slots,
  table.prints,
  table.edgeFrom,
  table.edgeWord,
  table.entryFrom,
  table.entries,
]

/** @param next gives the kept arrays one after another */
export const tableOf = (facts: Pick<PhraseTable, 'pool' | 'firsts' | 'longest'>, next: () => Ids | Uint8Array): PhraseTable => ({
  pool: facts.pool,
  wordStart: next() as Ids,
  slots: next() as Ids,
  prints: next() as Uint8Array,
  firsts: facts.firsts,
  edgeFrom: next() as Ids,
  edgeWord: next() as Ids,
  entryFrom: next() as Ids,
  entries: next() as Ids,
  longest: facts.longest,
})

/** The folded words of a phrase, cut as texts are. */
export const phraseWords = (phrase: string): string[] => {
  // A phrase that ends in an apostrophe ("d'", "lorsqu'") is cut as if a word followed.
  const elided = is(phrase.charCodeAt(phrase.length - 1), APOSTROPHE)
  const tokens = tokenize(elided ? `${phrase}word` : phrase)
  return Array.from({ length: tokens.length - (elided ? 1 : 0) }, (_, i) => fold(tokenText(tokens, i)))
}

interface Node {
  readonly children: Map<string, Node>
  readonly entries: number[]
}

const idsOf = (numbers: readonly number[]): Ids => (numbers.every((number) => number < 65536) ? Uint16Array.from(numbers) : Uint32Array.from(numbers))

/**
 * @param phrases text (or its words) and the number by which the caller knows the entry; the same text may stand for several entries.
 * @param others words that get a number without beginning or ending a phrase.
 */
export const buildPhraseTable = (
  phrases: Iterable<readonly [phrase: string | readonly string[], entry: number]>,
  others: Iterable<string> = [],
): PhraseTable => {
  const root = new Map<string, Node>()
  let longest = 0
  for (const [phrase, entry] of phrases) {
    const words = typeof phrase === 'string' ? phraseWords(phrase) : phrase
    let children = root
    let node: Node | undefined
    for (const word of words) {
      node = children.get(word)
      if (node === undefined) {
        node = { children: new Map(), entries: [] }
        children.set(word, node)
      }
      children = node.children
    }
    node?.entries.push(entry)
    longest = Math.max(longest, words.length)
  }
  const numbers = new Map<string, number>()
  const number = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  for (const word of root.keys()) number(word)
  const nodes = [...root.values()]
  const edgeFrom: number[] = []
  const edgeWord: number[] = []
  const entryFrom: number[] = []
  const entries: number[] = []
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k] as Node
    edgeFrom.push(edgeWord.length)
    entryFrom.push(entries.length)
    entries.push(...node.entries.sort((a, b) => a - b))
    for (const [word, child] of [...node.children].map(([text, child]) => [number(text), child] as const).sort(([a], [b]) => a - b)) {
      edgeWord.push(word)
      nodes.push(child)
    }
  }
  edgeFrom.push(edgeWord.length)
  entryFrom.push(entries.length)
  for (const word of others) number(word)
  const words = [...numbers.keys()]
  const wordStart = [0]
  for (const word of words) wordStart.push((wordStart.at(-1) as number) + word.length)
  return {
    pool: words.join(''),
    wordStart: idsOf(wordStart),
    ...slotsOf(words.map(hashOf)),
    firsts: root.size,
    edgeFrom: idsOf(edgeFrom),
    edgeWord: idsOf(edgeWord),
    entryFrom: idsOf(entryFrom),
    entries: idsOf(entries),
    longest,
  }
}

const mix = (hash: number): number => hash ^ (hash >>> 15)

/** An open-addressing table over hashes: see {@link PhraseTable}. */
export const slotsOf = (hashes: readonly number[]): { readonly slots: Ids; readonly prints: Uint8Array } => {
  let size = 16
  while (size < hashes.length * 1.5) size *= 2
  const slots = hashes.length < 65535 ? new Uint16Array(size) : new Uint32Array(size)
  const prints = new Uint8Array(size)
  hashes.forEach((hash, k) => {
    let at = mix(hash) & (size - 1)
    while (slots[at] !== 0) at = (at + 1) & (size - 1)
    slots[at] = k + 1
    prints[at] = hash >>> 24
  })
  return { slots, prints }
}

/** Number of a token's word; −1 where the table does not have it. */
export const wordNumber = ({ pool, wordStart, slots, prints }: PhraseTable, tokens: Tokens, index: number): number => {
  const hash = tokens.hash[index] as number
  const mask = slots.length - 1
  const print = hash >>> 24
  let at = mix(hash) & mask
  for (let slot = slots[at] as number; slot !== 0; at = (at + 1) & mask, slot = slots[at] as number) {
    if (prints[at] === print && isPart(tokens, index, pool, wordStart[slot - 1] as number, wordStart[slot] as number)) return slot - 1
  }
  return -1
}

/** Number of a folded word; −1 where the table does not have it. */
export const numberOf = (table: PhraseTable, folded: string): number => {
  const { pool, wordStart, slots } = table
  const mask = slots.length - 1
  let at = mix(hashOf(folded)) & mask
  for (let slot = slots[at] as number; slot !== 0; at = (at + 1) & mask, slot = slots[at] as number)
    if (pool.slice(wordStart[slot - 1], wordStart[slot]) === folded) return slot - 1
  return -1
}

export const wordText = ({ pool, wordStart }: PhraseTable, word: number): string => pool.slice(wordStart[word], wordStart[word + 1])

/** The node to which a word leads from a node; −1 where there is none. */
export const childOf = ({ edgeFrom, edgeWord, firsts }: PhraseTable, node: number, word: number): number => {
  let low = edgeFrom[node] as number
  let high = edgeFrom[node + 1] as number
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = edgeWord[middle] as number
    if (found === word) return firsts + middle
    if (found < word) low = middle + 1
    else high = middle
  }
  return -1
}

/** All phrases of a table with their entries. */
export const phrasesOf = function* (table: PhraseTable): Generator<readonly [words: readonly string[], entry: number]> {
  const { edgeFrom, edgeWord, entryFrom, entries, firsts } = table
  const walk = function* (node: number, words: readonly string[]): Generator<readonly [readonly string[], number]> {
    for (let k = entryFrom[node] as number; k < (entryFrom[node + 1] as number); k++) yield [words, entries[k] as number]
    for (let edge = edgeFrom[node] as number; edge < (edgeFrom[node + 1] as number); edge++)
      yield* walk(firsts + edge, [...words, wordText(table, edgeWord[edge] as number)])
  }
  for (let node = 0; node < firsts; node++) yield* walk(node, [wordText(table, node)])
}

/** Calls `found` for every phrase that stands in the tokens `from` (inclusive) to `to` (exclusive): longest first at each token, all of them. */
export const findPhrases = (
  table: PhraseTable,
  tokens: Tokens,
  from: number,
  to: number,
  found: (entry: number, first: number, end: number) => void,
): void => {
  for (let i = from; i < to; i++) findPhrasesAt(table, tokens, i, to, found)
}

/** The same for the phrases that start at one token. */
export const findPhrasesAt = (
  table: PhraseTable,
  tokens: Tokens,
  at: number,
  to: number,
  found: (entry: number, first: number, end: number) => void,
): void => {
  const word = wordNumber(table, tokens, at)
  if (word >= 0 && word < table.firsts) walk(table, tokens, word, at, at + 1, to, found)
}

/** The phrases that go on behind a node, longest first, then those that end with it. No deeper than the longest phrase. */
const walk = (
  table: PhraseTable,
  tokens: Tokens,
  node: number,
  at: number,
  next: number,
  to: number,
  found: (entry: number, first: number, end: number) => void,
): void => {
  const { edgeFrom, entryFrom, entries } = table
  if (next < to && edgeFrom[node] !== edgeFrom[node + 1]) {
    const following = wordNumber(table, tokens, next)
    const child = following < 0 ? -1 : childOf(table, node, following)
    if (child >= 0) walk(table, tokens, child, at, next + 1, to, found)
  }
  const end = entryFrom[node + 1] as number
  for (let k = entryFrom[node] as number; k < end; k++) found(entries[k] as number, at, next)
}

/** Whether a token, folded, is this word: the check behind an equal hash. */
export const isWord = (tokens: Tokens, index: number, folded: string): boolean => isPart(tokens, index, folded, 0, folded.length)

const isPart = (tokens: Tokens, index: number, folded: string, from: number, to: number): boolean => {
  const { text } = tokens
  const end = tokens.end[index] as number
  let k = from
  for (let i = tokens.start[index] as number; i < end; i++) {
    const code = text.charCodeAt(i)
    if (((CLASS[code] as number) & (IGNORABLE | MARK)) !== 0) continue
    if (k >= to || folded.charCodeAt(k++) !== FOLD[code]) return false
    const second = FOLD_SECOND[code] as number
    if (second !== 0 && (k >= to || folded.charCodeAt(k++) !== second)) return false
  }
  return k === to
}
