import { NUMBER, type Tokens } from '../text/tokens.js'
import type { Hits } from './hits.js'
import type { Language } from './language.js'
import { LAYERS } from './lexeme.js'
import { BUILT_INS, NODE, OP, type Programs, RULE } from './program.js'

/** Something that can fill a slot: the tokens it takes with all that belongs to it, and what it is (indices that the caller understands). */
export interface Filler {
  readonly first: number
  readonly last: number
  readonly values: readonly number[]
}

/** The fillers of a slot (its number among those of the language's rules), by where they start and by where they end. */
export interface Fillers {
  startingAt(slot: number, token: number): readonly Filler[]
  endingAt(slot: number, token: number): readonly Filler[]
  /** Whether a slot has any. */
  has(slot: number): boolean
}

/** What rules are matched against: one sentence. */
export interface Scene {
  readonly language: Language
  readonly tokens: Tokens
  /** Tokens of the sentence: first, and the one after the last. */
  readonly first: number
  readonly last: number
  readonly hits: Hits
  readonly fillers: Fillers
  /** What the sentence has: see {@link hasNeeds}. */
  readonly facts: Int32Array
}

/** A rule that matched: its number, the tokens it took, and what filled its slots. */
export interface Match {
  readonly rule: number
  readonly first: number
  readonly last: number
  readonly slots: Readonly<Record<string, Filler>>
}

/** Steps after which a match is given up: far above what any sentence needs, it bounds the work on hostile text. */
const MOST_STEPS = 4000

const COMMA = ','.charCodeAt(0)
const isComma = ({ text, start }: Tokens, token: number): boolean => text.charCodeAt(start[token] as number) === COMMA

/** A match under way. */
interface Attempt {
  readonly scene: Scene
  readonly programs: Programs
  steps: number
  first: number
  last: number
  /** The slots filled so far, in the order of filling. */
  readonly names: string[]
  readonly fillers: Filler[]
}

/** Whether a sentence has all without which a rule can't match. */
export const hasNeeds = ({ rules, needs }: Programs, rule: number, facts: Int32Array): boolean => {
  let at = rules[rule * RULE + 2] as number
  for (let sets = needs[at++] as number; sets > 0; sets--) {
    const end = at + 1 + (needs[at] as number)
    let has = false
    for (let k = at + 1; k < end && !has; k++) {
      const fact = needs[k] as number
      has = ((facts[fact >> 5] as number) & (1 << (fact & 31))) !== 0
    }
    if (!has) return false
    at = end
  }
  return true
}

/**
 * Matches a rule whose anchor stands at a token: rightwards from there, then leftwards, neither of which changes the other. The first way that works
 * counts (options present before absent, short gaps before long ones).
 */
export const matchRule = (rule: number, scene: Scene, anchorAt: number): Match | null => {
  const { programs } = scene.language
  const attempt: Attempt = { scene, programs, steps: 0, first: 0, last: 0, names: [], fillers: [] }
  if (!walk(attempt, programs.rules[rule * RULE + 1] as number, anchorAt, true)) return null
  const rightwards = attempt.names.length
  if (!walk(attempt, programs.rules[rule * RULE] as number, anchorAt, false)) return null
  const slots: Record<string, Filler> = {}
  // Of one name that stands on both sides, the one further right counts
  for (let k = rightwards; k < attempt.names.length; k++) slots[attempt.names[k] as string] = attempt.fillers[k] as Filler
  for (let k = 0; k < rightwards; k++) slots[attempt.names[k] as string] = attempt.fillers[k] as Filler
  return { rule, first: attempt.first, last: attempt.last, slots }
}

/** Goes on from a node at a token, in one direction to its end. */
const walk = (attempt: Attempt, from: number, start: number, right: boolean): boolean => {
  const { scene, programs } = attempt
  const { nodes, lists } = programs
  let node = from
  const at = start
  for (;;) {
    const op = nodes[node * NODE] as number
    if (op === OP.endRight) {
      attempt.last = at
      return true
    }
    if (op === OP.endLeft) {
      attempt.first = at
      return true
    }
    if (++attempt.steps > MOST_STEPS) return false
    const operand = nodes[node * NODE + 1] as number
    const next = nodes[node * NODE + 2] as number
    switch (op) {
      case OP.start:
        if (at !== scene.first) return false
        break
      case OP.gap: {
        let commas = 0
        for (let n = 0; n <= operand; n++) {
          const beyond = right ? at + n : at - n
          if (beyond < scene.first || beyond > scene.last) return false
          if (n > 0 && isComma(scene.tokens, right ? beyond - 1 : beyond)) commas++
          // One comma parts clauses, two enclose an insertion.
          if (commas !== 1 && walk(attempt, next, beyond, right)) return true
        }
        return false
      }
      case OP.word: {
        const { words } = scene.hits
        let list = operand + 1
        for (let forms = lists[operand] as number; forms > 0; forms--) {
          const length = lists[list++] as number
          const begin = right ? at : at - length
          let same = begin >= scene.first && begin + length <= scene.last
          for (let k = 0; same && k < length; k++) same = words[begin + k] === lists[list + k]
          if (same && walk(attempt, next, right ? begin + length : begin, right)) return true
          list += length
        }
        break
      }
      case OP.class: {
        const { hits } = scene
        if (right) {
          for (let hit = hits.firstAt(at); hit >= 0; hit = hits.nextAt(hit))
            if (hits.isClass(hit, operand) && (hits.last[hit] as number) <= scene.last && walk(attempt, next, hits.last[hit] as number, right))
              return true
        } else {
          for (let hit = hits.firstTo(at); hit >= 0; hit = hits.nextTo(hit))
            if (hits.isClass(hit, operand) && (hits.first[hit] as number) >= scene.first && walk(attempt, next, hits.first[hit] as number, right))
              return true
        }
        break
      }
      case OP.builtIn:
        if (isBuiltIn(BUILT_INS[operand] as string, right ? at : at - 1, scene) && walk(attempt, next, right ? at + 1 : at - 1, right)) return true
        break
      case OP.slot: {
        const fillers = right ? scene.fillers.startingAt(operand, at) : scene.fillers.endingAt(operand, at)
        for (const filler of fillers) {
          if (filler.first < scene.first || filler.last > scene.last) continue
          attempt.names.push(programs.slots[operand] as string)
          attempt.fillers.push(filler)
          if (walk(attempt, next, right ? filler.last : filler.first, right)) return true
          attempt.names.pop()
          attempt.fillers.pop()
        }
        break
      }
      default:
        for (let k = 1; k <= (lists[operand] as number); k++) if (walk(attempt, lists[operand + k] as number, at, right)) return true
    }
    // Whatever may be absent is passed over; a start has been stepped over.
    if (op !== OP.start && nodes[node * NODE + 3] === 0) return false
    node = next
  }
}

const ARTICLE_LAYER = LAYERS.indexOf('article')

/** Whether a built-in class stands at a token. */
const isBuiltIn = (name: string, at: number, { tokens, first, last, hits }: Scene): boolean => {
  if (at < first || at >= last) return false
  if (name === 'number') return tokens.kind[at] === NUMBER
  if (name === 'comma') return isComma(tokens, at)
  if (name === 'quote') return '"“”„«»‘’'.includes(tokens.text[tokens.start[at] as number] as string)
  for (let hit = hits.firstAt(at); hit >= 0; hit = hits.nextAt(hit)) if (hits.layerOf(hit) === ARTICLE_LAYER && hits.last[hit] === at + 1) return true
  return false
}
