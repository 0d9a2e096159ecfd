import type { Sentence } from '../article/article.js'
import { CAPITAL, GLUED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import * as c from './times-categories.js'
import { type Constituent, lookUp, parseRun, type Run } from './times-chart.js'
import type { Grammar } from './times-rules.js'

/** Which of equally long readings is preferred: the one that says most. */
const RANK: Readonly<Record<number, number>> = {
  [c.NONE]: 9,
  [c.TOLD]: 8,
  [c.MOMENT]: 7,
  [c.RANGE]: 6,
  [c.DATE]: 5,
  [c.DAY_MONTH]: 4,
  [c.DURATION]: 3,
  [c.PERIOD]: 2,
}

/** A hyphen between times is a range only where nothing better is found: "05-aug-2016" is a day. */
const rank = (part: Constituent): number =>
  part.rule === 'dash' ? 1 : part.slots.length === 0 && part.category === c.DATE ? 9 : (RANK[part.category] ?? 0)

/** Pieces that a reading explains; "in" of "in May" explains little. */
const lengthOf = (part: Constituent): number => {
  const inner = part.rule === 'at' ? part.slots[0] : undefined
  return inner === undefined ? part.to - part.from : inner.to - inner.from + 0.5
}

/** The constituents of a run that stand: the longest first, none over another. */
export const choose = (grammar: Grammar, run: Run, tokens: Tokens, sentence: Sentence, lookAhead: boolean): Constituent[] => {
  parseRun(grammar, run)
  const candidates: Constituent[] = []
  for (let at = 0; at < run.count; at++) {
    for (let k = run.open[at] as number; k < (run.close[at] as number); k++) {
      const part = run.parts[k] as Constituent
      if ((part.category & c.MENTION) !== 0 && standsAlone(grammar, part, run, tokens, sentence, lookAhead)) candidates.push(part)
    }
  }
  if (candidates.length < 2) return candidates[0]?.category === c.NONE ? [] : candidates
  const taken: Constituent[] = []
  for (let left: readonly Constituent[] = candidates; left.length > 0; ) {
    const best = left.reduce(better)
    if (best.category !== c.NONE) taken.push(best)
    left = left.filter((part) => part.to <= best.from || best.to <= part.from)
  }
  return taken.length < 2 ? taken : taken.sort((a, b) => a.from - b.from)
}

/** The one that says more; of equals the first. */
const better = (a: Constituent, b: Constituent): Constituent => {
  const request = Number(a.category === c.REQUEST) - Number(b.category === c.REQUEST)
  if (request !== 0) return request < 0 ? a : b
  const longer = lengthOf(a) - lengthOf(b)
  if (longer !== 0) return longer > 0 ? a : b
  return rank(b) > rank(a) || (rank(b) === rank(a) && b.from < a.from) ? b : a
}

/** "Two days before, …", not "two days before the attack". */
const ALONE: ReadonlySet<string> = new Set(['laterAlone', 'earlierAlone'])

const standsAlone = (grammar: Grammar, part: Constituent, run: Run, tokens: Tokens, sentence: Sentence, lookAhead: boolean): boolean => {
  const first = run.token[part.from] as number
  const final = run.token[part.to - 1] as number
  if (part.category === c.NONE) return true
  if (part.weak && !(lookAhead && run.figures[part.from] !== '')) return false
  if (part.category === c.REQUEST && !lookAhead) return false
  if (ALONE.has(part.rule) && final + 1 < sentence.last && tokens.kind[final + 1] !== PUNCTUATION) return false
  if (touchesFigures(tokens, first, final, sentence)) return false
  // "1:17" alone is the length of a video, or a score.
  if (part.category === c.CLOCK)
    return part.rule !== 'clock' || part.to - part.from !== 3 || character(tokens, run.token[part.from + 1] as number) !== ':'
  if (part.category === c.YEAR) return isYear(grammar, part, tokens, first, final, sentence, lookAhead)
  return true
}

const character = (tokens: Tokens, index: number): string => tokens.text.charAt(tokens.start[index] as number)

/** Whether figures go on beyond the mention without a space ("133-03-03-2020", "1.2.3.4"), or a currency or percent sign stands beside. */
const touchesFigures = (tokens: Tokens, first: number, final: number, sentence: Sentence): boolean => {
  if (tokens.kind[first] === NUMBER && first > sentence.first) {
    const before = character(tokens, first - 1)
    if ('$€£¥#+'.includes(before)) return true
    if (((tokens.flags[first] as number) & GLUED) !== 0 && '-/.:_'.includes(before) && first - 2 >= sentence.first) {
      if (tokens.kind[first - 2] === NUMBER && ((tokens.flags[first - 1] as number) & GLUED) !== 0) return true
    }
    if (((tokens.flags[first] as number) & GLUED) !== 0 && tokens.kind[first - 1] === WORD) return true
  }
  if (tokens.kind[final] === NUMBER && final + 1 < sentence.last) {
    const after = character(tokens, final + 1)
    if ('%€$£°'.includes(after)) return true
    if (((tokens.flags[final + 1] as number) & GLUED) !== 0 && (tokens.kind[final + 1] as number) !== PUNCTUATION) return true
    if (((tokens.flags[final + 1] as number) & GLUED) !== 0 && '-/.:_'.includes(after) && final + 2 < sentence.last) {
      if (tokens.kind[final + 2] === NUMBER && ((tokens.flags[final + 2] as number) & GLUED) !== 0) return true
    }
  }
  return false
}

/** Four figures alone are a year where nothing speaks against it: "Windows 2019", "2021-1234" and "2500 patients" are none. */
const isYear = (
  grammar: Grammar,
  part: Constituent,
  tokens: Tokens,
  first: number,
  final: number,
  sentence: Sentence,
  lookAhead: boolean,
): boolean => {
  const { meaning } = part
  if (meaning.kind !== 'when' || meaning.when.is !== 'year' || meaning.when.year < 1950 || meaning.when.year > 2060)
    return lookAhead && part.rule === 'spokenYear'
  if (lookAhead) return true
  if (first > sentence.first) {
    const before = tokens.flags[first - 1] as number
    if (tokens.kind[first - 1] === NUMBER) return false
    // "Bereits 2019": a word of the calendar has its capital from the sentence that it begins
    if (tokens.kind[first - 1] === WORD && (before & CAPITAL) !== 0 && !(first - 1 === sentence.first && lookUp(grammar, tokens, first - 1) >= 0))
      return false
    if (character(tokens, first - 1) === '©') return false
    if (tokens.kind[first - 1] === PUNCTUATION && ((tokens.flags[first] as number) & GLUED) !== 0 && !'("«“'.includes(character(tokens, first - 1)))
      return false
  }
  if (final + 1 >= sentence.last) return true
  return tokens.kind[final + 1] !== NUMBER && (tokens.kind[final + 1] !== WORD || meaning.when.year % 100 !== 0)
}
