import { CLASS, DIGIT, FOLD, FOLD_SECOND, IGNORABLE, LETTER, MARK, UPPER } from './characters.js'
import type { Ids } from './phrases.js'
import { endingHash, hashOf, PRIME, SEED } from './tokens.js'

/** Marks by hash: open addressing, a slot without marks is free. */
interface MarkTable {
  readonly keys: Int32Array
  readonly marks: Uint16Array
}

/**
 * Tells which marks the words of a raw text have, without cutting it into tokens. It may find a mark too many (words are known by their hash, longer
 * phrases by three that follow each other), and never one too few: what it misses, no phrase table of the same phrases finds.
 */
export interface WordFilter {
  /** Marks that every text has: those of phrases without any word. */
  readonly always: number
  /** By the hash of up to three words, changed by how the first must be written. */
  readonly words: MarkTable
  /** By {@link endingHash}. */
  readonly endings: MarkTable
  /** By the hash of a word, its roles in keys: a sum of those below. Tells nearly all words that are in none at one look. */
  readonly roles: Uint8Array
  /** By the last {@link WINDOW} letters, 1 where words may end in a key. */
  readonly tails: Uint8Array
}

/** Words of a phrase that are looked for together at most. */
const MOST_TOGETHER = 3
/** Roles of a word: it is a key, written so; it is the first, the second of two; the first, the second, the third of three. */
const ALONE = 1
const FIRST_OF_TWO = 2
const SECOND_OF_TWO = 4
const FIRST_OF_THREE = 8
const SECOND_OF_THREE = 16
const THIRD_OF_THREE = 32
const ALONE_CAPITAL = 64
const ALONE_CAPITALS = 128
const ANY_ALONE = ALONE | ALONE_CAPITAL | ALONE_CAPITALS

/** How the first word of a phrase is written. */
export type Capitals = 'any' | 'some' | 'all'

/** A phrase, cut and folded as texts are, and its marks: 16 bits. Where `ends`, and it is one word, other words may end in it. */
export interface MarkedPhrase {
  readonly words: readonly string[]
  readonly marks: number
  readonly capitals: Capitals
  readonly ends: boolean
}

/** Letters at the end of a word that are looked at first, each five bits beside the next; endings are no shorter. */
const WINDOW = 5
const WINDOW_MASK = (1 << (5 * WINDOW)) - 1
/** Letters of the longest ending that is looked up. */
const LONGEST_ENDING = 18
/** Characters of the shortest word that ends in one, apostrophes of its token aside. */
const SHORTEST_COMPOUND = 6

/** Places of the tables that are looked at for each word: these stay close to the processor. */
const PLACES = 1 << 16
const placeOf = (hash: number): number => (hash ^ (hash >>> 16)) & (PLACES - 1)
const tailOf = (window: number): number => Math.imul(window & WINDOW_MASK, 0x9e3779b1) >>> 16

/** The hash of some words and one more. */
const joined = (before: number, hash: number): number => (Math.imul(before, 0x9e3779b1) + hash) | 0
/** What changes a hash where a phrase asks for capitals. */
const WRITTEN: Readonly<Record<Capitals, number>> = { any: 0, some: 0x2545f491, all: 0x5851f42d }

/** What a character is to a word: its folded form, or one of these. Digits (below `AFTER_DIGITS`) do not begin a word with letters, but go on with one. */
const ENDS = 0
const SKIPPED = 1
const TWO_LETTERS = 2
const AFTER_DIGITS = 0x3a

/** Letters and digits as `tokenize` has them: a word ends at an apostrophe, and what is skipped there is skipped here. */
const stepOf = (code: number): number => {
  const cls = CLASS[code] as number
  if ((cls & (IGNORABLE | MARK)) !== 0) return SKIPPED
  if ((cls & (LETTER | DIGIT)) === 0) return ENDS
  return FOLD_SECOND[code] === 0 ? (FOLD[code] as number) : TWO_LETTERS
}

/** Characters between these are letters that stand for themselves. */
const FIRST_PLAIN = 0x3100
const LAST_PLAIN = 0xd7ff

const STEPS: Uint16Array = (() => {
  const steps = FOLD.slice()
  for (let code = 0; code < steps.length; code = code === FIRST_PLAIN ? LAST_PLAIN : code + 1) steps[code] = stepOf(code)
  return steps
})()

const stepAt = (text: string, at: number): number => STEPS[text.charCodeAt(at)] as number

const windowOf = (word: string): number => {
  let window = 0
  for (let i = 0; i < word.length; i++) window = (window << 5) ^ word.charCodeAt(i)
  return window
}

const slotOf = (hash: number, { keys }: MarkTable): number => (hash ^ (hash >>> 15)) & (keys.length - 1)

const tableOf = (marks: ReadonlyMap<number, number>): MarkTable => {
  let size = 64
  while (size * 3 < marks.size * 4) size *= 2
  const table: MarkTable = { keys: new Int32Array(size), marks: new Uint16Array(size) }
  for (const [hash, value] of marks) {
    let at = slotOf(hash, table)
    while (table.marks[at] !== 0) at = (at + 1) & (size - 1)
    table.keys[at] = hash
    table.marks[at] = value
  }
  return table
}

/** The runs of letters and digits in a word of a phrase: numbers are parted by their points, marks have none. */
const runsIn = (word: string): string[] => {
  const isNumber = ((CLASS[word.charCodeAt(0)] as number) & DIGIT) !== 0
  return (isNumber ? word.split(/\D+/) : [word.replaceAll("'", '')]).filter((run) => run !== '' && stepAt(run, 0) > SKIPPED)
}

/** By what a phrase is known. */
interface Key {
  /** Hashes of its words, and of all of them together. */
  readonly hashes: readonly number[]
  readonly hash: number
  readonly weight: number
  /** Whether it starts where the phrase does. */
  readonly isFirst: boolean
}

/** How much more a key is worth of which the writing is known. */
const WRITING_WEIGHT = 4
/** The keys that a phrase could be known by: its words, up to three that follow each other. */
const keysOf = (words: readonly string[], weigh: (word: string) => number): Key[] => {
  const runs = words.flatMap((word, at) => runsIn(word).map((text, k) => ({ text, isFirst: at === 0 && k === 0 && text === word })))
  const together = Math.min(runs.length, MOST_TOGETHER)
  return runs.slice(0, runs.length - together + 1).map(({ isFirst }, from) => {
    const part = runs.slice(from, from + together)
    const hashes = part.map(({ text }) => hashOf(text))
    return {
      hashes,
      hash: hashes.reduce((all, hash) => joined(all, hash), 0),
      isFirst,
      weight: part.reduce((sum, { text }) => sum + weigh(text), isFirst ? WRITING_WEIGHT : 0),
    }
  })
}

const rolesOf = (key: Key, capitals: Capitals): readonly number[] =>
  key.hashes.length === 1
    ? [{ any: ALONE, some: ALONE_CAPITAL, all: ALONE_CAPITALS }[capitals]]
    : key.hashes.length === 2
      ? [FIRST_OF_TWO, SECOND_OF_TWO]
      : [FIRST_OF_THREE, SECOND_OF_THREE, THIRD_OF_THREE]

/** @param isCommon whether a word stands in most texts: other words of a phrase are looked for */
export const buildWordFilter = (phrases: Iterable<MarkedPhrase>, isCommon: (word: string) => boolean): WordFilter => {
  const words = new Map<number, number>()
  const endings = new Map<number, number>()
  const roles = new Uint8Array(PLACES)
  const tails = new Uint8Array(PLACES)
  let always = 0
  const add = (to: Map<number, number>, hash: number, marks: number): void => {
    to.set(hash, (to.get(hash) ?? 0) | marks)
  }
  for (const { words: all, marks, capitals, ends } of phrases) {
    const [key] = keysOf(all, (word) => (isCommon(word) ? 0 : word.length)).sort((a, b) => b.weight - a.weight)
    if (key === undefined) {
      always |= marks
      continue
    }
    const written = key.isFirst ? capitals : 'any'
    add(words, key.hash ^ WRITTEN[written], marks)
    const parts = rolesOf(key, written)
    key.hashes.forEach((hash, k) => {
      roles[placeOf(hash)] = (roles[placeOf(hash)] as number) | (parts[k] ?? 0)
    })
    const [word] = all
    if (!ends || all.length > 1 || word === undefined) continue
    const letters = word.replaceAll("'", '')
    add(endings, endingHash(letters), marks)
    tails[tailOf(windowOf(letters))] = 1
  }
  return { always, words: tableOf(words), endings: tableOf(endings), roles, tails }
}

const marksAt = (table: MarkTable, hash: number): number => {
  const { keys, marks } = table
  const mask = keys.length - 1
  for (let at = slotOf(hash, table); marks[at] !== 0; at = (at + 1) & mask) if (keys[at] === hash) return marks[at] as number
  return 0
}

/** The marks of words of which the first stands between two places. */
const writtenMarks = (text: string, start: number, end: number, hash: number, table: MarkTable): number => {
  let marks = marksAt(table, hash)
  let letters = 0
  let uppers = 0
  let digits = 0
  for (let i = start; i < end; i++) {
    const cls = CLASS[text.charCodeAt(i)] as number
    if ((cls & (IGNORABLE | MARK)) !== 0) continue
    if ((cls & DIGIT) !== 0) digits++
    else letters++
    if ((cls & UPPER) !== 0) uppers++
  }
  if (uppers + digits > 0) marks |= marksAt(table, hash ^ WRITTEN.some)
  if (uppers > 1 && uppers === letters) marks |= marksAt(table, hash ^ WRITTEN.all)
  return marks
}

/** The marks of all endings of the word between two places. */
const endingMarks = (text: string, start: number, end: number, table: MarkTable): number => {
  let marks = 0
  let hash = SEED
  let letters = 0
  const step = (letter: number): void => {
    hash = Math.imul(hash ^ letter, PRIME)
    if (++letters >= WINDOW) marks |= marksAt(table, hash)
  }
  for (let i = end - 1; i >= start && letters < LONGEST_ENDING; i--) {
    const code = text.charCodeAt(i)
    if (stepOf(code) === SKIPPED) continue
    if (stepOf(code) === TWO_LETTERS) step(FOLD_SECOND[code] as number)
    step(FOLD[code] as number)
  }
  return marks
}

const isDigit = (step: number): boolean => step > TWO_LETTERS && step < AFTER_DIGITS

/** Whether a word ends in a small letter. */
const endsSmall = (text: string, end: number): boolean =>
  ((CLASS[text.charCodeAt(end - 1)] as number) & (LETTER | UPPER | MARK | IGNORABLE | DIGIT)) === LETTER

/** The marks of the words of a text, as far as it takes until `isEnough`: one pass over its characters. */
export const marksIn = (text: string, filter: WordFilter, isEnough: (marks: number) => boolean): number => {
  const { words, endings, roles, tails } = filter
  const { length } = text
  let marks = filter.always
  if (isEnough(marks)) return marks
  // The word before, and the one before that
  let before = 0
  let beforeRoles = 0
  let beforeStart = 0
  let beforeEnd = 0
  let earlier = 0
  let earlierRoles = 0
  let earlierStart = 0
  let earlierEnd = 0
  for (let i = 0; i < length; ) {
    let step = stepAt(text, i)
    if (step <= SKIPPED) {
      i++
      continue
    }
    const start = i
    let hash = SEED
    let window = 0
    if (isDigit(step)) {
      do {
        hash = Math.imul(hash ^ step, PRIME)
        step = ++i < length ? stepAt(text, i) : ENDS
      } while (isDigit(step))
    } else {
      for (;;) {
        while (step > TWO_LETTERS) {
          hash = Math.imul(hash ^ step, PRIME)
          window = (window << 5) ^ step
          step = ++i < length ? stepAt(text, i) : ENDS
        }
        if (step === ENDS) break
        if (step === TWO_LETTERS) {
          const code = text.charCodeAt(i)
          const first = FOLD[code] as number
          const second = FOLD_SECOND[code] as number
          hash = Math.imul(Math.imul(hash ^ first, PRIME) ^ second, PRIME)
          window = (((window << 5) ^ first) << 5) ^ second
        }
        step = ++i < length ? stepAt(text, i) : ENDS
      }
    }
    const role = roles[placeOf(hash)] as number
    const ofTwo = (beforeRoles << 1) & role & SECOND_OF_TWO
    const ofThree = (earlierRoles << 2) & (beforeRoles << 1) & role & THIRD_OF_THREE
    const tail = i - start >= SHORTEST_COMPOUND ? (tails[tailOf(window)] as number) : 0
    if (((role & ANY_ALONE) | ofTwo | ofThree | tail) !== 0) {
      const alone = (role & (ALONE | ALONE_CAPITAL)) !== 0 || ((role & ALONE_CAPITALS) !== 0 && !endsSmall(text, i))
      let found = alone ? writtenMarks(text, start, i, hash, words) : 0
      if (ofTwo !== 0) found |= writtenMarks(text, beforeStart, beforeEnd, joined(before, hash), words)
      if (ofThree !== 0) found |= writtenMarks(text, earlierStart, earlierEnd, joined(joined(earlier, before), hash), words)
      if (tail !== 0) found |= endingMarks(text, start, i, endings)
      marks |= found
      if (found !== 0 && isEnough(marks)) return marks
    }
    earlier = before
    earlierRoles = beforeRoles
    earlierStart = beforeStart
    earlierEnd = beforeEnd
    before = hash
    beforeRoles = role
    beforeStart = start
    beforeEnd = i
  }
  return marks
}

/** The arrays of a filter, to be kept; {@link wordFilterOf} takes them back in the same order. */
export const wordFilterNumbers = ({ words, endings, roles, tails }: WordFilter): (Uint8Array | Ids)[] => [
  ...[words, endings].flatMap(({ keys, marks }) => [new Uint32Array(keys.buffer), marks]),
  roles,
  tails,
]

/** @param next gives the kept arrays one after another */
export const wordFilterOf = (always: number, next: () => Uint8Array | Ids): WordFilter => {
  const table = (): MarkTable => {
    const keys = next()
    return { keys: new Int32Array(keys.buffer, keys.byteOffset, keys.length), marks: next() as Uint16Array }
  }
  return { always, words: table(), endings: table(), roles: next() as Uint8Array, tails: next() as Uint8Array }
}
