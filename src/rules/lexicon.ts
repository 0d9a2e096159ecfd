import { CLASS, FOLD, FOLD_SECOND, IGNORABLE, MARK } from '../text/characters.js'
import { type Ids, type PhraseTable, slotsOf, wordText } from '../text/phrases.js'
import { endingHash, PRIME, SEED, type Tokens } from '../text/tokens.js'
import type { Kind } from './assemble.js'
import { slug } from './assemble.js'
import { LAYERS, type Lexeme, type LexemeValue, WRITINGS } from './lexeme.js'

/** What a kind asks of the writing of a phrase, and whether it ends compounds: a sum of these. */
/** Place in `WRITINGS`. */
export const WRITING = 3
export const ACCENTED = 4
export const UNACCENTED = 8
export const TAIL = 16

/** The phrases of a language, in flat arrays; what they stand for is spelled out when it is first found. */
export interface LexiconData {
  readonly table: PhraseTable
  /** Kind → number of its layer; of its trigger class or anchor word; what it asks of the writing. */
  readonly layers: Uint8Array
  readonly classes: Ids
  readonly asks: Uint8Array
  /** Kind → its place in `umlauts`: letters that folding hides and that must agree; the first place stands for none asked. */
  readonly umlautsOf: Uint8Array
  readonly umlauts: readonly string[]
  /** Kind → JSON of its class, id and value. */
  readonly kinds: readonly string[]
  /** Words that end compounds, by {@link endingHash}: slots hold places in `endings` + 1. */
  readonly endings: Ids
  readonly endingSlots: Ids
  readonly endingPrints: Uint8Array
}

/** Letters of the endings that are looked up: shorter ones end too many words by chance. */
export const SHORTEST_TAIL = 5
export const LONGEST_TAIL = 18

export const askOf = ({ writing, accent, tail }: Kind): number =>
  WRITINGS.indexOf(writing) + (accent === null ? 0 : accent ? ACCENTED : UNACCENTED) + (tail ? TAIL : 0)

/** The words of a table that end compounds, or are nouns that do. */
export const endingsOf = (table: PhraseTable, isEnding: (kind: number) => boolean): Pick<LexiconData, 'endings' | 'endingSlots' | 'endingPrints'> => {
  const endings: number[] = []
  for (let word = 0; word < table.firsts; word++) {
    for (let k = table.entryFrom[word] as number; k < (table.entryFrom[word + 1] as number); k++) {
      if (!isEnding(table.entries[k] as number)) continue
      endings.push(word)
      break
    }
  }
  const { slots, prints } = slotsOf(endings.map((word) => endingHash(wordText(table, word))))
  return {
    endings: endings.every((word) => word < 65536) ? Uint16Array.from(endings) : Uint32Array.from(endings),
    endingSlots: slots,
    endingPrints: prints,
  }
}

/** A word's folded letters, last first, and how many. */
const backwards = new Uint16Array(256)

/**
 * The longest ending of a token that the lexicon has and `fits` accepts; −1 where there is none.
 * @param head letters that stay before the ending at least
 */
export const longestEnding = (
  { table, endings, endingSlots, endingPrints }: LexiconData,
  tokens: Tokens,
  index: number,
  head: number,
  shortest: number,
  longest: number,
  fits: (word: number, token: number) => boolean,
): number => {
  if (endings.length === 0) return -1
  const { text } = tokens
  const start = tokens.start[index] as number
  const end = tokens.end[index] as number
  if (end - start > MOST_LETTERS) return -1
  let letters = 0
  for (let i = end - 1; i >= start; i--) {
    const code = text.charCodeAt(i)
    if (((CLASS[code] as number) & (IGNORABLE | MARK)) !== 0) continue
    const second = FOLD_SECOND[code] as number
    if (second !== 0) backwards[letters++] = second
    backwards[letters++] = FOLD[code] as number
  }
  const most = Math.min(longest, letters - head)
  const mask = endingSlots.length - 1
  const { pool, wordStart } = table
  let hash = SEED
  let found = -1
  for (let length = 1; length <= most; length++) {
    hash = Math.imul(hash ^ (backwards[length - 1] as number), PRIME)
    if (length < shortest) continue
    const print = hash >>> 24
    let at = (hash ^ (hash >>> 15)) & mask
    for (let slot = endingSlots[at] as number; slot !== 0; at = (at + 1) & mask, slot = endingSlots[at] as number) {
      if (endingPrints[at] !== print) continue
      const word = endings[slot - 1] as number
      const from = wordStart[word] as number
      if ((wordStart[word + 1] as number) - from !== length) continue
      let k = 0
      while (k < length && pool.charCodeAt(from + k) === backwards[length - 1 - k]) k++
      if (k === length && fits(word, index)) found = word
    }
  }
  return found
}

/** Longer words are looked up no further: no language has such compounds. */
const MOST_LETTERS = 100

/** What the entries of a lexicon stand for, each spelled out once. */
export interface Lexemes {
  /** @param words the phrase, where its id is made of it */
  of(entry: number, words: () => readonly string[]): Lexeme
}

export const lexemesOf = (tag: string, { table, layers, kinds }: LexiconData): Lexemes => {
  const known: Lexeme[] = []
  const values: LexemeValue[] = []
  return {
    of: (entry, words) => {
      let lexeme = known[entry]
      if (lexeme === undefined) {
        const kind = table.entries[entry] as number
        const [cls, id, value] = JSON.parse(kinds[kind] as string) as [string, string | null, LexemeValue]
        values[kind] ??= value
        const layer = LAYERS[layers[kind] as number] as Lexeme['layer']
        lexeme = { layer, class: cls, id: id ?? `${tag}.${cls}.${slug(words())}`, value: values[kind] as LexemeValue }
        known[entry] = lexeme
      }
      return lexeme
    },
  }
}
