import { type Tokens, WORD } from '../text/tokens.js'
import { COVERED, FURNITURE } from './lexicon.js'
import type { Lines } from './lines.js'
import { ENDS_COLON, ENDS_SENTENCE, type Measures } from './measure.js'

const KINDS = FURNITURE.length

/** Tokens of a line that are words of the page, not of the article. */
const furnitureOf = (measures: Measures, line: number): number => {
  let furniture = 0
  for (const kind of COVERED) furniture += measures.furniture[line * KINDS + kind] as number
  return furniture
}

/** How much a line looks like a paragraph of prose, by itself: 0 to 1. */
export const proseOf = (measures: Measures, placed: Int32Array): Float32Array => {
  const prose = new Float32Array(placed.length)
  for (let index = 0; index < placed.length; index++) {
    const line = placed[index] as number
    const characters = measures.characters[line] as number
    const ending = measures.ending[line] as number
    const whole = ending === ENDS_SENTENCE ? 1 : ending === ENDS_COLON || (measures.innerEnds[line] as number) > 0 ? 0.7 : 0.2
    prose[index] = whole * Math.min(1, characters / 200)
  }
  return prose
}

/** Share of what prose counts for right behind a heading of comments. */
const COMMENTED = 0.8
/** By this share a line. */
const FADE = 0.97
const COMMENT_BIT = 1 << FURNITURE.indexOf('comments')

/** Characters. */
const HEADING = 60
const headsComments = (measures: Measures, line: number): boolean =>
  (measures.characters[line] as number) < HEADING && ((measures.startsWith[line] as number) & COMMENT_BIT) !== 0

/** Prose, where what follows a heading of comments counts for less. */
export const storyOf = (measures: Measures, placed: Int32Array, prose: Float32Array): Float32Array => {
  const story = new Float32Array(prose.length)
  let since = 0
  for (let index = 0; index < prose.length; index++) {
    const line = placed[index] as number
    const heads = headsComments(measures, line)
    since = heads ? 1 : since * FADE
    story[index] = (prose[index] as number) * (1 - COMMENTED * since)
  }
  return story
}

/** What a line that is no prose costs the run that it stands in, and what one made of the page's words costs beside that. */
const COST = 0.25
const FURNITURE_COST = 1.5

/** The run of lines (end exclusive) that holds the most prose for the fewest other lines: the heart of the article, nearly always. */
export const richestRun = (measures: Measures, placed: Int32Array, prose: Float32Array): readonly [number, number] => {
  let best = 0
  let run: readonly [number, number] = [0, 0]
  let sum = 0
  let from = 0
  for (let index = 0; index < placed.length; index++) {
    const line = placed[index] as number
    const words = (measures.words[line] as number) + 2
    const furniture = furnitureOf(measures, line)
    const characters = measures.characters[line] as number
    sum += (prose[index] as number) * Math.min(3, Math.max(1, characters / 200)) - COST - FURNITURE_COST * Math.min(1, furniture / words)
    if (sum <= 0) {
      sum = 0
      from = index + 1
    } else if (sum > best) {
      best = sum
      run = [from, index + 1]
    }
  }
  return run
}

/** Most slots of the table in which words are counted by their hash; two words in one slot do little harm. */
const MOST_SLOTS = 1 << 14
/** Characters. Shorter words are everywhere. */
const LONG_WORD = 5

/** Which share of a line's longer words the paragraphs of the run use too: an article keeps to its subject, teasers don't. */
export const cohesionOf = (tokens: Tokens, lines: Lines, measures: Measures, placed: Int32Array, run: readonly [number, number]): Float32Array => {
  const { hash, start, end, kind } = tokens
  let slots = 256
  while (slots < tokens.length * 4 && slots < MOST_SLOTS) slots *= 2
  const lineCount = new Uint8Array(slots)
  const lastSeen = new Int32Array(slots).fill(-1)
  const cohesion = new Float32Array(placed.length)
  for (let index = run[0]; index < run[1]; index++) {
    const line = placed[index] as number
    for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++) {
      if (kind[i] !== WORD || (end[i] as number) - (start[i] as number) < LONG_WORD) continue
      const slot = (hash[i] as number) & (slots - 1)
      if (lastSeen[slot] === index) continue
      lastSeen[slot] = index
      if ((lineCount[slot] as number) < 255) lineCount[slot] = (lineCount[slot] as number) + 1
    }
  }
  for (let index = 0; index < placed.length; index++) {
    const line = placed[index] as number
    if ((measures.words[line] as number) < 3) continue
    const own = index >= run[0] && index < run[1] ? 1 : 0
    let words = 0
    let shared = 0
    for (let i = lines.first[line] as number; i < (lines.last[line] as number); i++) {
      if (kind[i] !== WORD || (end[i] as number) - (start[i] as number) < LONG_WORD) continue
      words++
      if ((lineCount[(hash[i] as number) & (slots - 1)] as number) > own) shared++
    }
    if (words > 0) cohesion[index] = shared / (words + 1)
  }
  return cohesion
}

/** Lines. */
const NEAR = 6

/** For each line, how much of a paragraph the richest of the few lines before it (`step` 1) or behind it (−1) is. */
export const nearest = (prose: Float32Array, step: 1 | -1): Float32Array => {
  const count = prose.length
  const near = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    let most = 0
    const until = Math.min(NEAR, step === 1 ? index : count - 1 - index)
    for (let k = 1; k <= until; k++) {
      const value = prose[index - step * k] as number
      if (value > most) most = value
    }
    near[index] = most
  }
  return near
}

/** Prose with none right before or behind it, as teasers have it. */
export const lonelyOf = (prose: Float32Array): Float32Array => {
  const lonely = new Float32Array(prose.length)
  for (let index = 0; index < prose.length; index++)
    lonely[index] = (prose[index] as number) * (1 - Math.min(1, 2 * Math.max(prose[index - 1] ?? 0, prose[index + 1] ?? 0)))
  return lonely
}

export const sumsOf = (values: Float32Array): Float64Array => {
  const sums = new Float64Array(values.length + 1)
  for (let index = 0; index < values.length; index++) sums[index + 1] = (sums[index] as number) + (values[index] as number)
  return sums
}
