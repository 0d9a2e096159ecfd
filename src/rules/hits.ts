import { childOf, type Ids, wordNumber, wordText } from '../text/phrases.js'
import { ALL_CAPITALS, CAPITAL, HAS_DIGIT, INNER_CAPITAL, NUMBER, type Tokens, WORD } from '../text/tokens.js'
import type { Language } from './language.js'
import { endsAccented, type Lexeme, umlautsOf as umlautsIn, WRITINGS } from './lexeme.js'
import { ACCENTED, type LexiconData, LONGEST_TAIL, longestEnding, SHORTEST_TAIL, TAIL, UNACCENTED, WRITING } from './lexicon.js'

/** A phrase of the lexicon that stands in the text. Tokens: first, and the one after the last. */
export interface Hit {
  readonly first: number
  readonly last: number
  readonly lexeme: Lexeme
}

/**
 * The hits of a stretch of tokens, by where they start (the longest first) and by where they end. Hits have numbers, and facts in arrays; what one
 * stands for is spelled out when it is asked for.
 */
export interface Hits {
  readonly count: number
  /** Hit → its first token, and the one after its last. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Token → number of its word in the lexicon, or −1. */
  readonly words: Int32Array
  /** Token → the layers of the hits that start there: see LAYER_BITS. */
  readonly layersAt: Int32Array
  /** The first hit that starts at a token, and the next after one that starts there too; −1 where there is none. */
  firstAt(token: number): number
  nextAt(hit: number): number
  /** The same for hits that end before a token. */
  firstTo(token: number): number
  nextTo(hit: number): number
  layerOf(hit: number): number
  /** Number of the trigger class of a hit, or of the word through which rules are found. */
  classOf(hit: number): number
  /** Whether a hit is a trigger of a class. */
  isClass(hit: number, cls: number): boolean
  hit(hit: number): Hit
  startingAt(token: number): readonly Hit[]
  endingAt(token: number): readonly Hit[]
}

const NONE: readonly Hit[] = []

/** Letters that a compound has before the ending that is looked up. */
const SHORTEST_HEAD = 3

/** Hits as they are found, in arrays that grow. */
class Found {
  count = 0
  first = new Int32Array(64)
  last = new Int32Array(64)
  entry = new Int32Array(64)
  add(first: number, last: number, entry: number): void {
    if (this.count === this.first.length) {
      this.first = grown(this.first)
      this.last = grown(this.last)
      this.entry = grown(this.entry)
    }
    this.first[this.count] = first
    this.last[this.count] = last
    this.entry[this.count++] = entry
  }
}

const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(old.length * 2)
  more.set(old)
  return more
}

const ANY = WRITINGS.indexOf('any')
const CAPITALS = WRITINGS.indexOf('capitals')
const BOTH_CAPITAL = WRITINGS.indexOf('both-capital')

/** A figure has no small form: "8Base". */
const hasCapital = (tokens: Tokens, token: number): boolean =>
  tokens.kind[token] === NUMBER || ((tokens.flags[token] as number) & (CAPITAL | INNER_CAPITAL | HAS_DIGIT)) !== 0

/** Whether a phrase is written as its kind asks. Capitals are often written without accents: they may stand for either. */
const isWritten = (asks: number, tokens: Tokens, first: number, last: number): boolean => {
  const writing = asks & WRITING
  if (writing === CAPITALS ? ((tokens.flags[first] as number) & ALL_CAPITALS) === 0 : writing !== ANY && !hasCapital(tokens, first)) return false
  if (writing === BOTH_CAPITAL && !hasCapital(tokens, last - 1)) return false
  if ((asks & (ACCENTED | UNACCENTED)) === 0 || ((tokens.flags[last - 1] as number) & ALL_CAPITALS) !== 0) return true
  return endsAccented(tokens.text, tokens.end[last - 1] as number) === ((asks & ACCENTED) !== 0)
}

const agrees = (umlauts: string, tokens: Tokens, first: number, last: number): boolean => {
  if (((tokens.flags[first] as number) & ALL_CAPITALS) !== 0) return true
  const found = umlautsIn(tokens.text, tokens.start[first], tokens.end[last - 1])
  return found === umlauts || found.includes('\u0308')
}

/** Looks up the lexicon in the given stretches (sentences): one look-up a token. */
export const findHits = (language: Language, tokens: Tokens, stretches: Iterable<{ readonly first: number; readonly last: number }>): Hits => {
  const { lexicon } = language
  const { table, layers, asks, umlauts, umlautsOf } = lexicon
  const { firsts, edgeFrom, entryFrom, entries } = table
  const words = new Int32Array(tokens.length).fill(-1)
  const layersAt = new Int32Array(tokens.length)
  const at = new Int32Array(tokens.length)
  const found = new Found()
  const path = new Int32Array(table.longest + 1)
  /** Whether a kind ends compounds, and its umlauts are those of the ending. */
  const endsAs = (kind: number, word: number, token: number): boolean => {
    if (((asks[kind] as number) & TAIL) === 0) return false
    if (umlautsOf[kind] === 0) return true
    const end = tokens.end[token] as number
    const length = (table.wordStart[word + 1] as number) - (table.wordStart[word] as number)
    return umlautsIn(tokens.text, Math.max(tokens.start[token] as number, end - length), end) === umlauts[umlautsOf[kind] as number]
  }
  const isTail = (word: number, token: number): boolean => {
    for (let k = entryFrom[word] as number; k < (entryFrom[word + 1] as number); k++) if (endsAs(entries[k] as number, word, token)) return true
    return false
  }
  for (const stretch of stretches) {
    const { last } = stretch
    for (let i = stretch.first; i < last; i++) words[i] = wordNumber(table, tokens, i)
    for (let i = stretch.first; i < last; i++) {
      const before = found.count
      let node = words[i] as number
      let mask = 0
      if (node >= 0 && node < firsts) {
        let depth = 0
        path[depth++] = node
        for (let next = i + 1; next < last && edgeFrom[node] !== edgeFrom[node + 1]; next++) {
          const word = words[next] as number
          node = word < 0 ? -1 : childOf(table, node, word)
          if (node < 0) break
          path[depth++] = node
        }
        for (; depth > 0; depth--) {
          const end = path[depth - 1] as number
          for (let k = entryFrom[end] as number; k < (entryFrom[end + 1] as number); k++) {
            const kind = entries[k] as number
            if (!isWritten(asks[kind] as number, tokens, i, i + depth)) continue
            if (umlautsOf[kind] !== 0 && !agrees(umlauts[umlautsOf[kind] as number] as string, tokens, i, i + depth)) continue
            found.add(i, i + depth, k)
            mask |= 1 << (layers[kind] as number)
          }
        }
      }
      if (
        found.count === before &&
        tokens.kind[i] === WORD &&
        ((tokens.flags[i] as number) & INNER_CAPITAL) === 0 &&
        (tokens.end[i] as number) - (tokens.start[i] as number) >= SHORTEST_TAIL + SHORTEST_HEAD
      ) {
        const ending = longestEnding(lexicon, tokens, i, SHORTEST_HEAD, SHORTEST_TAIL, LONGEST_TAIL, isTail)
        if (ending >= 0) {
          for (let k = entryFrom[ending] as number; k < (entryFrom[ending + 1] as number); k++) {
            const kind = entries[k] as number
            if (!endsAs(kind, ending, i)) continue
            found.add(i, i + 1, k)
            mask |= 1 << (layers[kind] as number)
          }
        }
      }
      if (found.count > before) {
        at[i] = before + 1
        layersAt[i] = mask
      }
    }
  }
  return new HitList(language, lexicon, tokens.length, found, words, layersAt, at)
}

class HitList implements Hits {
  readonly count: number
  readonly first: Int32Array
  readonly last: Int32Array
  readonly #entry: Int32Array
  readonly #at: Int32Array
  readonly #kinds: Ids
  readonly #layers: Uint8Array
  readonly #classes: Ids
  /** Token → the first hit that ends before it + 1; hit → the next such + 1. Made when first asked for. */
  #to: Int32Array | undefined
  #nextTo: Int32Array = new Int32Array(0)
  readonly #hits: Hit[] = []
  readonly #starting: (readonly Hit[])[] = []
  constructor(
    readonly language: Language,
    readonly lexicon: LexiconData,
    readonly tokens: number,
    found: Found,
    readonly words: Int32Array,
    readonly layersAt: Int32Array,
    at: Int32Array,
  ) {
    this.count = found.count
    this.first = found.first
    this.last = found.last
    this.#entry = found.entry
    this.#at = at
    this.#kinds = lexicon.table.entries
    this.#layers = lexicon.layers
    this.#classes = lexicon.classes
  }
  firstAt(token: number): number {
    return token >= 0 && token < this.tokens ? (this.#at[token] as number) - 1 : -1
  }
  nextAt(hit: number): number {
    return hit + 1 < this.count && this.first[hit + 1] === this.first[hit] ? hit + 1 : -1
  }
  firstTo(token: number): number {
    if (token < 0 || token > this.tokens) return -1
    let to = this.#to
    if (to === undefined) {
      to = new Int32Array(this.tokens + 1)
      const next = new Int32Array(this.count)
      for (let hit = this.count - 1; hit >= 0; hit--) {
        const last = this.last[hit] as number
        next[hit] = to[last] as number
        to[last] = hit + 1
      }
      this.#to = to
      this.#nextTo = next
    }
    return (to[token] as number) - 1
  }
  nextTo(hit: number): number {
    return (this.#nextTo[hit] as number) - 1
  }
  layerOf(hit: number): number {
    return this.#layers[this.#kinds[this.#entry[hit] as number] as number] as number
  }
  classOf(hit: number): number {
    return this.#classes[this.#kinds[this.#entry[hit] as number] as number] as number
  }
  isClass(hit: number, cls: number): boolean {
    const kind = this.#kinds[this.#entry[hit] as number] as number
    return this.#classes[kind] === cls && this.#layers[kind] === 0
  }
  hit(hit: number): Hit {
    let known = this.#hits[hit]
    if (known === undefined) {
      const first = this.first[hit] as number
      const last = this.last[hit] as number
      const lexeme = this.language.lexemes.of(this.#entry[hit] as number, () => this.#phrase(hit))
      known = { first, last, lexeme }
      this.#hits[hit] = known
    }
    return known
  }
  /** The words of the phrase: those of the text, save for the ending of a compound, which is a word by itself. */
  #phrase(hit: number): string[] {
    const { table } = this.lexicon
    const entry = this.#entry[hit] as number
    const word = this.words[this.first[hit] as number] as number
    if (this.last[hit] === (this.first[hit] as number) + 1) {
      const isWhole = word >= 0 && word < table.firsts && entry >= (table.entryFrom[word] as number) && entry < (table.entryFrom[word + 1] as number)
      if (isWhole) return [wordText(table, word)]
      let low = 0
      let high = table.firsts
      while (high - low > 1) {
        const middle = (low + high) >>> 1
        if ((table.entryFrom[middle] as number) <= entry) low = middle
        else high = middle
      }
      return [wordText(table, low)]
    }
    const phrase: string[] = []
    for (let i = this.first[hit] as number; i < (this.last[hit] as number); i++) phrase.push(wordText(table, this.words[i] as number))
    return phrase
  }
  startingAt(token: number): readonly Hit[] {
    let first = this.firstAt(token)
    if (first < 0) return NONE
    let list = this.#starting[token]
    if (list === undefined) {
      const hits: Hit[] = []
      for (; first >= 0; first = this.nextAt(first)) hits.push(this.hit(first))
      this.#starting[token] = hits
      list = hits
    }
    return list
  }
  endingAt(token: number): readonly Hit[] {
    let first = this.firstTo(token)
    if (first < 0) return NONE
    const hits: Hit[] = []
    for (; first >= 0; first = this.nextTo(first)) hits.push(this.hit(first))
    return hits
  }
}
