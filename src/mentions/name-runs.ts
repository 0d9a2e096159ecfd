import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { ALL_CAPITALS, NUMBER } from '../text/tokens.js'
import type { Sector } from '../vocabulary.js'
import { linkEnd, runEnd } from './name-extent.js'
import { compoundHead, NAMED_BEFORE, NATIONAL } from './name-heads.js'
import { countryIn, determiner, type Found, isLeaning, isPerson, isTitle, lastHead, NOTHING, partOf, placeOf, type Value } from './name-parts.js'
import { type Casing, isFamilyName, isNameWord, opens } from './name-words.js'
import { charAt, hasLayer, hitAt, isCapital, isGlued, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

/** Classes whose words are no name by themselves, whatever their capitals: "Piratage". */
const INCIDENT_WORDS = new Set(['no-name', 'attack', 'weak-attack', 'hit', 'attacker', 'actor-group', 'data', 'asset', 'service'])

/** Where a person's name ends that starts with a given name or behind a title: "Hans de Vries", "Ann Peeters | van het CCB". */
const personEnd = (scan: Scan, casing: Casing, sentence: Sentence, at: number, last: number): number => {
  const titled = scan.hits.endingAt(at).some((hit) => hit.lexeme.layer === 'title')
  if (!titled && !hasLayer(scan, at, 'given-name')) return last
  for (let i = at + 1; i < last; i++) {
    const next = linkEnd(scan, sentence, i)
    if (next > i && (((scan.tokens.flags[next] as number) & ALL_CAPITALS) !== 0 || hasLayer(scan, next, 'organisation', 'head'))) return i
  }
  if (last !== at + 1 || !hasLayer(scan, last, 'article') || !hasLayer(scan, last, 'particle') || isCapital(scan.tokens, last)) return last
  return Math.max(last, runEnd(scan, casing, sentence, last + 1, true))
}

/** "het Oostenrijkse GIS": a nationality before a single name that is no head describes it. */
const standsForOther = (scan: Scan, sentence: Sentence, at: number, last: number): boolean =>
  last === at + 2 &&
  layerAt(scan, at, 'place')?.lexeme.class === 'demonym' &&
  !hasLayer(scan, at + 1, 'head') &&
  layerAt(scan, at, 'organisation')?.last !== last &&
  determiner(scan, sentence, at) === 'definite'

/** Whether the knowledge has a name that starts here, longer than one word. */
const isKnownName = (scan: Scan, at: number): boolean =>
  scan.hits.startingAt(at).some(({ lexeme, last }) => last > at + 1 && ['organisation', 'product', 'actor', 'malware'].includes(lexeme.layer))

/** "CVE-2021-26855" names a weakness, not a body. */
const isCve = ({ tokens }: Scan, at: number): boolean =>
  wordAt(tokens, at) === 'CVE' && charAt(tokens, at + 1) === '-' && tokens.kind[at + 2] === NUMBER

const isDataKind = (scan: Scan, from: number, last: number): boolean =>
  scan.hits.startingAt(from).some((hit) => hit.lexeme.layer === 'trigger' && hit.lexeme.class === 'data-kind' && hit.last >= last)

/** A run of capitalised words: an organisation unless its words say otherwise. */
export const run = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const described = compoundHead(scan, casing, sentence, at)
  if (described !== null) return described
  if (isCve(scan, at)) return null
  if (!isNameWord(scan, casing, sentence, at)) return null
  const { tokens } = scan
  // "le compte Twitter de l'AFP": a platform is no part of its user's name
  const platform = layerAt(scan, at, 'organisation')?.lexeme.value.sector === 'digital-providers'
  let last = runEnd(scan, casing, sentence, at, !scan.language.nounCapitals && !platform)
  if (last === at) return null
  last = personEnd(scan, casing, sentence, at, last)
  last = pairEnd(scan, casing, sentence, at, last)
  // "Facebookpagina KFC Merelgem gekaapt": the thing that starts the line is no part of its owner's name
  const thing = triggerAt(scan, at, 'asset')
  if (thing !== undefined && thing.last < last && thing.last === at + 1 && opens(scan, sentence, at) && !isKnownName(scan, at))
    return run(scan, casing, sentence, thing.last)
  if (standsForOther(scan, sentence, at, last)) return run(scan, casing, sentence, at + 1)
  // "Licking County Commissioner Tim Bubb": the title ends one name and announces another
  for (let i = at + 1; i < last; i++)
    if (isTitle(scan, i) && (!hasLayer(scan, i, 'head') || isBearer(scan, i, last)) && !isFamilyName(scan, i)) last = i
  // "Social Security numbers": what was taken, and nobody
  if (isDataKind(scan, at, last) || (at > sentence.first && isDataKind(scan, at - 1, last))) return null
  // "Inc." alone names nobody
  if (last - at === 1 && layerAt(scan, at, 'legal-form')?.last === last && !hasLayer(scan, at, 'organisation')) return null
  const plain = scan.hits.startingAt(at).filter(({ lexeme }) => lexeme.layer === 'trigger' && INCIDENT_WORDS.has(lexeme.class))
  const whole = last - at === 1 || linkEnd(scan, sentence, at + 1) > at + 1
  if (plain.some((hit) => whole || hit.last === last)) return null
  // "Anne Berg of the Directorate of Health": a person's name ends before what the person belongs to
  const alone = runEnd(scan, casing, sentence, at, false)
  if (alone < last && alone - at > 1 && hasLayer(scan, at, 'given-name')) last = alone
  // "Velmora Energy of Marlow": the town is where it sits
  if (alone < last && alone - at > 1 && placeOf(scan, linkEnd(scan, sentence, alone), last) !== null && isPlain(scan, at, alone)) last = alone
  // "GLPI van Velmora France": an acronym that is no head is a name, and not its owner's
  if (alone === at + 1 && alone < last && isOwned(scan, at, alone)) last = alone
  const inner = lastHead(scan, at, last)
  // A title before the name is no part of it: "Bürgermeister Thomas Schmidt", "President Biden"
  const title = isTitle(scan, at) ? layerAt(scan, at, 'title') : undefined
  if (title !== undefined && title.last !== last) {
    const rest = run(scan, casing, sentence, title.last)
    return rest === null ? null : { ...rest, rule: 'names.person', value: { ...rest.value, kind: 'person' } }
  }
  if (title !== undefined && title.last === last) return null
  if (inner === undefined) {
    const place = placeOf(scan, at, last)
    const body = place === null ? null : national(scan, sentence, at, last, place)
    if (body !== null) return body
    if (place !== null) return { first: at, last, rule: place.id, value: { ...NOTHING, kind: 'place', head: place.class, country: place.country } }
    if (firmAt(scan, last) === undefined && isPerson(scan, sentence, at, last))
      return { first: at, last, rule: 'names.person', value: { ...NOTHING, kind: 'person' } }
  }
  // "Baltimore City Council", "Longview water district": the head ends the name
  const after = firmAt(scan, last) ?? layerAt(scan, last, 'head')
  // "Een Berchemse school": where it is, and no name of it
  if (after !== undefined && inner === undefined && last === at + 1 && !isCapital(tokens, last) && isTownAdjective(scan, at, after.lexeme.class))
    return null
  if (
    after !== undefined &&
    after.last <= sentence.last &&
    after.lexeme.value.position !== 'after' &&
    !isGlued(tokens, last) &&
    inner === undefined &&
    (!scan.language.nounCapitals || after.lexeme.value.position === 'before' || NAMED_BEFORE.has(after.lexeme.class))
  ) {
    last = after.last
    return {
      first: at,
      last,
      rule: after.lexeme.id,
      value: {
        ...NOTHING,
        head: after.lexeme.class,
        sector: (after.lexeme.value.sector as Sector | null) ?? null,
        country: countryIn(scan, at, last),
      },
    }
  }
  let value: Value =
    announcesActor(scan, sentence, at) || (last > at + 1 && triggerAt(scan, last - 1, 'attacker') !== undefined)
      ? { ...partOf(scan, at, last, NOTHING), kind: 'actor' as const, actorKind: 'group' as const }
      : partOf(scan, at, last, NOTHING)
  if (value.sector === null && value.kind === 'organisation') value = { ...value, ...apposition(scan, sentence, last) }
  const legal = layerAt(scan, last, 'legal-form')
  if (legal !== undefined && legal.last <= sentence.last && isCapital(tokens, last)) last = legal.last
  return { first: at, last, rule: inner?.lexeme.id ?? (value.known !== null ? `organisation.${value.known}` : 'names.capitals'), value }
}

/** Bodies of which a town has one, so that its adjective names them: "Antwerpse politie". */
const OF_TOWN: ReadonlySet<string> = new Set(['police', 'prosecutor', 'court', 'port', 'airport', 'university', 'parliament', 'municipality'])
/** Letters from which on a word may be the adjective of a town. */
const SHORTEST_ADJECTIVE = 6

/** Whether a word before a head in small letters is made from the name of a town, where such adjectives stand before their nouns. */
const isTownAdjective = ({ tokens, language }: Scan, at: number, head: string): boolean => {
  if (language.nounCapitals || language.adjectivesAfter || OF_TOWN.has(head)) return false
  const word = wordAt(tokens, at)
  return word.length >= SHORTEST_ADJECTIVE && language.adjectiveEndings.some((ending) => word.endsWith(ending))
}

/** Whether an unknown acronym stands before a word for "of", where names are not linked by it to what they are in charge of. */
const isOwned = (scan: Scan, at: number, alone: number): boolean =>
  !scan.language.nounCapitals &&
  !scan.language.adjectivesAfter &&
  ((scan.tokens.flags[at] as number) & ALL_CAPITALS) !== 0 &&
  alone - at === 1 &&
  triggerAt(scan, alone, 'of') !== undefined &&
  !hasLayer(scan, at, 'head', 'organisation')

/** Words before the "and" of a name that has one. */
const LONGEST_PAIR = 3

/** Where a name ends whose "and" joins what one body is for or where: "the Marlow Women and Infants Hospital", "Devon and Cornwall Police". */
const pairEnd = (scan: Scan, casing: Casing, sentence: Sentence, at: number, last: number): number => {
  const { tokens, language } = scan
  const and = triggerAt(scan, last, 'and')
  if (language.nounCapitals || language.adjectivesAfter || and === undefined || last - at > LONGEST_PAIR || !isPlain(scan, at, last)) return last
  const known = (first: number, end: number): boolean =>
    scan.hits.startingAt(first).some(({ lexeme, last: to }) => lexeme.layer === 'organisation' && to === end)
  const place = placeOf(scan, at, last) !== null
  if (known(at, last) || (!place && hasLayer(scan, at, 'given-name'))) return last
  if (!place && !scan.hits.endingAt(at).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'definite')) return last
  const end = runEnd(scan, casing, sentence, and.last, false)
  const head = end > and.last + 1 ? lastHead(scan, and.last, end) : undefined
  if (head === undefined || head.last !== end || head.first === and.last || head.lexeme.value.plural === true || known(and.last, end)) return last
  return isCapital(tokens, head.first) && (!place || placeOf(scan, and.last, head.first) !== null) ? end : last
}

/** Whether no head is in a run and no known body starts it: then it is a name of its own, whatever is linked to it. */
const isPlain = (scan: Scan, at: number, last: number): boolean =>
  lastHead(scan, at, last) === undefined && !scan.hits.startingAt(at).some((hit) => hit.lexeme.layer === 'organisation' && hit.last > last)

/** "Emil Frey Gruppe": what makes the words before it a firm's name, where nouns have capitals. */
const firmAt = (scan: Scan, at: number): Hit | undefined =>
  scan.language.nounCapitals && at < scan.tokens.length && isCapital(scan.tokens, at) && !isGlued(scan.tokens, at)
    ? scan.hits.startingAt(at).find(({ lexeme }) => lexeme.layer === 'head' && lexeme.value.position === 'before')
    : undefined

/** Tokens of an apposition in which a word tells what a name is. */
const LONGEST_APPOSITION = 12

/** "Insurance Commissioner Ann Torrell": a title that is a head too, with the name of a person behind it. */
const isBearer = (scan: Scan, at: number, last: number): boolean => {
  const title = layerAt(scan, at, 'title')
  if (title === undefined || title.last >= last || scan.language.nounCapitals) return false
  return hasLayer(scan, title.last, 'given-name') && lastHead(scan, title.last, last) === undefined
}

/** What the words set off behind a name say of it: "Velmora, un des grands noms du jeu en ligne,". */
const apposition = (scan: Scan, sentence: Sentence, last: number): Partial<Value> => {
  if (last >= sentence.last || charAt(scan.tokens, last) !== ',') return {}
  if (hitAt(scan, last + 1, (lexeme) => lexeme.layer === 'article' || (lexeme.layer === 'trigger' && lexeme.class === 'indefinite')) === undefined)
    return {}
  for (let i = last + 1; i < sentence.last && i < last + LONGEST_APPOSITION && charAt(scan.tokens, i) !== ','; i++) {
    const head = layerAt(scan, i, 'head')
    if (head !== undefined && head.lexeme.value.sector != null) return { sector: head.lexeme.value.sector as Sector }
  }
  return {}
}

/** "Un groupe de hackers, The Green Blood Group, …": a name in apposition to attackers is theirs. */
const announcesActor = (scan: Scan, sentence: Sentence, at: number): boolean =>
  at - 2 >= sentence.first &&
  charAt(scan.tokens, at - 1) === ',' &&
  (scan.language.nounCapitals || !isCapital(scan.tokens, at - 2)) &&
  scan.hits.endingAt(at - 1).some((hit) => hit.lexeme.layer === 'trigger' && (hit.lexeme.class === 'attacker' || hit.lexeme.class === 'actor-group'))

/** "UK government", "Belgische regering", "Houston police": a place and a body of which it has one. */
const national = (scan: Scan, sentence: Sentence, at: number, last: number, { country }: { readonly country: string }): Found | null => {
  // "Puerto Rico's government"
  const from = isGlued(scan.tokens, last) && "'’".includes(charAt(scan.tokens, last)) ? last + 1 : last
  const head = layerAt(scan, from, 'head')
  if (scan.language.nounCapitals || head === undefined || head.last > sentence.last) return null
  if (!NATIONAL.has(head.lexeme.class) || head.lexeme.value.position === 'after' || isGlued(scan.tokens, from) || isLeaning(scan, at)) return null
  const sector = (head.lexeme.value.sector as Sector | null) ?? null
  return { first: at, last: head.last, rule: head.lexeme.id, value: { ...NOTHING, head: head.lexeme.class, sector, country } }
}
