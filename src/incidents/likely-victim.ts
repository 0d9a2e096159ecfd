import type { SecondReader } from '../languages/second-readers.js'
import type { NameMention } from '../mentions/mention.js'
import type { Entity } from './entities.js'
import { ownRole } from './roles.js'
import { chooseBetween } from './second-reading.js'
import { hasManySigns } from './signs.js'
import { BYSTANDERS, ENFORCERS, isPlatform, standings } from './standing.js'
import { type Story, triggersIn } from './story.js'
import { isCarrier, isIdle, type Victim, weightOf } from './victims.js'

/** Words for an attack, those of title and lead counting more, from which on an article is taken to be about one, though no rule says who was hit. */
const ENOUGH_WORDS = 2
/** How often, title and lead counting more, a body must stand in it to be taken for the one that was hit. */
const ENOUGH_STANDING = 1.5

/** Standing from which on a name is taken for a body's, though only its capitals tell. */
const PROMINENT = 4

/** Media tell of others, but hardly in a title, where they are news themselves. */
const isBystander = (role: string | null, weight: number): boolean => role !== null && BYSTANDERS.has(role) && (ENFORCERS.has(role) || weight < 3)

/**
 * Where no rule names a victim: the body that the article puts forward, its title and lead first, among words for an attack. Only one that is
 * a body by its own words, known or prominent: capitals alone name programmes, products and those who look into them as often. Where there is none, the
 * people or firms whom the article describes beside such words.
 * @param recalled those whom rules take to be hit in another case
 */
export const likelyVictim = (story: Story, recalled: readonly Victim[], reader: SecondReader | null): Victim | undefined => {
  const known = new Set(recalled.map(({ entity }) => entity))
  const denied = story.triggers.some((triggers) => triggers.some((trigger) => trigger.value.class === 'not-attack'))
  const told = denied ? ['attack', 'hit', 'attacker', 'ransom', 'failure', 'down', 'not-attack'] : ['attack', 'hit', 'attacker', 'ransom']
  let evidence = 0
  // News of a weakness names its maker first, whom nobody has hit.
  let weakness = false
  const bystanders = toldBystanders(story)
  const standing = standings(story)
  const sure = (entity: Entity): boolean => isBody(entity, known.has(entity) || (standing.get(entity) ?? 0) >= PROMINENT)
  const bodies = new Map<Entity, number>()
  const groups = new Map<string, { score: number; mention: NameMention }>()
  story.sentences.forEach(({ names: mentions }, index) => {
    if (isIdle(story, index)) return
    const weight = weightOf(story, index)
    const attacks = triggersIn(story, index, ...told).filter((trigger) => trigger.value.weak !== true).length
    const named = mentions.some(({ value }) => (value.kind === 'actor' || value.kind === 'malware') && value.known !== null && !value.ambiguous)
    if (named || (attacks > 0 && (denied || triggersIn(story, index, 'cyber').length > 0))) evidence += weight
    weakness ||= !denied && weight > 1 && triggersIn(story, index, 'vendor-cue', 'weakness').length > 0
    for (const mention of mentions) {
      const score = weight * (attacks > 0 ? 2 : 0.5)
      if (isGroup(mention)) {
        const key = `${mention.value.kind}/${mention.value.head}`
        const there = groups.get(key)
        if (attacks > 0 && there === undefined) groups.set(key, { score, mention })
        else if (there !== undefined) there.score += score
        continue
      }
      const entity = story.entities.of(mention)
      if (
        entity === null ||
        bystanders.has(entity) ||
        !(reader === null ? sure(entity) : isBody(entity, true)) ||
        !isShown(story, entity) ||
        isPlatform(entity) ||
        isCarrier(story, mention) ||
        isBystander(ownRole(story, entity), weight)
      )
        continue
      bodies.set(entity, (bodies.get(entity) ?? 0) + score)
    }
  })
  const many = hasManySigns(story)
  if (weakness ? !many || !hasComplaint(story) : evidence < ENOUGH_WORDS && !many) return undefined
  const ranked = [...bodies.entries()]
    .map(([entity, score]) => ({ entity, score, sure: sure(entity) }))
    .filter(({ score }) => score >= ENOUGH_STANDING)
    .sort((a, b) => (standing.get(b.entity) ?? 0) - (standing.get(a.entity) ?? 0) || a.entity.index - b.entity.index)
  const best = (reader === null ? ranked[0] : chooseBetween(story, ranked, reader))?.entity
  const mention = best?.mentions[0]
  if (best !== undefined && mention !== undefined) return { entity: best, mention, statements: [], role: 'victim', weight: 2 }
  const [group] = [...groups.values()].sort((a, b) => b.score - a.score || a.mention.start - b.mention.start)
  return group === undefined ? undefined : { entity: null, mention: group.mention, statements: [], role: 'victim', weight: 2 }
}

/** Bodies that the article only cites or that only look into the case, and those who did it, as rules read it. */
const toldBystanders = (story: Story): Set<Entity> => {
  const found = new Set<Entity>()
  for (const { says, set, names } of story.statements) {
    if (says === 'attribution')
      for (const mention of names.actor ?? []) {
        const entity = story.entities.of(mention)
        if (entity !== null) found.add(entity)
      }
    if (says !== 'organisation' || (set.role !== 'source' && set.role !== 'investigator')) continue
    for (const mention of names.org ?? []) {
      const entity = mention.value.reference === 'named' ? story.entities.of(mention) : null
      if (entity !== null && entity.mentions.length === 1) found.add(entity)
    }
  }
  return found
}

const hasComplaint = (story: Story): boolean => story.triggers.some((triggers) => triggers.some(({ value }) => value.class === 'complaint'))

/** Firms that live by such cases. */
const SECURITY = 'it-company'
/** Bodies that judge them. */
const COURT = 'court'

/** `unsure`: also names of which only the capitals are known. */
const isBody = (entity: Entity, unsure: boolean): boolean =>
  entity.kind === 'website' ||
  (entity.kind === 'organisation' &&
    entity.head !== SECURITY &&
    entity.head !== COURT &&
    (unsure || entity.head !== null || entity.known !== null || entity.mentions.some(({ value }) => value.acronym !== null)))

/** "Customers", "firms": people and bodies that the article only describes, where their word says who they are. */
const isGroup = ({ value }: NameMention): boolean =>
  (value.kind === 'person-group' && PEOPLE.has(value.head ?? '')) || (value.kind === 'sector' && BODIES.has(value.head ?? ''))

const PEOPLE: ReadonlySet<string> = new Set([
  'customers',
  'clients',
  'patients',
  'users',
  'members',
  'subscribers',
  'students',
  'travellers',
  'victims',
])
const BODIES: ReadonlySet<string> = new Set([
  'company',
  'bank',
  'hospital',
  'university',
  'school',
  'shop',
  'municipality',
  'organisation',
  'airline',
])

/** Whether a body is named where something is told, and not only in advice, an exercise or figures. */
const isShown = (story: Story, { mentions }: Entity): boolean =>
  mentions.some(({ value, sentence }) => value.reference === 'named' && !isIdle(story, sentence))
