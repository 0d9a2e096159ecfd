import type { DurationMention, TimeMention, TriggerMention } from '../mentions/mention.js'
import { fold } from '../text/characters.js'
import type { DowntimeStatus } from '../vocabulary.js'
import type { DowntimeDraft, DurationDraft, EvidenceSpan, TimeDraft } from './incident.js'
import { servicesAt } from './services.js'
import {
  type Case,
  distance,
  evidenceOf,
  hasNegation,
  nearest,
  outermost,
  parted,
  polarity,
  runOf,
  type Story,
  statementEvidence,
  statementsIn,
  statementsOf,
  triggersIn,
} from './story.js'
import { weightOf } from './victims.js'

const REACH = 12
/** Tokens between a state and the service, the attack or the cue that it is said with. */
const NEAR = 10
/** Tokens between who did it and the verb that says so: "hackers shut down", "shut down by hackers". */
const BESIDE = 2
const AFTER_REACH = 6
/** Hours: what is longer was no outage but a state of affairs. */
const LONGEST = 2 * 8760
const STATES = ['down', 'shutdown', 'restored', 'continuity'] as const
const CAUSES = ['attack', 'weak-attack', 'attacker', 'actor-group', 'hit', 'hit-active'] as const

/**
 * One state that a sentence tells. `back` and `part-back`: service came back; `was-down`: down for a time that is over, as far as the words go;
 * `none`: it expressly went on.
 */
type State = 'down' | 'part-down' | 'was-down' | 'back' | 'part-back' | 'none'

interface Stretch {
  readonly first: number
  readonly last: number
}

interface Told {
  readonly state: State
  readonly first: number
  readonly last: number
  readonly evidence: EvidenceSpan
  readonly sentence: number
  /** Words say that it lasts ("still", "not yet restored"). */
  readonly lasting: boolean
  readonly deliberate: boolean | null
}

/** What was down, since when and for how long, whether the victim did it itself, and what is back. */
export const readDowntime = (story: Story, focus: Case): DowntimeDraft | null => {
  const told: Told[] = []
  for (const sentence of runOf(story, focus)) told.push(...toldIn(story, sentence))
  if (told.length === 0) return null
  const status = settled(story, told)
  const heldOn = status === 'none'
  const times = heldOn ? { start: null, end: null, duration: null, expected: null } : timesOf(story, focus, told)
  return {
    status,
    ...times,
    deliberate: heldOn ? null : willOf(story, focus, told),
    services: heldOn ? [] : servicesOf(story, told),
    evidence: told.filter((item) => heldOn === (item.state === 'none')).map((item) => item.evidence),
  }
}

const toldIn = (story: Story, sentence: number): Told[] => {
  const ruled = ruledIn(story, sentence)
  const told: Told[] = [...ruled]
  for (const trigger of outermost(triggersIn(story, sentence, ...STATES, 'deny', 'steal'))) {
    // "Uit de lucht gegrepen" is not "uit de lucht", "tombés entre de mauvaises mains" not "tombés"
    if (trigger.value.class === 'deny' || trigger.value.class === 'steal') continue
    // What a rule has read of these words is not read again
    if (ruled.some((item) => item.first <= trigger.first && trigger.last <= item.last)) continue
    const state = stateOf(story, sentence, trigger)
    if (state !== null)
      told.push({
        state,
        first: trigger.first,
        last: trigger.last,
        evidence: evidenceOf(trigger),
        sentence,
        lasting:
          (state === 'down' || state === 'part-down') &&
          (trigger.value.class === 'restored' ? polarity(story, trigger).negated : lasts(story, sentence, trigger)),
        deliberate: state === 'down' || state === 'was-down' ? causeOf(story, sentence, trigger) : null,
      })
  }
  // "Restart one by one": what comes back part by part is part back
  const parts = told.filter((item) => item.state === 'part-back')
  return told.map((item) => (item.state === 'back' && nearest(item, parts, 4) !== undefined ? { ...item, state: 'part-back' } : item))
}

const RULED: Readonly<Record<DowntimeStatus, State>> = { none: 'none', ongoing: 'down', partial: 'part-down', restored: 'back' }

const ruledIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  for (const statement of statementsIn(story, sentence)) {
    if (statement.says !== 'downtime' || statement.sentence !== sentence) continue
    if (statement.set.status === undefined && statement.set.deliberate === undefined) continue
    const { hedged, unknown } = statement.polarity
    if (unknown) continue
    const plain = statement.set.status === undefined ? 'down' : RULED[statement.set.status as DowntimeStatus]
    // "The fault is not yet mended": a negation among the words of what is back denies it
    const negated = statement.polarity.negated || (plain === 'back' && hasNegation(story, statement))
    const announced = plain === 'back' && (hedged || isAnnounced(story, sentence, statement))
    const partial =
      plain === 'back' &&
      (statement.set.partial === true ||
        // "On Friday largely back online": a rule that says that it is back has taken the word for how far, too
        triggersIn(story, sentence, 'restored').some(
          ({ first, last, value }) => value.partial === true && first >= statement.first && last <= statement.last,
        ))
    const over = plain === 'down' && !negated && isOver(story, sentence, statement)
    const state: State | null =
      negated || announced ? (plain === 'back' ? 'down' : plain === 'none' ? null : 'none') : partial ? 'part-back' : over ? 'was-down' : plain
    if (state === null) continue
    told.push({
      state,
      first: statement.first,
      last: statement.last,
      evidence: statementEvidence(story, statement),
      sentence,
      lasting: statement.set.lasting === true || (plain === 'back' && negated) || (plain === 'down' && lasts(story, sentence, statement)),
      deliberate: typeof statement.set.deliberate === 'boolean' ? statement.set.deliberate : causeWithin(story, sentence, statement, plain),
    })
  }
  return told
}

const stateOf = (story: Story, sentence: number, trigger: TriggerMention): State | null => {
  const { negated, hedged, unknown } = polarity(story, trigger)
  if (unknown) return null
  const partial = trigger.value.partial === true
  switch (trigger.value.class) {
    case 'continuity':
      return hedged || negated || !isOfWork(story, sentence, trigger) ? null : 'none'
    case 'restored':
      if (negated || isAnnounced(story, sentence, trigger)) return isOfService(story, sentence, trigger) ? 'down' : null
      return hedged || !isOfService(story, sentence, trigger, 2 * NEAR) ? null : partial ? 'part-back' : 'back'
    case 'shutdown':
      if (negated || hedged || isAdvised(story, sentence, trigger) || !isOfService(story, sentence, trigger, 2 * NEAR)) return null
      return isOver(story, sentence, trigger) ? 'was-down' : 'down'
    default:
      if (!isOfService(story, sentence, trigger) || isOfFiles(story, sentence, trigger)) return null
      if (negated) return 'none'
      if (hedged && isAnnounced(story, sentence, trigger)) return null
      return isOver(story, sentence, trigger) ? 'was-down' : partial ? 'part-down' : 'down'
  }
}

/** "Told agencies to disconnect the product": what is advised has not happened. */
const isAdvised = (story: Story, sentence: number, trigger: TriggerMention): boolean =>
  triggersIn(story, sentence, 'advice').some((cue) => cue.last <= trigger.first && trigger.first - cue.last <= BESIDE)

/** Whether a time lies after publication, as far as that is known: "back online by Monday" may be told on Tuesday. */
const isAhead = (story: Story, time: TimeMention): boolean => {
  const published = story.scan.article.published?.value.latest ?? null
  return published === null || time.value.latest === null || time.value.latest > published
}

/** Whether what a time tells is still to come: services that are to be back on Monday are not back. */
const isToCome = (story: Story, time: TimeMention): boolean => time.future && isAhead(story, time)

/** Whether the state is said of something that serves: ordinary words ("closed", "delayed") count only then. */
const isOfService = (story: Story, sentence: number, trigger: TriggerMention, reach = NEAR): boolean =>
  trigger.last - trigger.first > (trigger.value.class === 'restored' ? 1 : 2) ||
  nearest(trigger, triggersIn(story, sentence, 'service', 'asset', 'machines', 'attack', 'hit', 'precaution'), reach) !== undefined

/** Whether a word that also means encrypted ("locked") is said of files. */
const isOfFiles = (story: Story, sentence: number, trigger: TriggerMention): boolean => {
  if (!triggersIn(story, sentence, 'encrypt').some((other) => other.first < trigger.last && trigger.first < other.last)) return false
  const files = nearest(trigger, triggersIn(story, sentence, 'data', 'data-kind'), NEAR)
  const service = nearest(trigger, triggersIn(story, sentence, 'service', 'asset', 'machines'), NEAR)
  return files !== undefined && (service === undefined || distance(files, trigger) < distance(service, trigger))
}

/** Whether "not affected" is said of a service rather than of data or people. */
const isOfWork = (story: Story, sentence: number, trigger: TriggerMention): boolean => {
  const service = nearest(trigger, triggersIn(story, sentence, 'service', 'asset', 'machines'), NEAR)
  if (service === undefined) return false
  const other = nearest(trigger, triggersIn(story, sentence, 'data', 'data-kind', 'records'), NEAR)
  return other === undefined || distance(service, trigger) <= distance(other, trigger)
}

/** Restoration that is only hoped for, expected or aimed at. */
const isAnnounced = (story: Story, sentence: number, state: { readonly first: number; readonly last: number }): boolean =>
  triggersIn(story, sentence, 'expected', 'attempt', 'aim', 'condition').some(
    (cue) =>
      cue.last > state.first - NEAR &&
      (cue.last <= state.first || (cue.value.class === 'expected' && cue.first < state.last + 2)) &&
      !parted(story, sentence, cue, state),
  ) || (story.sentences[sentence]?.times ?? []).some((time) => isToCome(story, time) && distance(time, state) <= NEAR)

const lasts = (story: Story, sentence: number, told: Stretch): boolean =>
  triggersIn(story, sentence, 'still').some((cue) => distance(cue, told) <= 4 && !parted(story, sentence, cue, told))

/** Down "for two hours", "temporarily", and not "for two hours now", "still": over, unless another sentence says that it lasts. */
const isOver = (story: Story, sentence: number, trigger: Stretch): boolean => {
  if (lasts(story, sentence, trigger) || isAnnounced(story, sentence, trigger)) return false
  if (nearest(trigger, triggersIn(story, sentence, 'temporary'), 6) !== undefined) return true
  const { durations, times } = story.sentences[sentence] ?? { durations: [], times: [] }
  return durations.some(
    (duration) =>
      distance(duration, trigger) <= 6 &&
      !parted(story, sentence, duration, trigger) &&
      // "since three days", "three days ago", "three days after" are no length that came to its end
      !times.some((time) => time.first < duration.last && duration.first < time.last),
  )
}

/** What the states among the words of a rule are due to. */
const causeWithin = (story: Story, sentence: number, statement: Stretch, state: State): boolean | null => {
  const downs = triggersIn(story, sentence, 'down').filter((down) => statement.first <= down.first && down.last <= statement.last)
  if (downs.length > 0) return downs.some((down) => causeOf(story, sentence, down) === false) ? false : null
  // "Durch die Attacke fielen die Kassen aus": the verb stands apart
  const caused = state === 'down' && triggersIn(story, sentence, ...CAUSES).some((cause) => distance(cause, statement) <= BESIDE)
  return caused && triggersIn(story, sentence, 'precaution').length === 0 ? false : null
}

/** "Larn Group has turned off …": a word within a name is no cause. */
const isInName = (story: Story, sentence: number, { first, last }: Stretch): boolean =>
  (story.sentences[sentence]?.names ?? []).some(
    (name) => name.value.reference === 'named' && name.value.kind !== 'actor' && name.first <= first && last <= name.last,
  )

/** true: the victim pulled the plug; false: the attack did it. */
const causeOf = (story: Story, sentence: number, trigger: TriggerMention): boolean | null => {
  const precaution = triggersIn(story, sentence, 'precaution').length > 0
  const causes = triggersIn(story, sentence, ...CAUSES).filter((cause) => !isInName(story, sentence, cause))
  const own = trigger.value.class === 'shutdown'
  if (own) {
    const ambiguous = triggersIn(story, sentence, 'down').some((down) => down.first === trigger.first && down.last === trigger.last)
    const theirs = causes.some(
      (cause) =>
        (cause.last <= trigger.first && trigger.first - cause.last < BESIDE) || (cause.first >= trigger.last && cause.first - trigger.last <= BESIDE),
    )
    return precaution ? true : theirs ? false : ambiguous ? null : true
  }
  if (precaution) return true
  return causes.some((cause) => distance(cause, trigger) <= REACH) ? false : null
}

/** A flood of requests takes down what it floods: where one is told, the outage is the attackers' doing. */
const willOf = (story: Story, focus: Case, told: readonly Told[]): boolean | null => {
  if (told.some((item) => item.deliberate === true)) return true
  const flooded = runOf(story, focus).some((sentence) =>
    triggersIn(story, sentence, 'attack', 'hit', 'hit-active').some((trigger) => trigger.value.type === 'ddos' && !polarity(story, trigger).negated),
  )
  return flooded || told.some((item) => item.deliberate === false) ? false : null
}

/**
 * The state at the end of the story. News tells the end first, so order in the text decides little: what is back is back unless something is said
 * to be down still; only a part back, or a part down, is partial.
 */
const settled = (story: Story, told: readonly Told[]): DowntimeStatus => {
  const of = (...states: readonly State[]): Told[] => told.filter((item) => states.includes(item.state))
  const backs = of('back')
  const lasting = told.some((item) => item.lasting)
  if (backs.length > 0) {
    const first = Math.max(...backs.map((item) => weightOf(story, item.sentence)))
    if (lasting) return 'partial'
    return of('part-back').length > 0 && first <= 1 ? 'partial' : 'restored'
  }
  if (of('part-back').length > 0) return 'partial'
  const downs = of('down')
  const passed = of('was-down')
  if (passed.length > 0 && !lasting && passed.length >= downs.length) return 'restored'
  if (downs.length > 0) return 'ongoing'
  return of('part-down').length > 0 ? 'partial' : passed.length > 0 ? 'restored' : 'none'
}

const timesOf = (story: Story, focus: Case, told: readonly Told[]): Pick<DowntimeDraft, 'start' | 'end' | 'duration' | 'expected'> => {
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
      if (hours(mention.value.min) > LONGEST || hours(mention.value.min) === 0) continue
      const around = mentions.times.find((time) => time.first < mention.last && mention.first < time.last)
      const cue = nearest(mention, cues, NEAR)
      const told = nearest(mention, [...downs, ...backs], REACH)
      if (asked && downs.length === 0 && around === undefined) expected = longer(expected, durationDraft(mention))
      else if (cue !== undefined && !parted(story, sentence, cue, mention)) {
        if (told !== undefined || spoken.has(sentence - 1) || triggersIn(story, sentence, 'restored', 'service').length > 0)
          expected = longer(expected, durationDraft(mention))
      } else if (backs.length > 0 && told !== undefined && isAfterAttack(story, sentence, mention)) after = longer(after, durationDraft(mention))
      else if (told !== undefined && (around === undefined || around.relation === 'since') && !parted(story, sentence, told, mention))
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
      if (field === 'expected' && isUltimatum(story, statement.sentence)) continue
      if (field === 'expected') expected = longer(expected, durationDraft(statement.duration))
      else if (field === 'duration' && !isSame(statement.duration, expected)) duration = longer(duration, durationDraft(statement.duration))
    }
    if (statement.time !== null && field === 'start' && !statement.time.future && statement.time.relation !== 'until')
      start = timeDraft(statement.time)
    if (statement.time !== null && field === 'end' && !isOfAttack(story, statement.sentence, statement.time) && !isToCome(story, statement.time))
      end = timeDraft(statement.time)
  }
  // The same words are either announced or past
  if (duration !== null && expected !== null && duration.evidence[0]?.start === expected.evidence[0]?.start) duration = null
  // A length that is told as such goes before the time from the attack to its end
  return { start, end, duration: duration ?? after, expected }
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

const servicesOf = (story: Story, told: readonly Told[]): string[] => {
  const services = new Map<string, string>()
  for (const item of told) {
    if (item.state === 'none') continue
    for (const { start, end } of servicesAt(story, item.sentence, item)) {
      const service = story.scan.tokens.text.slice(start, end)
      if (!services.has(fold(service))) services.set(fold(service), service)
    }
  }
  return [...services.values()]
}
