import type { TimeMention, TriggerMention } from '../mentions/mention.js'
import { charAt, triggerAt } from '../mentions/scan.js'
import { readEdtf } from '../time/edtf.js'
import { timeDraft } from './downtime-times.js'
import type { Focus } from './focus.js'
import type { DatesDraft, TimeDraft } from './incident.js'
import type { Statement } from './statements.js'
import { distance, evidenceOf, isUnreal, parted, polarity, runOf, type Story, statementsIn, triggersIn } from './story.js'
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
  expose: 'started',
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
  attacker: 'started',
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
/** Whoever did it, where no verb is known: "on Saturday strangers took over the page". */
const DOERS = new Set(['attacker', 'expose'])
const DOER_HANDICAP = 9
/** Tokens that a time which belongs to none of the report's events is held farther away. */
const OTHER_HANDICAP = 1.5
/** What went down tells when it began only where nothing else does. */
const STATES = new Set(['down', 'shutdown'])

interface Candidate {
  readonly mention: TimeMention
  readonly score: number
  /** Words for the attack tell it, not the state of a service. */
  readonly sure: boolean
}

/** When it began, ended, was noticed and became public: each time goes to the event that is told nearest to it. */
export const readDates = (story: Story, focus: Focus): DatesDraft => {
  const found: Record<Field, Candidate[]> = { started: [], ended: [], detected: [], disclosed: [] }
  for (const sentence of runOf(story, focus)) {
    // What a sentence recalls of an earlier case is no date of this one
    const recalled = focus.role === 'main' ? recalledIn(story, focus, sentence) : []
    if (recalled.length > 0 && !isOwn(focus, sentence)) continue
    const isRecalled = (mention: TimeMention): boolean => recalled.some((other) => mention.first < other.last && other.first < mention.last)
    const weight = weightOf(story, sentence)
    const ruled = ruledIn(story, sentence)
    for (const [told, field] of ruled) {
      const mention = finer(story, sentence, told)
      if (field !== 'none' && !isRecalled(told)) found[field].push({ mention, score: 8 + weight * 2 + precise(mention), sure: true })
    }
    const turns = triggersIn(story, sentence, 'no-deed')
    const events = triggersIn(story, sentence, ...CLASSES).filter(
      ({ first, last }) => !turns.some((turn) => turn.first <= first && last <= turn.last),
    )
    for (const mention of story.sentences[sentence]?.times ?? []) {
      if (isHeadTime(story, sentence, mention) && tellsOfStart(story, sentence + 1))
        found.started.push({ mention, score: weight * 2 - 1 + precise(mention), sure: true })
      if (ruled.has(mention) || isRecalled(mention) || !isPoint(story, sentence, mention)) continue
      const event = eventOf(story, sentence, mention, events)
      if (event === undefined) {
        if (isToldOfVictim(story, sentence, mention)) found.started.push({ mention, score: weight * 2 - 1 + precise(mention), sure: false })
        continue
      }
      const field = fieldOf(story, sentence, event)
      if (field === null || polarity(story, event).negated) continue
      const sure = NOUNS.has(event.value.class) ? 1 : STATES.has(event.value.class) || DOERS.has(event.value.class) ? 0 : 2
      found[field].push({ mention, score: weight * 2 + sure - distance(event, mention) / REACH + precise(mention), sure: sure > 0 })
    }
  }
  const begunAt = [...found.started]
  // Where words for the attack tell when it began, those for the state of services do not count.
  if (found.started.some(({ sure }) => sure)) found.started = found.started.filter(({ sure }) => sure)
  const best = (field: Field): (TimeDraft & { readonly sure: boolean }) | null => {
    const first = found[field].sort((a, b) => b.score - a.score || a.mention.start - b.mention.start)[0]
    if (first === undefined) return null
    // "Depuis deux ans" in the title, "depuis le printemps 2019" in the text: the narrower of two that agree says more.
    const rivals = field === 'started' && YEAR.test(first.mention.value.edtf) ? begunAt : found[field]
    const narrower = rivals.find(({ mention }) => isWithinYear(mention, first.mention) || isWithinNight(mention, first.mention))
    const { mention } = narrower ?? first
    return { ...(sideOf(mention, field === 'ended' ? 1 : 0) ?? timeDraft(mention)), sure: first.sure }
  }
  const detected = best('detected')
  const begun = best('started') ?? introduced(story, focus)
  // When services failed is not when the attack began, where the article tells of its discovery.
  const started = begun !== null && !begun.sure && detected !== null ? null : begun
  return { started, ended: best('ended') ?? endOf(found.started[0]?.mention), detected, disclosed: best('disclosed') }
}

/** "In June it was the province's turn": another case starts with its time, whatever words tell of the attack afterwards. */
const introduced = (story: Story, focus: Focus): (TimeDraft & { readonly sure: boolean }) | null => {
  const [first] = focus.role === 'related' ? runOf(story, focus) : []
  if (first === undefined || triggersIn(story, first, ...CLASSES).some(({ value }) => EVENTS[value.class] !== 'started')) return null
  const [time, second] = (story.sentences[first]?.times ?? []).filter((mention) => mention.relation === 'at' && isPoint(story, first, mention))
  return time === undefined || second !== undefined ? null : { ...timeDraft(time), sure: true }
}

/** "Monday, 6 March, 6.30 a.m.": a sentence that is nothing but a time, which the next one goes on from. */
const isHeadTime = (story: Story, sentence: number, mention: TimeMention): boolean => {
  const whole = story.sentences[sentence]?.sentence
  return whole !== undefined && !mention.future && mention.first === whole.first && whole.last - mention.last <= 1
}

const tellsOfStart = (story: Story, sentence: number): boolean =>
  triggersIn(story, sentence, ...CLASSES).some((event) => EVENTS[event.value.class] === 'started' && !polarity(story, event).negated)

/** What a sentence recalls of somebody who is none of the victims. */
const recalledIn = (story: Story, focus: Focus, sentence: number): Statement[] =>
  statementsIn(story, sentence).filter(
    ({ says, names: { victim = [] } }) =>
      says === 'related' && !victim.some((mention) => focus.victims.some(({ entity }) => entity !== null && entity === story.entities.of(mention))),
  )

/** Whether a sentence says itself that one of the victims was hit. */
const isOwn = (focus: Focus, index: number): boolean =>
  focus.victims.some(({ statements }) => statements.some(({ sentence, says }) => sentence === index && says === 'victim'))

/** Tokens from a time to one that says it more precisely. */
const APPOSED = 3

/** "Two weeks ago, on May 17": of two times that stand in apposition the one that is a day. */
const finer = (story: Story, sentence: number, told: TimeMention): TimeMention =>
  told.value.precision === 'day' ||
  told.value.precision === 'hour' ||
  told.value.precision === 'minute' ||
  charAt(story.scan.tokens, told.last) !== ','
    ? told
    : (story.sentences[sentence]?.times.find(
        (time) =>
          time.first > told.last && time.first - told.last <= APPOSED && time.value.precision === 'day' && time.relation === 'at' && !time.future,
      ) ?? told)

const YEAR = /^\d{4}$/

/** Whether a time lies within a year that another tells. */
const isWithinYear = ({ value: inner }: TimeMention, { value: outer }: TimeMention): boolean =>
  (outer.precision === 'year' ? inner.precision !== 'year' : outer.precision === 'week' && inner.precision === 'day') &&
  inner.earliest !== null &&
  inner.latest !== null &&
  outer.earliest !== null &&
  outer.latest !== null &&
  inner.earliest >= outer.earliest &&
  inner.latest <= outer.latest

/** "Overnight" in the title, "on Monday night" in the text: the day of two that the text tells. */
const isWithinNight = ({ value: inner }: TimeMention, { value: outer }: TimeMention): boolean =>
  outer.precision === 'day' &&
  inner.earliest !== null &&
  inner.earliest === inner.latest &&
  outer.earliest !== outer.latest &&
  (inner.earliest === outer.earliest || inner.latest === outer.latest)

/** Times that a rule gives to an event. Where several do, the verb that takes in the noun's phrase decides, else the closer words. */
const ruledIn = (story: Story, sentence: number): Map<TimeMention, Field | 'none'> => {
  const chosen = new Map<TimeMention, Statement>()
  for (const statement of statementsIn(story, sentence)) {
    if (statement.says !== 'date' || statement.sentence !== sentence || statement.time === null) continue
    const { negated, unknown } = statement.polarity
    // "Not noticed until May" was noticed in May
    if (unknown || (negated && statement.time.relation !== 'until') || !isPoint(story, sentence, statement.time)) continue
    if (statement.set.field === 'started' && isOfInquiry(story, sentence, statement)) continue
    if (statement.set.field === 'ended' && isEndOfElse(story, sentence, statement)) continue
    const there = chosen.get(statement.time)
    if (there === undefined || closer(statement, there)) chosen.set(statement.time, statement)
  }
  return new Map([...chosen].map(([mention, statement]) => [mention, statement.set.field as Field | 'none']))
}

/** "In November an inquiry began" tells of no attack. */
const isOfInquiry = (story: Story, sentence: number, statement: Statement): boolean =>
  triggersIn(story, sentence, 'investigate', 'complaint', 'convict').some((trigger) => distance(trigger, statement) <= BESIDE)

/** Whether words that no class holds, but a rule reads as saying who was hit, stand beside a time: "at Xmas it was Acme's turn". */
const isToldOfVictim = (story: Story, sentence: number, mention: TimeMention): boolean =>
  statementsIn(story, sentence).some(
    (statement) =>
      (statement.says === 'victim' || statement.says === 'type' || (statement.says === 'downtime' && statement.set.status === 'ongoing')) &&
      !statement.polarity.negated &&
      !statement.polarity.unknown &&
      distance(statement, mention) <= BESIDE_STATEMENT &&
      !parted(story, sentence, statement, mention),
  )
/** Tokens. */
const BESIDE_STATEMENT = 3

const closer = (a: Statement, b: Statement): boolean => {
  const takesIn = (outer: Statement, inner: Statement): boolean =>
    inner.set.field === 'started' && outer.set.field !== 'started' && outer.first < inner.first && outer.last >= inner.last
  if (takesIn(a, b)) return true
  if (takesIn(b, a)) return false
  return a.last - a.first < b.last - b.first
}

/** No announced time, no month of no year, none that is only a length of hours ("within minutes", "40 minutes later"), none that counts from something else ("founded 27 years ago"). */
const isPoint = (story: Story, sentence: number, mention: TimeMention): boolean =>
  !mention.future &&
  !/^XXXX-\d\d$/.test(mention.value.edtf) &&
  !(story.sentences[sentence]?.durations ?? []).some(
    (duration) => duration.first < mention.last && mention.first < duration.last && NO_DATE.test(duration.value.min ?? duration.value.max ?? ''),
  )
/** Hours, and ten years or more. */
const NO_DATE = /^P(?:T|\d\d+Y)/

const eventOf = (story: Story, sentence: number, mention: TimeMention, events: readonly TriggerMention[]): TriggerMention | undefined => {
  let best: TriggerMention | undefined
  let least = Number.POSITIVE_INFINITY
  for (const event of events) {
    const kind = event.value.class
    // "At the end of October" ends nothing
    if (EVENTS[kind] === 'ended' && event.first < mention.last && mention.first < event.last) continue
    if (parted(story, sentence, event, mention)) continue
    const between = breaksBetween(story, event, mention)
    if (between === null) continue
    if (EVENTS[kind] === 'started' && isUnreal(story, sentence, event)) continue
    const away = between.tokens
    const reports = REPORTS.has(kind) && event.last <= mention.first && between.breaks === 0 && away <= REPORT_REACH
    // "The April theft": what is told of the noun itself
    const held = NOUNS.has(kind)
      ? event.first === mention.last
        ? -NOUN_HANDICAP
        : NOUN_HANDICAP
      : DOERS.has(kind)
        ? DOER_HANDICAP
        : fieldOf(story, sentence, event) === null
          ? OTHER_HANDICAP
          : 0
    const far = away + between.breaks * COMMA + held - (reports ? REPORT_LEAD : 0)
    if (far <= REACH + NOUN_HANDICAP && far < least) {
      best = event
      least = far
    }
  }
  return best
}

/** What an event tells of the incident; null where it is another's: an inquiry that began, what was stopped at a service, thwarted, or back. */
const fieldOf = (story: Story, sentence: number, event: TriggerMention): Field | null => {
  const field = EVENTS[event.value.class] ?? null
  const isWith = (reach: number, ...classes: readonly string[]): boolean =>
    triggersIn(story, sentence, ...classes).some((other) => distance(other, event) <= reach && !parted(story, sentence, other, event))
  if (event.value.class === 'began') return isWith(BESIDE, 'investigate', 'complaint', 'convict') ? null : field
  if (field !== 'ended') return field
  if (event.value.class === 'over' && !isOfAnAttack(story, sentence, event)) return null
  const others = triggersIn(story, sentence, 'foiled', 'restored').some((other) => other.first < event.last && event.first < other.last)
  return others || triggersIn(story, sentence, 'service').some((service) => service.first === event.last) ? null : field
}
/** Tokens. */
const BESIDE = 2

/** Tokens from the start of a sentence: "it was over". */
const FRONT = 1

/** "The festival was over on Monday": a rule reads the end of something else than the attack. */
const isEndOfElse = (story: Story, sentence: number, statement: Statement): boolean => {
  const over = triggersIn(story, sentence, 'over').find((cue) => cue.first >= statement.first && cue.last <= statement.last)
  const start = story.sentences[sentence]?.sentence.first ?? 0
  return over !== undefined && over.first - start > FRONT && !isOfAnAttack(story, sentence, over)
}

/** Commas and "and" between an attack and its end. */
const MOST_BREAKS = 2

/** "The holiday is over", "they ended up admitting it": what ends is the attack only where one is told of in the same clause. */
const isOfAnAttack = (story: Story, sentence: number, event: TriggerMention): boolean =>
  triggersIn(story, sentence, 'attack', 'weak-attack', 'hit', 'down').some(
    (attack) =>
      distance(attack, event) <= REACH &&
      (breaksBetween(story, attack, event)?.breaks ?? MOST_BREAKS) < MOST_BREAKS &&
      !parted(story, sentence, attack, event),
  )

/** Tokens and breaks (commas, "and") between two mentions, what stands between two commas left out; null where a colon stands there. */
const breaksBetween = (
  story: Story,
  a: { readonly first: number; readonly last: number },
  b: { readonly first: number; readonly last: number },
): { readonly tokens: number; readonly breaks: number } | null => {
  const from = Math.min(a.last, b.last)
  const to = Math.max(a.first, b.first)
  let breaks = 0
  let commas = 0
  let inside = 0
  let since = from
  for (let i = from; i < to; i++) {
    const char = charAt(story.scan.tokens, i)
    if (char === ':') return null
    if (char === ',') {
      commas++
      if (commas % 2 === 0) inside += i - since
      since = i
    } else if (triggerAt(story.scan, i, 'and') !== undefined) breaks++
  }
  const tokens = Math.max(0, to - from)
  return commas > 0 && commas % 2 === 0 ? { tokens: tokens - inside, breaks } : { tokens, breaks: breaks + commas }
}

/** "Between 27 March and 3 April": where the time of the attack is a stretch from day to day, its end is told with it. */
const endOf = (mention: TimeMention | undefined): TimeDraft | null => {
  return mention === undefined ? null : sideOf(mention, 1)
}

/** The first or the last of what is told from one day or period to another; null for others. */
const sideOf = (mention: TimeMention, side: 0 | 1): TimeDraft | null => {
  const edge = mention.isRange ? mention.value.edtf.split('/')[side] : undefined
  const value = edge === undefined ? null : readEdtf(edge)
  return value === null ? null : { ...value, evidence: [evidenceOf(mention)] }
}

const PRECISE: Readonly<Record<string, number>> = { minute: 0.6, hour: 0.6, day: 0.5, week: 0.2, season: -0.3, year: -1.5 }
const precise = (mention: TimeMention): number => (PRECISE[mention.value.precision ?? ''] ?? 0) - (isWide(mention) ? WIDE : 0)

/** "For years": one day of so many that it tells little. */
const isWide = ({ value: { edtf, earliest, latest } }: TimeMention): boolean =>
  edtf.startsWith('[') && (earliest === null || latest === null || Number(latest.slice(0, 4)) - Number(earliest.slice(0, 4)) > 1)
const WIDE = 4
