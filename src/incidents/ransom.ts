import type { AmountMention } from '../mentions/mention.js'
import type { RansomStatus } from '../vocabulary.js'
import type { EvidenceSpan, RansomDraft } from './incident.js'
import { type Case, distance, evidenceOf, nearest, polarity, type Story, statementEvidence, triggersIn } from './story.js'

/** Where several things are told, the outcome beats the demand. */
const STRENGTH: readonly RansomStatus[] = ['paid', 'refused', 'demanded', 'threatened', 'none', 'unknown']

const REACH = 14

interface Told {
  readonly status: RansomStatus
  readonly evidence: EvidenceSpan
  readonly sentence: number
}

/** Ransom: whether one was demanded, paid, refused, and how much. */
export const readRansom = (story: Story, focus: Case): RansomDraft | null => {
  const told: Told[] = []
  for (const sentence of focus.sentences) told.push(...toldIn(story, sentence))
  for (const statement of story.statements) {
    if (statement.says !== 'ransom' || !focus.sentences.has(statement.sentence) || statement.set.status === undefined) continue
    const plain = statement.set.status as RansomStatus
    const status = statement.polarity.unknown
      ? 'unknown'
      : statement.polarity.negated
        ? plain === 'paid'
          ? 'refused'
          : plain === 'demanded' || plain === 'threatened'
            ? 'none'
            : plain
        : plain
    told.push({ status, evidence: statementEvidence(story, statement), sentence: statement.sentence })
  }
  if (told.length === 0) return null
  const status = STRENGTH.find((candidate) => told.some((item) => item.status === candidate)) ?? 'unknown'
  const sum = status === 'none' ? null : sumOf(story, told)
  return {
    status,
    amount: sum?.value.min ?? null,
    currency: sum?.value.unit ?? null,
    evidence: [...told.filter((item) => item.status === status).map((item) => item.evidence), ...(sum === null ? [] : [evidenceOf(sum)])],
  }
}

const toldIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  const money = (story.sentences[sentence]?.amounts ?? []).filter((amount) => amount.value.kind === 'money')
  const ransoms = triggersIn(story, sentence, 'ransom')
  for (const ransom of ransoms) {
    const said = polarity(story, ransom)
    const evidence = evidenceOf(ransom)
    const pay = nearest(ransom, triggersIn(story, sentence, 'pay'), REACH)
    const refuse = nearest(ransom, triggersIn(story, sentence, 'refuse'), REACH)
    const demand = nearest(ransom, triggersIn(story, sentence, 'demand'), REACH)
    if (said.unknown) told.push({ status: 'unknown', evidence, sentence })
    else if (refuse !== undefined) told.push({ status: 'refused', evidence, sentence })
    else if (pay !== undefined && demand === undefined)
      told.push({ status: polarity(story, pay).negated ? 'refused' : polarity(story, pay).hedged ? 'demanded' : 'paid', evidence, sentence })
    else if (said.negated || (demand !== undefined && polarity(story, demand).negated)) told.push({ status: 'none', evidence, sentence })
    else told.push({ status: 'demanded', evidence, sentence })
  }
  if (ransoms.length > 0) return told
  // Without the word: a demand or a payment of a sum, a threat by those who attacked
  for (const demand of triggersIn(story, sentence, 'demand')) {
    const sum = nearest(demand, money, REACH)
    if (sum !== undefined && !polarity(story, demand).negated) told.push({ status: 'demanded', evidence: evidenceOf(demand), sentence })
  }
  const attackers = triggersIn(story, sentence, 'attacker', 'actor-group')
  for (const threat of triggersIn(story, sentence, 'threaten')) {
    if (attackers.some((attacker) => distance(attacker, threat) <= REACH) && !polarity(story, threat).negated)
      told.push({ status: 'threatened', evidence: evidenceOf(threat), sentence })
  }
  return told
}

/** The sum nearest to what is said of the ransom; sums of the demand before others. */
const sumOf = (story: Story, told: readonly Told[]): AmountMention | null => {
  for (const sentence of [...new Set(told.map((item) => item.sentence))].sort((a, b) => a - b)) {
    const cues = triggersIn(story, sentence, 'ransom', 'demand', 'pay')
    const money = (story.sentences[sentence]?.amounts ?? []).filter((amount) => amount.value.kind === 'money')
    for (const cue of cues) {
      const sum = nearest(cue, money, REACH)
      if (sum !== undefined) return sum
    }
  }
  return null
}
