import { isWord } from '../text/phrases.js'
import { CAPITAL, GLUED, HAS_DIGIT, NUMBER, type Tokens, WORD } from '../text/tokens.js'
import * as c from './times-categories.js'
import type { Grammar, GrammarRule } from './times-grammar.js'
import type { Meaning } from './times-meanings.js'
import { numbersAt } from './times-numbers.js'
import type { Filled } from './times-shapes.js'

/** What a stretch of a run can be. Positions are of the run's pieces. */
export interface Constituent {
  readonly category: number
  readonly from: number
  readonly to: number
  readonly meaning: Meaning
  readonly rule: string
  readonly weak: boolean
  readonly slots: readonly Constituent[]
}

/**
 * Neighbouring tokens all known to the calendar, cut finer than tokens where figures and letters are glued ("h30" → "h", "30").
 * Arrays, one element a piece.
 */
export interface Run {
  readonly token: number[]
  /** Index of the word's entry; −1 for a number. */
  readonly word: number[]
  /** The figures, for numbers; "" for words. */
  readonly figures: string[]
  readonly glued: boolean[]
  readonly capital: boolean[]
}

/** Shapes that give a weekday its date. */
const DATED: ReadonlySet<string> = new Set(['weekdayDate', 'weekdayDay'])

/** Constituents that may begin at one piece; more are not looked at, so that the work stays bounded. */
const MOST_A_PIECE = 64

/** Index of the token's entry in the grammar, or −1. */
export const lookUp = (grammar: Grammar, tokens: Tokens, index: number): number => {
  const { keys, slots, mask } = grammar
  const hash = tokens.hash[index] as number
  let at = (hash ^ (hash >>> 15)) & mask
  for (let slot = slots[at] as number; slot !== 0; at = (at + 1) & mask, slot = slots[at] as number) {
    if (keys[at] === hash && isWord(tokens, index, grammar.spellings[slot - 1] as string)) return grammar.targets[slot - 1] as number
  }
  return -1
}

/** All that the pieces of a run can be, by where it begins. Right to left: whatever follows a piece is known when the piece is looked at. */
export const parseRun = (grammar: Grammar, run: Run): Constituent[][] => {
  const count = run.token.length
  const chart: Constituent[][] = Array.from({ length: count + 1 }, () => [])
  for (let at = count - 1; at >= 0; at--) {
    const here = chart[at] as Constituent[]
    for (const found of numbersAt(grammar, run, at)) push(here, found)
    const word = run.word[at] as number
    if (word >= 0) for (const rule of grammar.entries[word]?.rules ?? []) complete(rule, run, chart, at, 0, at, [], here)
    for (let k = 0; k < here.length && k < MOST_A_PIECE; k++) {
      const first = here[k] as Constituent
      const rules = grammar.byCategory[31 - Math.clz32(first.category)] ?? []
      for (const rule of rules) complete(rule, run, chart, at, 1, first.to, [first], here)
    }
  }
  return chart
}

/** Keeps the first of those with the same category and end: rules are in the order of the shapes. */
const push = (here: Constituent[], found: Constituent): void => {
  if (here.length >= MOST_A_PIECE) return
  for (const other of here) {
    if (other.category === found.category && other.to === found.to && (!other.weak || found.weak)) return
  }
  here.push(found)
  // A whole number is an amount, too.
  if (found.category === c.INT && found.meaning.kind === 'number') {
    const { value } = found.meaning
    push(here, { ...found, category: c.QUANTITY, meaning: { kind: 'quantity', quantity: { min: value, max: value, approximate: false } } })
  }
  if (found.category === c.INT && found.rule !== 'figures' && found.meaning.kind === 'number') {
    const { value } = found.meaning
    if (value >= 1900 && value <= 2099)
      push(here, { ...found, category: c.YEAR, rule: 'spokenYear', meaning: { kind: 'when', when: { is: 'year', year: value, last: value } } })
  }
  if (found.category === c.ORDINAL && found.meaning.kind === 'number' && found.meaning.value <= 31) push(here, { ...found, category: c.DAY })
}

const complete = (
  rule: GrammarRule,
  run: Run,
  chart: readonly Constituent[][],
  start: number,
  element: number,
  at: number,
  slots: readonly Constituent[],
  here: Constituent[],
): void => {
  const next = rule.elements[element]
  if (next === undefined) {
    finish(rule, run, start, at, slots, here)
    return
  }
  if (at >= run.token.length) return
  if ('word' in next) {
    if (run.word[at] === next.word) complete(rule, run, chart, start, element + 1, at + 1, slots, here)
    return
  }
  // At the start itself the chart is still growing; slots there are handled by category.
  if (at === start) return
  const there = chart[at] as Constituent[]
  for (const filled of there)
    if ((filled.category & next.mask) !== 0) complete(rule, run, chart, start, element + 1, filled.to, [...slots, filled], here)
}

const finish = (rule: GrammarRule, run: Run, from: number, to: number, slots: readonly Constituent[], here: Constituent[]): void => {
  if (rule.meaning !== null) {
    if (rule.capital && !run.capital[from]) return
    push(here, { category: rule.category, from, to, meaning: rule.meaning, rule: rule.id, weak: rule.weak, slots })
    return
  }
  if (rule.make === null) return
  const filled: Filled[] = []
  let k = 0
  for (const element of rule.elements) {
    if ('word' in element) continue
    const slot = slots[k++]
    if (slot === undefined) return
    filled.push({ category: slot.category, meaning: slot.meaning, slot: element.slot, rule: slot.rule })
  }
  const made = rule.make(filled)
  if (made === null) return
  // "ce jeu", "le mar": an abbreviated weekday needs a date beside it, other weak words only a word that says time.
  const weak = slots.some((slot) => slot.weak && slot.category === c.WEEKDAY) && !DATED.has(rule.id)
  push(here, { ...made, from, to, rule: rule.id, weak, slots })
}

/**
 * Cuts the tokens from..to into runs of known words and figures, and hands on those that have a word that tells of time, or a figure.
 */
export const findRuns = (grammar: Grammar, tokens: Tokens, from: number, to: number, found: (run: Run) => void): void => {
  const { kind, flags } = tokens
  const { entries } = grammar
  let run: Run | null = null
  let seeds = 0
  const close = (): void => {
    if (run !== null && seeds > 0) found(run)
    run = null
    seeds = 0
  }
  const append = (token: number, word: number, figures: string, glued: boolean, capital: boolean): void => {
    run ??= { token: [], word: [], figures: [], glued: [], capital: [] }
    run.token.push(token)
    run.word.push(word)
    run.figures.push(figures)
    run.glued.push(glued)
    run.capital.push(capital)
  }
  for (let i = from; i < to; i++) {
    const flag = flags[i] as number
    const glued = (flag & GLUED) !== 0
    if (kind[i] === NUMBER) {
      append(i, -1, tokens.text.slice(tokens.start[i], tokens.end[i]), glued, false)
      seeds++
      continue
    }
    const word = lookUp(grammar, tokens, i)
    if (word >= 0) {
      append(i, word, '', glued, (flag & CAPITAL) !== 0)
      if (entries[word]?.seed) seeds++
      continue
    }
    if (kind[i] === WORD && (flag & HAS_DIGIT) !== 0) {
      // "h30", "Q1": letters that the calendar knows, then one or two figures
      const parts = /^(\p{L}{1,10})(\d{1,4})$/u.exec(tokens.text.slice(tokens.start[i], tokens.end[i]))
      const letters = parts?.[1]?.toLowerCase()
      const known = letters === undefined ? -1 : (grammar.byText.get(letters) ?? -1)
      if (parts !== null && known >= 0) {
        append(i, known, '', glued, (flag & CAPITAL) !== 0)
        append(i, -1, parts[2] as string, true, false)
        seeds++
        continue
      }
    }
    close()
  }
  close()
}
