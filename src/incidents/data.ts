import type { AmountMention, TriggerMention } from '../mentions/mention.js'
import { charAt, hasLayer } from '../mentions/scan.js'
import { DATA_KINDS, type DataKind, type DataStatus } from '../vocabulary.js'
import type { DataDraft, EvidenceSpan } from './incident.js'
import { ownRole } from './roles.js'
import type { Statement } from './statements.js'
import {
  type Case,
  distance,
  evidenceOf,
  hasNegation,
  isQuestion,
  isUnreal,
  joint,
  nearest,
  outermost,
  parted,
  polarity,
  runOf,
  type Story,
  statementEvidence,
  statementsIn,
  type Tokened,
  triggersIn,
} from './story.js'
import { weightOf } from './victims.js'

/** What happened to data, strongest first: where statements differ the strongest that is not denied holds. */
const STRENGTH: readonly DataStatus[] = ['published', 'exfiltrated', 'exposed', 'destroyed', 'encrypted', 'safe', 'at-risk', 'unknown']

const CLASS_STATUS = {
  steal: 'exfiltrated',
  expose: 'exposed',
  publish: 'published',
  encrypt: 'encrypted',
  destroy: 'destroyed',
  safe: 'safe',
} as const
type Class = keyof typeof CLASS_STATUS
const CLASSES = Object.keys(CLASS_STATUS) as Class[]
/** What happened to data when this is denied tells that they are safe; that they were not published tells nothing. */
const DENIED_IS_SAFE: ReadonlySet<DataStatus> = new Set(['exfiltrated', 'exposed', 'destroyed', 'encrypted'])

/** Tokens within which a verb and the data it is said of stand together. */
const REACH = 14
/** Of things that are not known to be counted as records: fewer are something else. */
const FEWEST = 20
/** Tokens of a small number and what it counts. */
const DIRECT = 3
const OWNED_REACH = 3
const HIT_REACH = 5
const RECORDS_REACH = 16
/** What a vague number weighs beside an exact one. */
const VAGUE = 1e-6
/** Sentences after one that tells of data in which a list of kinds may follow. */
const LIST_AFTER = 3

interface Told {
  readonly status: DataStatus
  readonly evidence: EvidenceSpan
  readonly sentence: number
  /** Told with a word that is said of whoever is hit as well ("betroffen"): it may mean anything that befell data. */
  readonly vague: boolean
  /** Said of data of one kind only ("no passwords"), not of the data in general. */
  readonly narrow: boolean
}

/** What the sentences of a case say of data: status with negation and hedges, kinds, records, volume. */
export const readData = (story: Story, focus: Case): DataDraft | null => {
  const told: Told[] = []
  for (const sentence of runOf(story, focus)) if (!isQuestion(story, sentence)) told.push(...toldIn(story, sentence))
  if (told.length === 0) return null
  const status = settled(told)
  const kinds = kindsOf(story, focus, told, status)
  const counted = status === 'unknown' ? null : recordsOf(story, focus, told, status)
  const volume = volumeOf(story, told)
  return {
    status,
    kinds: DATA_KINDS.filter((kind) => kinds.has(kind)),
    records: counted === null ? null : { min: counted.value.min, max: counted.value.max },
    volume: volume === null ? null : `${volume.value.min} ${volume.value.unit}`,
    evidence: [
      ...told.filter((item) => item.status === status).map((item) => item.evidence),
      ...kinds.values(),
      ...(counted === null ? [] : [evidenceOf(counted)]),
      ...(volume === null ? [] : [evidenceOf(volume)]),
    ],
  }
}

const settled = (told: readonly Told[]): DataStatus => {
  const exact = told.some((item) => !item.vague && DENIED_IS_SAFE.has(item.status))
  const strongest = STRENGTH.find((candidate) => told.some((item) => item.status === candidate && !(exact && item.vague))) ?? 'unknown'
  // "Passwords are safe" does not make safe what may have been taken
  if (strongest === 'safe' && told.some((item) => item.status === 'at-risk') && told.every((item) => item.status !== 'safe' || item.narrow))
    return 'at-risk'
  return strongest
}

const toldIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  const ruled: { readonly first: number; readonly last: number }[] = []
  // What a rule reads as a question ("whether data were stolen") no other rule reads as an answer
  const asked = statementsIn(story, sentence).filter(
    (statement) => statement.says === 'data' && statement.sentence === sentence && statement.set.status === 'unknown',
  )
  // What intruders put on a site that they deface is none of its data
  const put = statementsIn(story, sentence).filter(
    (statement) => isPress(story, statement) || (statement.says === 'type' && statement.set.type === 'defacement'),
  )
  for (const statement of statementsIn(story, sentence)) {
    if (statement.says !== 'data' || statement.sentence !== sentence || statement.set.status === undefined) continue
    // "1,500 workstations were affected" tells of machines
    if (statement.amount?.value.unit.startsWith('machines:') === true) continue
    const plain = statement.set.status as DataStatus
    if (plain !== 'unknown' && asked.some((other) => other.first <= statement.first && statement.last <= other.last)) continue
    const { negated, hedged, unknown } = statement.polarity
    // "Does not know if files were taken" is no condition
    if (!unknown && isUnreal(story, sentence, statement, plain === 'published') && plain !== 'safe' && plain !== 'unknown') continue
    // "No files were taken" says that they are safe by its own negation, which one before it does not undo
    // and "that files were taken cannot be excluded" leaves them at risk by one
    const within = plain !== 'unknown' && plain !== 'at-risk' && hasNegation(story, statement)
    const denied = plain === 'safe' ? negated && !within : negated || within
    const status = statusOf(plain, denied && plain !== 'unknown', hedged, unknown)
    if (status === null) continue
    ruled.push(statement)
    told.push({ status, evidence: statementEvidence(story, statement), sentence, vague: false, narrow: false })
  }
  const things = dataIn(story, sentence)
  const people = things.length > 0 ? [] : triggersIn(story, sentence, 'records').filter((noun) => countedBy(story, sentence, noun))
  for (const verb of outermost(triggersIn(story, sentence, ...CLASSES, 'investigate', 'say', 'shutdown', 'failure', 'no-deed'))) {
    // "S'empare du dossier": a court takes over a case; "a report published on Monday" publishes no data
    if (!CLASSES.includes(verb.value.class as Class)) continue
    if ([...ruled, ...put].some((rule) => rule.first <= verb.first && verb.last <= rule.last)) continue
    const cls = verb.value.class as Class
    // "Hacked" is said of data and of bodies: "the town of 12,000 inhabitants was hacked"
    const thing = nearest(verb, cls === 'steal' && !isHit(story, sentence, verb) ? [...things, ...people] : things, REACH)
    if (thing === undefined || parted(story, sentence, verb, thing)) continue
    if (distance(verb, thing) > HIT_REACH && isHit(story, sentence, verb)) continue
    if (cls === 'steal' && isOfMoney(story, sentence, verb, thing)) continue
    const said = polarity(story, verb)
    const about = polarity(story, thing)
    if (cls !== 'safe' && !said.unknown && !about.unknown && isUnreal(story, sentence, verb, cls === 'publish')) continue
    const denied = (said.negated || (cls !== 'safe' && about.negated)) && !isAttributive(story, sentence, verb, thing)
    const status = statusOf(CLASS_STATUS[cls], denied, said.hedged, said.unknown || about.unknown)
    if (status === null) continue
    const narrow = thing.value.class === 'data-kind' || things.some((other) => other.value.class === 'data-kind' && distance(other, verb) <= REACH)
    told.push({ status, evidence: joint(verb.rule, verb, thing), sentence, vague: isHit(story, sentence, verb), narrow })
  }
  return told
}

/** "Emails obtained by the newspaper": what the media got hold of tells nothing of the attack. */
const isPress = (story: Story, { says, set, names }: Statement): boolean =>
  says === 'organisation' &&
  set.role === 'source' &&
  (names.org ?? []).some((mention) => {
    const entity = story.entities.of(mention)
    return mention.value.head === 'media' || (entity !== null && ownRole(story, entity) === 'source')
  })

/** "The accounts that received part of the 10 billion stolen": a sum stands nearer to the theft than any data. */
const isOfMoney = (story: Story, sentence: number, verb: TriggerMention, thing: TriggerMention): boolean =>
  (story.sentences[sentence]?.amounts ?? []).some(
    (amount) => amount.value.kind === 'money' && distance(amount, verb) <= MONEY_REACH && distance(amount, verb) < distance(thing, verb),
  )
/** Tokens. */
const MONEY_REACH = 4

/** "The stolen files have not been published": what is denied is the verb that follows. */
const isAttributive = (story: Story, sentence: number, verb: TriggerMention, thing: TriggerMention): boolean => {
  if (distance(verb, thing) > 0) return false
  const negations = triggersIn(story, sentence, 'negation', 'no-evidence')
  const after = negations.find((negation) => negation.first >= Math.max(verb.last, thing.last))
  return (
    after !== undefined &&
    !negations.some((negation) => negation.last <= Math.min(verb.first, thing.first)) &&
    triggersIn(story, sentence, ...CLASSES).some((other) => other.first >= after.last)
  )
}

/** Words for data, but not those of a turn that names a source ("nach Angaben"). */
const dataIn = (story: Story, sentence: number): TriggerMention[] =>
  outermost(triggersIn(story, sentence, 'data', 'data-kind', 'say')).filter(
    (trigger) => trigger.value.class !== 'say' && !isOnPlatform(story, sentence, trigger),
  )

/** "Its YouTube accounts were hacked": whoever takes over an account on a network has taken no data. */
const isOnPlatform = (story: Story, sentence: number, data: TriggerMention): boolean =>
  triggersIn(story, sentence, 'asset').some(
    (asset) =>
      asset.first < data.first &&
      asset.last === data.last &&
      (story.sentences[sentence]?.names ?? []).some(
        ({ value, first, last }) => value.known !== null && value.sector === 'digital-providers' && asset.first <= first && last <= asset.last,
      ),
  )

/** Whether a word also says who was hit ("touché", "betroffen"): then the data must stand beside it. */
const isHit = (story: Story, sentence: number, verb: TriggerMention): boolean =>
  triggersIn(story, sentence, 'hit').some((hit) => hit.first === verb.first)

const countedBy = (story: Story, sentence: number, noun: TriggerMention): boolean =>
  (story.sentences[sentence]?.amounts ?? []).some((amount) => amount.first <= noun.first && noun.last <= amount.last)

const statusOf = (plain: DataStatus, negated: boolean, hedged: boolean, unknown: boolean): DataStatus | null => {
  // Access that is "probably encrypted" is protected, not held hostage.
  if (plain === 'encrypted' && hedged) return null
  if (unknown) return 'unknown'
  if (plain === 'safe') return negated ? 'at-risk' : 'safe'
  if (plain === 'unknown') return 'unknown'
  if (negated) return DENIED_IS_SAFE.has(plain) ? 'safe' : null
  return hedged ? 'at-risk' : plain
}

/** Kinds that ordinary words also name ("messages", "contracts"): they count only beside what happened to them. */
const ORDINARY: ReadonlySet<DataKind> = new Set(['communications', 'business', 'classified', 'source-code'])

/** Kinds told where it is said what happened to the data, and in lists that follow; what is expressly not concerned is left out. */
const kindsOf = (story: Story, focus: Case, told: readonly Told[], status: DataStatus): Map<DataKind, EvidenceSpan> => {
  const kinds = new Map<DataKind, EvidenceSpan>()
  const safe = status === 'safe' || status === 'unknown'
  const speaking = told.filter((item) => safe || (item.status !== 'safe' && item.status !== 'unknown')).map((item) => item.sentence)
  for (const sentence of runOf(story, focus)) {
    const direct = speaking.includes(sentence)
    const after = speaking.some((other) => sentence > other && sentence - other <= LIST_AFTER)
    // "Unter dem Namen X": part of a turn, and no data
    const named = outermost(triggersIn(story, sentence, 'data-kind', 'no-deed')).filter(
      (kind) => kind.value.class === 'data-kind' && !isInName(story, sentence, kind),
    )
    const listed =
      new Set(named.map((kind) => kind.first)).size >= 2 ||
      triggersIn(story, sentence, 'data').some((data) => !named.some((kind) => kind.first <= data.first && data.last <= kind.last))
    // What is safe is often told long after what there is: "personal data of clients: address, register number".
    const held = safe && new Set(named.map((kind) => kind.value.kind)).size >= 2 && triggersIn(story, sentence, 'data').length > 0
    const acted = named.some((kind) => isActedOn(story, sentence, kind))
    if (!direct && !acted && !(after && listed) && !held) continue
    for (const kind of named) {
      const name = kind.value.kind as DataKind
      if (kinds.has(name)) continue
      if (!safe && isDenied(story, sentence, kind)) continue
      if (!(after && listed) && !held && !direct && !isActedOn(story, sentence, kind)) continue
      if (ORDINARY.has(name) && !(direct && isActedOn(story, sentence, kind))) continue
      kinds.set(name, evidenceOf(kind))
    }
  }
  return kinds
}

/** "The Solivie health fund" is a body, and no data on health. */
const isInName = (story: Story, sentence: number, kind: TriggerMention): boolean =>
  (kind.last - kind.first === 1 && hasLayer(story.scan, kind.first, 'head')) ||
  (story.sentences[sentence]?.names ?? []).some(
    ({ value, first, last }) => (value.kind === 'organisation' || value.kind === 'website') && first <= kind.first && kind.last <= last,
  )

const isActedOn = (story: Story, sentence: number, kind: TriggerMention): boolean =>
  triggersIn(story, sentence, ...CLASSES).some((verb) => distance(verb, kind) <= REACH && !parted(story, sentence, verb, kind))

const isDenied = (story: Story, sentence: number, kind: TriggerMention): boolean => {
  if (polarity(story, kind).negated) return true
  const verb = nearest(kind, outermost(triggersIn(story, sentence, ...CLASSES)), REACH)
  if (verb === undefined || parted(story, sentence, verb, kind)) return false
  return verb.value.class === 'safe' || polarity(story, verb).negated
}

/** How many records: counts beside what happened to the data, or beside the data; one is no count ("an employee"). */
const recordsOf = (story: Story, focus: Case, told: readonly Told[], status: DataStatus): AmountMention | null => {
  let best: AmountMention | null = null
  let most = 0
  const spoken = new Set(
    told.filter((item) => (status === 'safe') === (item.status === 'safe') && item.status !== 'unknown').map((item) => item.sentence),
  )
  for (const sentence of runOf(story, focus)) {
    // "Names were put online. Some 10,000 officers are affected."
    const beside = spoken.has(sentence - 1)
    const cues = outermost(triggersIn(story, sentence, ...CLASSES.filter((cls) => cls !== 'encrypt'), 'data', 'data-kind')).filter(
      (cue) =>
        (!polarity(story, cue).negated || status === 'safe') &&
        !polarity(story, cue).unknown &&
        !(isHit(story, sentence, cue) && dataIn(story, sentence).length === 0 && !beside),
    )
    const told = spoken.has(sentence) || triggersIn(story, sentence, 'expose', 'steal', 'hit').some((cue) => cues.includes(cue))
    for (const amount of story.sentences[sentence]?.amounts ?? []) {
      if (amount.value.kind !== 'count' || /^machines:/.test(amount.value.unit) || (amount.value.min ?? 0) < 2) continue
      // "The last three digits of the account number"
      if ((amount.value.min ?? 0) < FEWEST && amount.last - amount.first > DIRECT) continue
      // What a rule counts needs no other word beside it: "the accounts of 1,700 customers were hacked"
      const ruled = statementsIn(story, sentence).find(
        ({ says, amount: counted, polarity: { negated, unknown } }) => says === 'data' && counted === amount && !negated && !unknown,
      )
      const cue = nearest(amount, cues, RECORDS_REACH)
      if (ruled === undefined && (cue === undefined || parted(story, sentence, cue, amount) || isSize(story, sentence, amount))) continue
      // "data of 311,000 households" needs no verb
      const owned =
        cue !== undefined &&
        (cue.value.class === 'data' || cue.value.class === 'data-kind') &&
        cue.last <= amount.first &&
        amount.first - cue.last <= OWNED_REACH
      if (!/^(records|people):/.test(amount.value.unit) && !(owned && amount.value.unit !== '' && (amount.value.min ?? 0) >= FEWEST)) continue
      if (ruled === undefined && !told && !owned) continue
      // "Hundreds" are counted where nothing else is
      const exactness = amount.value.approximate ? VAGUE : 1
      const score = (amount.value.min ?? 0) * exactness * (spoken.has(sentence) || weightOf(story, sentence) > 1 ? 1 : 0.001)
      if (score > most) {
        best = amount
        most = score
      }
    }
  }
  return best
}

/** Tokens between a verb that tells how large a body is and the number, and what else may stand there: "manages benefits for 20 million people". */
const SIZE_REACH = 5

/** Whether a number tells how large a body is: "which serves 4.5 million people", unless what befell them follows: "hat 4.000 Datensätze gestohlen". */
const isSize = (story: Story, sentence: number, amount: AmountMention): boolean => {
  const size = nearest(
    amount,
    triggersIn(story, sentence, 'size').filter((cue) => cue.last <= amount.first),
    SIZE_REACH,
  )
  const deeds = triggersIn(story, sentence, ...CLASSES, 'hit', 'data', 'data-kind')
  if (size === undefined || deeds.some((deed) => deed.first >= size.last && deed.last <= amount.first)) return false
  return !deeds.some((deed) => deed.first >= amount.last && commasBetween(story, amount, deed) === 0 && CLASSES.includes(deed.value.class as Class))
}

const commasBetween = (story: Story, a: Tokened, b: Tokened): number => {
  let commas = 0
  for (let at = a.last; at < b.first; at++) if (charAt(story.scan.tokens, at) === ',') commas++
  return commas
}

const volumeOf = (story: Story, told: readonly Told[]): AmountMention | null => {
  for (const { sentence } of told)
    for (const amount of story.sentences[sentence]?.amounts ?? []) if (amount.value.kind === 'volume' && amount.value.min !== null) return amount
  return null
}
