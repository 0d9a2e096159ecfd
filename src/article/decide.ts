import { knowledgeOf } from '../knowledge/data.js'
import { FEATURE_COUNT, FEATURES } from './features.js'

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

/** The score of each line by a set of weights. */
export const scoresOf = (features: Float32Array, weights: readonly number[]): Float64Array => {
  const count = features.length / FEATURE_COUNT
  const scores = new Float64Array(count)
  for (let line = 0; line < count; line++) {
    let sum = 0
    const row = line * FEATURE_COUNT
    for (let k = 0; k < FEATURE_COUNT; k++) sum += (features[row + k] as number) * (weights[k] as number)
    scores[line] = sum
  }
  return scores
}

/** The likeliest place of each line, all of them taken together: Viterbi, linear. Where nothing speaks for any line, all are BEFORE. */
export const placeLines = (features: Float32Array, weights: Weights): Uint8Array => {
  const count = features.length / FEATURE_COUNT
  const keep = scoresOf(features, weights.keep)
  const between = scoresOf(features, weights.between)
  const leave = scoresOf(features, weights.leave)
  const enter = scoresOf(features, weights.enter)
  const resume = scoresOf(features, weights.resume)
  const back = new Uint8Array(count * STATES)
  let best = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let line = 0; line < count; line++) {
    const next = new Array<number>(STATES).fill(Number.NEGATIVE_INFINITY)
    for (const [from, to] of STEPS) {
      // The first line has no line before it: it is as if BEFORE went before.
      if (line === 0 && from !== BEFORE) continue
      let value = (line === 0 ? 0 : (best[from] as number)) + (weights.steps[from * STATES + to] as number)
      if (to === BODY) value += keep[line] as number
      else if (to === BETWEEN) value += between[line] as number
      if (from === BEFORE && to === BODY) value += enter[line] as number
      else if (from === BETWEEN && to === BODY) value += resume[line] as number
      else if (from === BODY && to === AFTER) value += leave[line] as number
      if (value > (next[to] as number)) {
        next[to] = value
        back[line * STATES + to] = from
      }
    }
    best = next
  }
  const places = new Uint8Array(count)
  let state = BEFORE
  for (let to = 0; to < STATES; to++) if (to !== BETWEEN && (best[to] as number) > (best[state] as number)) state = to
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
