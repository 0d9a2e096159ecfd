import { CLASS, LETTER } from '../text/characters.js'
import { isWord } from '../text/phrases.js'
import { CAPITAL, GLUED, HAS_DIGIT, NUMBER, type Tokens } from '../text/tokens.js'
import * as c from './times-categories.js'
import type { Meaning } from './times-meanings.js'
import { numbersAt } from './times-numbers.js'
import { type Grammar, type GrammarRule, type RuleIndex, SEED, type WordEntry } from './times-rules.js'
import type { Filled } from './times-slots.js'
import { filterIndex } from './times-words.js'

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
 * Neighbouring tokens all known to the calendar, cut finer than tokens where figures and letters are glued ("h30" → "h", "30"), and what the
 * pieces can be. Room for one run, used again for the next: an element a piece, `count` of them; the few behind are empty, so that a look ahead
 * finds nothing.
 */
export interface Run {
  count: number
  readonly token: number[]
  /** Index of the word's entry; −1 for a number. */
  readonly word: number[]
  /** The figures, for numbers; "" for words. */
  readonly figures: string[]
  readonly glued: boolean[]
  /** Whether it has a capital: none, one where the sentence begins, or one within it. */
  readonly capital: number[]
  /** What the pieces can be, `size` of them, those that begin at the same piece side by side. */
  readonly parts: Constituent[]
  size: number
  /** Where those that begin at a piece begin and end; and all their categories. */
  readonly open: number[]
  readonly close: number[]
  readonly masks: number[]
  /** What fills the slots of the rule that is being tried; and as its maker is given them, by how many they are. */
  readonly filled: Constituent[]
  readonly given: (readonly Given[])[]
}
type Given = { -readonly [K in keyof Filled]: Filled[K] }

const NONE = 0
const AT_START = 1
const INSIDE = 2

/** Constituents that may begin at one piece; more are not looked at, so that the work stays bounded. */
const MOST_A_PIECE = 64

/** Index of the token's entry in the grammar, or −1. */
export const lookUp = (grammar: Grammar, tokens: Tokens, index: number): number => {
  const { keys, slots, mask, filter } = grammar
  const hash = tokens.hash[index] as number
  if (filter[filterIndex(hash)] === 0) return -1
  let at = (hash ^ (hash >>> 15)) & mask
  for (let slot = slots[at] as number; slot !== 0; at = (at + 1) & mask, slot = slots[at] as number) {
    if (keys[at] === hash && isWord(tokens, index, grammar.spellings[slot - 1] as string)) return grammar.targets[slot - 1] as number
  }
  return -1
}

/** All that the pieces of a run can be, by where it begins. Right to left: whatever follows a piece is known when the piece is looked at. */
export const parseRun = (grammar: Grammar, run: Run): void => {
  const { count, masks, open, close, parts } = run
  run.size = 0
  for (let at = masks.length; at <= count; at++) {
    masks.push(0)
    open.push(0)
    close.push(0)
  }
  masks[count] = open[count] = close[count] = 0
  for (let at = count - 1; at >= 0; at--) {
    const word = run.word[at] as number
    const rules = word >= 0 ? (grammar.entries[word] as WordEntry).rules : null
    const next = at + 1 < count ? (run.word[at + 1] as number) : -1
    const from = run.size
    open[at] = from
    if (rules === null) numbersAt(grammar, run, at)
    else tryRules(rules, run, at, at + 1, next, null)
    for (let k = from; k < run.size; k++) {
      const first = parts[k] as Constituent
      const after = first.to < count ? (run.word[first.to] as number) : -1
      const words = after < 0 ? 0 : (grammar.entries[after] as WordEntry).after
      const slots = masks[first.to] as number
      for (let bits = first.category; bits !== 0; ) {
        const bit = 31 - Math.clz32(bits)
        const category = 1 << bit
        bits &= ~category
        const rules = grammar.rulesOf(bit)
        if ((words & category) !== 0 || (rules.slotMask & slots) !== 0 || rules.single.length > 0)
          tryRules(rules, run, at, first.to, (words & category) === 0 ? -1 : after, first)
      }
    }
    let mask = 0
    for (let k = from; k < run.size; k++) mask |= (parts[k] as Constituent).category
    close[at] = run.size
    masks[at] = mask
  }
}

const NOTHING: readonly Constituent[] = []

/** The rules whose first element stands from `start` to `at`: those that end there, go on with the next word, or with what begins there. */
const tryRules = (rules: RuleIndex, run: Run, start: number, at: number, next: number, first: Constituent | null): void => {
  let depth = 0
  if (first !== null) run.filled[depth++] = first
  for (const rule of rules.single) finish(rule, run, start, at, depth)
  if (next >= 0 && rules.byWord.size > 0) {
    const going = rules.byWord.get(next)
    if (going !== undefined) for (const rule of going) complete(rule, run, start, 2, at + 1, depth)
  }
  const mask = run.masks[at] as number
  if ((rules.slotMask & mask) === 0) return
  const { bySlot, seconds } = rules
  for (let k = 0; k < seconds.length; k++) {
    if (((seconds[k] as number) & mask) !== 0) complete(bySlot[k] as GrammarRule, run, start, 1, at, depth)
  }
}

/** Keeps the first of those with the same category and end: rules are in the order of the shapes. */
export const push = (run: Run, found: Constituent): void => {
  const { parts, size } = run
  const from = run.open[found.from] as number
  if (size - from >= MOST_A_PIECE) return
  for (let k = from; k < size; k++) {
    const other = parts[k] as Constituent
    if (other.category === found.category && other.to === found.to && (!other.weak || found.weak)) return
  }
  parts[size] = found
  run.size = size + 1
  if ((found.category & c.INT) === 0 || found.rule === 'figures' || found.meaning.kind !== 'number') return
  const { value } = found.meaning
  // A whole number in words may be a year ("tweeduizend achttien").
  if (value >= 1900 && value <= 2099) push(run, as(found, c.YEAR, { kind: 'when', when: { is: 'year', year: value, last: value } }, 'spokenYear'))
}

/** The same stretch as another category. Written out: a spread costs ten times as much, and this is the innermost loop. */
const as = ({ from, to, weak, slots }: Constituent, category: number, meaning: Meaning, rule: string): Constituent => ({
  category,
  from,
  to,
  meaning,
  rule,
  weak,
  slots,
})

const complete = (rule: GrammarRule, run: Run, start: number, element: number, at: number, depth: number): void => {
  const next = rule.elements[element]
  if (next === undefined) {
    finish(rule, run, start, at, depth)
    return
  }
  if (at >= run.count) return
  if (next.word >= 0) {
    if (run.word[at] === next.word) complete(rule, run, start, element + 1, at + 1, depth)
    return
  }
  if (((run.masks[at] as number) & next.mask) === 0) return
  const last = run.close[at] as number
  for (let k = run.open[at] as number; k < last; k++) {
    const filled = run.parts[k] as Constituent
    if ((filled.category & next.mask) === 0) continue
    run.filled[depth] = filled
    complete(rule, run, start, element + 1, filled.to, depth + 1)
  }
}

const finish = (rule: GrammarRule, run: Run, from: number, to: number, depth: number): void => {
  if (rule.meaning !== null) {
    const written = run.capital[from] as number
    if ((rule.capital && written === NONE) || (rule.lower && written === INSIDE)) return
    push(run, { category: rule.category, from, to, meaning: rule.meaning, rule: rule.id, weak: rule.weak, slots: NOTHING })
    return
  }
  if (rule.make === null) return
  while (run.given.length <= depth) run.given.push(givenOf(run.given.length))
  const filled = run.given[depth] as readonly Given[]
  let weak = false
  for (let k = 0; k < depth; k++) {
    const part = run.filled[k] as Constituent
    const given = filled[k] as Given
    given.category = part.category
    given.meaning = part.meaning
    given.slot = rule.slots[k] as string
    given.rule = part.rule
    // "ce jeu", "in Jan": an abbreviation needs a date beside it, other weak words only a word that says time.
    if (part.weak && (part.category === c.WEEKDAY ? !rule.dates : rule.light && part.rule === 'month-short')) weak = true
  }
  const made = rule.make(filled)
  if (made !== null) push(run, { category: made.category, from, to, meaning: made.meaning, rule: rule.id, weak, slots: run.filled.slice(0, depth) })
}

/**
 * Finds the runs of known words and figures around each word that tells of time, and around figures that may be a date.
 */
export const findRuns = (
  grammar: Grammar,
  tokens: Tokens,
  run: Run,
  from: number,
  to: number,
  found: (run: Run) => void,
  everyFigure = false,
): void => {
  const { kind, hash, flags } = tokens
  const { entries, filter } = grammar
  let done = from
  for (let i = from; i < to; i++) {
    if (kind[i] === NUMBER) {
      if (!everyFigure && !maybeDate(tokens, i, to) && !isHour(grammar, tokens, i, to)) continue
    } else if (((filter[filterIndex(hash[i] as number)] as number) & SEED) === 0) {
      if (((flags[i] as number) & HAS_DIGIT) === 0 || lettersOf(grammar, tokens, i) < 0) continue
    } else {
      const word = lookUp(grammar, tokens, i)
      const entry = word < 0 ? undefined : entries[word]
      if (entry === undefined || !entry.seed || (entry.capitalOnly && ((flags[i] as number) & CAPITAL) === 0)) continue
      if (entry.weakOnly && !(i > from && isKnown(grammar, tokens, i - 1)) && !(i + 1 < to && isKnown(grammar, tokens, i + 1))) continue
    }
    const first = firstOf(grammar, tokens, i, Math.max(done, i - MOST_BEFORE))
    run.count = 0
    let end = first
    while (end < to && end - first < MOST_TOKENS && append(grammar, tokens, from, end, run)) end++
    done = end
    i = end - 1
    trim(grammar, run)
    if (run.count > 0) found(run)
  }
}

/** Drops the words at the end of a run with which nothing can end: less is left to be parsed. Nothing stands behind what is left. */
const trim = (grammar: Grammar, run: Run): void => {
  const { word } = run
  let { count } = run
  for (; count > 0; count--) {
    const last = word[count - 1] as number
    if (last < 0 || (grammar.entries[last] as WordEntry).ends) break
  }
  run.count = count
  for (let k = count; k < count + LOOK_AHEAD; k++) {
    word[k] = -1
    run.figures[k] = ''
    run.glued[k] = false
  }
}

/** Room for runs. */
export const emptyRun = (): Run => ({
  count: 0,
  token: [],
  word: [],
  figures: [],
  glued: [],
  capital: [],
  parts: [],
  size: 0,
  open: [],
  close: [],
  masks: [],
  filled: [],
  given: [],
})
const UNKNOWN: Meaning = { kind: 'none' }
const givenOf = (depth: number): Given[] => {
  const given: Given[] = []
  for (let k = 0; k < depth; k++) given.push({ category: 0, meaning: UNKNOWN, slot: '', rule: '' })
  return given
}

/** Tokens that a time may have before its first word that tells of time, and tokens that are read together. Longer runs are cut. */
const MOST_BEFORE = 12
const MOST_TOKENS = 60
/** Pieces that are asked for behind one: of "28-05-2021". */
const LOOK_AHEAD = 5

/** Where the run around a token begins: the first of the known words before it with which something can begin. */
const firstOf = (grammar: Grammar, tokens: Tokens, index: number, from: number): number => {
  let first = index
  for (let at = index - 1; at >= from; at--) {
    if (tokens.kind[at] === NUMBER) {
      first = at
      continue
    }
    const word = lookUp(grammar, tokens, at)
    const entry = word < 0 ? undefined : (grammar.entries[word] as WordEntry)
    if (entry === undefined ? ((tokens.flags[at] as number) & HAS_DIGIT) === 0 || lettersOf(grammar, tokens, at) < 0 : !entry.used) break
    if (entry === undefined || entry.begins) first = at
  }
  return first
}

/** Whether figures stand before what makes them a clock time ("4 pm"). */
const isHour = (grammar: Grammar, tokens: Tokens, index: number, to: number): boolean => {
  if (index + 1 >= to || (tokens.end[index] as number) - (tokens.start[index] as number) > 5) return false
  const word = lookUp(grammar, tokens, index + 1)
  return word >= 0 && (grammar.entries[word] as WordEntry).afterHour
}

/** Figures that can be a date or a clock time by themselves: four for a year, or others joined to them by a sign. */
const maybeDate = (tokens: Tokens, index: number, to: number): boolean => {
  const start = tokens.start[index] as number
  const length = (tokens.end[index] as number) - start
  const { text } = tokens
  const first = text.charCodeAt(start)
  if (length === 4) return first === 0x31 || first === 0x32
  if (length > 4)
    return text.charCodeAt(start + length - 5) === 0x2e || text.charCodeAt(start + length - 3) === 0x2e || text.charCodeAt(start + 4) === 0x2e
  if (index + 1 >= to || ((tokens.flags[index + 1] as number) & GLUED) === 0) return false
  const sign = text.charCodeAt(start + length)
  return sign === 0x2f || sign === 0x2d || sign === 0x3a || sign === 0x2e
}

const isKnown = (grammar: Grammar, tokens: Tokens, index: number): boolean => {
  if (tokens.kind[index] === NUMBER) return true
  const word = lookUp(grammar, tokens, index)
  if (word >= 0) return (grammar.entries[word] as WordEntry).used
  return ((tokens.flags[index] as number) & HAS_DIGIT) !== 0 && lettersOf(grammar, tokens, index) >= 0
}

/** "h30", "Q1": the entry of the letters before one to four figures; −1 where it is no such word. */
const lettersOf = (grammar: Grammar, tokens: Tokens, index: number): number => {
  const letters = leadingLetters(tokens, index)
  if (letters === 0) return -1
  const start = tokens.start[index] as number
  return grammar.byText.get(tokens.text.slice(start, start + letters).toLowerCase()) ?? -1
}

/** How many letters a token of letters and then one to four figures begins with; 0 for any other. */
const leadingLetters = ({ text, start, end }: Tokens, index: number): number => {
  const first = start[index] as number
  const last = end[index] as number
  let at = first
  while (at < last && at - first <= MOST_LETTERS && ((CLASS[text.charCodeAt(at)] as number) & LETTER) !== 0) at++
  const letters = at - first
  while (at < last && isFigure(text.charCodeAt(at))) at++
  const figures = at - first - letters
  return at === last && letters <= MOST_LETTERS && figures >= 1 && figures <= 4 ? letters : 0
}
const isFigure = (code: number): boolean => code >= 0x30 && code <= 0x39
const MOST_LETTERS = 10

/** Adds a token to the run; false where the calendar does not know it. */
const append = (grammar: Grammar, tokens: Tokens, sentence: number, index: number, run: Run): boolean => {
  const flag = tokens.flags[index] as number
  const capital = (flag & CAPITAL) === 0 ? NONE : index === sentence ? AT_START : INSIDE
  const glued = (flag & GLUED) !== 0
  if (tokens.kind[index] === NUMBER) {
    add(run, index, -1, tokens.text.slice(tokens.start[index], tokens.end[index]), glued, capital)
    return true
  }
  const word = lookUp(grammar, tokens, index)
  if (word >= 0) {
    if (!(grammar.entries[word] as WordEntry).used) return false
    add(run, index, word, '', glued, capital)
    return true
  }
  const letters = (flag & HAS_DIGIT) !== 0 ? lettersOf(grammar, tokens, index) : -1
  if (letters < 0) return false
  add(run, index, letters, '', glued, capital)
  add(run, index, -1, tokens.text.slice((tokens.start[index] as number) + leadingLetters(tokens, index), tokens.end[index]), true, capital)
  return true
}

const add = (run: Run, token: number, word: number, figures: string, glued: boolean, capital: number): void => {
  const at = run.count++
  run.token[at] = token
  run.word[at] = word
  run.figures[at] = figures
  run.glued[at] = glued
  run.capital[at] = capital
}
