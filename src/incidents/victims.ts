import type { NameMention } from '../mentions/mention.js'
import { charAt, layerAt } from '../mentions/scan.js'
import { fold } from '../text/characters.js'
import type { PartyKind, PartyRole, Sector } from '../vocabulary.js'
import { type Entity, partyKind } from './entities.js'
import type { EvidenceSpan, PartyDraft } from './incident.js'
import { ownRole } from './roles.js'
import type { Statement } from './statements.js'
import { evidenceOf, type Story, statementEvidence, statementsIn, triggersIn } from './story.js'

/** Somebody who is said to have been hit, with the statements that say so. */
export interface Victim {
  /** null where the text only describes ("un hôpital anversois"). */
  readonly entity: Entity | null
  readonly mention: NameMention
  readonly statements: readonly Statement[]
  readonly role: 'victim' | 'affected'
  /** How strongly the article puts it forward: title and lead count more. */
  readonly weight: number
}

/** Sentences at the head of the article that count as its lead. */
const LEAD = 3

/** The kinds of names that can be hit. */
const HITTABLE: ReadonlySet<string> = new Set(['organisation', 'website', 'person-group', 'sector', 'person', 'place', 'product'])

/** Places that are where it happened, whatever stands for them: "the state". */
const NOWHERE: ReadonlySet<string> = new Set(['country', 'demonym', 'region'])

export const weightOf = (story: Story, sentence: number): number => {
  const role = story.sentences[sentence]?.sentence.role
  const lead = story.sentences.findIndex(({ sentence: candidate }) => candidate.role === 'body')
  return role === 'title' ? 3 : sentence < lead + LEAD ? 2 : 1
}

/** Whether a sentence speaks of what is no incident: advice, an exercise, statistics, a hypothetical. */
export const isIdle = (story: Story, sentence: number): boolean =>
  statementsIn(story, sentence).some((statement) => statement.says === 'none') || triggersIn(story, sentence, 'hypothetical', 'exercise').length > 0

/** Everybody whom a statement says to have been hit, strongest first; denied, unknown and idle statements do not count. */
export const findVictims = (story: Story): Victim[] => {
  const found = new Map<
    Entity | string,
    { entity: Entity | null; mention: NameMention; statements: Statement[]; role: 'victim' | 'affected'; weight: number }
  >()
  for (const statement of story.statements) {
    if (statement.says !== 'victim' && statement.says !== 'related') continue
    // "No link with the attack on X" denies the link, not the attack.
    const denied = statement.says === 'victim' && (statement.polarity.negated || statement.polarity.unknown || deniesDeed(story, statement))
    if (denied || isIdle(story, statement.sentence)) continue
    for (const [slot, names] of Object.entries(statement.names)) {
      if (slot !== 'victim' && slot !== 'affected') continue
      for (const told of names) {
        const mention = isInserted(story, statement, told) ? subjectBefore(story, told) : told
        if (mention === undefined) continue
        if (
          !HITTABLE.has(mention.value.kind) ||
          // "Ann Torrell said the attack began on Monday" speaks for somebody else
          (statement.set.bodies === true && mention.value.kind === 'person') ||
          (mention.value.kind === 'product' && mention.value.known !== null) ||
          isWhere(story, statement, mention) ||
          isCarrier(story, mention) ||
          enforces(story, statement, mention)
        )
          continue
        const entity = administrationOf(story, story.entities.of(mention))
        if (mention.value.reference === 'definite' && entity === null && !isBodyInFocus(story, mention, statement.says === 'related')) continue
        if (entity !== null && (entity.kind === 'actor' || (entity.kind === 'place' && NOWHERE.has(entity.head ?? '')))) continue
        const key = entity ?? `${mention.value.head ?? ''}/${mention.value.name.toLowerCase()}`
        const role = slot === 'affected' || statement.set.role === 'affected' || isAffected(story, statement, mention) ? 'affected' : 'victim'
        const weight = weightOf(story, statement.sentence)
        const there = found.get(key)
        if (there === undefined) found.set(key, { entity, mention, statements: [statement], role, weight })
        else {
          // One rule may match the same words in several ways: what it says counts once
          const repeats = there.statements.some((other) => other.rule === statement.rule && other.sentence === statement.sentence)
          there.statements.push(statement)
          if (!repeats) there.weight += weight
          if (role === 'victim') there.role = 'victim'
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.mention.start - b.mention.start)
}

const DEEDS = ['hit', 'hit-active', 'victim-noun', 'steal', 'expose', 'encrypt'] as const
/** Phrases that hold a negation and deny no deed: "not only hacked", "not the first victim". */
const SPOKEN_FOR = ['sure', 'earlier', 'refuse', 'actor-unknown', 'no-evidence'] as const
/** Tokens. */
const DENIAL_REACH = 2

/** "Its systems were not hit": a negation among the words that a rule has taken, right before the deed. */
const deniesDeed = (story: Story, { sentence, first, last }: Statement): boolean =>
  triggersIn(story, sentence, 'negation').some(
    (negation) =>
      negation.first >= first &&
      negation.last <= last &&
      !triggersIn(story, sentence, ...SPOKEN_FOR).some((phrase) => phrase.first <= negation.first && negation.last <= phrase.last) &&
      triggersIn(story, sentence, ...DEEDS).some(
        (deed) => deed.last <= last && deed.first >= negation.last && deed.first - negation.last <= DENIAL_REACH,
      ),
  )

/** "Its client is hit too, if indirectly": another rule reads in the same words that it only suffers for it. */
const isAffected = (story: Story, { sentence }: Statement, mention: NameMention): boolean =>
  statementsIn(story, sentence).some(({ says, names }) => says === 'victim' && (names.affected ?? []).includes(mention))

/** A town that was hit is its administration, where the article names that too: "Ostwald : la Ville …", "la mairie d'Ostwald". */
const administrationOf = (story: Story, entity: Entity | null): Entity | null => {
  if (entity === null || entity.kind !== 'place' || entity.head !== 'city') return entity
  const town = fold(entity.name)
  const seat = story.entities.all.find(({ kind, head, name }) => {
    const words = fold(name)
    return (
      kind === 'organisation' && head === 'municipality' && (words.endsWith(` ${town}`) || words.endsWith(`'${town}`) || words.startsWith(`${town} `))
    )
  })
  return seat ?? entity
}

/** "The prosecutor opened an investigation after the attack": who is said to pursue it is not hit by the same words. */
const enforces = (story: Story, { sentence }: Statement, mention: NameMention): boolean =>
  statementsIn(story, sentence).some(
    (other) =>
      other.says === 'organisation' &&
      (other.set.role === 'law-enforcement' || (other.set.role === 'investigator' && isWatchdog(story, mention))) &&
      (other.names.org ?? []).includes(mention),
  )

const WATCHDOGS: ReadonlySet<string | null> = new Set(['law-enforcement', 'authority', 'investigator'])

/** Whether somebody's trade is to look into such cases: "the data protection authority investigates a leak". */
const isWatchdog = (story: Story, mention: NameMention): boolean => {
  const entity = story.entities.of(mention)
  return entity !== null && WATCHDOGS.has(ownRole(story, entity))
}

/** Tokens before a name within which a statement that starts with it may start. */
const LEADING = 6

/** "X, a supplier of Y, was hit": right before a comma and its verb no subject stands, only the end of what is inserted behind one. */
const isInserted = (story: Story, { first, last }: Statement, mention: NameMention): boolean => {
  const comma = mention.last
  if (charAt(story.scan.tokens, comma) !== ',' || last <= comma + 1 || mention.first - first > LEADING) return false
  if (!story.scan.hits.startingAt(comma + 1).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'copula')) return false
  // "The network operator, Y, was hit" sets off a name of the subject; "a supplier of Y", "in Y" name another
  if (!isGoverned(story, mention) && !isTitled(story, mention)) return false
  return triggersIn(story, mention.sentence, ...HARM).every((cue) => cue.first >= mention.last || cue.last <= first)
}
const HARM = ['attack', 'weak-attack', 'hit', 'hit-active', 'victim-noun', 'attacker', 'undergo'] as const

/** "Its director, Nils Ravel, was …": a person that a title announces only speaks. */
const isTitled = (story: Story, { value, first }: NameMention): boolean =>
  value.kind === 'person' && story.scan.hits.endingAt(first).some(({ lexeme }) => lexeme.layer === 'title')

/** Whether a preposition stands before a name, its article and its head apart. */
const isGoverned = (story: Story, { sentence, first }: NameMention): boolean => {
  const from = story.sentences[sentence]?.sentence.first ?? first
  for (let at = first, n = 0; n < LEADING && at > from; n++) {
    const before = story.scan.hits.endingAt(at)
    if (before.some(({ lexeme }) => lexeme.layer === 'trigger' && PREPOSITIONS.has(lexeme.class))) return true
    const belongs = before.find(({ lexeme }) => lexeme.layer === 'article' || lexeme.layer === 'head')
    if (belongs === undefined) return false
    at = belongs.first
  }
  return false
}
const PREPOSITIONS: ReadonlySet<string> = new Set(['of', 'link', 'locative'])

/** The name that something is inserted behind: "X" in "X Inc., a supplier of Y, was hit". */
const subjectBefore = (story: Story, inserted: NameMention): NameMention | undefined => {
  const { tokens } = story.scan
  let comma = inserted.first - 1
  const first = story.sentences[inserted.sentence]?.sentence.first ?? 0
  while (comma > first && charAt(tokens, comma) !== ',') comma--
  const end = charAt(tokens, comma - 1) === '.' ? comma - 1 : comma
  return story.sentences[inserted.sentence]?.names.find(
    ({ last, value }) => last === end && value.reference === 'named' && (value.kind === 'organisation' || value.kind === 'website'),
  )
}

/** Heads that stand for bodies of too many kinds to say who was hit. */
export const VAGUE: ReadonlySet<string> = new Set(['company', 'group', 'organisation', 'institution', 'administration', 'government', 'ministry'])

/** "The police were hacked", in title or lead, or where another case is recalled: a body that the article never names is described by what it is. */
const isBodyInFocus = (story: Story, { value, sentence }: NameMention, recalled: boolean): boolean =>
  value.kind === 'organisation' && value.head !== null && !VAGUE.has(value.head) && (recalled || weightOf(story, sentence) > 1)

/** A country or a nationality is where it happened, not who was hit; a town stands for its administration, unless it too is only told as the place. */
const isWhere = (story: Story, { set }: Statement, mention: NameMention): boolean => {
  const { value, first } = mention
  if (value.kind !== 'place') return false
  if (value.head === 'country' || value.head === 'demonym' || value.head === 'region' || isDatelined(story, mention)) return true
  const follows = (cls: string): boolean => story.scan.hits.endingAt(first).some((hit) => hit.lexeme.layer === 'trigger' && hit.lexeme.class === cls)
  // "its Northport campuses": no town has an article before its name
  if (value.head === 'city' && follows('definite')) return true
  // "What happened in Merelgem" turns to the town
  return set.town !== true && follows('locative')
}

/** "Merelgem : l'hôpital piraté": before a colon a town is where another body was hit. */
const isDatelined = (story: Story, { sentence, last }: NameMention): boolean => {
  if (charAt(story.scan.tokens, last) !== ':') return false
  const next = story.sentences[sentence]?.names.find((name) => name.first > last)
  return next !== undefined && next.value.kind === 'organisation' && next.value.head !== null && next.value.head !== 'municipality'
}

/** "the Twitter account of …", "son compte YouTube": the platform carries what was hit; who owns the account was hit. */
export const isCarrier = (story: Story, mention: NameMention): boolean => {
  if (mention.value.known === null || mention.value.sector !== 'digital-providers') return false
  if (triggersIn(story, mention.sentence, 'claim').length > 0) return true
  // "die Profile der Armee bei Twitter": where accounts are taken over, the platform carries those of whoever else is named
  const isOwner = ({ value }: NameMention): boolean => value.kind === 'organisation' && value.reference === 'named' && value.known === null
  if (statementsIn(story, mention.sentence).some(({ set }) => set.type === 'account-takeover'))
    if (story.sentences[mention.sentence]?.names.some(isOwner)) return true
  return triggersIn(story, mention.sentence, 'asset').some(
    (asset) => (asset.first >= mention.last && asset.first - mention.last <= 2) || (asset.last <= mention.first && mention.first - asset.last <= 1),
  )
}

/** "European Parliament": a public body that is known and belongs to no country. */
const isNationless = (entity: Entity | null): boolean => entity !== null && entity.known !== null && entity.sector === 'public-administration'

/** The country of the place that is told right behind a name: "Hofbäckerei aus München". */
const seatOf = (story: Story, mentions: readonly NameMention[]): string | null => {
  for (const { sentence, last } of mentions) {
    const place = story.sentences[sentence]?.names.find(({ first }) => first === last + 1)
    const located = story.scan.hits.startingAt(last).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'locative')
    if (located && place !== undefined && place.value.kind === 'place' && place.value.country !== null) return place.value.country
  }
  return null
}

/** The country of the town in which a known firm was hit: "HSBC in Genf". */
const branchOf = (story: Story, { entity, statements }: Victim): string | null =>
  seatOf(story, entity?.mentions.filter(({ sentence }) => statements.some((statement) => statement.sentence === sentence)) ?? [])

/** Whether only a town within its name tells where somebody is: many towns share their names. */
const isByTown = (story: Story, mentions: readonly NameMention[]): boolean =>
  mentions.every(({ first, last, value }) => {
    if (value.country === null) return true
    if (value.known !== null || value.kind === 'website' || value.kind === 'actor') return false
    for (let i = first; i < last; i++) if (layerAt(story.scan, i, 'place') !== undefined) return false
    return true
  }) && mentions.some(({ value }) => value.country !== null)

/** Whether others that the article names are of the same country as a body. */
const isBorneOut = (story: Story, entity: Entity | null): boolean =>
  entity !== null && story.entities.all.some((other) => other !== entity && other.country === entity.country && other.kind !== 'actor')

/** The mention that shows a name: where it stands in full, best in a sentence that tells what befell it. */
const namedAt = ({ name, mentions }: Entity, statements: readonly Statement[]): NameMention | undefined => {
  const full = mentions.filter(({ value }) => value.name === name)
  return full.find((mention) => statements.some(({ sentence }) => sentence === mention.sentence)) ?? full[0] ?? mentions[0]
}

/** A town that was hit is its administration. */
const isTown = (entity: Entity | null): boolean => entity?.kind === 'place' && entity.head === 'city'

/** What is left to tell the trade: a town is its administration, and who makes a programme that is known often goes by its name. */
const tradeOf = (entity: Entity | null): Sector | null =>
  isTown(entity) ? 'public-administration' : entity?.kind === 'product' ? 'ict-services' : null

/** A victim in the report's form. */
export const victimDraft = (story: Story, victim: Victim, role: PartyRole, country: string | null): PartyDraft => {
  const { entity, mention } = victim
  const evidence: EvidenceSpan[] = victim.statements.map((statement) => statementEvidence(story, statement))
  const named = entity === null ? mention : (namedAt(entity, victim.statements) ?? mention)
  evidence.unshift(evidenceOf(named))
  return {
    name: entity?.name ?? mention.value.name,
    kind: entity === null ? (mention.value.kind as PartyKind) : partyKind(entity.kind),
    role,
    country:
      (isByTown(story, entity?.mentions ?? [mention]) && !isBorneOut(story, entity) ? country : null) ??
      (entity?.known == null ? null : branchOf(story, victim)) ??
      entity?.country ??
      mention.value.country ??
      seatOf(story, entity?.mentions ?? [mention]) ??
      (isNationless(entity) ? null : country),
    sector: entity?.sector ?? mention.value.sector ?? tradeOf(entity),
    aliases: entity?.aliases ?? [],
    evidence,
  }
}
