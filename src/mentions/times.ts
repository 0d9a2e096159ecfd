import type { Sentence } from '../article/article.js'
import { CAPITAL, GLUED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { dayNumber } from '../time/days.js'
import { formatAmount, roughSeconds } from '../time/duration.js'
import { type Interval, intervalOf, type TimeValue, timeValue } from '../time/interval.js'
import { grammarOf } from './load-grammar.js'
import type { DurationMention, TimeMention } from './mention.js'
import * as c from './times-categories.js'
import { type Constituent, findRuns, lookUp, parseRun, type Run } from './times-chart.js'
import { amountOf } from './times-durations.js'
import type { Grammar } from './times-grammar.js'
import type { Duration, Told, When } from './times-meanings.js'
import { comesAgain } from './times-recurring.js'
import { type Placing, place } from './times-resolve.js'

/** What the times of a text are placed against. */
export interface TimeContext {
  /** BCP 47 primary tag; a language without a calendar has no times. */
  readonly language: string
  /** The publication date, to whatever precision it is known; null where it is not. */
  readonly reference: TimeValue | null
  /** Bare weekdays and days without a year are the next ones, and other habits of requests to an assistant. News looks back. */
  readonly lookAhead?: boolean
}

/** Tokens around a time in which a word that tells past from future is looked for. */
const CUE_REACH = 10

/** Years that four digits tell: "2019 last year" may be read as the last 2019 years, which nobody means. */
const ERA = { first: dayNumber(1000, 1, 1), last: dayNumber(9999, 12, 31) }
const isOfOurEra = ({ from, to }: Interval): boolean => (from === null || from >= ERA.first) && (to === null || to <= ERA.last)

/** The times and durations of sentences, in the order of the text. */
export const findTimeMentions = (
  tokens: Tokens,
  sentences: readonly Sentence[],
  context: TimeContext,
): { times: TimeMention[]; durations: DurationMention[] } => {
  const times: TimeMention[] = []
  const durations: DurationMention[] = []
  const grammar = grammarOf(context.language)
  if (grammar === null) return { times, durations }
  const reference = context.reference === null ? null : intervalOf(context.reference)
  const lookAhead = context.lookAhead === true
  // A request's "the next day" is the one after today; in news it needs a date before it.
  let anchor: Interval | null = lookAhead ? reference : null

  const placed = (told: Told, cue: -1 | 0 | 1): Interval | null => {
    const { when } = told
    // "In three days", "within 48 hours" are also how long something took.
    if (
      !lookAhead &&
      ((when.is === 'shift' && when.of === 'reference' && when.sign > 0 && cue < 0) || (when.is === 'within' && (cue <= 0 || isShort(when.duration))))
    )
      return null
    const isLimit = cue === 0 && (told.relation === 'by' || told.relation === 'until')
    const placing = { calendar: grammar.calendar, reference, anchor, past: told.past === true, lookAhead }
    const forward = lookAhead || (cue > 0 && !told.past) || isLimit
    const found = place(when, { ...placing, forward })
    if (found?.yearless !== undefined) return nearAnchor(when, placing) ?? found
    if (!forward || lookAhead || reference?.from == null || reference.to === null || found?.from == null || found.from <= reference.to) return found
    // What comes again is hardly told of when it is most of a year ahead, and was on a short while ago.
    const ahead = found.from - reference.to
    if (ahead < (isLimit ? HALF_YEAR : MOST_OF_YEAR) || !comesAgain(when)) return found
    const back = place(when, { ...placing, forward: false })
    return back?.to == null || (!isLimit && reference.from - back.to > ALMOST_NOW) ? found : back
  }

  /** Without a publication date, a day without its year is the one nearest to the day that the text told last. */
  const nearAnchor = (when: When, placing: Omit<Placing, 'forward'>): Interval | null => {
    if (reference !== null || anchor?.from == null || anchor.to === null || anchor.to - anchor.from > ONE_MONTH) return null
    const back = place(when, { ...placing, reference: anchor, forward: false })
    const ahead = place(when, { ...placing, reference: anchor, forward: true })
    if (back?.from == null || ahead?.from == null) return null
    return anchor.from - back.from <= ahead.from - anchor.from ? back : ahead
  }

  /** Places a time; where it can't be, the times within it are tried. */
  const tell = (index: number, sentence: Sentence, run: Run, part: Constituent): void => {
    const told = toldOf(part)
    if (told === null) return
    const cue = comesAgain(told.when) ? cueNear(grammar, tokens, sentence, run, part) : 0
    const found = placed(told, cue)
    if (found === null || !isOfOurEra(found) || (found.from !== null && found.to !== null && found.from > found.to)) {
      // "The following Monday" is no Monday of now; nor is a clock time of a day that can't be placed one of another day
      if (told.when.is === 'anchored' || (told.when.is === 'clock' && told.when.of !== null)) return
      for (const slot of part.slots) if (!slot.weak && slot.category !== c.YEAR) tell(index, sentence, run, slot)
      return
    }
    const ahead = reference?.to != null && found.from !== null && found.from > reference.to
    const { start, end, first, last } = spanOf(tokens, run, part)
    times.push({
      layer: 'times',
      start,
      end,
      first,
      last,
      sentence: index,
      rule: `${context.language}.time.${part.rule}`,
      value: timeValue(found),
      relation: told.relation,
      ...(told.when.is === 'range' || (told.when.is === 'days' && told.when.from < told.when.to) ? { isRange: true } : {}),
      future: ahead || told.relation === 'by' || (cue > 0 && !told.past),
    })
    if (found.from !== null && !ahead) anchor = found.clock === undefined ? found : withoutClock(found)
  }

  sentences.forEach((sentence, index) => {
    findRuns(
      grammar,
      tokens,
      sentence.first,
      sentence.last,
      (run) => {
        for (const chosen of choose(grammar, run, tokens, sentence, lookAhead)) {
          tell(index, sentence, run, chosen)
          for (const part of durationsIn(chosen)) {
            if (part.meaning.kind !== 'duration') continue
            const { min, max, approximate } = part.meaning.duration
            durations.push({
              layer: 'durations',
              ...spanOf(tokens, run, part),
              sentence: index,
              rule: `${context.language}.duration.${part.rule}`,
              value: { min: min === null ? null : formatAmount(min), max: max === null ? null : formatAmount(max), approximate },
            })
          }
        }
      },
      lookAhead,
    )
  })
  return { times, durations }
}

/** Days. */
const ONE_MONTH = 31
const HALF_YEAR = 183
const MOST_OF_YEAR = 300
const ALMOST_NOW = 45

const isShort = ({ max }: Duration): boolean => max !== null && roughSeconds(max) < 86_400

const withoutClock = ({ clock: _, ...rest }: Interval): Interval => rest

const spanOf = (tokens: Tokens, run: Run, part: Constituent): { start: number; end: number; first: number; last: number } => {
  // Of "in May" only the month is the mention: the preposition says no more than that a time follows.
  const inner = part.rule === 'at' ? (part.slots[0] ?? part) : part
  const first = run.token[inner.from] as number
  const final = run.token[inner.to - 1] as number
  return { start: tokens.start[first] as number, end: tokens.end[final] as number, first, last: final + 1 }
}

const toldOf = (chosen: Constituent): Told | null => {
  const { meaning } = chosen
  if (meaning.kind === 'told') return meaning.told
  if (meaning.kind === 'when') return { when: meaning.when, relation: 'at' }
  if (meaning.kind === 'clock') {
    const { minutes, hourOnly, approximate, isRange, isTwelve } = meaning
    return { when: { is: 'clock', minutes, hourOnly, approximate, of: null, isRange: isRange === true || isTwelve === true }, relation: 'at' }
  }
  return null
}

/** The outermost durations of a constituent; "the coming days" are one as well. */
const durationsIn = (part: Constituent): Constituent[] => {
  if (part.category === c.DURATION) return [part]
  const { meaning } = part
  // "Weeks later"
  if (meaning.kind === 'when' && meaning.when.is === 'shift' && part.slots[0]?.category === c.UNIT)
    return [{ ...part, category: c.DURATION, meaning: { kind: 'duration', duration: meaning.when.duration } }]
  if (meaning.kind === 'when' && meaning.when.is === 'run') {
    const { quantity, unit } = meaning.when
    return [{ ...part, category: c.DURATION, meaning: { kind: 'duration', duration: amountOf(quantity, unit) } }]
  }
  return part.slots.flatMap(durationsIn)
}

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
const choose = (grammar: Grammar, run: Run, tokens: Tokens, sentence: Sentence, lookAhead: boolean): Constituent[] => {
  const chart = parseRun(grammar, run)
  const candidates: Constituent[] = []
  for (const here of chart.at) {
    for (const part of here) {
      if ((part.category & c.MENTION) !== 0 && standsAlone(part, run, tokens, sentence, lookAhead)) candidates.push(part)
    }
  }
  if (candidates.length < 2) return candidates[0]?.category === c.NONE ? [] : candidates
  candidates.sort(
    (a, b) =>
      Number(a.category === c.REQUEST) - Number(b.category === c.REQUEST) || lengthOf(b) - lengthOf(a) || rank(b) - rank(a) || a.from - b.from,
  )
  const taken: Constituent[] = []
  for (const part of candidates) if (!taken.some((other) => other.from < part.to && part.from < other.to)) taken.push(part)
  return taken.filter((part) => part.category !== c.NONE).sort((a, b) => a.from - b.from)
}

/** "Two days before, …", not "two days before the attack". */
const ALONE: ReadonlySet<string> = new Set(['laterAlone', 'earlierAlone'])

const standsAlone = (part: Constituent, run: Run, tokens: Tokens, sentence: Sentence, lookAhead: boolean): boolean => {
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
  if (part.category === c.YEAR) return isYear(part, tokens, first, final, sentence, lookAhead)
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
const isYear = (part: Constituent, tokens: Tokens, first: number, final: number, sentence: Sentence, lookAhead: boolean): boolean => {
  const { meaning } = part
  if (meaning.kind !== 'when' || meaning.when.is !== 'year' || meaning.when.year < 1950 || meaning.when.year > 2060)
    return lookAhead && part.rule === 'spokenYear'
  if (lookAhead) return true
  if (first > sentence.first) {
    const before = tokens.flags[first - 1] as number
    if (tokens.kind[first - 1] === NUMBER) return false
    if (tokens.kind[first - 1] === WORD && (before & CAPITAL) !== 0) return false
    if (character(tokens, first - 1) === '©') return false
    if (tokens.kind[first - 1] === PUNCTUATION && ((tokens.flags[first] as number) & GLUED) !== 0 && !'("«“'.includes(character(tokens, first - 1)))
      return false
  }
  if (final + 1 >= sentence.last) return true
  return tokens.kind[final + 1] !== NUMBER && (tokens.kind[final + 1] !== WORD || meaning.when.year % 100 !== 0)
}

/** The nearest word around that tells past (−1) from future (1); 0 where there is none. */
const cueNear = (grammar: Grammar, tokens: Tokens, sentence: Sentence, run: Run, part: Constituent): -1 | 0 | 1 => {
  const first = run.token[part.from] as number
  const final = run.token[part.to - 1] as number
  for (let step = 1; step <= CUE_REACH; step++) {
    const left = first - step >= sentence.first ? cueAt(grammar, tokens, first - step) : 0
    const right = final + step < sentence.last ? cueAt(grammar, tokens, final + step) : 0
    if (left < 0 || right < 0) return -1
    if (left > 0 || right > 0) return 1
  }
  return 0
}

const cueAt = (grammar: Grammar, tokens: Tokens, index: number): -1 | 0 | 1 => {
  const word = lookUp(grammar, tokens, index)
  return word < 0 ? 0 : (grammar.entries[word]?.cue ?? 0)
}
