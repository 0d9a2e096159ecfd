import type { PartyRole } from '../vocabulary.js'
import { type Entity, partyKind } from './entities.js'
import type { EvidenceSpan, PartyDraft } from './incident.js'
import { ownRole, type Role } from './roles.js'
import { type Case, evidenceOf, nearest, type Story, statementEvidence, statementsOf, triggersIn } from './story.js'

/** Slot of a statement → the role that it gives where the rule sets none. */
const SLOT_ROLES: Readonly<Record<string, Role>> = { owner: 'owner', vendor: 'vendor' }

const REACH = 14

/** Every other named organisation that plays a part in a case, with its role: what rules say, else what it is known for, else what its head says. */
export const readOrganisations = (story: Story, focus: Case, taken: ReadonlySet<Entity>): PartyDraft[] => {
  const roles = new Map<Entity, { role: Role; weight: number; evidence: EvidenceSpan[] }>()
  const give = (entity: Entity | null, role: Role, weight: number, evidence: EvidenceSpan): void => {
    if (entity === null || taken.has(entity) || !isBody(entity)) return
    const there = roles.get(entity)
    if (there === undefined) roles.set(entity, { role, weight, evidence: [evidence] })
    else {
      if (weight > there.weight) {
        there.role = role
        there.weight = weight
      }
      there.evidence.push(evidence)
    }
  }
  for (const statement of statementsOf(story, focus)) {
    if (!focus.sentences.has(statement.sentence) || statement.polarity.negated) continue
    for (const [slot, names] of Object.entries(statement.names)) {
      const role = slot === 'org' ? (statement.set.role as Role | undefined) : slot === 'by' ? 'source' : SLOT_ROLES[slot]
      if (role === undefined) continue
      for (const mention of names) {
        const entity = story.entities.of(mention)
        // What is described stands for a name only in apposition: "une firme spécialisée, Technibat, …"
        if (mention.value.reference === 'definite' || entity === null) continue
        give(entity, dueRole(role, ownRole(story, entity)), slot === 'by' ? 1.5 : role === 'source' ? 2 : 3, statementEvidence(story, statement))
      }
    }
  }
  for (const sentence of focus.sentences) {
    for (const mention of story.sentences[sentence]?.names ?? []) {
      const entity = story.entities.of(mention)
      if (entity === null || mention.value.reference !== 'named') continue
      const role = roleAt(story, sentence, entity)
      if (role !== null) give(entity, role.role, role.weight, evidenceOf(mention))
    }
  }
  return [...roles.entries()]
    .sort(([a], [b]) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0))
    .map(([entity, { role, evidence }]) => ({
      name: entity.name,
      kind: partyKind(entity.kind),
      role: role as PartyRole,
      country: entity.country,
      sector: entity.sector,
      aliases: entity.aliases,
      evidence: [...entity.mentions.slice(0, 1).map(evidenceOf), ...evidence.slice(0, 2)],
    }))
}

/** What a sentence gives and what a body is anyway: police that investigates or confirms is still police, who else is told of it is not. */
const dueRole = (told: Role, own: Role | null): Role =>
  own !== null && (told === 'other' || told === 'law-enforcement' || (own === 'law-enforcement' && told !== 'owner' && told !== 'vendor'))
    ? own
    : told

/** Offices that speak in such news for the public, and others for what they know. */
const SPEAKERS: Readonly<Record<string, Role>> = {
  ministry: 'authority',
  authority: 'authority',
  agency: 'authority',
  government: 'authority',
  army: 'authority',
  university: 'source',
  laboratory: 'source',
  association: 'source',
}
/** Tokens between a name and the word of saying. */
const SPEAKS = 1

const isSpeaking = (story: Story, sentence: number, entity: Entity): boolean =>
  entity.head !== null &&
  SPEAKERS[entity.head] !== undefined &&
  entity.mentions.some(
    (mention) =>
      mention.sentence === sentence &&
      mention.value.reference === 'named' &&
      triggersIn(story, sentence, 'say').some((say) => say.first >= mention.last && say.first - mention.last <= SPEAKS),
  )

const isBody = (entity: Entity): boolean => entity.kind === 'organisation' || entity.kind === 'website'

/** What a body's own kind says: a known police force enforces the law, a known newspaper is a source where something is said. */
const roleAt = (story: Story, sentence: number, entity: Entity): { role: Role; weight: number } | null => {
  const own = ownRole(story, entity)
  if (own === 'source') {
    // A newspaper that is merely named in passing plays no part; one that reports does.
    return entity.mentions.some(
      (mention) => mention.sentence === sentence && nearest(mention, triggersIn(story, sentence, 'say'), REACH) !== undefined,
    )
      ? { role: 'source', weight: 1 }
      : null
  }
  // A platform is named for what is told on it
  if (own === 'vendor' && entity.sector === 'digital-providers' && triggersIn(story, sentence, 'vendor-cue').length === 0) return null
  if (own === 'vendor')
    return triggersIn(story, sentence, 'vendor-cue', 'say', 'help', 'disclosed', 'detected').length > 0 ? { role: 'vendor', weight: 1 } : null
  // Of a body without a part of its own (a platform, a parliament) only rules say that it plays one.
  if (own !== null && own !== 'other') return { role: own, weight: 1 }
  if (own === null && isSpeaking(story, sentence, entity)) return { role: SPEAKERS[entity.head ?? ''] as Role, weight: 1 }
  return null
}
