import { APOSTROPHE, CLASS, DIGIT, FOLD, FOLD_SECOND, IGNORABLE, LETTER, MARK, NEWLINE, SPACE, UPPER } from './characters.js'

/** What a token is. */
export const WORD = 1
export const NUMBER = 2
export const PUNCTUATION = 3

/** How a token is written and what stands before it: a sum of these. */
export const CAPITAL = 1
/** Two letters or more, none of them lower case. */
export const ALL_CAPITALS = 2
/** A capital after the first letter, beside lower case ("CHwapi", "eBay"). */
export const INNER_CAPITAL = 4
/** No space between this token and the one before. */
export const GLUED = 8
/** First token of a line. */
export const LINE_START = 16
/** First token after a blank line. */
export const PARAGRAPH_START = 32
/** A word that has digits in it ("APT28"). */
export const HAS_DIGIT = 64

/**
 * The tokens of a text, each kind of fact in one array (no object a token: millions of them pass through here).
 * Words end where letters end; a hyphen is a token of its own; an apostrophe belongs to the word before it ("l'" + "hôpital",
 * "d’" + "Aspe") unless one or two letters follow that no word is elided before ("company" + "'s"). Numbers keep the points, commas and apostrophes between
 * their digits ("1.234,5", "28.05.2021"). Every other character is a token by itself.
 */
export interface Tokens {
  readonly text: string
  readonly length: number
  /** UTF-16 offsets into the text. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** Hash of the folded characters: see {@link hashOf}. */
  readonly hash: Int32Array
  readonly kind: Uint8Array
  readonly flags: Uint8Array
}

/** FNV-1a, 32 bits. */
export const SEED = 0x811c9dc5 | 0
export const PRIME = 0x01000193
const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

/** The hash (FNV-1a over folded UTF-16 units) under which a token's text is looked up. */
export const hashOf = (folded: string): number => {
  let hash = SEED
  for (let i = 0; i < folded.length; i++) hash = step(hash, folded.charCodeAt(i))
  return hash
}

/** The hash of a folded word read backwards, so that one pass from the end of a word gives those of all its endings. */
export const endingHash = (folded: string): number => {
  let hash = SEED
  for (let i = folded.length - 1; i >= 0; i--) hash = step(hash, folded.charCodeAt(i))
  return hash
}

const MARKS = IGNORABLE | MARK

/** Cuts a text into tokens: one pass, linear. */
export const tokenize = (text: string, from = 0, to = text.length): Tokens => {
  const capacity = to - from
  let room = (capacity >> 2) + 16
  let start = new Int32Array(room)
  let end = new Int32Array(room)
  let hash = new Int32Array(room)
  let kind = new Uint8Array(room)
  let flags = new Uint8Array(room)
  let count = 0
  let spaceBefore = true
  let newlines = 2
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    const cls = CLASS[code] as number
    if ((cls & SPACE) !== 0) {
      spaceBefore = true
      // "\r\n" is one line end
      if ((cls & NEWLINE) !== 0 && !(code === 0x0a && i > from && text.charCodeAt(i - 1) === 0x0d)) newlines++
      i++
      continue
    }
    if ((cls & (LETTER | DIGIT | APOSTROPHE)) === 0 && (cls & IGNORABLE) !== 0) {
      i++
      continue
    }
    if (count === room) {
      room = Math.min(room * 2, capacity + 16)
      const grow = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
        fresh.set(old as never)
        return fresh
      }
      start = grow(start, new Int32Array(room))
      end = grow(end, new Int32Array(room))
      hash = grow(hash, new Int32Array(room))
      kind = grow(kind, new Uint8Array(room))
      flags = grow(flags, new Uint8Array(room))
    }
    let flag = (spaceBefore ? 0 : GLUED) | (newlines > 0 ? LINE_START : 0) | (newlines > 1 ? PARAGRAPH_START : 0)
    let h = SEED
    const first = i
    let type = PUNCTUATION
    if ((cls & LETTER) !== 0 || ((cls & APOSTROPHE) !== 0 && startsClitic(text, i, to))) {
      type = WORD
      let letters = 0
      let uppers = 0
      let digits = 0
      if ((cls & APOSTROPHE) !== 0) {
        h = step(h, 0x27)
        i++
      }
      for (; i < to; i++) {
        const c = text.charCodeAt(i)
        const k = CLASS[c] as number
        if ((k & (LETTER | DIGIT)) === 0) {
          if ((k & IGNORABLE) !== 0) continue
          break
        }
        if ((k & MARKS) !== 0) continue
        if ((k & DIGIT) !== 0) digits++
        else {
          letters++
          if ((k & UPPER) !== 0) uppers++
        }
        h = step(h, FOLD[c] as number)
        const second = FOLD_SECOND[c] as number
        if (second !== 0) h = step(h, second)
      }
      if (((CLASS[text.charCodeAt(first)] as number) & UPPER) !== 0) flag |= CAPITAL
      if (uppers > 1 && uppers === letters) flag |= ALL_CAPITALS
      else if (uppers > ((flag & CAPITAL) !== 0 ? 1 : 0)) flag |= INNER_CAPITAL
      if (digits > 0) flag |= HAS_DIGIT
      // An apostrophe between letters goes to the left ("l'", "qu’"), unless at most two letters follow ("'s", "'re").
      if (i < to && ((CLASS[text.charCodeAt(i)] as number) & APOSTROPHE) !== 0 && i + 1 < to && !startsClitic(text, i, to)) {
        if (((CLASS[text.charCodeAt(i + 1)] as number) & LETTER) !== 0) {
          h = step(h, 0x27)
          i++
        }
      }
    } else if ((cls & DIGIT) !== 0) {
      type = NUMBER
      for (; i < to; i++) {
        const c = text.charCodeAt(i)
        const k = CLASS[c] as number
        if ((k & DIGIT) === 0) {
          const joins = c === 0x2e || c === 0x2c || (k & APOSTROPHE) !== 0
          if (!joins || i + 1 >= to || ((CLASS[text.charCodeAt(i + 1)] as number) & DIGIT) === 0) break
        }
        h = step(h, FOLD[c] as number)
      }
    } else {
      // A surrogate pair is one token; the hash of any other mark is that of its folded form.
      if ((code & 0xfc00) === 0xd800 && i + 1 < to && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
        h = step(step(h, code), text.charCodeAt(i + 1))
        i += 2
      } else {
        h = step(h, FOLD[code] as number)
        i++
      }
    }
    start[count] = first
    end[count] = i
    hash[count] = h
    kind[count] = type
    flags[count] = flag
    count++
    spaceBefore = false
    newlines = 0
  }
  return { text, length: count, start, end, hash, kind, flags }
}

/** Letters before which another word loses its vowel ("l'hôpital", "qu'il", "d'un"): there the apostrophe belongs to the word before. */
const ELIDES = new Set([...'aeiouyh'].map((letter) => letter.charCodeAt(0)))

/** Whether an apostrophe starts a word of one or two letters: "company's", "we're", "'s avonds", "zo'n"; not "l'hôpital", "qu'il", "n'a". */
const startsClitic = (text: string, at: number, to: number): boolean => {
  let i = at + 1
  while (i < to && i <= at + 3 && ((CLASS[text.charCodeAt(i)] as number) & LETTER) !== 0) i++
  const letters = i - at - 1
  if (letters < 1 || letters > 2 || ELIDES.has(FOLD[text.charCodeAt(at + 1)] as number)) return false
  return i >= to || ((CLASS[text.charCodeAt(i)] as number) & (LETTER | DIGIT | APOSTROPHE)) === 0
}

/** The token's text as it is written. */
export const tokenText = (tokens: Tokens, index: number): string => tokens.text.slice(tokens.start[index], tokens.end[index])
