import type { DurationMention, TimeMention } from '../mentions/mention.js'
import { charAt } from '../mentions/scan.js'
import { isToCome, type Told } from './downtime-states.js'
import type { DowntimeDraft, DurationDraft, TimeDraft } from './incident.js'
import type { Statement } from './statements.js'
import {
  type Case,
  distance,
  evidenceOf,
  nearest,
  parted,
  polarity,
  runOf,
  type Story,
  statementsIn,
  statementsOf,
  type Tokened,
  triggersIn,
} from './story.js'

/** Tokens between a duration or a time and the state that it is told of. */
const REACH = 12
/** Tokens between a duration and the cue that announces it. */
const NEAR = 10
const AFTER_REACH = 6
/** Hours: what is longer was no outage but a state of affairs. */
const LONGEST = 2 * 8760

/** Since when it was down, until when, for how long, and how long it is to last. */
export const timesOf = (story: Story, focus: Case, told: readonly Told[]): Pick<DowntimeDraft, 'start' | 'end' | 'duration' | 'expected'> => {
  let duration: DurationDraft | null = null
  let after: DurationDraft | null = null
  let expected: DurationDraft | null = null
  let start: TimeDraft | null = null
  let end: TimeDraft | null = null
  const spoken = new Set(told.map((item) => item.sentence))
  for (const sentence of runOf(story, focus)) {
    const mentions = story.sentences[sentence]
    if (mentions === undefined) continue
    const here = told.filter((item) => item.sentence === sentence)
    const downs = here.filter((item) => item.state === 'down' || item.state === 'part-down' || item.state === 'was-down')
    const backs = here.filter((item) => item.state === 'back' || item.state === 'part-back')
    const cues = triggersIn(story, sentence, 'expected')
    const asked = isAsked(story, sentence - 1)
    for (const mention of mentions.durations) {
      if (hours(mention.value.min) > LONGEST || hours(mention.value.min) === 0 || isOfInquiry(story, sentence, mention)) continue
      const around = mentions.times.find((time) => time.first < mention.last && mention.first < time.last)
      const announcing = nearest(mention, cues, NEAR)
      const cue = announcing === undefined || isReadAsLength(story, sentence, mention, announcing) ? undefined : announcing
      const told = nearest(mention, [...downs, ...backs], REACH)
      if (asked && downs.length === 0 && around === undefined) expected = longer(expected, durationDraft(mention))
      else if (cue !== undefined && !parted(story, sentence, cue, mention)) {
        if (told !== undefined || spoken.has(sentence - 1) || triggersIn(story, sentence, 'restored', 'service').length > 0)
          expected = longer(expected, durationDraft(mention))
      } else if (told !== undefined && (backs.length > 0 ? isAfterAttack(story, sentence, mention) : countsFromAttack(story, sentence, mention))) {
        if (backs.length > 0) after = longer(after, durationDraft(mention))
      } else if (told !== undefined && (around === undefined || around.relation === 'since') && !parted(story, sentence, told, mention))
        duration = longer(duration, durationDraft(mention))
    }
    for (const mention of mentions.times) {
      if (mention.future || isOfAttack(story, sentence, mention)) continue
      const down = nearest(mention, downs, REACH)
      const back = nearest(mention, backs, REACH)
      const nearer = down !== undefined && (back === undefined || distance(down, mention) < distance(back, mention))
      if (nearer && (mention.relation === 'since' || mention.relation === 'at')) start ??= timeDraft(mention)
      else if (!nearer && back !== undefined && mention.relation !== 'before' && mention.relation !== 'by') end ??= timeDraft(mention)
    }
  }
  const run = new Set(runOf(story, focus))
  for (const statement of statementsOf(story, focus)) {
    if (statement.says !== 'downtime' || !run.has(statement.sentence) || statement.polarity.negated) continue
    const { field } = statement.set
    if (statement.duration !== null && hours(statement.duration.value.min) <= LONGEST) {
      if (isOfInquiry(story, statement.sentence, statement.duration) || isOfMereAttack(story, focus, statement)) continue
      if (field === 'expected' && isUltimatum(story, statement.sentence)) continue
      if (field === 'expected') expected = longer(expected, durationDraft(statement.duration))
      else if (field === 'duration' && !isSame(statement.duration, expected)) duration = longer(duration, durationDraft(statement.duration))
    }
    // "Seit Montag arbeitet man wieder eingeschränkt": what is back since then did not go then
    const isBack = triggersIn(story, statement.sentence, 'restored').some(({ first, last }) => statement.first <= first && last <= statement.last)
    if (statement.time !== null && field === 'start' && !isBack && !statement.time.future && statement.time.relation !== 'until')
      start = timeDraft(statement.time)
    if (statement.time !== null && field === 'end' && !isOfAttack(story, statement.sentence, statement.time) && !isToCome(story, statement.time))
      end = timeDraft(statement.time)
  }
  // The same words are either announced or past
  if (duration !== null && expected !== null && duration.evidence[0]?.start === expected.evidence[0]?.start) duration = null
  // A length that is told as such goes before the time from the attack to its end
  return { start, end, duration: duration ?? after, expected }
}

/** "Had its systems back within two days": a rule has read the words that would announce. */
const isReadAsLength = (story: Story, sentence: number, mention: DurationMention, cue: Tokened): boolean =>
  statementsIn(story, sentence).some(
    ({ says, set, duration, first, last }) =>
      says === 'downtime' && set.field === 'duration' && duration === mention && first < cue.first && cue.last <= last,
  )

const WORK = ['service', 'asset', 'machines', 'restored', 'resolved', 'down', 'shutdown', 'continuity'] as const

/** "The inquiry could take months": the length of what is looked into, where nothing that serves stands nearer. */
const isOfInquiry = (story: Story, sentence: number, duration: DurationMention): boolean => {
  const holders = triggersIn(story, sentence, 'investigate', 'complaint', ...WORK)
  const before = holders.filter((holder) => holder.last <= duration.first)
  const holder = before.at(-1) ?? holders[0]
  return holder !== undefined && !(WORK as readonly string[]).includes(holder.value.class)
}

/** A flood of requests takes down what it floods. */
export const isFlooded = (story: Story, focus: Case): boolean =>
  runOf(story, focus).some((sentence) =>
    triggersIn(story, sentence, 'attack', 'hit', 'hit-active').some((trigger) => trigger.value.type === 'ddos' && !polarity(story, trigger).negated),
  )

/** "The attack lasted two hours": so long was what it hit down only where it was a flood of requests. */
const isOfMereAttack = (story: Story, focus: Case, { sentence, first, last }: Statement): boolean => {
  const within = (trigger: Tokened): boolean => first <= trigger.first && trigger.last <= last
  const isAttack = triggersIn(story, sentence, 'attack', 'weak-attack').some((trigger) => trigger.value.type !== 'outage' && within(trigger))
  return isAttack && !triggersIn(story, sentence, ...WORK).some(within) && !isFlooded(story, focus)
}

/** "They ask for 150,000 euros within ten days": the time is that for the ransom. */
const isUltimatum = (story: Story, sentence: number): boolean =>
  triggersIn(story, sentence, 'demand', 'pay', 'threaten').length > 0 &&
  triggersIn(story, sentence, 'service', 'restored', 'down', 'shutdown').length === 0

/** "Combien de temps ?": a question for what is to come, which the next sentence answers. */
const isAsked = (story: Story, sentence: number): boolean => {
  const asked = story.sentences[sentence]?.sentence
  if (asked === undefined || triggersIn(story, sentence, 'expected').length === 0) return false
  return story.scan.tokens.text.slice(asked.start, asked.end).trimEnd().endsWith('?')
}

/** "Three weeks after the attack": the time from the attack to what is told beside it. */
const isAfterAttack = (story: Story, sentence: number, mention: DurationMention): boolean =>
  triggersIn(story, sentence, 'attack', 'weak-attack', 'hit', 'detected', 'began', 'down').some(
    (event) => event.first >= mention.last && event.first - mention.last <= AFTER_REACH,
  )

/** "Three weeks after it was crippled by …": at the head of a sentence this tells how long ago that was, not how long it lasted. */
const countsFromAttack = (story: Story, sentence: number, mention: DurationMention): boolean =>
  mention.first === story.sentences[sentence]?.sentence.first &&
  triggersIn(story, sentence, 'attack', 'weak-attack', 'hit').some(
    (event) =>
      event.first > mention.last &&
      event.first - mention.last <= AFTER_REACH &&
      Array.from({ length: event.first - mention.last }, (_, i) => charAt(story.scan.tokens, mention.last + i)).every((char) => char !== ','),
  )

/** "The attack of 12 April": the day of the attack, not that of the state told beside it. */
const isOfAttack = (story: Story, sentence: number, mention: TimeMention): boolean =>
  triggersIn(story, sentence, 'attack', 'weak-attack').some((attack) => attack.last <= mention.first && mention.first - attack.last <= 1)

const isSame = (mention: DurationMention, draft: DurationDraft | null): boolean => draft?.evidence[0]?.start === mention.start

const longer = (a: DurationDraft | null, b: DurationDraft): DurationDraft => (a === null || hours(b.min) > hours(a.min) ? b : a)

const HOURS: Readonly<Record<string, number>> = { H: 1, D: 24, W: 168, M: 730, Y: 8760 }
const hours = (iso: string | null): number => {
  const parts = /^P(?:(\d+(?:\.\d+)?)([YMWD]))?(?:T(?:(\d+(?:\.\d+)?)(H|M))?)?/.exec(iso ?? '')
  if (parts === null) return 0
  const time = parts[4] === 'M' ? Number(parts[3] ?? 0) / 60 : Number(parts[3] ?? 0)
  return Number(parts[1] ?? 0) * (HOURS[parts[2] ?? 'H'] ?? 0) + time
}

export const durationDraft = (mention: DurationMention): DurationDraft => ({ ...mention.value, evidence: [evidenceOf(mention)] })
export const timeDraft = (mention: TimeMention): TimeDraft => ({ ...mention.value, evidence: [evidenceOf(mention)] })
