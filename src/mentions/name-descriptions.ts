import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { NUMBER, WORD } from '../text/tokens.js'
import type { ActorKind } from '../vocabulary.js'
import { runEnd } from './name-extent.js'
import { quotedEnd } from './name-heads.js'
import { countryIn, type Found, isPerson, isQualifier, NOTHING, nearbyDemonym, placeOf } from './name-parts.js'
import type { Casing } from './name-words.js'
import { charAt, isModifier, layerAt, type Scan, triggerAt } from './scan.js'

/** "35 000 patients", "850.000 clients": a number and whom it counts. */
export const countedPeople = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  let i = at + 1
  while (i < sentence.last && i < at + 4 && (scan.tokens.kind[i] === NUMBER || isQualifier(scan, i) || triggerAt(scan, i, 'of') !== undefined)) i++
  const group = layerAt(scan, i, 'people')
  if (group === undefined || i >= sentence.last) return null
  return {
    first: at,
    last: group.last,
    rule: group.lexeme.id,
    value: { ...NOTHING, reference: 'indefinite', kind: 'person-group', head: group.lexeme.class },
  }
}

export const people = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const group = layerAt(scan, at, 'people')
  if (group === undefined || group.last > sentence.last) return null
  return {
    first: at,
    last: group.last,
    rule: group.lexeme.id,
    value: { ...NOTHING, reference: 'indefinite', kind: 'person-group', head: group.lexeme.class },
  }
}

/** Countries, capitals and demonyms, also those written small ("russe"). */
export const placeWord = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const place = layerAt(scan, at, 'place')
  if (place === undefined || place.last > sentence.last) return null
  return {
    first: at,
    last: place.last,
    rule: place.lexeme.id,
    value: { ...NOTHING, kind: 'place', head: place.lexeme.class, country: place.lexeme.value.country as string },
  }
}

/** Unnamed attackers with what describes them ("un groupe de hackers russes"); with a name behind it, the name is an actor's ("le groupe de hackers Hafnium"). */
export const attackers = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const group = triggerAt(scan, at, 'actor-group')
  const attacker = triggerAt(scan, at, 'attacker')
  let noun = attacker !== undefined && isModifier(scan, attacker.last) ? undefined : attacker
  if (noun === undefined && group !== undefined) {
    const link = triggerAt(scan, group.last, 'of')
    noun = triggerAt(scan, link?.last ?? group.last, 'attacker')
  }
  // "Malware (dubbed “X”)": the name is the programme's
  const before = charAt(scan.tokens, at - 1) === '(' || charAt(scan.tokens, at - 1) === ',' ? at - 1 : at
  if (noun === undefined) return group === undefined || namesMalware(scan, before) ? null : handle(scan, sentence, group.last)
  if (noun.last > sentence.last) return null
  let last = noun.last
  while (last < sentence.last && last < noun.last + 2 && (layerAt(scan, last, 'place')?.lexeme.class === 'demonym' || isQualifier(scan, last))) last++
  // Words behind the noun belong to it only up to a demonym.
  while (last > noun.last && layerAt(scan, last - 1, 'place') === undefined) last--
  const country = countryIn(scan, at, last) ?? nearbyDemonym(scan, sentence, at, last)
  const quoted = quotedEnd(scan, sentence, last)
  const open = quoted > last || '"«“'.includes(charAt(scan.tokens, last)) ? last + 1 : last
  const name = quoted > last ? quoted : open < sentence.last ? runEnd(scan, casing, sentence, open, true, true) : open
  // "Those behind Scarab ransomware"
  if (name > open && layerAt(scan, open, 'actor') === undefined && scan.hits.startingAt(name).some(isMalware)) return null
  if (name > open && placeOf(scan, open, name) === null) {
    const actor = layerAt(scan, open, 'actor')
    const exact = actor !== undefined && actor.last >= name && actor.last <= sentence.last ? actor : undefined
    // "le hackeur Inti De Ceukelaire" is a person; "le groupe de hackers Hafnium", "un pirate, DzFalcko" act
    // (in a language of compounds a group may be one word: "Hackergruppe")
    if (
      exact === undefined &&
      (group === undefined || (group.last === noun.last && !scan.language.compounds)) &&
      (isPerson(scan, sentence, open, name) || name - open > 1)
    )
      return { first: open, last: name, rule: 'names.person', value: { ...NOTHING, kind: 'person' } }
    return {
      first: open,
      last: exact?.last ?? name,
      rule: actor?.lexeme.id ?? noun.lexeme.id,
      value: {
        ...NOTHING,
        kind: 'actor',
        actorKind: (exact?.lexeme.value.kind as ActorKind | undefined) ?? 'group',
        known: exact?.lexeme.class ?? null,
      },
    }
  }
  return { first: at, last, rule: noun.lexeme.id, value: { ...NOTHING, reference: 'indefinite', kind: 'actor', actorKind: 'unnamed', country } }
}

const isMalware = ({ lexeme }: Hit): boolean => lexeme.layer === 'trigger' && MALICIOUS.has(lexeme.value.type)
/** Whether a word for malware ends at a token. */
const namesMalware = (scan: Scan, at: number): boolean => scan.hits.endingAt(at).some(isMalware)
const MALICIOUS: ReadonlySet<unknown> = new Set(['malware', 'ransomware', 'wiper'])

/** Letters of the name that a hacker gives himself. */
const SHORTEST_HANDLE = 3

/** "qui se fait appeler « zenith »": a single word in quotation marks behind words that announce an actor's name, in small letters too. */
const handle = (scan: Scan, sentence: Sentence, open: number): Found | null => {
  const { tokens } = scan
  const first = open + 1
  if (first + 1 >= sentence.last || !'"«“„'.includes(charAt(tokens, open)) || !'"»”“'.includes(charAt(tokens, first + 1))) return null
  if (tokens.kind[first] !== WORD || (tokens.end[first] as number) - (tokens.start[first] as number) < SHORTEST_HANDLE) return null
  return { first, last: first + 1, rule: 'names.handle', value: { ...NOTHING, kind: 'actor', actorKind: 'person' } }
}
