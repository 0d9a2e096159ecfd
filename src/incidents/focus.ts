import type { SecondReader } from '../languages/second-readers.js'
import { CERTAIN, isStrongHit } from './attack-words.js'
import { sentencesOfCases } from './case-sentences.js'
import type { Entity } from './entities.js'
import { likelyVictim } from './likely-victim.js'
import { isAnotherCase, isRecalled, isSameBlock, ownPastOf, type Side } from './other-cases.js'
import { overlooked } from './second-reading.js'
import { hasManySigns } from './signs.js'
import type { Statement } from './statements.js'
import { type Case, type Story, statementsIn, triggersIn } from './story.js'
import { findVictims, isIdle, VAGUE, type Victim, weightOf } from './victims.js'

/** A case with those who were hit in it. */
export interface Focus extends Case {
  readonly victims: readonly Victim[]
}

/**
 * Divides a story into its incidents: none where nobody was hit; the main one is what title and lead are about; another starts where the
 * victim changes and a word turns to a past or parallel case.
 */
export const findFocuses = (story: Story, reader: SecondReader | null = null): Focus[] => {
  if (!tellsOfAttack(story) && !hasManySigns(story)) return []
  const victims = withoutCounts(story, findVictims(story))
  if (reader !== null && !victims.some(({ entity, role }) => entity !== null && role === 'victim')) victims.unshift(...overlooked(story, reader))
  const hit = victims.filter((victim) => victim.role === 'victim' && !isRecalled(story, victim))
  const main = hit.find((victim) => victim.entity !== null) ?? ofTrade(hit[0], recalled(victims, likelyVictim(story, victims, reader))) ?? hit[0]
  if (main === undefined || isIdleStory(story, main)) return []
  const related = victims.filter(
    (victim) =>
      victim !== main &&
      (victim.entity !== null ||
        (isOne(victim) && !VAGUE.has(victim.mention.value.head ?? '')) ||
        victim.statements.some(({ says }) => says === 'related')) &&
      isAnotherCase(story, victim, main),
  )
  const apart = new Set(related)
  const together = victims.filter((victim) => victim !== main && !apart.has(victim))
  const named = together.filter((victim) => victim.entity !== null && victim.entity !== main.entity && !isTeller(story, victim))
  const others = sidesOf(story, related.slice(0, MOST_RELATED))
  const sides = [...others, ...ownSides(story, main, others)]
  const told = sentencesOfCases(story, [main, ...named], sides)
  const mainCase: Focus = {
    role: 'main',
    sentences: new Set(
      story.sentences.flatMap((_, index) => (told.some((sentences) => sentences.has(index)) || isIdle(story, index) ? [] : [index])),
    ),
    victims:
      main.entity === null ? [main, ...together.filter(({ mention }) => mention.value.reference !== 'definite').slice(0, 1)] : [main, ...named],
  }
  return [mainCase, ...sides.map(({ victims }, index): Focus => ({ role: 'related', victims, sentences: told[index] ?? new Set() }))]
}

/** "Two hospitals of the county": who they are the text names. */
const withoutCounts = (story: Story, victims: readonly Victim[]): Victim[] => {
  const named = victims.filter(({ entity }) => entity !== null)
  const isCount = ({ mention }: Victim): boolean =>
    (story.sentences[mention.sentence]?.amounts ?? []).some(
      ({ first, last, value }) => value.unit === 'machines:organisations' && (value.min ?? 0) > 1 && first < mention.first && mention.first < last,
    )
  return victims.filter(
    (victim) => victim.entity === null || !isCount(victim) || !named.some((other) => other !== victim && other.entity?.head === victim.entity?.head),
  )
}

/** A victim that no rule names, unless one is described that is of another trade: "a retailer was robbed", and a bank is named. */
const ofTrade = (described: Victim | undefined, named: Victim | undefined): Victim | undefined => {
  if (described !== undefined && named?.entity === null) return described
  const trades = [described?.mention.value.sector ?? null, named?.entity?.sector ?? null]
  return described !== undefined && isOne(described) && trades.every((trade) => trade !== null) && trades[0] !== trades[1] ? undefined : named
}

/** Bodies that tell of attacks on others. */
const TELLERS: ReadonlySet<string> = new Set(['ministry', 'government', 'police', 'prosecutor', 'authority', 'agency', 'parliament'])
const HARM = ['hit', 'hit-active', 'undergo', 'victim-noun', 'down', 'shutdown', 'steal', 'encrypt'] as const

/** "The ministry confirmed the hack": nothing but its own word makes it a victim. */
const isTeller = (story: Story, { entity, statements }: Victim): boolean =>
  (TELLERS.has(entity?.head ?? '') || isCited(story, entity)) &&
  statements.every(({ sentence, first, last }) => {
    const within = (cue: { readonly first: number; readonly last: number }): boolean => cue.first >= first && cue.last <= last
    // "Ironvale said the breach took place in May": the word for the attack is no harm to who speaks of it
    const harm = HARM.filter((cls) => cls !== 'hit-active' || TELLERS.has(entity?.head ?? ''))
    return triggersIn(story, sentence, 'say', 'disclosed').some(within) && !triggersIn(story, sentence, ...harm).some(within)
  })

/** "According to the security firm Ironvale": a body that is cited for what it knows. */
const isCited = (story: Story, entity: Entity | null): boolean =>
  entity !== null &&
  story.statements.some(
    ({ says, set, names }) =>
      says === 'organisation' && set.role === 'source' && (names.org ?? []).some((mention) => story.entities.of(mention) === entity),
  )

/** A victim that no rule names, with what rules that only recall say of it. */
const recalled = (victims: readonly Victim[], victim: Victim | undefined): Victim | undefined =>
  victims.find(({ entity, role }) => entity !== null && role === 'victim' && entity === victim?.entity) ?? victim

/** Victims of other cases beyond which a page is a list: so work stays linear. */
const MOST_RELATED = 40

/** Whether a sentence only tells more of the case that the one before has named: "no link with the case of X. The gang had stolen data of Y there". */
const goesOn = (story: Story, told: ReadonlySet<number>, sentence: number): boolean =>
  told.has(sentence - 1) &&
  isSameBlock(story, sentence - 1, sentence) &&
  story.sentences[sentence - 1]?.times.length === 0 &&
  triggersIn(story, sentence, 'earlier', 'another').length === 0

/** Related victims of one statement are those of one incident. */
const sidesOf = (story: Story, related: readonly Victim[]): Side[] => {
  const found: { victims: Victim[]; told: Set<number> }[] = []
  const inOrder = [...related].sort((a, b) => (a.statements[0]?.sentence ?? 0) - (b.statements[0]?.sentence ?? 0))
  for (const victim of inOrder) {
    const told = victim.statements.map((statement) => statement.sentence)
    const same = found.find((side) => told.some((sentence) => side.told.has(sentence) || goesOn(story, side.told, sentence)))
    if (same === undefined) found.push({ victims: [victim], told: new Set(told) })
    else {
      same.victims.push(victim)
      for (const sentence of told) same.told.add(sentence)
    }
  }
  // "X and Y are among the companies that were hit": where some are named, the others are they
  return found.map(({ victims, told }) => {
    const named = victims.filter(({ entity }) => entity !== null)
    return { victims: named.length > 0 ? named : victims, told, own: false }
  })
}

/** Older cases of the main victim: what is told in one paragraph is one. */
const ownSides = (story: Story, main: Victim, taken: readonly Side[]): Side[] => {
  const sides: { victims: readonly Victim[]; told: Set<number>; own: true }[] = []
  for (const sentence of ownPastOf(story, main)) {
    if (taken.some(({ told }) => told.has(sentence))) continue
    const last = sides.at(-1)
    if (last !== undefined && [...last.told].some((other) => isSameBlock(story, other, sentence))) last.told.add(sentence)
    else sides.push({ victims: [], told: new Set([sentence]), own: true })
  }
  return sides.map((side) => ({
    ...side,
    victims: [{ ...main, statements: story.statements.filter((statement) => tellsOf(story, statement, main, side)) }],
  }))
}

const tellsOf = (story: Story, { says, sentence, names: { victim = [] } }: Statement, main: Victim, side: Side): boolean =>
  side.told.has(sentence) && (says === 'related' || says === 'victim') && victim.some((mention) => story.entities.of(mention) === main.entity)

/** Words for computers and their attackers that an article needs, those of title and lead counting more: "attack" and "virus" have other meanings. */
const ABOUT_COMPUTERS = 2

const tellsOfAttack = (story: Story): boolean => {
  let cyber = 0
  let transfers = 0
  let computers = 0
  let known = false
  let attacked = false
  story.triggers.forEach((triggers, sentence) => {
    const words = new Set(triggers.filter((trigger) => trigger.value.class === 'cyber').map((trigger) => trigger.first))
    const named = (story.sentences[sentence]?.names ?? []).some(
      ({ value }) => (value.kind === 'malware' || value.kind === 'actor') && value.known !== null && !value.ambiguous,
    )
    // Who denies that an outage was an attack speaks of computers
    const denied = triggers.some((trigger) => trigger.value.class === 'not-attack')
    cyber += words.size * weightOf(story, sentence) + (named || denied ? ABOUT_COMPUTERS : 0)
    // A false transfer is told with few words for computers
    if (triggers.some(({ value }) => value.class === 'transfer')) transfers += weightOf(story, sentence)
    computers += words.size
    known ||= named
    attacked ||= triggers.some(({ value }) => (CERTAIN as readonly string[]).includes(value.class) || isStrongHit(value.class, value))
    // "The target of a heavy attack on its IT"
    attacked ||=
      words.size > 0 &&
      weightOf(story, sentence) > 1 &&
      statementsIn(story, sentence).some(({ says, polarity }) => says === 'victim' && !polarity.negated)
  })
  // Who names a known group beside words for computers tells of what it did
  return (attacked || (known && computers >= ABOUT_COMPUTERS)) && (cyber >= ABOUT_COMPUTERS || (cyber > 0 && transfers >= ABOUT_COMPUTERS))
}

/** An article whose title or lead speaks of advice, exercises or statistics reports no incident, unless it puts a named victim forward as strongly. */
const isIdleStory = (story: Story, main: Victim): boolean => {
  let idle = 0
  story.sentences.forEach((_, sentence) => {
    if (weightOf(story, sentence) > 1 && isIdle(story, sentence)) idle += weightOf(story, sentence)
  })
  if (isExercise(story) && main.weight < DRILL) return true
  return idle > 0 && !(main.entity !== null && main.statements.length > 0 && isTold(story)) && main.weight < (main.entity === null ? idle * 2 : idle)
}

/** Fields of an incident of which an article tells so many that its statistics, or advice, are no more than its frame. */
const FIELDS: ReadonlySet<string> = new Set(['victim', 'attribution', 'data', 'downtime', 'ransom', 'date'])
const ENOUGH_FIELDS = 4
const isTold = (story: Story): boolean =>
  new Set(story.statements.filter(({ says, sentence }) => FIELDS.has(says) && !isIdle(story, sentence)).map(({ says }) => says)).size >= ENOUGH_FIELDS

/** Weight below which a victim gives way to the news that all was an exercise. */
const DRILL = 5

/** Whether two sentences or more tell of an exercise: such a story may start as if it were real. */
const isExercise = (story: Story): boolean => {
  let told = 0
  story.sentences.forEach((_, sentence) => {
    if (
      triggersIn(story, sentence, 'exercise').length > 0 ||
      statementsIn(story, sentence).some((statement) => statement.says === 'none' && statement.set.reason === 'exercise')
    )
      told++
  })
  return told >= 2
}

/** Whether a victim without a name is one body at least: "a newspaper in Albuquerque"; "hospitals" are not. */
const isOne = ({ mention }: Victim): boolean =>
  mention.value.kind === 'organisation' && mention.value.reference === 'indefinite' && mention.value.head !== null
