import { ownRole } from './roles.js'
import { polarity, type Story, statementsIn, triggersIn } from './story.js'
import { isIdle } from './victims.js'

/** Classes whose words each are a sign of their own kind that systems were attacked, though none of them tells it alone. */
const ALONE: Readonly<Record<string, Sign>> = {
  cyber: 'computers',
  attack: 'attack',
  attacker: 'attacker',
  'actor-unknown': 'attacker',
  ransom: 'ransom',
  complaint: 'complaint',
  'weak-attack': 'incident',
  hit: 'incident',
  'hit-active': 'incident',
}
/** Kinds of signs. */
type Sign = 'computers' | 'attack' | 'attacker' | 'ransom' | 'complaint' | 'incident' | 'data' | 'outage' | 'gang' | 'authority'

/** One word of these at least must stand there. */
const SURE: ReadonlySet<string> = new Set(['attack', 'attacker', 'actor-unknown', 'ransom', 'shutdown', 'hit'])
const CLASSES = Object.keys(ALONE)
const ON_DATA = ['steal', 'expose', 'publish', 'encrypt', 'destroy'] as const
/** What rules say, and what it is a sign of. */
const TOLD: Readonly<Record<string, Sign>> = { attribution: 'attacker', ransom: 'ransom', data: 'data', downtime: 'outage' }
/** Kinds from which on an article that tells of an attack in no usual words is taken to tell of one; fewer, where a gang or an authority is named. */
const ENOUGH = 5
const ENOUGH_NAMED = 4
/** Sentences that are looked at: of a long text some tell of anything. */
const MOST_READ = 30

/**
 * Whether an article speaks of an attack by many words of different kinds where none says it outright: intruders, systems that are cut off, files that
 * are gone, a complaint, the authority for such cases. One kind at least must say that it is about computers, and one that somebody meant it.
 */
export const hasManySigns = (story: Story): boolean => {
  if (isClaimed(story)) return true
  if (!story.triggers.some((triggers) => triggers.some(({ value }) => SURE.has(value.class)))) return false
  const signs = signsIn(story)
  const computers = signs.has('computers') || signs.has('gang') || signs.has('outage')
  const meant = signs.has('attacker') || signs.has('gang') || signs.has('attack') || signs.has('ransom')
  return computers && meant && signs.size >= (signs.has('gang') || signs.has('authority') ? ENOUGH_NAMED : ENOUGH)
}

/** Whether attackers that the lexicon knows say that it was they. */
const isClaimed = (story: Story): boolean =>
  story.statements.some(
    ({ says, set, names, sentence, polarity: { negated } }) =>
      says === 'attribution' &&
      set.status === 'claimed' &&
      !negated &&
      !isIdle(story, sentence) &&
      (names.actor ?? []).some(({ value }) => value.kind === 'actor' && value.known !== null),
  )

const signsIn = (story: Story): Set<Sign> => {
  const signs = new Set<Sign>()
  story.sentences.slice(0, MOST_READ).forEach(({ names }, sentence) => {
    if (isIdle(story, sentence)) return
    for (const trigger of triggersIn(story, sentence, ...CLASSES)) {
      const sign = ALONE[trigger.value.class]
      if (sign !== undefined && (sign !== 'attack' || !polarity(story, trigger).negated)) signs.add(sign)
    }
    const has = (...classes: readonly string[]): boolean => triggersIn(story, sentence, ...classes).length > 0
    if (has(...ON_DATA) && has('data', 'data-kind')) signs.add('data')
    if (has('down', 'shutdown') && has('asset', 'machines', 'service')) signs.add('outage')
    for (const { says, polarity: said } of statementsIn(story, sentence)) {
      const sign = TOLD[says]
      if (sign !== undefined && !said.negated && !said.unknown) signs.add(sign)
    }
    for (const mention of names) {
      const { kind, known, ambiguous } = mention.value
      const announced = triggersIn(story, sentence, 'actor-group').some((group) => group.last <= mention.first && mention.first - group.last <= 1)
      if ((kind === 'actor' || kind === 'malware') && known !== null && (!ambiguous || announced)) signs.add('gang')
      if (kind === 'product' || kind === 'vulnerability') signs.add('computers')
      const entity = kind === 'organisation' && mention.value.head === 'authority' ? story.entities.of(mention) : null
      if (entity !== null && entity.known !== null && ownRole(story, entity) === 'authority') signs.add('authority')
    }
  })
  return signs
}
