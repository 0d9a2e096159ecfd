import type { TimeMention, TriggerMention } from '../mentions/mention.js'
import { timeDraft } from './downtime.js'
import type { DatesDraft, TimeDraft } from './incident.js'
import { type Case, distance, nearest, parted, type Story, triggersIn } from './story.js'
import { weightOf } from './victims.js'

type Field = keyof DatesDraft

/** The event that each class of words tells of. `null`: an event that is none of the report's, which keeps the time to itself. */
const EVENTS: Readonly<Record<string, Field | null>> = {
  attack: 'started',
  'weak-attack': 'started',
  hit: 'started',
  'hit-active': 'started',
  undergo: 'started',
  'victim-noun': 'started',
  began: 'started',
  steal: 'started',
  down: 'started',
  detected: 'detected',
  disclosed: 'disclosed',
  say: null,
  over: 'ended',
  contained: null,
  resolved: 'ended',
  restored: null,
  complaint: null,
  investigate: null,
  publish: null,
  claim: null,
  convict: null,
  demand: null,
  pay: null,
  expected: null,
}
const CLASSES = Object.keys(EVENTS)
const REACH = 14
/** Tokens by which a general word for the attack is held farther away than it is: the verb of the clause decides first. */
const NOUN_HANDICAP = 4
const NOUNS = new Set(['attack', 'weak-attack', 'victim-noun'])

interface Candidate {
  readonly mention: TimeMention
  readonly score: number
}

/** When it began, ended, was noticed and became public: each time goes to the event that is told nearest to it. */
export const readDates = (story: Story, focus: Case): DatesDraft => {
  const found: Record<Field, Candidate[]> = { started: [], ended: [], detected: [], disclosed: [] }
  const ruled = new Set<TimeMention>()
  for (const statement of story.statements) {
    if (statement.says !== 'date' || !focus.sentences.has(statement.sentence) || statement.time === null || statement.polarity.negated) continue
    const field = statement.set.field as Field | 'none'
    ruled.add(statement.time)
    if (field !== 'none' && found[field] !== undefined)
      found[field].push({ mention: statement.time, score: 20 + weightOf(story, statement.sentence) })
  }
  for (const sentence of focus.sentences) {
    const mentions = story.sentences[sentence]
    if (mentions === undefined) continue
    const events = triggersIn(story, sentence, ...CLASSES)
    for (const mention of mentions.times) {
      if (mention.future || ruled.has(mention)) continue
      const event = eventOf(story, sentence, mention, events)
      if (event === undefined) continue
      const field = EVENTS[event.value.class]
      if (field === null || field === undefined) continue
      const score = weightOf(story, sentence) * 2 + (NOUNS.has(event.value.class) ? 1 : 2) - distance(event, mention) / REACH + precise(mention)
      found[field].push({ mention, score })
    }
  }
  const best = (field: Field): TimeDraft | null => {
    const first = found[field].sort((a, b) => b.score - a.score || a.mention.start - b.mention.start)[0]
    if (first === undefined) return null
    // "Depuis deux ans" in the title, "depuis le printemps 2019" in the text: the narrower of two that agree says more.
    const narrower = found[field].find(({ mention }) => within(mention, first.mention))
    return timeDraft((narrower ?? first).mention)
  }
  return { started: best('started'), ended: best('ended'), detected: best('detected'), disclosed: best('disclosed') }
}

/** Whether a time lies within another and is shorter. */
const within = ({ value: inner }: TimeMention, { value: outer }: TimeMention): boolean =>
  inner.earliest !== null &&
  inner.latest !== null &&
  outer.earliest !== null &&
  outer.latest !== null &&
  outer.precision === 'year' &&
  inner.precision !== 'year' &&
  inner.earliest >= outer.earliest &&
  inner.latest <= outer.latest

const eventOf = (story: Story, sentence: number, mention: TimeMention, events: readonly TriggerMention[]): TriggerMention | undefined => {
  let best: TriggerMention | undefined
  let least = Number.POSITIVE_INFINITY
  for (const event of events) {
    if (parted(story, sentence, event, mention)) continue
    const far = distance(event, mention) + (NOUNS.has(event.value.class) ? NOUN_HANDICAP : 0)
    if (far <= REACH + NOUN_HANDICAP && far < least) {
      best = event
      least = far
    }
  }
  return best ?? (events.length > 0 ? undefined : nearest(mention, events, REACH))
}

const precise = (mention: TimeMention): number =>
  mention.value.precision === 'minute' || mention.value.precision === 'hour'
    ? 0.6
    : mention.value.precision === 'day'
      ? 0.5
      : mention.value.precision === 'year'
        ? -0.5
        : 0
