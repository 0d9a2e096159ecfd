import { isWord } from '../text/phrases.js'
import { NUMBER, type Tokens } from '../text/tokens.js'
import type { CompiledRule } from './compile.js'
import type { Hits } from './hits.js'
import type { Element } from './syntax.js'

/** Something that can fill a slot: the tokens it takes with all that belongs to it, and what it is (indices that the caller understands). */
export interface Filler {
  readonly first: number
  readonly last: number
  readonly values: readonly number[]
}

/** The fillers of a slot, by where they start and by where they end. */
export interface Fillers {
  startingAt(slot: string, token: number): readonly Filler[]
  endingAt(slot: string, token: number): readonly Filler[]
}

/** What a rule is matched against: one sentence. */
export interface Scene {
  readonly tokens: Tokens
  /** Tokens of the sentence: first, and the one after the last. */
  readonly first: number
  readonly last: number
  readonly hits: Hits
  readonly fillers: Fillers
}

/** A rule that matched: the tokens it took, and what filled its slots. */
export interface Match {
  readonly rule: CompiledRule
  readonly first: number
  readonly last: number
  readonly slots: Readonly<Record<string, Filler>>
}

type Slots = Readonly<Record<string, Filler>>
type Then = (at: number, slots: Slots) => boolean

const COMMA = ','.charCodeAt(0)

/** Steps after which a match is given up: far above what any sentence needs, it bounds the work on hostile text. */
const MOST_STEPS = 4000

/**
 * Matches a rule whose anchor stands at a token: leftwards from there, then rightwards. The first way that works counts
 * (options present before absent, short gaps before long ones).
 */
export const matchRule = (rule: CompiledRule, scene: Scene, anchorAt: number): Match | null => {
  let steps = 0
  let found: Match | null = null
  const { tokens, hits, fillers } = scene

  const isComma = (token: number): boolean => tokens.text.charCodeAt(tokens.start[token] as number) === COMMA

  const each = (element: Element, at: number, right: boolean, slots: Slots, then: Then): boolean => {
    if (++steps > MOST_STEPS) return false
    switch (element.kind) {
      case 'start':
        return at === scene.first && then(at, slots)
      case 'gap': {
        let commas = 0
        for (let n = 0; n <= element.most; n++) {
          const next = right ? at + n : at - n
          if (next < scene.first || next > scene.last) return false
          if (n > 0 && isComma(right ? next - 1 : next)) commas++
          // One comma parts clauses, two enclose an insertion.
          if (commas !== 1 && then(next, slots)) return true
        }
        return false
      }
      case 'word':
        for (const form of element.forms) {
          const from = right ? at : at - form.length
          if (from < scene.first || from + form.length > scene.last) continue
          if (form.every((word, k) => isWord(tokens, from + k, word)) && then(right ? from + form.length : from, slots)) return true
        }
        return element.optional && then(at, slots)
      case 'class': {
        const builtIn = builtInClass(element.name, tokens, right ? at : at - 1, scene)
        if (builtIn === true && then(right ? at + 1 : at - 1, slots)) return true
        if (builtIn === null) {
          for (const hit of right ? hits.startingAt(at) : hits.endingAt(at)) {
            if (hit.lexeme.layer !== 'trigger' || hit.lexeme.class !== element.name) continue
            if (hit.first < scene.first || hit.last > scene.last) continue
            if (then(right ? hit.last : hit.first, slots)) return true
          }
        }
        return element.optional && then(at, slots)
      }
      case 'slot':
        for (const filler of right ? fillers.startingAt(element.name, at) : fillers.endingAt(element.name, at)) {
          if (filler.first < scene.first || filler.last > scene.last) continue
          if (then(right ? filler.last : filler.first, { ...slots, [element.name]: filler })) return true
        }
        return element.optional && then(at, slots)
      case 'group':
        for (const sequence of element.of) if (run(sequence, right ? 0 : sequence.length - 1, at, right, slots, then)) return true
        return element.optional && then(at, slots)
    }
  }

  const run = (elements: readonly Element[], index: number, at: number, right: boolean, slots: Slots, then: Then): boolean => {
    const element = elements[index]
    if (element === undefined) return then(at, slots)
    return each(element, at, right, slots, (next, filled) => run(elements, right ? index + 1 : index - 1, next, right, filled, then))
  }

  run(rule.elements, rule.anchor - 1, anchorAt, false, {}, (first, slots) =>
    run(rule.elements, rule.anchor, anchorAt, true, slots, (last, all) => {
      found = { rule, first, last, slots: all }
      return true
    }),
  )
  return found
}

/** Whether a built-in class stands at a token; null when the class is one of the lexicon's. */
const builtInClass = (name: string, tokens: Tokens, at: number, scene: Scene): boolean | null => {
  const inside = at >= scene.first && at < scene.last
  if (name === 'number') return inside && tokens.kind[at] === NUMBER
  if (name === 'comma') return inside && tokens.text[tokens.start[at] as number] === ','
  if (name === 'quote') return inside && '"“”„«»‘’'.includes(tokens.text[tokens.start[at] as number] as string)
  if (name === 'article') return inside && scene.hits.startingAt(at).some((hit) => hit.lexeme.layer === 'article' && hit.last === at + 1)
  return null
}
