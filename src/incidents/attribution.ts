import type { NameMention, TriggerMention } from '../mentions/mention.js'
import { isLeaning } from '../mentions/name-parts.js'
import { charAt, hasLayer, type Scan, triggerAt } from '../mentions/scan.js'
import type { ActorKind, AttributionStatus } from '../vocabulary.js'
import type { Entity } from './entities.js'
import type { ActorDraft, AttributionDraft, EvidenceSpan } from './incident.js'
import type { Statement } from './statements.js'
import {
  type Case,
  evidenceOf,
  isQuestion,
  nearest,
  parted,
  polarity,
  type Story,
  statementEvidence,
  statementsIn,
  statementsOf,
  triggersIn,
} from './story.js'
import { isCarrier, weightOf } from './victims.js'

const REACH = 12
/** Heads of bodies that speak for a state. */
const STATE = new Set(['government', 'ministry', 'parliament'])

interface Claim {
  actor: ActorDraft | null
  country: string | null
  status: AttributionStatus
  by: string | null
  evidence: EvidenceSpan[]
}

/** Who is said to have done it, how surely, and by whom: one entry for each actor or country. */
export const readAttribution = (story: Story, focus: Case, victims: ReadonlySet<Entity>): AttributionDraft[] => {
  const claims = new Map<string, Claim>()
  const add = (key: string, claim: Claim): void => {
    const there = claims.get(key)
    if (there === undefined) {
      claims.set(key, claim)
      return
    }
    if (strengthOf(claim) > strengthOf(there)) there.status = claim.status
    there.evidence.push(...claim.evidence)
    there.country ??= claim.country
    there.by ??= claim.by
  }
  for (const statement of statementsOf(story, focus)) {
    if (statement.says !== 'attribution' || !focus.sentences.has(statement.sentence) || statement.polarity.unknown) continue
    if (isQuestion(story, statement.sentence)) continue
    const actors = statement.names.actor ?? []
    const countries: string[] = [...new Set((statement.names.country ?? []).flatMap(({ value }) => value.country ?? []))]
    const country = countries[0] ?? null
    const plain = (statement.set.status as AttributionStatus | undefined) ?? 'attributed'
    const by = statement.names.by?.[0]
    const doubted = plain === 'attributed' && (statement.polarity.hedged || isSuspected(story, statement))
    const told = statement.polarity.negated ? 'denied' : doubted ? 'suspected' : plain
    if (statement.polarity.negated && plain === 'claimed') continue
    if (plain === 'attributed' && isWithin(story, statement)) continue
    // A government's formal statement confirms.
    const status = told === 'attributed' && by !== undefined && STATE.has(story.entities.of(by)?.head ?? by.value.head ?? '') ? 'confirmed' : told
    const byName = by === undefined ? null : (story.entities.of(by)?.name ?? by.value.name)
    const evidence = [statementEvidence(story, statement)]
    for (const mention of actors) {
      const actor = canAct(story, mention, victims) ? actorOf(story, mention) : null
      if (actor === null) continue
      const seat = country ?? mention.value.country ?? countryBefore(story, mention)
      add(actorKey(story, mention), { actor, country: seat, status, by: byName, evidence: [...evidence] })
    }
    if (status === 'denied' && actors.length === 0 && countries.length === 0) countries.push(...denierOf(story, statement))
    if (actors.length === 0)
      for (const one of countries) add(`country:${one}`, { actor: null, country: one, status, by: byName, evidence: [...evidence] })
  }
  // Known actors that stand in the case without a rule: their name beside a word of attack or claim attributes.
  for (const sentence of focus.sentences) {
    if (isQuestion(story, sentence)) continue
    const cues = triggersIn(
      story,
      sentence,
      'claim',
      'attribute',
      'suspect',
      'attack',
      'weak-attack',
      'hit-active',
      'actor-group',
      'attacker',
      'steal',
      'publish',
      'ransom',
      'demand',
    )
    for (const mention of story.sentences[sentence]?.names ?? []) {
      if (mention.value.kind !== 'actor') continue
      const near = nearest(mention, cues, mention.value.ambiguous ? 3 : REACH)
      // "Earlier attacks by X", "a series of hacks that X …": another case than the one told
      if (focus.role === 'main' && mention.value.reference === 'named' && isRecalled(story, sentence, mention)) continue
      if (near === undefined) continue
      if (mention.value.reference === 'named') {
        const actor = canAct(story, mention, victims) ? actorOf(story, mention) : null
        const key = actorKey(story, mention)
        const there = claims.get(key)
        if (actor === null || there !== undefined) continue
        const cls = near.value.class
        const status: AttributionStatus =
          triggersIn(story, sentence, 'deny').length > 0
            ? 'denied'
            : cls === 'claim' || claimsBeside(story, sentence, mention) || claimedBefore(story, sentence)
              ? 'claimed'
              : triggersIn(story, sentence, 'suspect', 'hedge').length > 0
                ? 'suspected'
                : 'attributed'
        add(key, { actor, country: countryBefore(story, mention), status, by: null, evidence: [evidenceOf(mention)] })
      } else if (mention.value.country !== null && ![...claims.values()].some((claim) => claim.country === mention.value.country)) {
        const hedged = triggersIn(story, sentence, 'suspect', 'hedge').length > 0
        add(`country:${mention.value.country}`, {
          actor: { name: mention.value.name, kind: 'unnamed', attackId: null, aliases: [] },
          country: mention.value.country,
          status: hedged ? 'suspected' : 'attributed',
          by: null,
          evidence: [evidenceOf(mention)],
        })
      }
    }
  }
  if (claims.size === 0) {
    const same = sameActor(story, focus, victims)
    if (same !== null) add('same', same)
  }
  return settle(story, [...claims.values()]).sort((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0))
}

/** Whether a word that turns to another case stands before a name. */
const isRecalled = (story: Story, sentence: number, mention: NameMention): boolean =>
  weightOf(story, sentence) < 3 && triggersIn(story, sentence, 'earlier').some((cue) => cue.last <= mention.first)

/** "Suspects the hackers of Grey Falcon": what a wider rule reads as a suspicion or a claim, the words within it do not attribute flatly. */
const isWithin = (story: Story, { sentence, first, last }: Statement): boolean =>
  statementsIn(story, sentence).some(
    (other) =>
      other.says === 'attribution' && other.set.status !== 'attributed' && other.first <= first && last <= other.last && !other.polarity.negated,
  )

/** "The same group took credit for an attack on the port": the one actor that the article names, where a case has none of its own. */
const sameActor = (story: Story, focus: Case, victims: ReadonlySet<Entity>): Claim | null => {
  for (const sentence of focus.sentences) {
    const [cue] = triggersIn(story, sentence, 'same-actor')
    if (cue === undefined) continue
    const named = story.statements
      .filter(({ says, polarity: { negated, unknown } }) => says === 'attribution' && !negated && !unknown)
      .flatMap(({ names }) => names.actor ?? [])
      .filter((mention) => mention.value.reference === 'named' && canAct(story, mention, victims))
    const [mention] = named
    if (mention === undefined || named.some((other) => actorKey(story, other) !== actorKey(story, mention))) return null
    const status: AttributionStatus = triggersIn(story, sentence, 'claim').length > 0 ? 'claimed' : 'attributed'
    return { actor: actorOf(story, mention), country: null, status, by: null, evidence: [evidenceOf(cue)] }
  }
  return null
}

/** Tokens between a verb of suspicion and what is suspected: "experts suspect that Russia is behind it". */
const SUSPECTED_REACH = 3

const isSuspected = (story: Story, statement: Statement): boolean =>
  triggersIn(story, statement.sentence, 'suspect').some(
    (cue) => cue.last <= statement.first && statement.first - cue.last <= SUSPECTED_REACH && !parted(story, statement.sentence, cue, statement),
  )

/** Tokens between a country and the group that is called after it: "the Chinese group APT41", "North Korea's Lazarus". */
const CALLED_REACH = 3

/** The country whose name or adjective stands right before an actor's, words for such groups aside. */
const countryBefore = (story: Story, mention: NameMention): string | null => {
  const { scan } = story
  for (let at = mention.first; at > mention.first - CALLED_REACH && at > 0; at--) {
    for (const { first, lexeme } of scan.hits.endingAt(at)) {
      if (lexeme.layer !== 'place' || typeof lexeme.value.country !== 'string' || isLeaning(scan, first)) continue
      // "Of Russia, Grey Falcon": a country's own name needs the sign of the owner
      const owns = at < mention.first && isOwners(scan, at)
      if (lexeme.class === 'demonym' || owns) return lexeme.value.country
    }
    const links = ['actor-group', 'attacker'].some((cls) => triggerAt(scan, at - 1, cls) !== undefined)
    if (!links && !isOwners(scan, at - 1) && !'"“„«»\'’'.includes(charAt(scan.tokens, at - 1))) break
  }
  return null
}

const isOwners = ({ tokens }: Scan, at: number): boolean => /^['’]s?$/.test(tokens.text.slice(tokens.start[at], tokens.end[at]))

/** Tokens between a country's body and its denial. */
const DENIER_REACH = 8

/** "The Russian embassy denies any involvement": whose involvement is denied, where the words of a denial name nobody. */
const denierOf = (story: Story, statement: Statement): string[] => {
  const names = (story.sentences[statement.sentence]?.names ?? []).filter(
    ({ value, last }) =>
      last <= statement.first && statement.first - last <= DENIER_REACH && value.country !== null && (value.kind === 'place' || value.known === null),
  )
  return names.slice(-1).flatMap(({ value }) => (value.country === null || value.head === 'city' ? [] : [value.country]))
}

/** "An unknown group, Grey Falcon, claimed it": the group that is nearer than the claim changes nothing. */
const claimsBeside = (story: Story, sentence: number, mention: NameMention): boolean =>
  triggersIn(story, sentence, 'claim').some(
    (claim) => claim.first >= mention.last && claim.first - mention.last <= 1 && !polarity(story, claim).negated,
  )

/** "The hackers have claimed responsibility. Grey Falcon, as they say they are called, …" */
const claimedBefore = (story: Story, sentence: number): boolean =>
  story.sentences[sentence - 1]?.sentence.block === story.sentences[sentence]?.sentence.block &&
  triggersIn(story, sentence - 1, 'claim').some((claim) => !polarity(story, claim).negated) &&
  triggersIn(story, sentence - 1, 'attacker').length > 0

/** Characters between an actor and the country that is told of it: "le groupe Hafnium (considéré proche de Pékin)". */
const BESIDE = 60

/** Gives a named actor the country that is told right beside it, and speakers to claims that stand in their sentence. */
const settle = (story: Story, claims: readonly Claim[]): Claim[] => {
  const named = claims.filter((claim) => claim.actor !== null && claim.actor.kind !== 'unnamed')
  for (const claim of claims) {
    if (claim.actor !== null || claim.country === null) continue
    for (const span of claim.evidence) {
      const actor = named.find(
        (other) =>
          (other.country === null || other.country === claim.country) &&
          other.status !== 'denied' &&
          other.evidence.some((there) => span.start - there.end < BESIDE && span.end >= there.start),
      )
      if (actor === undefined) continue
      actor.country = claim.country
      actor.evidence.push(span)
    }
  }
  // A country that is told of named actors alone needs no entry of its own.
  const left = claims.filter(
    (claim) =>
      claim.actor !== null ||
      !claim.evidence.every((span) => named.some((other) => other.country === claim.country && other.evidence.includes(span))),
  )
  for (const claim of left) claim.by ??= speakerOf(story, claim.evidence)
  return left
}

/** Tokens between a word of saying and the one who speaks. */
const SPEAKING = 4

/** Who says what some evidence shows: a name beside a word of saying, before it in its sentence. */
const speakerOf = (story: Story, evidence: readonly EvidenceSpan[]): string | null => {
  for (const span of evidence) {
    const sentence = story.sentences.findIndex(({ sentence: { start, end } }) => start <= span.start && span.start < end)
    const names = (story.sentences[sentence]?.names ?? []).filter(
      (name) => name.value.reference === 'named' && (name.value.kind === 'person' || (name.value.kind === 'organisation' && !isCarrier(story, name))),
    )
    for (const say of triggersIn(story, sentence, 'say', 'suspect')) {
      // Who stands right before a verb of suspicion suspects; who stands farther off may be suspected
      const speaker = say.value.class === 'say' ? nearest(say, names, SPEAKING) : names.find(({ last }) => last === say.first)
      if (speaker !== undefined && !(speaker.start >= span.start && speaker.end <= span.end) && !othersSpeak(story, speaker, say))
        return story.entities.of(speaker)?.name ?? speaker.value.name
    }
  }
  return null
}

/** "…in Larnford, prosecutors said": whoever stands between a name and the word of saying speaks. */
const othersSpeak = (story: Story, speaker: NameMention, say: TriggerMention): boolean => {
  for (let at = speaker.last; at < say.first; at++) if (hasLayer(story.scan, at, 'people', 'title', 'head')) return true
  return false
}

const STRENGTHS: Readonly<Record<AttributionStatus, number>> = { denied: 0, suspected: 1, claimed: 3, attributed: 4, confirmed: 5 }
/** An article that only names whom others name too says less than the actor's own claim. */
const BARELY_NAMED = 2

const strengthOf = ({ status, by }: Claim): number => (status === 'attributed' && by === null ? BARELY_NAMED : STRENGTHS[status])

/** Whether a name can be an attacker's: not the victim's, not that of a body that the lexicon knows as something else, no mere description of one. */
const canAct = (story: Story, mention: NameMention, victims: ReadonlySet<Entity>): boolean => {
  if (mention.value.kind === 'actor') return true
  const entity = story.entities.of(mention)
  if (mention.value.reference !== 'named' || (entity !== null && victims.has(entity))) return false
  // "two men from Tamworth"
  if (story.scan.hits.endingAt(mention.first).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'locative')) return false
  return mention.value.known === null && (mention.value.head === null || mention.value.head === 'group') && mention.value.sector === null
}

const actorKey = (story: Story, mention: NameMention): string => {
  const entity = story.entities.of(mention)
  if (mention.value.reference !== 'named') return `country:${mention.value.country ?? ''}`
  return `actor:${mention.value.known ?? (entity === null ? mention.value.name.toLowerCase() : String(entity.index))}`
}

/** The actor that a mention names; what the lexicon knows of it is its id, never its country. */
const actorOf = (story: Story, mention: NameMention): ActorDraft | null => {
  const entity = story.entities.of(mention)
  if (mention.value.reference === 'definite') return null
  if (mention.value.reference === 'indefinite')
    return mention.value.country === null ? null : { name: mention.value.name, kind: 'unnamed', attackId: null, aliases: [] }
  return {
    name: entity?.name ?? mention.value.name,
    kind: kindOf(mention, entity),
    attackId: attackId(story, mention),
    aliases: entity?.aliases ?? [],
  }
}

const kindOf = (mention: NameMention, entity: Entity | null): ActorKind =>
  mention.value.actorKind ?? (entity?.kind === 'person' || mention.value.kind === 'person' ? 'person' : 'group')

const attackId = (story: Story, mention: NameMention): string | null => {
  for (const hit of story.scan.hits.startingAt(mention.first))
    if (hit.lexeme.layer === 'actor' && hit.last === mention.last) return (hit.lexeme.value.attackId as string | null | undefined) ?? null
  return null
}
