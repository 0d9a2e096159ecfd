import type { Reading, SecondReader } from '../languages/second-readers.js'
import type { NameMention } from '../mentions/mention.js'
import { textOf } from '../text/span.js'
import type { Entity } from './entities.js'
import type { SentenceMentions } from './fillers.js'
import { ownRole } from './roles.js'
import { type Story, statementsIn, triggersIn } from './story.js'
import { isIdle, type Victim, weightOf } from './victims.js'

/** Somebody who may have been hit, though no rule says so, strongest first. */
export interface Candidate {
  readonly entity: Entity
  /** Whether it is a body by its own words, or known: of others only the capitals are seen. */
  readonly sure: boolean
}

/** Candidates and sentences that are read at most: the second reader takes milliseconds for each sentence. */
const MOST_CANDIDATES = 6
const MOST_SENTENCES = 30
/** Clauses, those of title and lead counting more, that must show somebody hit of whom only the capitals are seen. */
const ENOUGH_HITS = 2

/** The readings of a sentence that lie over a name. */
const over = (readings: readonly Reading[], { sentence }: SentenceMentions, { start, end }: NameMention): Reading[] =>
  readings.filter((reading) => reading.start < end - sentence.start && start - sentence.start < reading.end)

interface Told {
  hits: number
  persons: number
  all: number
}

/**
 * Which of the candidates was hit, as the second reader understands the sentences that name them: whom most clauses show as hit; where none
 * does, the strongest of those who are bodies by their own words and that it does not take for a person.
 */
export const chooseBetween = <T extends Candidate>(story: Story, candidates: readonly T[], read: SecondReader): T | undefined => {
  const asked = candidates.slice(0, MOST_CANDIDATES)
  const told = new Map<Entity, Told>(asked.map(({ entity }) => [entity, { hits: 0, persons: 0, all: 0 }]))
  let sentences = 0
  story.sentences.forEach((there, index) => {
    if (sentences >= MOST_SENTENCES || isIdle(story, index)) return
    const here = there.names.flatMap((mention) => {
      const entity = mention.value.reference === 'named' ? story.entities.of(mention) : null
      const entry = entity === null ? undefined : told.get(entity)
      return entry === undefined ? [] : [{ mention, entry }]
    })
    if (here.length === 0) return
    sentences++
    const readings = read(textOf(story.scan.article.text, there.sentence))
    const attack = triggersIn(story, index, 'attack', 'weak-attack', 'hit', 'attacker', 'ransom', 'steal', 'expose').length > 0
    for (const { mention, entry } of here) {
      const same = over(readings, there, mention)
      entry.all++
      if (same.some(({ kind }) => kind === 'person')) entry.persons++
      if (attack && same.some(({ hit }) => hit)) entry.hits += weightOf(story, index)
    }
  })
  const bodies = asked
    .map((candidate) => ({ candidate, entry: told.get(candidate.entity) ?? { hits: 0, persons: 0, all: 0 } }))
    .filter(({ entry }) => entry.persons * 2 <= entry.all)
    .sort((a, b) => b.entry.hits - a.entry.hits)
  return bodies.find(({ candidate, entry }) => candidate.sure || entry.hits >= ENOUGH_HITS)?.candidate
}

/**
 * Bodies that the second reader finds hit in sentences that tell of an attack, where the rules take a victim from none. Only those that are bodies
 * by their own words or known ones: whose capitals alone make them names, it takes for hit too easily.
 */
export const overlooked = (story: Story, read: SecondReader): Victim[] => {
  const found = new Map<Entity, Victim>()
  let sentences = 0
  story.sentences.forEach((there, index) => {
    if (sentences >= MOST_SENTENCES || isIdle(story, index) || triggersIn(story, index, 'earlier', 'hypothetical').length > 0) return
    if (statementsIn(story, index).some(({ says }) => says === 'victim' || says === 'related')) return
    if (triggersIn(story, index, 'attack', 'hit', 'attacker', 'ransom', 'steal').every(({ value }) => value.weak === true)) return
    const here = there.names.flatMap((mention) => {
      const entity = mention.value.reference === 'named' ? story.entities.of(mention) : null
      return entity !== null && mayBeHit(story, mention, entity) ? [{ mention, entity }] : []
    })
    if (here.length === 0) return
    sentences++
    const readings = read(textOf(story.scan.article.text, there.sentence))
    for (const { mention, entity } of here) {
      if (found.has(entity) || !over(readings, there, mention).some(({ hit, kind }) => hit && kind !== 'person')) continue
      found.set(entity, { entity, mention, statements: [], role: 'victim', weight: weightOf(story, index) })
    }
  })
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.mention.start - b.mention.start)
}

const mayBeHit = (story: Story, { value }: NameMention, entity: Entity): boolean =>
  (value.kind === 'organisation' || value.kind === 'website') &&
  (entity.head !== null || entity.known !== null) &&
  (entity.known === null || entity.sector !== 'digital-providers') &&
  ownRole(story, entity) === null
