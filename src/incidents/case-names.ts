import type { NameMention } from '../mentions/mention.js'
import { isCapital } from '../mentions/scan.js'
import { fold } from '../text/characters.js'
import type { Entity } from './entities.js'
import type { Side } from './other-cases.js'
import { distance, type Story } from './story.js'
import type { Victim } from './victims.js'

/** The main case; the others are known by their index. */
export const MAIN = -1

/** Tokens between a name and the place told behind it: "la clinique Saint-Odon, à Ourval". */
const SEAT_REACH = 3
/** Mentions of a victim, and places of an article, that are looked at: beyond them a page is a list. */
const MOST_LOOKED_AT = 30
/** Letters. Shorter parts of names are those of many. */
const SHORTEST_WORD = 5

/** By what each case is known. */
export interface CaseNames {
  readonly entities: ReadonlyMap<Entity, number>
  /** Hash of a word that stands in the name of one case's victim only: "in Moorau", of the "Landkreis Moorau". */
  readonly words: ReadonlyMap<number, number>
}

/** The case that each victim belongs to, with each town and each word of a name that is of one case only. */
export const namesOfCases = (story: Story, main: readonly Victim[], sides: readonly Side[]): CaseNames => {
  const entities = new Map<Entity, number>()
  const seats = new Map<Entity, number | null>()
  const words = new Map<number, number | null>()
  const places = story.entities.all.filter(({ kind, head }) => kind === 'place' && head === 'city').slice(0, MOST_LOOKED_AT)
  const add = (victims: readonly Victim[], index: number): void => {
    for (const { entity } of victims) {
      if (entity === null) continue
      if (!entities.has(entity)) entities.set(entity, index)
      for (const seat of seatsOf(entity, places)) only(seats, seat, index)
      for (const word of wordsOf(story, entity)) only(words, word, index)
    }
  }
  add(main, MAIN)
  for (const [index, side] of sides.entries()) if (!side.own) add(side.victims, index)
  for (const [seat, index] of seats) if (index !== null && !entities.has(seat)) entities.set(seat, index)
  return { entities, words: new Map([...words].filter((entry): entry is [number, number] => entry[1] !== null)) }
}

/** Keeps what belongs to one case; null marks what several share. */
const only = <K>(known: Map<K, number | null>, key: K, index: number): void => {
  const there = known.get(key)
  known.set(key, there === undefined || there === index ? index : null)
}

/** The towns of somebody: within the name ("Stadtwerke Fulda"), or told behind it. */
const seatsOf = ({ name, mentions }: Entity, places: readonly Entity[]): Entity[] => {
  const whole = ` ${fold(name)} `
  const within = places.filter((place) => whole.includes(` ${fold(place.name)} `))
  if (within.length > 0) return within
  return mentions
    .slice(0, MOST_LOOKED_AT)
    .flatMap((mention) =>
      places.filter((place) =>
        place.mentions
          .slice(0, MOST_LOOKED_AT)
          .some((there) => there.sentence === mention.sentence && there.first >= mention.last && distance(mention, there) <= SEAT_REACH),
      ),
    )
}

/** The first and the last word of a name where they are its own, no words for what it is: that of a town which no list holds. */
const wordsOf = (story: Story, { name, mentions }: Entity): number[] => {
  const mention = mentions.find(({ value }) => value.name === name)
  if (mention === undefined || mention.last - mention.first < 2) return []
  const { tokens, hits } = story.scan
  return [mention.first, mention.last - 1].flatMap((at) => {
    const long = (tokens.end[at] as number) - (tokens.start[at] as number) >= SHORTEST_WORD
    const plain = hits.startingAt(at).every(({ lexeme }) => lexeme.layer === 'city' || lexeme.layer === 'given-name')
    return isCapital(tokens, at) && long && plain ? [tokens.hash[at] as number] : []
  })
}

/** The cases that a sentence names. */
export const casesNamedIn = (story: Story, index: number, known: CaseNames): Set<number> => {
  const told = new Set<number>()
  const there = story.sentences[index]
  if (there === undefined) return told
  const others: NameMention[] = []
  for (const mention of there.names) {
    if (mention.value.reference !== 'named') continue
    const entity = story.entities.of(mention)
    const of = entity === null ? undefined : known.entities.get(entity)
    if (of !== undefined) told.add(of)
    else if (mention.value.kind === 'organisation' || mention.value.kind === 'person') others.push(mention)
  }
  const { tokens } = story.scan
  for (let at = there.sentence.first; at < there.sentence.last; at++) {
    const of = isCapital(tokens, at) ? known.words.get(tokens.hash[at] as number) : undefined
    // "The Moorau police" is another body
    if (of !== undefined && !others.some(({ first, last }) => first <= at && at < last)) told.add(of)
  }
  return told
}
