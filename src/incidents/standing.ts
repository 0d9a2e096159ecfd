import type { Entity } from './entities.js'
import { ownRole } from './roles.js'
import { type Story, statementsIn, triggersIn } from './story.js'
import { isCarrier } from './victims.js'

/**
 * How much each part of an article says for a body being the one that it is about. Fitted as a ranking (conditional logistic regression) on articles
 * of ours whose victims are known: there the body with the best sum was the one hit in nine of ten, whatever rules say. Words for attacks
 * beside a name say little: police, experts and makers stand beside them as often.
 */
const WORTH = {
  title: 1.8,
  opening: 1.4,
  lead: 0.7,
  often: 1.2,
  veryOften: 0.3,
  early: 0.4,
  attacked: 0.2,
  down: 0.3,
  bystander: -2,
  enforcing: -1.1,
  making: -0.6,
  carrier: -1.7,
  platform: -2,
  vendor: -1.1,
  headless: -1.2,
  known: 0.6,
  elsewhere: -0.9,
  cited: -0.7,
} as const

/** Sentences of the body that are its lead. */
const LEAD = 3
const OFTEN = 8
const EARLY = 15

/** Roles of bodies that speak and act in such articles without being hit. */
export const BYSTANDERS: ReadonlySet<string> = new Set(['law-enforcement', 'investigator', 'authority', 'responder', 'source', 'vendor'])
export const ENFORCERS: ReadonlySet<string> = new Set(['law-enforcement', 'investigator', 'authority'])
const MAKERS: ReadonlySet<string> = new Set(['responder', 'vendor'])

/** Social networks and the like, through which things are told. */
export const isPlatform = (entity: Entity): boolean => entity.known !== null && entity.sector === 'digital-providers'

interface Traces {
  mentions: number
  readonly sentences: Set<number>
  readonly found: Set<keyof typeof WORTH>
  attacked: number
  down: number
  elsewhere: number
  cited: number
}

/** How much the article puts each body forward: a higher figure is more likely the one that it is about. */
export const standings = (story: Story): Map<Entity, number> => {
  const lead = story.sentences.findIndex(({ sentence }) => sentence.role === 'body')
  const traces = new Map<Entity, Traces>()
  story.sentences.forEach(({ sentence, names }, index) => {
    for (const mention of names) {
      const entity = story.entities.of(mention)
      if (entity === null || (entity.kind !== 'organisation' && entity.kind !== 'website')) continue
      let trace = traces.get(entity)
      if (trace === undefined) {
        trace = { mentions: 0, sentences: new Set(), found: new Set(), attacked: 0, down: 0, elsewhere: 0, cited: 0 }
        traces.set(entity, trace)
      }
      trace.mentions++
      if (sentence.role === 'title') trace.found.add('title')
      if (index === lead) trace.found.add('opening')
      if (sentence.role === 'body' && index < lead + LEAD) trace.found.add('lead')
      if (isCarrier(story, mention)) trace.found.add('carrier')
      // "the security firm Redline": who helps or explains
      if (triggersIn(story, index, 'help').some(({ last }) => last <= mention.first && mention.first - last <= 1)) trace.found.add('vendor')
      for (const { says, names: told } of statementsIn(story, index)) {
        if ((told.vendor ?? []).includes(mention)) trace.found.add('vendor')
        if (says === 'organisation' && (told.org ?? []).includes(mention)) trace.cited++
      }
      if (trace.sentences.has(index)) continue
      trace.sentences.add(index)
      if (triggersIn(story, index, 'attack', 'hit', 'attacker', 'ransom').length > 0) trace.attacked++
      if (triggersIn(story, index, 'down', 'shutdown').length > 0) trace.down++
      if (triggersIn(story, index, 'earlier', 'another').length > 0) trace.elsewhere++
      if (triggersIn(story, index, 'vendor-cue').length > 0) trace.found.add('vendor')
    }
  })
  return new Map([...traces].map(([entity, trace]) => [entity, sumOf(story, entity, trace)]))
}

const sumOf = (story: Story, entity: Entity, { mentions, sentences, found, attacked, down, elsewhere, cited }: Traces): number => {
  const role = ownRole(story, entity)
  let sum = 0
  for (const trait of found) sum += WORTH[trait]
  sum += WORTH.often * Math.log(1 + mentions) + WORTH.veryOften * Math.min(mentions, OFTEN)
  sum += WORTH.early * (1 - Math.min(Math.min(...sentences), EARLY) / EARLY)
  sum += WORTH.attacked * Math.min(attacked, 4) + WORTH.down * Math.min(down, 3)
  sum += WORTH.elsewhere * (elsewhere / sentences.size) + WORTH.cited * Math.min(cited, 2)
  if (role !== null && BYSTANDERS.has(role)) sum += WORTH.bystander
  if (role !== null && ENFORCERS.has(role)) sum += WORTH.enforcing
  if (role !== null && MAKERS.has(role)) sum += WORTH.making
  if (isPlatform(entity)) sum += WORTH.platform
  if (entity.known !== null) sum += WORTH.known
  if (entity.head === null) sum += WORTH.headless
  return sum
}
