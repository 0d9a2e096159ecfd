import type { AmountMention, TriggerMention } from '../mentions/mention.js'
import type { RansomStatus } from '../vocabulary.js'
import type { EvidenceSpan, RansomDraft } from './incident.js'
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
  triggersIn,
} from './story.js'
import { weightOf } from './victims.js'

/** Where several things are told, the outcome beats the demand, and the demand the threat. */
const STRENGTH: readonly RansomStatus[] = ['paid', 'refused', 'demanded', 'threatened', 'none', 'unknown']

const REACH = 14
/** Tokens between a refusal and the ransom or payment that is refused: "refused to comment" refuses none. */
const REFUSED_REACH = 7

/** Tokens between a refusal and the payment that it governs: "refuses for now to pay". */
const REFUSED_PAY = 3

/** Tokens between "no ransom" and "was demanded". */
const ASKED_REACH = 4

interface Told {
  readonly status: RansomStatus
  readonly evidence: EvidenceSpan
  readonly sentence: number
  /** The sum that a rule reads there. */
  readonly sum?: AmountMention | null
}

/** Ransom: whether one was demanded, paid, refused, and how much. */
export const readRansom = (story: Story, focus: Case): RansomDraft | null => {
  let told: Told[] = []
  for (const sentence of runOf(story, focus)) {
    if (isQuestion(story, sentence)) {
      const [ransom] = triggersIn(story, sentence, 'ransom')
      if (ransom !== undefined) told.push({ status: 'unknown', evidence: evidenceOf(ransom), sentence })
    } else told.push(...ruledIn(story, sentence), ...toldIn(story, sentence))
  }
  if (!asksForMoney(story, focus)) told = told.filter((item) => item.status !== 'threatened')
  if (told.length === 0) return null
  const status = STRENGTH.find((candidate) => told.some((item) => item.status === candidate)) ?? 'unknown'
  const sum = status === 'none' ? null : sumOf(story, told, status)
  return {
    status,
    amount: sum?.value.min ?? null,
    currency: sum?.value.unit ?? null,
    evidence: [...told.filter((item) => item.status === status).map((item) => item.evidence), ...(sum === null ? [] : [evidenceOf(sum)])],
  }
}

/** A threat to publish is extortion only where something is asked for. */
const asksForMoney = (story: Story, focus: Case): boolean =>
  runOf(story, focus).some(
    (sentence) =>
      triggersIn(story, sentence, 'ransom').length > 0 ||
      triggersIn(story, sentence, 'attack', 'weak-attack', 'hit').some((trigger) => trigger.value.type === 'extortion') ||
      (triggersIn(story, sentence, 'threaten').length > 0 && triggersIn(story, sentence, 'condition', 'demand', 'pay').length > 0),
  )

const ruledIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  for (const statement of statementsIn(story, sentence)) {
    if (statement.says !== 'ransom' || statement.sentence !== sentence || statement.set.status === undefined) continue
    const { negated, hedged, unknown } = statement.polarity
    const plain = statement.set.status as RansomStatus
    if (plain !== 'unknown' && isAsked(story, sentence, statement, plain !== 'paid')) continue
    const outcome = plain === 'paid' || plain === 'refused'
    let status: RansomStatus = plain
    // "If no ransom is paid", "unclear whether it was paid": there is a demand, and no outcome
    if (outcome && (unknown || isConditional(story, sentence, statement))) status = 'demanded'
    else if (unknown) status = 'unknown'
    else if (negated || (plain !== 'none' && plain !== 'refused' && plain !== 'unknown' && hasNegation(story, statement)))
      status = plain === 'paid' ? 'refused' : plain === 'demanded' || plain === 'threatened' ? 'none' : plain
    else if (plain === 'paid' && isRefused(story, sentence, statement)) status = 'refused'
    else if (hedged && plain === 'paid') status = 'demanded'
    told.push({ status, evidence: statementEvidence(story, statement), sentence, sum: statement.amount })
  }
  return told
}

/** Whether a rule reads these words as a question: "whether a ransom was paid, he won't say"; with `whether`, one that leaves open the demand too. */
const isAsked = (story: Story, sentence: number, told: { readonly first: number; readonly last: number }, whether = false): boolean =>
  statementsIn(story, sentence).some(
    (rule) =>
      rule.says === 'ransom' &&
      rule.set.status === 'unknown' &&
      (!whether || rule.set.whether === true) &&
      rule.first <= told.first &&
      told.last <= rule.last,
  )

/** Whether one of the two sentences before speaks of a ransom. */
const spokeOfRansom = (story: Story, sentence: number): boolean =>
  triggersIn(story, sentence - 1, 'ransom').length > 0 || triggersIn(story, sentence - 2, 'ransom').length > 0

/** "Not to pay anything to these people", where title or lead tell of ransomware: the refusal names the payment itself. */
const isOfRansom = (story: Story, refuse: TriggerMention): boolean =>
  triggersIn(story, refuse.sentence, 'pay').some((pay) => refuse.first <= pay.first && pay.last <= refuse.last) &&
  story.triggers.some(
    (triggers, sentence) =>
      weightOf(story, sentence) > 1 &&
      triggers.some(({ value }) => value.type === 'ransomware' || value.type === 'extortion' || value.class === 'ransom'),
  )

/** Whether the sentence before tells of ransomware or extortion. */
const spokeOfRansomware = (story: Story, sentence: number): boolean =>
  story.sentences[sentence - 1]?.sentence.block === story.sentences[sentence]?.sentence.block &&
  triggersIn(story, sentence - 1, 'attack', 'weak-attack', 'hit').some(({ value }) => value.type === 'ransomware' || value.type === 'extortion')

/** Whether the sentence before speaks of attackers, so that "they" are meant. */
const spokeOfAttackers = (story: Story, sentence: number): boolean =>
  story.sentences[sentence - 1]?.sentence.block === story.sentences[sentence]?.sentence.block &&
  triggersIn(story, sentence - 1, 'attacker').length > 0

const isRefused = (story: Story, sentence: number, told: { readonly first: number; readonly last: number }): boolean =>
  triggersIn(story, sentence, 'refuse').some((refuse) => refuse.first < told.last && told.first - refuse.last <= REFUSED_REACH)

const toldIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  const add = (status: RansomStatus, ...mentions: readonly TriggerMention[]): void => {
    told.push({ status, evidence: joint((mentions[0] as TriggerMention).rule, ...mentions), sentence })
  }
  const all = outermost(triggersIn(story, sentence, 'ransom', 'demand', 'pay', 'refuse'))
  const of = (cls: string): TriggerMention[] => all.filter((trigger) => trigger.value.class === cls)
  const money = (story.sentences[sentence]?.amounts ?? []).filter((amount) => amount.value.kind === 'money')
  const ransoms = triggersIn(story, sentence, 'ransom')
  const attackers = triggersIn(story, sentence, 'attacker', 'actor-group', 'ransom')
  for (const refuse of of('refuse')) {
    const what = nearest(refuse, [...ransoms, ...triggersIn(story, sentence, 'pay', 'demand')], REFUSED_REACH)
    if (what === undefined || (ransoms.length === 0 && attackers.length === 0 && !spokeOfRansom(story, sentence) && !isOfRansom(story, refuse)))
      continue
    const asked =
      ransoms.some((ransom) => refuse.first <= ransom.first && ransom.last <= refuse.last) && nearest(refuse, of('demand'), ASKED_REACH) !== undefined
    if (asked && of('pay').length === 0) add('none', refuse)
    else if (polarity(story, refuse).unknown || isConditional(story, sentence, refuse)) add('demanded', refuse)
    else add('refused', refuse)
  }
  const demanded = of('demand')
  for (const pay of of('pay')) {
    if (isAsked(story, sentence, pay)) continue
    if (of('refuse').some((refuse) => pay.first >= refuse.last && pay.first - refuse.last <= REFUSED_PAY)) continue
    const ransom = nearest(pay, [...ransoms, ...attackers], REACH)
    // "… demanded a ransom. The company did not pay."
    if (ransom === undefined && money.length === 0 && pay.value.bare !== true && spokeOfRansom(story, sentence)) {
      const { negated, hedged, unknown } = polarity(story, pay)
      if (!hedged && !unknown && !isConditional(story, sentence, pay)) add(negated ? 'refused' : 'paid', pay)
    }
    // "… was hit by ransomware. It paid 30,000 euros."
    if (ransom === undefined && pay.value.bare !== true && spokeOfRansomware(story, sentence) && nearest(pay, money, REACH) !== undefined) {
      const { negated, hedged, unknown } = polarity(story, pay)
      if (!hedged && !unknown && !isConditional(story, sentence, pay) && !isUnreal(story, sentence, pay, true)) add(negated ? 'refused' : 'paid', pay)
    }
    if (ransom === undefined || parted(story, sentence, pay, ransom)) continue
    if (ransoms.length === 0 && nearest(pay, money, REACH) === undefined) continue
    const { negated, hedged, unknown } = polarity(story, pay)
    const about = polarity(story, ransom)
    const called = nearest(pay, demanded, REACH)
    if (isConditional(story, sentence, pay) || unknown || isUnreal(story, sentence, pay, true)) {
      if (ransoms.length > 0) add('demanded', pay)
    } else if (negated || (about.negated && ransom.value.class === 'ransom')) add('refused', pay, ransom)
    else if (!hedged && pay.value.bare !== true && (called === undefined || called.first > pay.first)) add('paid', pay, ransom)
  }
  for (const ransom of of('ransom')) {
    if (told.length > 0) break
    // What a rule has read of these words is not read again
    if (statementsIn(story, sentence).some((rule) => rule.says === 'ransom' && rule.first <= ransom.first && ransom.last <= rule.last)) continue
    const { negated, unknown } = polarity(story, ransom)
    const demand = nearest(ransom, demanded, REACH)
    const denied = demand !== undefined && !parted(story, sentence, demand, ransom) && polarity(story, demand).negated
    if (unknown || (demand !== undefined && (polarity(story, demand).unknown || isUnreal(story, sentence, demand, true)))) add('unknown', ransom)
    else if (negated || denied) add('none', ransom)
    else add('demanded', ransom)
  }
  if (ransoms.length > 0) return told
  // Without the word: a demand of a sum, a threat by those who attacked
  for (const demand of demanded) {
    const sum = nearest(demand, money, REACH)
    if (sum === undefined || polarity(story, demand).negated || (attackers.length === 0 && !spokeOfAttackers(story, sentence))) continue
    add('demanded', demand)
  }
  for (const threat of triggersIn(story, sentence, 'threaten')) {
    const who = attackers.some((attacker) => distance(attacker, threat) <= REACH)
    const what = nearest(threat, triggersIn(story, sentence, 'publish', 'expose', 'destroy', 'demand', 'pay'), REACH)
    if (who && what !== undefined && !polarity(story, threat).negated) add('threatened', threat)
  }
  return told
}

const isConditional = (story: Story, sentence: number, told: { readonly first: number; readonly last: number }): boolean =>
  triggersIn(story, sentence, 'condition').some(
    // "Betalen is geen optie": what opens the words that are read is no condition to them
    (cue) => distance(cue, told) <= REACH && cue.first < told.last && !(cue.first === told.first && cue.last < told.last),
  )

/** The sum nearest to what is said of the ransom: that of the outcome first, then that of the demand. */
const sumOf = (story: Story, told: readonly Told[], status: RansomStatus): AmountMention | null => {
  const ranked = [...told].sort((a, b) => Number(b.status === status) - Number(a.status === status) || a.sentence - b.sentence)
  for (const sentence of new Set(ranked.map((item) => item.sentence))) {
    const cues = triggersIn(story, sentence, 'ransom', 'demand', 'pay')
    const money = (story.sentences[sentence]?.amounts ?? []).filter((amount) => amount.value.kind === 'money')
    for (const cue of cues) {
      const sum = nearest(cue, money, REACH)
      if (sum !== undefined) return inMoney(sum, money)
    }
    const ruled = ranked.find((item) => item.sentence === sentence && item.sum?.value.kind === 'money')?.sum
    if (ruled != null) return inMoney(ruled, money)
  }
  return null
}

/** Tokens between coins and what they are worth: "50 bitcoin, omgerekend 750.000 euro". */
const WORTH_REACH = 6
const COINS: ReadonlySet<string> = new Set(['BTC', 'ETH', 'XMR'])

/** What coins are worth, where the text tells it beside them. */
const inMoney = (sum: AmountMention, money: readonly AmountMention[]): AmountMention =>
  COINS.has(sum.value.unit)
    ? (nearest(
        sum,
        money.filter(({ value }) => !COINS.has(value.unit)),
        WORTH_REACH,
      ) ?? sum)
    : sum
