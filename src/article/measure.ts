import { findPhrases } from '../text/phrases.js'
import { ALL_CAPITALS, CAPITAL, HAS_DIGIT, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { type ArticleLexicon, FURNITURE, wordValue } from './lexicon.js'
import type { Lines } from './lines.js'

/** How a line ends. */
export const ENDS_OPEN = 0
export const ENDS_SENTENCE = 1
export const ENDS_TRUNCATED = 2
export const ENDS_COLON = 3

/** What is counted of each line: one array a kind of count. */
export interface Measures {
  readonly characters: Int32Array
  readonly words: Int32Array
  readonly functionWords: Int32Array
  readonly capitals: Int32Array
  readonly allCapitals: Int32Array
  readonly numbers: Int32Array
  readonly commas: Int32Array
  /** Sentence marks before the last word. */
  readonly innerEnds: Int32Array
  readonly separators: Int32Array
  readonly months: Int32Array
  readonly ending: Uint8Array
  /** Tokens covered by words of each kind of furniture, `FURNITURE.length` counters a line. */
  readonly furniture: Uint16Array
  /** Kinds of furniture that the line starts with, a bit each. */
  readonly startsWith: Int32Array
  /** 1 where the line's last words name a source of pictures ("… Foto: Belga"). */
  readonly endsWith: Uint8Array
  /** 1 where it ends with a bracket that has capitals and a slash or no other words in it: "(Mia Muster/CBC)". */
  readonly endsBracket: Uint8Array
  /** 1 where it is nothing but a time of day or the word for an advertisement: such lines stand anywhere, and tell nothing of their neighbours. */
  readonly marker: Uint8Array
  /** 1 where it has a quotation mark. */
  readonly quoted: Uint8Array
  /** Hash of the line's tokens, marks in front aside ("* ", "• "). */
  readonly hash: Int32Array
  /** How many lines of the text read the same. */
  readonly repeats: Int32Array
}

const KINDS = FURNITURE.length

const isSeparator = (code: number): boolean =>
  code === 0x7c ||
  code === 0x2022 ||
  code === 0xb7 ||
  code === 0x203a ||
  code === 0x3e ||
  code === 0x40 ||
  code === 0xa9 ||
  code === 0x25ba ||
  code === 0x2192 ||
  code === 0x23 ||
  code === 0x2f ||
  code === 0x25b6

const isStop = (code: number): boolean =>
  code === 0x2e ||
  code === 0x21 ||
  code === 0x3f ||
  code === 0x3002 ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0x061f ||
  code === 0x0964 ||
  code === 0x06d4

const isQuote = (code: number): boolean => code === 0x22 || (code >= 0x201c && code <= 0x201f) || code === 0xab || code === 0xbb

const isCloser = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x29 ||
  code === 0x5d ||
  code === 0xbb ||
  code === 0xab ||
  code === 0x201c ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0x300d

export const measureLines = (tokens: Tokens, lines: Lines, lexicon: ArticleLexicon): Measures => {
  const count = lines.length
  const measures: Measures = {
    characters: new Int32Array(count),
    words: new Int32Array(count),
    functionWords: new Int32Array(count),
    capitals: new Int32Array(count),
    allCapitals: new Int32Array(count),
    numbers: new Int32Array(count),
    commas: new Int32Array(count),
    innerEnds: new Int32Array(count),
    separators: new Int32Array(count),
    months: new Int32Array(count),
    ending: new Uint8Array(count),
    furniture: new Uint16Array(count * KINDS),
    startsWith: new Int32Array(count),
    endsWith: new Uint8Array(count),
    endsBracket: new Uint8Array(count),
    marker: new Uint8Array(count),
    quoted: new Uint8Array(count),
    hash: new Int32Array(count),
    repeats: new Int32Array(count),
  }
  for (let line = 0; line < count; line++) measures.hash[line] = countLine(tokens, lines, line, lexicon, measures)
  countFurniture(tokens, lines, lexicon, measures)
  markMarkers(tokens, lines, measures)
  countRepeats(measures.hash, measures.repeats)
  return measures
}

/** @returns the hash of the line's tokens */
const countLine = (tokens: Tokens, lines: Lines, line: number, lexicon: ArticleLexicon, measures: Measures): number => {
  const { kind, flags, hash, start, end, text } = tokens
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  let words = 0
  let functions = 0
  let capitals = 0
  let allCapitals = 0
  let numbers = 0
  let commas = 0
  let stops = 0
  let separators = 0
  let months = 0
  let whole = 0x811c9dc5 | 0
  for (let i = first; i < last; i++) {
    const h = hash[i] as number
    const type = kind[i]
    if (type !== PUNCTUATION || words + numbers > 0) whole = Math.imul(whole ^ h, 0x01000193)
    if (type === WORD) {
      words++
      const flag = flags[i] as number
      if ((flag & CAPITAL) !== 0) {
        if (i > first) capitals++
        if ((flag & ALL_CAPITALS) !== 0) allCapitals++
      }
      if (wordValue(lexicon.functionWords, h) !== 0) functions++
      else if (wordValue(lexicon.months, h) !== 0) months++
    } else if (type === NUMBER) numbers++
    else {
      const code = text.charCodeAt(start[i] as number)
      if (code === 0x2c || code === 0x3001 || code === 0xff0c || code === 0x060c) commas++
      else if (isStop(code)) stops++
      else if (isSeparator(code)) separators++
      else if (isQuote(code)) measures.quoted[line] = 1
    }
  }
  measures.characters[line] = (end[last - 1] as number) - (start[first] as number)
  measures.words[line] = words
  measures.functionWords[line] = functions
  measures.capitals[line] = capitals
  measures.allCapitals[line] = allCapitals
  measures.numbers[line] = numbers
  measures.commas[line] = commas
  measures.separators[line] = separators
  measures.months[line] = months
  const ending = endingOf(tokens, first, last)
  measures.ending[line] = ending
  if (endsInCredit(tokens, first, last)) measures.endsBracket[line] = 1
  measures.innerEnds[line] = Math.max(0, stops - (ending === ENDS_SENTENCE ? 1 : 0))
  return whole
}

const endingOf = (tokens: Tokens, first: number, last: number): number => {
  const { kind, start, text } = tokens
  let at = signedFrom(tokens, first, last) - 1
  while (at > first && kind[at] === PUNCTUATION && isCloser(text.charCodeAt(start[at] as number))) at--
  if (kind[at] !== PUNCTUATION) return ENDS_OPEN
  const code = text.charCodeAt(start[at] as number)
  if (code === 0x2026) return ENDS_TRUNCATED
  if (code === 0x2e && at > first && kind[at - 1] === PUNCTUATION && text.charCodeAt(start[at - 1] as number) === 0x2e) return ENDS_TRUNCATED
  if (isStop(code)) return ENDS_SENTENCE
  return code === 0x3a ? ENDS_COLON : ENDS_OPEN
}

/** Tokens and words of what a paragraph is signed with, and characters of each word. */
const SIGNATURE = 14
const SIGNING = 3
const INITIALS = 8

/** Where the bracket starts with which a paragraph is signed behind its last sentence: "… informiert werden. (aig/dpa)"; the line's end where it has none. */
const signedFrom = (tokens: Tokens, first: number, last: number): number => {
  const { kind, start, end, text } = tokens
  if (kind[last - 1] !== PUNCTUATION || text.charCodeAt(start[last - 1] as number) !== 0x29) return last
  let words = 0
  for (let i = last - 2; i > first && i > last - SIGNATURE; i--) {
    if (kind[i] === WORD) {
      if (++words > SIGNING || (end[i] as number) - (start[i] as number) > INITIALS) return last
    } else if (kind[i] === PUNCTUATION) {
      const code = text.charCodeAt(start[i] as number)
      if (code === 0x3a) return last
      if (code === 0x28) return words > 0 && kind[i - 1] === PUNCTUATION && isStop(text.charCodeAt(start[i - 1] as number)) ? i : last
    }
  }
  return last
}

const CREDIT = FURNITURE.indexOf('credit')
/** Tokens behind the word that announces a credit: ": Mia Muster / Agentur". */
const CREDIT_REACH = 6
/** Tokens. */
const BRACKET = 8

/** Whether a line ends with a bracket of capitalised words only. */
const endsInCredit = (tokens: Tokens, first: number, last: number): boolean => {
  const { kind, flags, start, text } = tokens
  if (last - first < 6 || kind[last - 1] !== PUNCTUATION || text.charCodeAt(start[last - 1] as number) !== 0x29) return false
  let words = 0
  for (let i = last - 2; i > first && i > last - BRACKET; i--) {
    if (kind[i] === WORD) {
      if (((flags[i] as number) & (CAPITAL | ALL_CAPITALS)) === 0) return false
      words++
    } else if (kind[i] === NUMBER) return false
    else if (text.charCodeAt(start[i] as number) === 0x28) return words > 0
  }
  return false
}

const countFurniture = (tokens: Tokens, lines: Lines, lexicon: ArticleLexicon, measures: Measures): void => {
  let line = 0
  // Phrases of a kind that overlap count once: where the last one counted ends.
  const reached = new Int32Array(KINDS)
  findPhrases(lexicon.furniture, tokens, 0, tokens.length, (kind, first, end) => {
    while ((lines.last[line] as number) <= first) line++
    // What a crawl has put before the first line is of no line.
    if (end > (lines.last[line] as number) || first < (lines.first[line] as number)) return
    const from = Math.max(first, reached[kind] as number)
    if (end <= from) return
    reached[kind] = end
    if (kind === CREDIT && (lines.last[line] as number) - end <= CREDIT_REACH) measures.endsWith[line] = 1
    const at = line * KINDS + kind
    measures.furniture[at] = Math.min(0xffff, (measures.furniture[at] as number) + end - from)
    if (opensLine(tokens, lines.first[line] as number, first)) measures.startsWith[line] = (measures.startsWith[line] as number) | (1 << kind)
  })
  for (line = 0; line < lines.length; line++) dropLoneShare(measures, line)
}

const SHARE = FURNITURE.indexOf('share')
/** Words from which on a line with the name of one network is no row of buttons. */
const HEADLINE = 4

/** "Facebook page of the fire brigade hijacked": the name of a network that starts a headline prompts nobody to share. */
const dropLoneShare = (measures: Measures, line: number): void => {
  const at = line * KINDS + SHARE
  if (measures.furniture[at] !== 1 || (measures.words[line] as number) < HEADLINE) return
  const bit = 1 << SHARE
  if (((measures.startsWith[line] as number) & bit) === 0) return
  measures.furniture[at] = 0
  measures.startsWith[line] = (measures.startsWith[line] as number) & ~bit
}

/** Whether nothing but marks and numbers ("►", "»", "-", "12") stand before. */
const opensLine = (tokens: Tokens, lineFirst: number, at: number): boolean => {
  if (at - lineFirst > 3) return false
  for (let i = lineFirst; i < at; i++) if (tokens.kind[i] === WORD) return false
  return true
}

const countRepeats = (hashes: Int32Array, repeats: Int32Array): void => {
  const counts = new Map<number, number>()
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  for (let line = 0; line < hashes.length; line++) repeats[line] = counts.get(hashes[line] as number) ?? 1
}

const ADVERT = FURNITURE.indexOf('advert')
const CLOCK = FURNITURE.indexOf('clock')
/** Characters, and tokens. */
const LONGEST_MARKER = 40
const LONGEST_CLOCK = 5

const markMarkers = (tokens: Tokens, lines: Lines, measures: Measures): void => {
  for (let line = 0; line < lines.length; line++) {
    if ((measures.characters[line] as number) > LONGEST_MARKER) continue
    const words = measures.words[line] as number
    const advert = words > 0 && (measures.furniture[line * KINDS + ADVERT] as number) >= words && measures.numbers[line] === 0
    if (advert || isClock(tokens, lines, line, (measures.furniture[line * KINDS + CLOCK] as number) >= words)) measures.marker[line] = 1
  }
}

/** "17:05", "17.05 Uhr", "17h05". */
const isClock = (tokens: Tokens, lines: Lines, line: number, onlyUnits: boolean): boolean => {
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  const { kind, start, end, text, flags } = tokens
  if (kind[first] !== NUMBER || last - first > LONGEST_CLOCK || last - first < 2) return false
  const width = (end[first] as number) - (start[first] as number)
  const mark = text.charCodeAt(start[first + 1] as number)
  if (mark === 0x3a) return width <= 2 && kind[first + 2] === NUMBER && onlyUnits
  const hour = (mark === 0x68 || mark === 0x75) && ((flags[first + 1] as number) & HAS_DIGIT) !== 0
  if (hour) return width <= 2 && last - first === 2 && (end[first + 1] as number) - (start[first + 1] as number) === 3
  return onlyUnits && last - first === 2 && (width <= 2 || (width <= 5 && text.charCodeAt((end[first] as number) - 3) === 0x2e))
}
