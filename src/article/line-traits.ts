import { NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { FURNITURE, type Furniture } from './lexicon.js'
import type { Lines } from './lines.js'
import type { Measures } from './measure.js'

/** Kinds of furniture, by their place in the list. */
export const KINDS = FURNITURE.length
export const kindOf = (kind: Furniture): number => FURNITURE.indexOf(kind)

/** Characters below which a line is short. */
export const SHORT = 80

/** Lines to both sides in which dates are counted: lists of teasers and comments have one each. */
export const DATES_REACH = 7
const MANY_DATES = 3

/** For each placed line, how many short lines before it have a date or an age ("vor 3 Stunden"). */
export const datedLines = (measures: Measures, placed: Int32Array): Int32Array => {
  const sums = new Int32Array(placed.length + 1)
  for (let index = 0; index < placed.length; index++) {
    const line = placed[index] as number
    const short = (measures.characters[line] as number) < SHORT && (measures.numbers[line] as number) > 0
    const dated =
      (measures.months[line] as number) > 0 || ((measures.furniture[line * KINDS + RELATIVE] as number) > 0 && (measures.words[line] as number) < 6)
    sums[index + 1] = (sums[index] as number) + (short && dated ? 1 : 0)
  }
  return sums
}
const RELATIVE = kindOf('relative')

export const datesAround = (sums: Int32Array, index: number): number => {
  const to = Math.min(sums.length - 1, index + DATES_REACH + 1)
  const from = Math.max(0, index - DATES_REACH)
  return Math.min(1, Math.max(0, (sums[to] as number) - (sums[from] as number) - 1) / MANY_DATES)
}

/** Characters up to which a line may be a heading. */
export const HEADING = 60
export const HEAD_BITS =
  (1 << kindOf('published')) | (1 << kindOf('updated')) | (1 << kindOf('relative')) | (1 << kindOf('byline')) | (1 << kindOf('reading'))

export const isHeadBit = (measures: Measures, line: number): boolean =>
  (measures.characters[line] as number) < HEADING && ((measures.startsWith[line] as number) & HEAD_BITS) !== 0

const CREDIT_BIT = 1 << kindOf('credit')

/** Whether a line is nothing but a credit: "© Agency/Name", "Foto: Name". */
export const creditLine = (tokens: Tokens, lines: Lines, measures: Measures, line: number): boolean => {
  if ((measures.characters[line] as number) > 90) return false
  if (((measures.startsWith[line] as number) & CREDIT_BIT) !== 0) return true
  const code = tokens.text.charCodeAt(tokens.start[lines.first[line] as number] as number)
  return code === 0xa9
}

/** "1. …", "2) …", "• …", "– …" */
export const isEnumerated = (tokens: Tokens, lines: Lines, line: number): boolean => {
  const first = lines.first[line] as number
  if ((lines.last[line] as number) - first < 3) return false
  const kind = tokens.kind[first]
  if (kind === WORD) return false
  const code = tokens.text.charCodeAt(tokens.start[kind === PUNCTUATION ? first : first + 1] as number)
  if (kind === PUNCTUATION) return code === 0x2022 || code === 0x2d || code === 0x2013 || code === 0x2a || code === 0xb7 || code === 0x25aa
  return code === 0x2e || code === 0x29
}

/** For each line, which share of the headline's longer words it has: 0 to 1. */
export const kinshipToTitle = (tokens: Tokens, lines: Lines, placed: Int32Array, headline: number): Float32Array => {
  const kinship = new Float32Array(placed.length)
  if (headline < 0) return kinship
  const { hash, start, end, kind } = tokens
  const title = new Set<number>()
  const line = placed[headline] as number
  for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++)
    if (kind[i] === WORD && (end[i] as number) - (start[i] as number) >= LONG_WORD) title.add(hash[i] as number)
  if (title.size === 0) return kinship
  /** Which low bits a word of the headline has: most words are told apart by them. */
  const bits = new Uint8Array(256)
  for (const word of title) bits[word & 255] = 1
  for (let index = 0; index < placed.length; index++) {
    const own = placed[index] as number
    let shared = 0
    for (let i = lines.first[own] as number; i < (lines.last[own] as number); i++)
      if (bits[(hash[i] as number) & 255] === 1 && kind[i] === WORD && title.has(hash[i] as number)) shared++
    kinship[index] = Math.min(1, shared / Math.min(3, title.size))
  }
  return kinship
}

/** Characters. Shorter words are everywhere. */
const LONG_WORD = 5

/** Lines of a table at least, and by how many more it is one for certain. */
const FEW_ROWS = 3
const SURE_ROWS = 6

/** For each line, whether it stands among many short lines in a row that all have numbers in them, as the rows of a table do: 0 to 1. */
export const tabularLines = (measures: Measures, placed: Int32Array): Float32Array => {
  const tabular = new Float32Array(placed.length)
  for (let from = 0; from < placed.length; ) {
    let to = from
    while (to < placed.length && isRow(measures, placed[to] as number)) to++
    const share = Math.min(1, Math.max(0, to - from - FEW_ROWS) / SURE_ROWS)
    if (share > 0) tabular.fill(share, from, to)
    from = Math.max(to, from + 1)
  }
  return tabular
}

const isRow = (measures: Measures, line: number): boolean =>
  (measures.numbers[line] as number) > 0 && (measures.words[line] as number) > 0 && (measures.characters[line] as number) < SHORT

/** Lines to both sides in which entries of a numbered list are counted. */
const LIST_REACH = 4
const MANY_ENTRIES = 3

/** For each line, how many of the lines around it start with a number of a list: 0 to 1. */
export const listedAround = (tokens: Tokens, lines: Lines, placed: Int32Array): Float32Array => {
  const sums = new Int32Array(placed.length + 1)
  for (let index = 0; index < placed.length; index++) {
    const line = placed[index] as number
    const numbered = tokens.kind[lines.first[line] as number] === NUMBER && isEnumerated(tokens, lines, line)
    sums[index + 1] = (sums[index] as number) + (numbered ? 1 : 0)
  }
  const listed = new Float32Array(placed.length)
  for (let index = 0; index < placed.length; index++) {
    const low = Math.max(0, index - LIST_REACH)
    const high = Math.min(placed.length, index + LIST_REACH + 1)
    listed[index] = Math.min(1, ((sums[high] as number) - (sums[low] as number)) / MANY_ENTRIES)
  }
  return listed
}
