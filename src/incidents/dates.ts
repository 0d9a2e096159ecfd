import type { TimeMention, TriggerMention } from '../mentions/mention.js'
import { charAt } from '../mentions/scan.js'
import { NUMBER } from '../text/tokens.js'
import { timeDraft } from './downtime.js'
import type { DatesDraft, TimeDraft } from './incident.js'
import type { Statement } from './statements.js'
import { type Case, distance, evidenceOf, isUnreal, parted, polarity, runOf, type Story, statementsIn, triggersIn } from './story.js'
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
  transfer: 'started',
  down: 'started',
  shutdown: 'started',
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
  threaten: null,
}
const CLASSES = Object.keys(EVENTS)
const REACH = 14
/** Tokens by which a noun for the attack is held farther away than it is: the verb of the clause decides first. */
const NOUN_HANDICAP = 5
/** Tokens that a comma counts for. */
const COMMA = 3
/** Verbs of telling hold a time that follows them: "said on Monday that the attack began …". */
const REPORTS = new Set(['say', 'disclosed'])
const REPORT_LEAD = 3
const REPORT_REACH = 7
const NOUNS = new Set(['attack', 'weak-attack', 'victim-noun'])
/** What went down tells when it began only where nothing else does. */
const STATES = new Set(['down', 'shutdown'])

interface Candidate {
  readonly mention: TimeMention
  readonly score: number
  /** Words for the attack tell it, not the state of a service. */
  readonly sure: boolean
}

/** When it began, ended, was noticed and became public: each time goes to the event that is told nearest to it. */
export const readDates = (story: Story, focus: Case): DatesDraft => {
  const found: Record<Field, Candidate[]> = { started: [], ended: [], detected: [], disclosed: [] }
  for (const sentence of runOf(story, focus)) {
    const weight = weightOf(story, sentence)
    const ruled = ruledIn(story, sentence)
    for (const [mention, field] of ruled) if (field !== 'none') found[field].push({ mention, score: 8 + weight * 2 + precise(mention), sure: true })
    const events = triggersIn(story, sentence, ...CLASSES)
    for (const mention of story.sentences[sentence]?.times ?? []) {
      if (ruled.has(mention) || !isPoint(story, sentence, mention)) continue
      const event = eventOf(story, sentence, mention, events)
      const field = event === undefined ? null : EVENTS[event.value.class]
      if (event === undefined || field === null || field === undefined || polarity(story, event).negated) continue
      const sure = NOUNS.has(event.value.class) ? 1 : STATES.has(event.value.class) ? 0 : 2
      found[field].push({ mention, score: weight * 2 + sure - distance(event, mention) / REACH + precise(mention), sure: sure > 0 })
    }
  }
  const best = (field: Field): (TimeDraft & { readonly sure: boolean }) | null => {
    const first = found[field].sort((a, b) => b.score - a.score || a.mention.start - b.mention.start)[0]
    if (first === undefined) return null
    // "Depuis deux ans" in the title, "depuis le printemps 2019" in the text: the narrower of two that agree says more.
    const narrower = found[field].find(({ mention }) => isWithinYear(mention, first.mention))
    return { ...timeDraft((narrower ?? first).mention), sure: first.sure }
  }
  const detected = best('detected')
  const begun = best('started')
  // When services failed is not when the attack began, where the article tells of its discovery.
  const started = begun !== null && !begun.sure && detected !== null ? null : begun
  return { started, ended: best('ended') ?? endOf(story, found.started[0]?.mention), detected, disclosed: best('disclosed') }
}

/** Whether a time lies within a year that another tells. */
const isWithinYear = ({ value: inner }: TimeMention, { value: outer }: TimeMention): boolean =>
  outer.precision === 'year' &&
  inner.precision !== 'year' &&
  inner.earliest !== null &&
  inner.latest !== null &&
  outer.earliest !== null &&
  outer.latest !== null &&
  inner.earliest >= outer.earliest &&
  inner.latest <= outer.latest

/** Times that a rule gives to an event. Where several do, the verb that takes in the noun's phrase decides, else the closer words. */
const ruledIn = (story: Story, sentence: number): Map<TimeMention, Field | 'none'> => {
  const chosen = new Map<TimeMention, Statement>()
  for (const statement of statementsIn(story, sentence)) {
    if (statement.says !== 'date' || statement.sentence !== sentence || statement.time === null) continue
    const { negated, unknown } = statement.polarity
    // "Not noticed until May" was noticed in May
    if (unknown || (negated && statement.time.relation !== 'until') || !isPoint(story, sentence, statement.time)) continue
    const there = chosen.get(statement.time)
    if (there === undefined || closer(statement, there)) chosen.set(statement.time, statement)
  }
  return new Map([...chosen].map(([mention, statement]) => [mention, statement.set.field as Field | 'none']))
}

const closer = (a: Statement, b: Statement): boolean => {
  const takesIn = (outer: Statement, inner: Statement): boolean =>
    inner.set.field === 'started' && outer.set.field !== 'started' && outer.first < inner.first && outer.last >= inner.last
  if (takesIn(a, b)) return true
  if (takesIn(b, a)) return false
  return a.last - a.first < b.last - b.first
}

/** No announced time, and none that is only a length of hours ("within minutes", "40 minutes later"). */
const isPoint = (story: Story, sentence: number, mention: TimeMention): boolean =>
  !mention.future &&
  !(story.sentences[sentence]?.durations ?? []).some(
    (duration) => duration.first < mention.last && mention.first < duration.last && (duration.value.min ?? duration.value.max ?? '').startsWith('PT'),
  )

const eventOf = (story: Story, sentence: number, mention: TimeMention, events: readonly TriggerMention[]): TriggerMention | undefined => {
  let best: TriggerMention | undefined
  let least = Number.POSITIVE_INFINITY
  for (const event of events) {
    // "At the end of October" ends nothing.
    const own = EVENTS[event.value.class] === 'ended' && event.first < mention.last && mention.first < event.last
    if (own || parted(story, sentence, event, mention)) continue
    const breaks = breaksBetween(story, event, mention)
    if (breaks < 0) continue
    if (EVENTS[event.value.class] === 'started' && isUnreal(story, sentence, event)) continue
    const reports = REPORTS.has(event.value.class) && event.last <= mention.first && breaks === 0 && distance(event, mention) <= REPORT_REACH
    const far = distance(event, mention) + breaks * COMMA + (NOUNS.has(event.value.class) ? NOUN_HANDICAP : 0) - (reports ? REPORT_LEAD : 0)
    if (far <= REACH + NOUN_HANDICAP && far < least) {
      best = event
      least = far
    }
  }
  return best
}

/** Commas between; -1 where a colon stands there. */
const breaksBetween = (
  story: Story,
  a: { readonly first: number; readonly last: number },
  b: { readonly first: number; readonly last: number },
): number => {
  let commas = 0
  for (let i = Math.min(a.last, b.last); i < Math.max(a.first, b.first); i++) {
    const char = charAt(story.scan.tokens, i)
    if (char === ':') return -1
    if (char === ',') commas++
  }
  return commas
}

/** "Between 27 March and 3 April": where the time of the attack is a stretch from day to day, its end is told with it. */
const endOf = (story: Story, mention: TimeMention | undefined): TimeDraft | null => {
  const last = mention?.value.edtf.split('/')[1]
  if (mention === undefined || last === undefined || !/^\d{4}-\d\d-\d\d$/.test(last)) return null
  // A night lies in two days
  if (Date.parse(last) - Date.parse(mention.value.earliest ?? last) <= DAY) return null
  let figures = 0
  for (let i = mention.first; i < mention.last; i++) if (story.scan.tokens.kind[i] === NUMBER) figures++
  return figures < 2 ? null : { edtf: last, earliest: last, latest: last, precision: 'day', evidence: [evidenceOf(mention)] }
}

/** Milliseconds. */
const DAY = 86_400_000

const PRECISE: Readonly<Record<string, number>> = { minute: 0.6, hour: 0.6, day: 0.5, week: 0.2, season: -0.3, year: -1.5 }
const precise = (mention: TimeMention): number => PRECISE[mention.value.precision ?? ''] ?? 0
