import { NUMBER, type Tokens, WORD } from '../text/tokens.js'
import type { Lines } from './lines.js'
import type { Measures } from './measure.js'

/** Characters. What pages are made of by template is short. */
const SHORT = 60
/** Times that a form stands on a page made by a template. */
const OFTEN = 3
/** Most slots of the tables of forms. */
const MOST_SLOTS = 1 << 12
/** Lines to both sides. */
const REACH = 8
const MANY = 6

/**
 * Which short lines a template has made: they start or end as others do ("Anna says:", "Ben says:"; "3 hours ago", "2 hours ago"), numbers
 * aside. Comments and lists of teasers are full of them, articles aren't.
 */
export const templatedLines = (tokens: Tokens, lines: Lines, measures: Measures): Uint8Array => {
  const count = lines.length
  let slots = 256
  while (slots < MOST_SLOTS && slots < count * 8) slots *= 2
  const starts = new Uint8Array(slots)
  const ends = new Uint8Array(slots)
  const startOf = new Int16Array(count).fill(-1)
  const endOf = new Int16Array(count).fill(-1)
  const form = (i: number): number => (tokens.kind[i] === NUMBER ? 1 : (tokens.hash[i] as number))
  const slot = (a: number, b: number): number => {
    const mixed = Math.imul(Math.imul(a, 0x01000193) ^ b, 0x9e3779b1)
    return (mixed >>> 16) & (slots - 1)
  }
  for (let line = 0; line < count; line++) {
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    if (last - first < 2 || (measures.characters[line] as number) > SHORT || (measures.words[line] as number) === 0) continue
    // A bullet in front is of no template.
    const from = tokens.kind[first] === WORD || tokens.kind[first] === NUMBER || last - first < 3 ? first : first + 1
    const a = slot(form(from), form(from + 1))
    const b = slot(form(last - 2), form(last - 1))
    startOf[line] = a
    endOf[line] = b
    if ((starts[a] as number) < 255) starts[a] = (starts[a] as number) + 1
    if ((ends[b] as number) < 255) ends[b] = (ends[b] as number) + 1
  }
  const templated = new Uint8Array(count)
  for (let line = 0; line < count; line++) {
    const a = startOf[line] as number
    const b = endOf[line] as number
    const often = (a >= 0 && (starts[a] as number) >= OFTEN) || (b >= 0 && (ends[b] as number) >= OFTEN)
    const same = (measures.repeats[line] as number) >= OFTEN && (measures.words[line] as number) > 0 && (measures.characters[line] as number) <= SHORT
    if (often || same) templated[line] = 1
  }
  return templated
}

/** For each line, which share of the lines around it (itself aside) are templated: 0 to 1. */
export const templatedAround = (templated: Uint8Array): Float32Array => {
  const count = templated.length
  const around = new Float32Array(count)
  let sum = 0
  for (let line = 0; line < Math.min(count, REACH); line++) sum += templated[line] as number
  for (let line = 0; line < count; line++) {
    if (line + REACH < count) sum += templated[line + REACH] as number
    if (line - REACH - 1 >= 0) sum -= templated[line - REACH - 1] as number
    around[line] = Math.min(1, (sum - (templated[line] as number)) / MANY)
  }
  return around
}
