import type { Sentence } from '../article/article.js'
import type { Tokens } from '../text/tokens.js'
import { dayNumber } from '../time/days.js'
import { formatAmount, roughSeconds } from '../time/duration.js'
import { type Interval, intervalOf, type TimeValue, timeValue } from '../time/interval.js'
import { grammarOf } from './load-grammar.js'
import type { DurationMention, TimeMention } from './mention.js'
import * as c from './times-categories.js'
import { type Constituent, emptyRun, findRuns, lookUp, type Run } from './times-chart.js'
import { choose } from './times-choose.js'
import { amountOf } from './times-durations.js'
import type { Duration, Told, When } from './times-meanings.js'
import { comesAgain } from './times-recurring.js'
import { place } from './times-resolve.js'
import { CUE, type Grammar } from './times-rules.js'
import { filterIndex } from './times-words.js'

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
  const grammar = grammarOf(context.language, context.lookAhead === true)
  if (grammar === null) return { times, durations }
  const reference = context.reference === null ? null : intervalOf(context.reference)
  const lookAhead = context.lookAhead === true
  const timeRule = `${context.language}.time.`
  const durationRule = `${context.language}.duration.`
  // A request's "the next day" is the one after today; in news it needs a date before it.
  let anchor: Interval | null = lookAhead ? reference : null

  const placeWith = (when: When, against: Interval | null, forward: boolean, past: boolean): Interval | null =>
    place(when, { calendar: grammar.calendar, reference: against, anchor, forward, past, lookAhead })

  const placed = (told: Told, cue: -1 | 0 | 1): Interval | null => {
    const { when } = told
    // "In three days", "within 48 hours" are also how long something took.
    if (
      !lookAhead &&
      ((when.is === 'shift' && when.of === 'reference' && when.sign > 0 && cue < 0) || (when.is === 'within' && (cue <= 0 || isShort(when.duration))))
    )
      return null
    const isLimit = cue === 0 && (told.relation === 'by' || told.relation === 'until')
    const forward = lookAhead || (cue > 0 && !told.past) || isLimit
    const past = told.past === true
    const found = placeWith(when, reference, forward, past)
    if (found?.yearless !== undefined) return nearAnchor(when) ?? found
    if (!forward || lookAhead || reference?.from == null || reference.to === null || found?.from == null || found.from <= reference.to) return found
    // What comes again is hardly told of when it is most of a year ahead, and was on a short while ago.
    const ahead = found.from - reference.to
    if (ahead < (isLimit ? HALF_YEAR : MOST_OF_YEAR) || !comesAgain(when)) return found
    const back = placeWith(when, reference, false, past)
    return back?.to == null || (!isLimit && reference.from - back.to > ALMOST_NOW) ? found : back
  }

  /** Without a publication date, a day without its year is the one nearest to the day that the text told last. */
  const nearAnchor = (when: When): Interval | null => {
    if (reference !== null || anchor?.from == null || anchor.to === null || anchor.to - anchor.from > ONE_MONTH) return null
    const back = placeWith(when, anchor, false, false)
    const ahead = placeWith(when, anchor, true, false)
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
    const inner = mentionOf(part)
    const first = run.token[inner.from] as number
    const final = run.token[inner.to - 1] as number
    const { when } = told
    times.push({
      layer: 'times',
      start: tokens.start[first] as number,
      end: tokens.end[final] as number,
      first,
      last: final + 1,
      sentence: index,
      rule: timeRule + part.rule,
      value: timeValue(found),
      relation: told.relation,
      isRange: when.is === 'range' || (when.is === 'days' && when.from < when.to),
      future: ahead || told.relation === 'by' || (cue > 0 && !told.past),
    })
    if (found.from !== null && !ahead) anchor = found.clock === undefined ? found : withoutClock(found)
  }

  /** The outermost durations of a constituent; "the coming days" and "weeks later" are of both kinds. */
  const tellDurations = (index: number, run: Run, part: Constituent): void => {
    const duration = durationOf(part)
    if (duration === null) {
      for (const slot of part.slots) tellDurations(index, run, slot)
      return
    }
    const { min, max, approximate } = duration
    const inner = mentionOf(part)
    const first = run.token[inner.from] as number
    const final = run.token[inner.to - 1] as number
    const shortest = min === null ? null : formatAmount(min)
    durations.push({
      layer: 'durations',
      start: tokens.start[first] as number,
      end: tokens.end[final] as number,
      first,
      last: final + 1,
      sentence: index,
      rule: durationRule + part.rule,
      value: { min: shortest, max: max === null ? null : max === min ? shortest : formatAmount(max), approximate },
    })
  }

  const room = emptyRun()
  sentences.forEach((sentence, index) => {
    findRuns(
      grammar,
      tokens,
      room,
      sentence.first,
      sentence.last,
      (run) => {
        for (const chosen of choose(grammar, run, tokens, sentence, lookAhead)) {
          tell(index, sentence, run, chosen)
          tellDurations(index, run, chosen)
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

const withoutClock = ({ from, to, precision, form }: Interval): Interval => ({ from, to, precision, form })

/** Of "in May" only the month is the mention: the preposition says no more than that a time follows. */
const mentionOf = (part: Constituent): Constituent => (part.rule === 'at' ? (part.slots[0] ?? part) : part)

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

const durationOf = ({ category, meaning, slots }: Constituent): Duration | null => {
  if (meaning.kind === 'duration') return category === c.DURATION ? meaning.duration : null
  if (meaning.kind !== 'when') return null
  const { when } = meaning
  if (when.is === 'shift') return slots[0]?.category === c.UNIT ? when.duration : null
  return when.is === 'run' ? amountOf(when.quantity, when.unit) : null
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
  if (((grammar.filter[filterIndex(tokens.hash[index] as number)] as number) & CUE) === 0) return 0
  const word = lookUp(grammar, tokens, index)
  return word < 0 ? 0 : (grammar.entries[word]?.cue ?? 0)
}
