import type { TimeMention, TriggerMention } from '../mentions/mention.js'
import type { DowntimeStatus } from '../vocabulary.js'
import type { EvidenceSpan } from './incident.js'
import {
  distance,
  evidenceOf,
  hasNegation,
  nearest,
  outermost,
  parted,
  polarity,
  type Story,
  statementEvidence,
  statementsIn,
  type Tokened,
  triggersIn,
} from './story.js'

const REACH = 12
/** Tokens between a state and the service, the attack or the cue that it is said with. */
const NEAR = 10
/** Tokens between who did it and the verb that says so: "hackers shut down", "shut down by hackers". */
const BESIDE = 2
const STATES = ['down', 'shutdown', 'restored', 'continuity'] as const
/** Classes whose longer phrases give such words another meaning. */
const OTHERS = ['deny', 'steal', 'detected', 'contained'] as const
const CAUSES = ['attack', 'weak-attack', 'attacker', 'actor-group', 'hit', 'hit-active'] as const

/**
 * One state that a sentence tells. `back` and `part-back`: service came back; `was-down`: down for a time that is over, as far as the words go;
 * `none`: it expressly went on.
 */
export type State = 'down' | 'part-down' | 'was-down' | 'back' | 'part-back' | 'none'

/** What a sentence tells of the state of services. */
export interface Told {
  readonly state: State
  readonly first: number
  readonly last: number
  readonly evidence: EvidenceSpan
  readonly sentence: number
  /** Words say that it lasts ("still", "not yet restored"). */
  readonly lasting: boolean
  readonly deliberate: boolean | null
}

/** All the states that a sentence tells. */
export const toldIn = (story: Story, sentence: number): Told[] => {
  const ruled = ruledIn(story, sentence)
  const told: Told[] = [...ruled]
  for (const trigger of outermost(triggersIn(story, sentence, ...STATES, ...OTHERS))) {
    // "Uit de lucht gegrepen" is not "uit de lucht", "tombés entre de mauvaises mains" not "tombés"
    if (OTHERS.some((cls) => cls === trigger.value.class)) continue
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
    const announced = plain === 'back' && (hedged || isAnnounced(story, sentence, statement, true))
    const partial =
      plain === 'back' &&
      (statement.set.partial === true ||
        // "On Friday largely back online": a rule that says that it is back has taken the word for how far, too
        triggersIn(story, sentence, 'restored').some(
          ({ first, last, value }) => value.partial === true && first >= statement.first && last <= statement.last,
        ))
    const over = plain === 'down' && !negated && statement.set.field !== 'expected' && isOver(story, sentence, statement)
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
      if (isOfMoney(story, sentence, trigger)) return null
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
export const isToCome = (story: Story, time: TimeMention): boolean => time.future && isAhead(story, time)

/** Tokens. */
const MONEY_REACH = 5

/** "Has recovered all of the 4 million": what is back is a sum. */
const isOfMoney = (story: Story, sentence: number, trigger: TriggerMention): boolean =>
  (story.sentences[sentence]?.amounts ?? []).some(
    (amount) => amount.value.kind === 'money' && amount.first >= trigger.last && amount.first - trigger.last <= MONEY_REACH,
  )

/** Whether the state is said of something that serves: ordinary words ("closed", "delayed") count only then. */
const isOfService = (story: Story, sentence: number, trigger: TriggerMention, reach = NEAR): boolean =>
  isOfOneBefore(story, sentence, trigger) ||
  trigger.last - trigger.first > (trigger.value.class === 'restored' ? 1 : 2) ||
  nearest(trigger, triggersIn(story, sentence, 'service', 'asset', 'machines', 'attack', 'hit', 'precaution'), reach) !== undefined

/** Tokens from the start of a sentence: "it has been down since Monday". */
const FRONT = 4

/** Whether a sentence goes on about the service that the one before tells of. */
const isOfOneBefore = (story: Story, sentence: number, trigger: TriggerMention): boolean =>
  trigger.first - (story.sentences[sentence]?.sentence.first ?? 0) <= FRONT &&
  story.sentences[sentence - 1]?.sentence.block === story.sentences[sentence]?.sentence.block &&
  triggersIn(story, sentence, 'still').some((still) => distance(still, trigger) <= 1) &&
  triggersIn(story, sentence - 1, 'service', 'asset').length > 0

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
const isAnnounced = (story: Story, sentence: number, state: Tokened, ruled = false): boolean =>
  triggersIn(story, sentence, 'expected', 'attempt', 'aim', 'condition').some(
    (cue) =>
      // What a rule has read itself ("had its systems back within two days") announces nothing
      !(ruled && state.first < cue.first && cue.first < state.last) &&
      cue.last > state.first - NEAR &&
      (cue.last <= state.first || (cue.value.class === 'expected' && cue.first < state.last + 2)) &&
      !parted(story, sentence, cue, state),
  ) || (story.sentences[sentence]?.times ?? []).some((time) => isToCome(story, time) && distance(time, state) <= NEAR)

/** Tokens between which a word of contrast starts no clause: "bleibt dagegen abgeschaltet". */
const INNER_CONTRAST = 1

const lasts = (story: Story, sentence: number, told: Tokened): boolean =>
  triggersIn(story, sentence, 'still').some(
    (cue) =>
      distance(cue, told) <= (parted(story, sentence, cue, told) ? INNER_CONTRAST : 4) &&
      // "Nog geen uur" is less than an hour
      !triggersIn(story, sentence, 'temporary').some((soon) => soon.first <= cue.first && cue.last <= soon.last),
  )

/** Down "for two hours", "temporarily", and not "for two hours now", "still": over, unless another sentence says that it lasts. */
const isOver = (story: Story, sentence: number, trigger: Tokened): boolean => {
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
const causeWithin = (story: Story, sentence: number, statement: Tokened, state: State): boolean | null => {
  const downs = triggersIn(story, sentence, 'down').filter((down) => statement.first <= down.first && down.last <= statement.last)
  if (downs.length > 0) return downs.some((down) => causeOf(story, sentence, down) === false) ? false : null
  // "Durch die Attacke fielen die Kassen aus": the verb stands apart
  const caused = state === 'down' && triggersIn(story, sentence, ...CAUSES).some((cause) => distance(cause, statement) <= BESIDE)
  return caused && triggersIn(story, sentence, 'precaution').length === 0 ? false : null
}

/** "Larn Group has turned off …": a word within a name is no cause. */
const isInName = (story: Story, sentence: number, { first, last }: Tokened): boolean =>
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
