import { type IncidentType, TYPES } from '../vocabulary.js'
import type { DataDraft, EvidenceSpan, RansomDraft } from './incident.js'
import { type Case, evidenceOf, polarity, type Story, statementEvidence, triggersIn } from './story.js'
import { weightOf } from './victims.js'

/** Most specific first, where several have equal support. */
const SPECIFICITY: readonly IncidentType[] = [
  'ransomware',
  'wiper',
  'ddos',
  'defacement',
  'fraud',
  'phishing',
  'espionage',
  'account-takeover',
  'supply-chain',
  'data-breach',
  'extortion',
  'malware',
  'intrusion',
  'outage',
  'unspecified',
]
const CLASSES = ['attack', 'weak-attack', 'hit', 'hit-active'] as const

/** What a type gains from one trigger; words that are ordinary elsewhere count half. */
const SUPPORT: Readonly<Record<string, number>> = { attack: 1, hit: 0.8, 'hit-active': 0.8, 'weak-attack': 0.5 }

/** Below this share of the strongest type's support, a type is a side remark. */
const SIDE = 0.34

export interface TypesFound {
  readonly types: IncidentType[]
  readonly evidence: readonly EvidenceSpan[]
}

/** What kind of incident a case is, from what its sentences say happened, and from ransom and data beside it. */
export const readTypes = (story: Story, focus: Case, ransom: RansomDraft | null, data: DataDraft | null): TypesFound => {
  const support = new Map<IncidentType, number>()
  const evidence: EvidenceSpan[] = []
  const excluded = new Set<IncidentType>()
  const add = (type: IncidentType, weight: number): void => {
    support.set(type, (support.get(type) ?? 0) + weight)
  }
  for (const sentence of focus.sentences) {
    const weight = weightOf(story, sentence)
    for (const trigger of triggersIn(story, sentence, ...CLASSES)) {
      const type = (trigger.value.type ?? 'unspecified') as IncidentType
      if (!TYPES.includes(type)) continue
      const said = polarity(story, trigger)
      if (said.negated) excluded.add(type)
      else if (!said.unknown) {
        add(type, weight * (SUPPORT[trigger.value.class] ?? 0.5) * (said.hedged ? 0.6 : 1))
        if (weight > 1 || evidence.length === 0) evidence.push(evidenceOf(trigger))
      }
    }
  }
  for (const statement of story.statements) {
    if (!focus.sentences.has(statement.sentence) || statement.set.type === undefined) continue
    const type = statement.set.type as IncidentType
    if (statement.polarity.negated) excluded.add(type)
    else if (!statement.polarity.unknown) {
      add(type, weightOf(story, statement.sentence) * (statement.says === 'type' ? 2 : 1))
      if (statement.says === 'type') evidence.push(statementEvidence(story, statement))
    }
  }
  const encrypted = data?.status === 'encrypted'
  const demanded = ransom !== null && ransom.status !== 'none' && ransom.status !== 'unknown'
  if (demanded && encrypted) add('ransomware', 4)
  else if (demanded && (support.get('ransomware') ?? 0) === 0) add('extortion', 2)
  if (data !== null && (data.status === 'exfiltrated' || data.status === 'published' || data.status === 'exposed')) add('data-breach', 2)
  for (const type of excluded) if ((support.get(type) ?? 0) < 3 && type !== 'unspecified') support.delete(type)
  const specific = [...support.entries()].filter(([type]) => type !== 'unspecified')
  const most = Math.max(0, ...specific.map(([, weight]) => weight))
  const types = specific
    .filter(([, weight]) => weight >= most * SIDE)
    .sort(([a, x], [b, y]) => rank(a, x, most) - rank(b, y, most) || SPECIFICITY.indexOf(a) - SPECIFICITY.indexOf(b))
    .map(([type]) => type)
  return { types: types.length > 0 ? types : ['unspecified'], evidence }
}

/** Well-supported types in the order of how specific they are, the others behind. */
const rank = (type: IncidentType, weight: number, most: number): number =>
  (weight >= most * 0.5 ? 0 : 1) * SPECIFICITY.length + (weight >= most * 0.5 ? SPECIFICITY.indexOf(type) : 0)
