import { knowledgeOf } from '../knowledge/data.js'
import { FEATURE_COUNT, FEATURES } from './feature-names.js'

/** Where a line stands: before the article, in it, in something put between its lines, behind it. */
export const BEFORE = 0
export const BODY = 1
export const BETWEEN = 2
export const AFTER = 3
export const STATES = 4

/** Fitted by `scripts/fit-blocks.ts`. */
export interface Weights {
  /** What each feature says for a line being in the article. */
  readonly keep: readonly number[]
  /** What each feature says for a line standing between lines of the article without being of it. */
  readonly between: readonly number[]
  /** What each feature says for a line being the first one behind the article. */
  readonly leave: readonly number[]
  /** What each feature says for a line being the first one of the article. */
  readonly enter: readonly number[]
  /** What each feature says for a line of the article coming right after something put between its lines. */
  readonly resume: readonly number[]
  /** Cost or gain of going from one place to another: STATES × STATES, by row. */
  readonly steps: readonly number[]
}

/** Steps that there are: an article starts once, and ends once. */
export const STEPS: readonly (readonly [from: number, to: number])[] = [
  [BEFORE, BEFORE],
  [BEFORE, BODY],
  [BODY, BODY],
  [BODY, BETWEEN],
  [BODY, AFTER],
  [BETWEEN, BODY],
  [BETWEEN, BETWEEN],
  [AFTER, AFTER],
]

interface WeightsFile {
  readonly keep: Readonly<Record<string, number>>
  readonly between: Readonly<Record<string, number>>
  readonly leave: Readonly<Record<string, number>>
  readonly enter: Readonly<Record<string, number>>
  readonly resume?: Readonly<Record<string, number>>
  readonly steps: Readonly<Record<string, number>>
}

export const STATE_NAMES = ['before', 'body', 'between', 'after'] as const

export const weightsFrom = (file: WeightsFile): Weights => {
  const steps = new Array<number>(STATES * STATES).fill(Number.NEGATIVE_INFINITY)
  for (const [from, to] of STEPS) steps[from * STATES + to] = file.steps[`${STATE_NAMES[from]} ${STATE_NAMES[to]}`] ?? 0
  return {
    keep: FEATURES.map((feature) => file.keep[feature] ?? 0),
    between: FEATURES.map((feature) => file.between[feature] ?? 0),
    leave: FEATURES.map((feature) => file.leave[feature] ?? 0),
    enter: FEATURES.map((feature) => file.enter[feature] ?? 0),
    resume: FEATURES.map((feature) => file.resume?.[feature] ?? 0),
    steps,
  }
}

let loaded: Weights | undefined
export const fittedWeights = (): Weights => {
  loaded ??= weightsFrom(knowledgeOf<WeightsFile>('article-weights'))
  return loaded
}

/** Scores of a line: one a set of weights, in this order. */
const SETS = ['keep', 'between', 'leave', 'enter', 'resume'] as const
export const SCORES = SETS.length
/** Where the score by `keep` stands. */
export const KEEP = 0

const tables = new WeakMap<Weights, Float64Array>()

/** The weights of a feature beside each other. */
const tableOf = (weights: Weights): Float64Array => {
  const known = tables.get(weights)
  if (known !== undefined) return known
  const table = new Float64Array(FEATURE_COUNT * SCORES)
  for (const [set, name] of SETS.entries()) for (const [feature, weight] of weights[name].entries()) table[feature * SCORES + set] = weight
  tables.set(weights, table)
  return table
}

/** The scores of each line, `SCORES` values each. */
export const scoresOf = (features: Float32Array, weights: Weights): Float64Array => {
  const count = features.length / FEATURE_COUNT
  const table = tableOf(weights)
  const scores = new Float64Array(count * SCORES)
  for (let line = 0; line < count; line++) {
    let keep = 0
    let between = 0
    let leave = 0
    let enter = 0
    let resume = 0
    const row = line * FEATURE_COUNT
    for (let feature = 0; feature < FEATURE_COUNT; feature++) {
      const value = features[row + feature] as number
      if (value === 0) continue
      const at = feature * SCORES
      keep += value * (table[at] as number)
      between += value * (table[at + 1] as number)
      leave += value * (table[at + 2] as number)
      enter += value * (table[at + 3] as number)
      resume += value * (table[at + 4] as number)
    }
    const at = line * SCORES
    scores[at] = keep
    scores[at + 1] = between
    scores[at + 2] = leave
    scores[at + 3] = enter
    scores[at + 4] = resume
  }
  return scores
}

const step = (weights: Weights, from: number, to: number): number => weights.steps[from * STATES + to] as number

/** The likeliest place of each line, all of them taken together: Viterbi, linear. Where nothing speaks for any line, all are BEFORE. */
export const placeLines = (scores: Float64Array, weights: Weights): Uint8Array => {
  const count = scores.length / SCORES
  const back = new Uint8Array(count * STATES)
  const stay = step(weights, BEFORE, BEFORE)
  const start = step(weights, BEFORE, BODY)
  const goOn = step(weights, BODY, BODY)
  const pause = step(weights, BODY, BETWEEN)
  const end = step(weights, BODY, AFTER)
  const again = step(weights, BETWEEN, BODY)
  const rest = step(weights, BETWEEN, BETWEEN)
  const over = step(weights, AFTER, AFTER)
  // The first line has no line before it: it is as if BEFORE went before.
  let before = 0
  let body = Number.NEGATIVE_INFINITY
  let between = Number.NEGATIVE_INFINITY
  let after = Number.NEGATIVE_INFINITY
  for (let line = 0; line < count; line++) {
    const at = line * SCORES
    const row = line * STATES
    const entered = before + start + (scores[at + 3] as number)
    const kept = body + goOn
    const resumed = between + again + (scores[at + 4] as number)
    const paused = body + pause
    const rested = between + rest
    const left = body + end + (scores[at + 2] as number)
    const gone = after + over
    back[row + BEFORE] = BEFORE
    back[row + BODY] = kept > entered ? (resumed > kept ? BETWEEN : BODY) : resumed > entered ? BETWEEN : BEFORE
    back[row + BETWEEN] = rested > paused ? BETWEEN : BODY
    back[row + AFTER] = gone > left ? AFTER : BODY
    before += stay
    body = Math.max(entered, kept, resumed) + (scores[at] as number)
    between = Math.max(paused, rested) + (scores[at + 1] as number)
    after = Math.max(left, gone)
  }
  const places = new Uint8Array(count)
  let state = BEFORE
  if (body > before) state = BODY
  if (after > Math.max(before, body)) state = AFTER
  for (let line = count - 1; line >= 0; line--) {
    places[line] = state
    state = back[line * STATES + state] as number
  }
  return places
}

/** Characters. Shorter lines may stand twice in an article. */
const LONG_TWICE = 60

/** Takes out of the article what already stands in it: pages repeat it for reading aloud, or a lead as a caption. */
export const dropRepeated = (places: Uint8Array, characters: Int32Array, hash: Int32Array, repeats: Int32Array): void => {
  const seen = new Set<number>()
  for (let line = 0; line < places.length; line++) {
    if (places[line] !== BODY || (repeats[line] as number) < 2 || (characters[line] as number) < LONG_TWICE) continue
    if (seen.has(hash[line] as number)) places[line] = BETWEEN
    else seen.add(hash[line] as number)
  }
}
