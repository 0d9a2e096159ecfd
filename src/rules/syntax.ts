import { expand } from '../text/expand.js'
import { phraseWords } from '../text/phrases.js'

/** One step of a rule. `optional` steps may be absent. */
export type Element =
  | { readonly kind: 'word'; readonly forms: readonly (readonly string[])[]; readonly optional: boolean }
  | { readonly kind: 'class'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'slot'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number; readonly optional: false }
  | { readonly kind: 'start'; readonly optional: false }
  | { readonly kind: 'group'; readonly of: readonly (readonly Element[])[]; readonly optional: boolean }

/** A mistake in a rule's `match`: what is wrong, and the column (from 0) at which. */
export class RuleSyntaxError extends Error {
  constructor(
    message: string,
    readonly match: string,
    readonly column: number,
  ) {
    super(`${message}\n  ${match}\n  ${' '.repeat(column)}^`)
  }
}

/** Longer gaps would make a rule match by accident. */
const WIDEST_GAP = 20

/**
 * Reads a rule's `match` into its elements: see docs/rules.md.
 * @throws RuleSyntaxError
 */
export const parseMatch = (match: string): readonly Element[] => {
  let at = 0
  const fail = (message: string, column = at): never => {
    throw new RuleSyntaxError(message, match, column)
  }
  const optional = (): boolean => {
    if (match[at] !== '?') return false
    at++
    return true
  }
  const until = (close: string): string => {
    const from = ++at
    while (at < match.length && match[at] !== close) at++
    if (at >= match.length) fail(`expected "${close}"`, from - 1)
    const name = match.slice(from, at++)
    if (!/^[a-z][a-z-]*$/.test(name)) fail('expected a name in small letters', from)
    return name
  }
  const word = (): Element => {
    const from = at
    let depth = 0
    while (at < match.length) {
      const char = match[at] as string
      if (depth === 0 && ' |)<{'.includes(char)) break
      if (char === '(') depth++
      if (char === ')') depth--
      at++
    }
    if (depth > 0) fail('a parenthesis is not closed', from)
    let text = match.slice(from, at)
    // "x?" makes the whole word optional, "x(s)?" only its ending.
    const whole = text.endsWith('?') && !text.endsWith(')?')
    if (whole) text = text.slice(0, -1)
    const forms = expand(text).map(phraseWords)
    if (forms.length === 0) fail('expected a word', from)
    return { kind: 'word', forms, optional: whole }
  }
  const sequence = (inGroup: boolean): Element[] => {
    const elements: Element[] = []
    while (at < match.length) {
      const char = match[at] as string
      if (char === ' ') at++
      else if (inGroup && (char === '|' || char === ')')) break
      else if (char === '^') {
        at++
        elements.push({ kind: 'start', optional: false })
      } else if (char === '<') {
        const name = until('>')
        elements.push({ kind: 'class', name, optional: optional() })
      } else if (char === '{') {
        const name = until('}')
        elements.push({ kind: 'slot', name, optional: optional() })
      } else if (match.startsWith('..', at)) {
        const digits = /^\d+/.exec(match.slice(at + 2, at + 5))?.[0]
        if (digits === undefined) return fail('expected a number after ".."')
        if (Number(digits) > WIDEST_GAP) fail(`a gap is at most ${WIDEST_GAP} tokens wide`)
        at += 2 + digits.length
        elements.push({ kind: 'gap', most: Number(digits), optional: false })
      } else if (char === '(') {
        const from = at++
        const of = [sequence(true)]
        while (match[at] === '|') {
          at++
          of.push(sequence(true))
        }
        if (match[at] !== ')') fail('a parenthesis is not closed', from)
        at++
        elements.push({ kind: 'group', of, optional: optional() })
      } else if (char === ')' || char === '|') fail(`"${char}" outside a group`)
      else elements.push(word())
    }
    return elements
  }
  const elements = sequence(false)
  if (!elements.some((element) => element.kind !== 'gap' && element.kind !== 'start' && !element.optional))
    fail('a rule needs at least one word, class or slot that may not be absent', 0)
  return elements
}
