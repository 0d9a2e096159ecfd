import type { TriggerMention } from '../mentions/mention.js'
import { type IncidentType, TYPES } from '../vocabulary.js'
import type { DataDraft, EvidenceSpan, RansomDraft } from './incident.js'
import {
  type Case,
  evidenceOf,
  hasNegation,
  isUnreal,
  outermost,
  polarity,
  runOf,
  type Story,
  statementEvidence,
  statementsIn,
  triggersIn,
} from './story.js'
import { weightOf } from './victims.js'

/** Most specific first, where several have enough support. */
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
  'extortion',
  'data-breach',
  'malware',
  'intrusion',
  'outage',
  'unspecified',
]
/** Where the same words stand in several classes, the first of these speaks. */
const CLASSES = ['attack', 'hit', 'hit-active', 'weak-attack'] as const

/** What a type gains from one trigger; words that are ordinary elsewhere count half. */
const SUPPORT: Readonly<Record<string, number>> = { attack: 1, hit: 0.8, 'hit-active': 0.8, 'weak-attack': 0.5 }

/** Below this share of the strongest type's support, a type is a side remark. */
const SIDE = 0.25
/** From this share on, the more specific type goes first. */
const FULL = 0.4
/** Kinds of attack that news calls a hack too: behind one of these the general word adds nothing. */
const HACKS: ReadonlySet<IncidentType> = new Set(['ransomware', 'wiper', 'ddos', 'defacement', 'fraud', 'phishing', 'extortion', 'malware'])
/** What one plain sentence about the files or the malware adds. */
const TOLD = 3

export interface TypesFound {
  readonly types: IncidentType[]
  readonly evidence: readonly EvidenceSpan[]
}

/** Words that say that something failed. */
const FAILURES = ['failure', 'down', 'shutdown'] as const

/** What kind of incident a case is, from what its sentences say happened, and from ransom and data beside it. */
export const readTypes = (story: Story, focus: Case, ransom: RansomDraft | null, data: DataDraft | null): TypesFound => {
  const support = new Map<IncidentType, number>()
  const evidence: EvidenceSpan[] = []
  const excluded = new Set<IncidentType>()
  // How they came in is told once, however much is said of what they did then
  const waysIn = new Set<IncidentType>()
  let failures = 0
  const add = (type: IncidentType, weight: number): void => {
    support.set(type, (support.get(type) ?? 0) + weight)
  }
  const run = runOf(story, focus)
  for (const sentence of run) {
    // What comes on top of the attack tells less of its kind
    const weight = weightOf(story, sentence) * (weightOf(story, sentence) === 1 && triggersIn(story, sentence, 'another').length > 0 ? 0.5 : 1)
    failures += triggersIn(story, sentence, 'failure', 'not-attack').length
    // Advice and exercises name attacks that nobody made here
    if (statementsIn(story, sentence).some((statement) => statement.says === 'none')) continue
    for (const trigger of spoken(triggersIn(story, sentence, ...CLASSES))) {
      const type = (trigger.value.type ?? 'unspecified') as IncidentType
      if (!TYPES.includes(type) || (type === 'outage' && trigger.value.class === 'weak-attack')) continue
      const said = polarity(story, trigger)
      if (said.negated) excluded.add(type)
      else if (!said.unknown) {
        add(type, weight * (SUPPORT[trigger.value.class] ?? 0.5) * (said.hedged ? 0.6 : 1))
        if (weight > 1 || evidence.length === 0) evidence.push(evidenceOf(trigger))
      }
    }
    for (const type of namedMalware(story, sentence)) add(type, weight)
  }
  const statements = run.flatMap((sentence) => statementsIn(story, sentence)).filter((statement) => statement.set.type !== undefined)
  // Who denies an attack where nothing failed tells of no outage
  const failed = run.some((sentence) =>
    outermost(triggersIn(story, sentence, ...FAILURES, 'weak-attack', 'contained')).some(({ value }) =>
      value.class === 'weak-attack' ? value.type === 'outage' : value.class !== 'contained',
    ),
  )
  for (const statement of statements) {
    const type = statement.set.type as IncidentType
    if (type === 'outage' && !failed) continue
    if (statement.polarity.negated || (statement.says === 'type' && type !== 'outage' && hasNegation(story, statement))) excluded.add(type)
    else if (!statement.polarity.unknown && !(statement.says === 'type' && type !== 'outage' && isUnreal(story, statement.sentence, statement))) {
      const weight = weightOf(story, statement.sentence) * (statement.says === 'type' ? 2 : 1)
      add(type, type === 'outage' && failures < 2 ? weight / 2 : weight)
      if (statement.set.way === true && !statement.polarity.hedged) waysIn.add(type)
      if (statement.says === 'type') evidence.push(statementEvidence(story, statement))
    }
  }
  const encrypted = run.some((sentence) =>
    triggersIn(story, sentence, 'encrypt').some((trigger) => {
      const { negated, hedged, unknown } = polarity(story, trigger)
      return !negated && !hedged && !unknown && !isUnreal(story, sentence, trigger)
    }),
  )
  const demanded = ransom !== null && ransom.status !== 'none' && ransom.status !== 'unknown'
  if (encrypted && (demanded || support.has('ransomware'))) add('ransomware', demanded ? TOLD + 1 : TOLD)
  // Malware and a ransom make ransomware, whether or not the word is used
  else if (demanded && !support.has('ransomware')) add((support.get('malware') ?? 0) >= 1 ? 'ransomware' : 'extortion', TOLD)
  const taken = data !== null && (data.status === 'exfiltrated' || data.status === 'published' || data.status === 'exposed')
  if (taken) add('data-breach', 2)
  else if (data !== null && support.has('data-breach')) support.set('data-breach', (support.get('data-breach') as number) * 0.3)
  for (const type of excluded) if ((support.get(type) ?? 0) < TOLD && type !== 'unspecified') support.delete(type)
  const specific = [...support.entries()].filter(([type]) => type !== 'unspecified')
  const strongest = Math.max(0, ...specific.map(([, weight]) => weight))
  // Who got in is said to have hacked, whatever he then did there: what else is told by enough words goes first
  const told = specific.filter(([type, weight]) => type !== 'intrusion' && weight >= strongest * SIDE)
  const most = told.length > 0 ? Math.max(...told.map(([, weight]) => weight)) : strongest
  const types = specific
    .filter(([type, weight]) => weight >= strongest * SIDE || (taken && type === 'data-breach') || waysIn.has(type))
    .sort(([a, x], [b, y]) => rank(a, x, most) - rank(b, y, most) || SPECIFICITY.indexOf(a) - SPECIFICITY.indexOf(b))
    .map(([type]) => type)
    .filter((type, place, all) => type !== 'intrusion' || !all.slice(0, place).some((before) => HACKS.has(before)))
  return { types: types.length > 0 ? types : ['unspecified'], evidence }
}

/** Each stretch of words once, in its longest reading. */
const spoken = (triggers: readonly TriggerMention[]): TriggerMention[] => {
  const seen = new Set<string>()
  return outermost([...triggers].sort((a, b) => order(a) - order(b))).filter((trigger) => {
    const key = `${trigger.first}/${trigger.last}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
const order = (trigger: TriggerMention): number =>
  CLASSES.indexOf(trigger.value.class as (typeof CLASSES)[number]) +
  (trigger.value.type === undefined || trigger.value.type === 'unspecified' ? 10 : 0)

/** The types that the malware named in a sentence stands for: ransomware, wipers. */
const namedMalware = (story: Story, sentence: number): IncidentType[] =>
  (story.sentences[sentence]?.names ?? []).flatMap((mention) => {
    if (mention.value.kind !== 'malware' || mention.value.ambiguous) return []
    const known = story.scan.hits.startingAt(mention.first).find((hit) => hit.lexeme.layer === 'malware')
    const kind = known?.lexeme.value.kind
    return kind === 'ransomware' || kind === 'wiper' ? [kind] : ['malware']
  })

/** Well-supported types in the order of how specific they are, the others behind. */
const rank = (type: IncidentType, weight: number, most: number): number => (weight >= most * FULL ? SPECIFICITY.indexOf(type) : SPECIFICITY.length)
