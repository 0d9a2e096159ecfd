import type { Rule } from '../languages/pack.js'
import { type Element, parseMatch } from './syntax.js'

/** A rule as the engine runs it: one for each `match`. */
export interface CompiledRule {
  readonly id: string
  readonly says: string
  readonly set: Readonly<Record<string, string | number | boolean>>
  readonly match: string
  readonly elements: readonly Element[]
  /** Index of the element through which the rule is found: the rarest. */
  readonly anchor: number
  /** What the anchor looks like: classes, or words. */
  readonly anchors: readonly Anchor[]
}

export interface Anchor {
  readonly kind: 'class' | 'word'
  readonly name: string
}

/** Classes that stand in nearly every sentence: bad anchors. */
const COMMON = new Set([
  'and',
  'of',
  'copula',
  'negation',
  'article',
  'say',
  'hedge',
  'another',
  'expected',
  'number',
  'comma',
  'definite',
  'indefinite',
  'contrast',
  'asset',
  'data',
  'service',
])
/** Classes that no lexicon holds: nothing can be found through them. */
export const BUILT_IN: ReadonlySet<string> = new Set(['number', 'comma', 'article', 'quote'])

interface Choice {
  readonly anchors: readonly Anchor[]
  /** Higher is rarer. */
  readonly rarity: number
}

const choiceOf = (element: Element): Choice | null => {
  if (element.optional) return null
  if (element.kind === 'class')
    return BUILT_IN.has(element.name) ? null : { anchors: [{ kind: 'class', name: element.name }], rarity: COMMON.has(element.name) ? 1 : 4 }
  if (element.kind === 'word') {
    const shortest = Math.min(...element.forms.map((form) => form.join('').length))
    return {
      anchors: element.forms.map((form) => ({ kind: 'word', name: form.join(' ').replaceAll("' ", "'") })),
      rarity: shortest >= 5 ? 3 : shortest >= 4 ? 2 : 0.5,
    }
  }
  if (element.kind === 'group') {
    const choices = element.of.map((sequence) => best(sequence.slice(0, 1)))
    if (choices.some((choice) => choice === null)) return null
    const all = choices as { choice: Choice }[]
    return { anchors: all.flatMap(({ choice }) => choice.anchors), rarity: Math.min(...all.map(({ choice }) => choice.rarity)) }
  }
  return null
}

const best = (elements: readonly Element[]): { readonly at: number; readonly choice: Choice } | null => {
  let found: { at: number; choice: Choice } | null = null
  elements.forEach((element, at) => {
    const choice = choiceOf(element)
    if (choice !== null && (found === null || choice.rarity > found.choice.rarity)) found = { at, choice }
  })
  return found
}

/** @throws RuleSyntaxError for a `match` that does not parse; Error for one that holds nothing that it can be found through. */
export const compileRule = (rule: Rule): CompiledRule[] =>
  [rule.match].flat().map((match) => {
    const elements = parseMatch(match)
    const anchor = best(elements)
    if (anchor === null) throw new Error(`${rule.id}: "${match}" has no word or class through which it can be found`)
    return { id: rule.id, says: rule.says, set: rule.set, match, elements, anchor: anchor.at, anchors: anchor.choice.anchors }
  })
