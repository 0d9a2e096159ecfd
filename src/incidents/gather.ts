import type { SecondReader } from '../languages/second-readers.js'
import type { Mention } from '../mentions/mention.js'
import type { Scan } from '../mentions/scan.js'
import { readAttribution } from './attribution.js'
import { readData } from './data.js'
import { readDates } from './dates.js'
import { readDowntime } from './downtime.js'
import type { Entity } from './entities.js'
import { readLoss, readMalware, readSystems, readVulnerabilities } from './findings.js'
import { type Focus, findFocuses } from './focus.js'
import type { EvidenceSpan, IncidentDraft, PartyDraft } from './incident.js'
import { readOrganisations } from './organisations.js'
import { readRansom } from './ransom.js'
import { readCertainty, readStatus } from './state.js'
import { evidenceOf, readStory, type Story, statementEvidence, statementsIn, statementsOf, triggersIn } from './story.js'
import { readTypes } from './types.js'
import { victimDraft } from './victims.js'

/** The incidents that an article tells of, the main one first; none where nobody was hit. */
export const gatherIncidents = (scan: Scan, mentions: readonly Mention[], reader: SecondReader | null = null): IncidentDraft[] => {
  const story = readStory(scan, mentions)
  return findFocuses(story, reader).map((focus) => incidentOf(story, focus))
}

const incidentOf = (story: Story, focus: Focus): IncidentDraft => {
  const ransom = readRansom(story, focus)
  const data = readData(story, focus)
  const downtime = readDowntime(story, focus)
  const { types, evidence } = readTypes(story, focus, ransom, data)
  const taken = new Set<Entity>(focus.victims.flatMap((victim) => (victim.entity === null ? [] : [victim.entity])))
  const attribution = readAttribution(story, focus, taken)
  const country = prevailingCountry(story, focus) ?? (focus.role === 'related' ? commonCountry(story, focus) : null)
  const victims: PartyDraft[] = sameTrade(
    focus,
    focus.victims.map((victim) => victimDraft(story, victim, victim.role, country)),
  )
  const actors = new Set(attribution.flatMap((claim) => (claim.actor === null ? [] : [claim.actor.name])))
  return {
    role: focus.role,
    types,
    certainty: readCertainty(story, focus, types, attribution),
    status: readStatus(story, focus, downtime),
    victims,
    organisations: readOrganisations(story, focus, taken).filter((organisation) => !actors.has(organisation.name)),
    attribution,
    dates: readDates(story, focus),
    downtime,
    ransom,
    data,
    loss: readLoss(story, focus),
    systems: readSystems(story, focus),
    malware: readMalware(story, focus).filter((malware) => !actors.has(malware.name)),
    vulnerabilities: readVulnerabilities(story, focus),
    evidence: evidenceOfIncident(story, focus, evidence),
  }
}

/** A site or platform is of its owner's trade, where the incident tells of both: "la plateforme jeux.example" of a gambling group. */
const sameTrade = (focus: Focus, drafts: PartyDraft[]): PartyDraft[] => {
  const isPlain = (index: number): boolean => {
    const entity = focus.victims[index]?.entity
    return entity != null && entity.known === null && (entity.head === 'platform' || entity.head === 'website')
  }
  const owner = drafts.find((draft, index) => !isPlain(index) && draft.sector !== null)
  return owner === undefined ? drafts : drafts.map((draft, index) => (isPlain(index) ? { ...draft, sector: owner.sector } : draft))
}

/** The sentences' words that say that it took place: what makes the victims victims, else the words that name the attack. */
const evidenceOfIncident = (story: Story, focus: Focus, types: readonly EvidenceSpan[]): EvidenceSpan[] => {
  const told = focus.victims.flatMap((victim) => victim.statements.map((statement) => statementEvidence(story, statement)))
  if (told.length > 0) return told
  if (types.length > 0) return [...types]
  return [...focus.sentences]
    .flatMap((sentence) => triggersIn(story, sentence, 'attack', 'hit', 'attacker', 'ransom', 'not-attack', 'failure').map(evidenceOf))
    .slice(0, 1)
}

/** Trades whose bodies serve the whole world. */
const EVERYWHERE: ReadonlySet<string> = new Set(['digital-providers', 'ict-services'])

/** The only country that an article tells of: the neighbouring town that it recalls lies there too. */
const commonCountry = (story: Story, focus: Focus): string | null => {
  const [only, other] = countriesIn(story, { ...focus, sentences: new Set(story.sentences.keys()) })
  return only === undefined || other !== undefined ? null : only[0]
}

/** "Nothing points to Russia", "Pyongyang denies it": countries there are those of attackers. */
const tellsOfAttackers = (story: Story, sentence: number): boolean =>
  statementsIn(story, sentence).some(({ says }) => says === 'attribution') ||
  triggersIn(story, sentence, 'attribute', 'suspect', 'deny', 'no-evidence', 'evidence').length > 0

/** The country that the case's places and demonyms point to, where they agree: ground for a victim that has none of its own. */
const prevailingCountry = (story: Story, focus: Focus): string | null => {
  const [first, second] = countriesIn(story, focus)
  if (first === undefined) return null
  return second === undefined || first[1] >= second[1] * 2 ? first[0] : null
}

/** The countries of a case's places and bodies, with how strongly it speaks of each, strongest first. */
const countriesIn = (story: Story, focus: Focus): (readonly [country: string, votes: number])[] => {
  const votes = new Map<string, number>()
  const attackers = new Set<string>()
  // "Dochter van de Duitse groep Velmora": where the owner sits
  const others = statementsOf(story, focus).filter(({ says, set }) => says === 'organisation' && (set.role === 'owner' || set.role === 'vendor'))
  const hit = new Set(focus.victims.map(({ entity }) => entity))
  for (const sentence of focus.sentences) {
    const ofAttackers = tellsOfAttackers(story, sentence)
    for (const mention of story.sentences[sentence]?.names ?? []) {
      const { country, kind, known, sector } = mention.value
      if (ofAttackers && !hit.has(story.entities.of(mention))) continue
      // A platform tells nothing of whose account it holds, nor a maker of software of who was hit by it
      if (country === null || (known !== null && EVERYWHERE.has(sector ?? ''))) continue
      if (others.some((other) => other.sentence === sentence && other.first <= mention.first && mention.last <= other.last)) continue
      if (kind === 'actor') attackers.add(country)
      else votes.set(country, (votes.get(country) ?? 0) + (kind === 'place' ? 2 : 1))
    }
  }
  for (const { says, names } of story.statements)
    if (says === 'attribution')
      for (const { value } of names.country ?? []) if (value.country !== null && value.kind === 'place') attackers.add(value.country)
  for (const country of attackers) votes.delete(country)
  return [...votes.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
