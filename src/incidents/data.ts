import type { TriggerMention } from '../mentions/mention.js'
import { DATA_KINDS, type DataKind, type DataStatus } from '../vocabulary.js'
import type { DataDraft, EvidenceSpan } from './incident.js'
import { type Case, evidenceOf, joint, nearest, parted, polarity, type Story, statementEvidence, triggersIn } from './story.js'

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
const CLASSES = Object.keys(CLASS_STATUS) as (keyof typeof CLASS_STATUS)[]

/** Tokens within which a verb and the data it is said of stand together. */
const REACH = 14
const RECORDS_REACH = 16

interface Told {
  readonly status: DataStatus
  readonly evidence: EvidenceSpan
  readonly sentence: number
}

/** What the sentences of a case say of data: status with negation and hedges, kinds, records, volume. */
export const readData = (story: Story, focus: Case): DataDraft | null => {
  const told: Told[] = []
  for (const sentence of focus.sentences) told.push(...toldIn(story, sentence))
  for (const statement of story.statements) {
    if (statement.says !== 'data' || !focus.sentences.has(statement.sentence) || statement.set.status === undefined) continue
    const status = statement.polarity.negated ? 'safe' : statement.polarity.unknown ? 'unknown' : (statement.set.status as DataStatus)
    told.push({ status, evidence: statementEvidence(story, statement), sentence: statement.sentence })
  }
  if (told.length === 0) return null
  const status = STRENGTH.find((candidate) => told.some((item) => item.status === candidate)) ?? 'unknown'
  const kinds = kindsOf(story, focus, told)
  const counted = recordsOf(story, told)
  const volume = volumeOf(story, told)
  return {
    status,
    kinds: DATA_KINDS.filter((kind) => kinds.has(kind)),
    records: counted === null ? null : { min: counted.min, max: counted.max },
    volume: volume === null ? null : volume.text,
    evidence: [
      ...told.filter((item) => item.status === status).map((item) => item.evidence),
      ...kinds.values(),
      ...(counted === null ? [] : [counted.evidence]),
      ...(volume === null ? [] : [volume.evidence]),
    ],
  }
}

const toldIn = (story: Story, sentence: number): Told[] => {
  const things = triggersIn(story, sentence, 'data', 'data-kind', 'records')
  if (things.length === 0) return []
  const told: Told[] = []
  for (const verb of triggersIn(story, sentence, ...CLASSES)) {
    const cls = verb.value.class as keyof typeof CLASS_STATUS
    const thing = nearest(
      verb,
      things.filter((candidate) => candidate.value.class !== 'records' || cls !== 'encrypt'),
      REACH,
    )
    if (thing === undefined || parted(story, sentence, verb, thing)) continue
    const said = polarity(story, verb)
    const about = polarity(story, thing)
    told.push({
      status: statusOf(CLASS_STATUS[cls], said.negated || about.negated, said.hedged, said.unknown || about.unknown),
      evidence: joint(verb.rule, verb, thing),
      sentence,
    })
  }
  return told
}

const statusOf = (plain: DataStatus, negated: boolean, hedged: boolean, unknown: boolean): DataStatus => {
  if (unknown) return 'unknown'
  if (plain === 'safe') return negated ? 'at-risk' : 'safe'
  if (negated) return 'safe'
  return hedged ? 'at-risk' : plain
}

/** Kinds told in the sentences that speak of the data, and in those about the victim's data in general; what is expressly not concerned is left out. */
const kindsOf = (story: Story, focus: Case, told: readonly Told[]): Map<DataKind, EvidenceSpan> => {
  const kinds = new Map<DataKind, EvidenceSpan>()
  const spoken = new Set(told.map((item) => item.sentence))
  const onlySafe = told.every((item) => item.status === 'safe' || item.status === 'unknown')
  for (const sentence of focus.sentences) {
    const near = spoken.has(sentence) || triggersIn(story, sentence, 'data').length > 0
    if (!near) continue
    for (const kind of triggersIn(story, sentence, 'data-kind')) {
      if (!onlySafe && isDenied(story, sentence, kind)) continue
      const name = kind.value.kind as DataKind
      if (!kinds.has(name)) kinds.set(name, evidenceOf(kind))
    }
  }
  return kinds
}

const isDenied = (story: Story, sentence: number, kind: TriggerMention): boolean => {
  if (polarity(story, kind).negated) return true
  const verb = nearest(kind, triggersIn(story, sentence, ...CLASSES), REACH)
  return verb !== undefined && verb.value.class !== 'safe' && !parted(story, sentence, verb, kind) && polarity(story, verb).negated
}

const recordsOf = (story: Story, told: readonly Told[]): { min: number | null; max: number | null; evidence: EvidenceSpan } | null => {
  let best: { min: number | null; max: number | null; evidence: EvidenceSpan } | null = null
  for (const { sentence, status } of told) {
    if (status === 'unknown') continue
    for (const amount of story.sentences[sentence]?.amounts ?? []) {
      if (amount.value.kind !== 'count' || !/^(records|people):/.test(amount.value.unit)) continue
      const verb = nearest(amount, triggersIn(story, sentence, ...CLASSES, 'data', 'data-kind'), RECORDS_REACH)
      if (verb === undefined) continue
      if (best === null || (amount.value.min ?? 0) > (best.min ?? 0))
        best = { min: amount.value.min, max: amount.value.max, evidence: evidenceOf(amount) }
    }
  }
  return best
}

const volumeOf = (story: Story, told: readonly Told[]): { text: string; evidence: EvidenceSpan } | null => {
  for (const { sentence } of told) {
    for (const amount of story.sentences[sentence]?.amounts ?? []) {
      if (amount.value.kind === 'volume' && amount.value.min !== null)
        return { text: `${amount.value.min} ${amount.value.unit}`, evidence: evidenceOf(amount) }
    }
  }
  return null
}
