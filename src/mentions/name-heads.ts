import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { fold } from '../text/characters.js'
import { ALL_CAPITALS } from '../text/tokens.js'
import type { PartyKind, Sector } from '../vocabulary.js'
import { adjectiveEnd } from './name-adjectives.js'
import { chargeEnd, isCharged } from './name-charges.js'
import { domainEndAt, domainsEnd } from './name-domains.js'
import { linkEnd, runEnd } from './name-extent.js'
import {
  APPOSITIVE,
  countryIn,
  determiner,
  type Found,
  isQualifier,
  isTitle,
  MOST_QUALIFIERS,
  NOTHING,
  nearbyDemonym,
  partOf,
  placeOf,
  QUOTES,
  type Value,
} from './name-parts.js'
import { type Casing, isCommonCompound, opens } from './name-words.js'
import { charAt, hasLayer, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

/** Bodies of which a country has one, so that its adjective names them: "Parlement belge", "gouvernement français". */
export const NATIONAL = new Set(['government', 'parliament', 'ministry', 'army', 'police', 'prosecutor', 'administration', 'railway'])

/** Where nouns have capitals: heads behind which no article shows that a name goes on before them ("Valartis Bank", "Funke Mediengruppe"). */
export const NAMED_BEFORE = new Set(['bank', 'media', 'insurer', 'utility', 'airport', 'university', 'hospital', 'airline'])

/** Heads of firms, which a place behind them only tells apart: "l'éditeur de Morges". */
const FIRMS = new Set(['company', 'it-company', 'manufacturer', 'shop', 'supplier'])

/** Heads of things that belong to the one who is named behind "of". */
const OWNED = new Set(['website', 'platform'])

/** Heads of bodies that other bodies keep, by whom they are told apart. */
const HELD = new Set(['administration', 'hospital', 'school', 'library', 'museum', 'theatre', 'university', 'service', 'care', 'agency'])

/** The body with a name of its own that stands here. */
const heldBy = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const found = hasLayer(scan, at, 'head') ? headed(scan, casing, sentence, at) : null
  return found !== null && found.first === at && found.value.reference === 'named' && isCapital(scan.tokens, found.last - 1) ? found : null
}

/** A name with a head: "ministère de l'Intérieur", "Stadt Mainz"; without a proper part it refers ("l'hôpital") or describes ("un hôpital"). */
export const headed = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const head = layerAt(scan, at, 'head')
  if (head === undefined || head.last > sentence.last) return null
  // "Flughafen-Websites" are no airport
  if (scan.language.nounCapitals && isCommonCompound(scan, sentence, head.last - 1)) return null
  const { tokens } = scan
  const { value } = head.lexeme
  const base: Value = {
    ...NOTHING,
    kind: (value.kind as PartyKind) ?? 'organisation',
    head: head.lexeme.class,
    sector: (value.sector as Sector | null) ?? null,
  }
  if (value.position !== 'before') {
    let from = head.last
    for (let n = 0; n <= MOST_QUALIFIERS && from < sentence.last; n++) {
      // "la chaîne YouTube du Racing": the platform is no part of its user's name
      const onPlatform = layerAt(scan, from, 'organisation')?.lexeme.value.sector === 'digital-providers'
      const whole = runEnd(scan, casing, sentence, from, !onPlatform, true)
      // "Office of the Inspector General": behind a head that announces it, a title is what the body is called by
      const direct =
        value.position === 'after' && from === head.last && whole > from
          ? domainsEnd(scan, casing, sentence, whole, head.lexeme.class)
          : untitled(scan, from, whole)
      if (direct > from && (n === 0 || scan.language.adjectivesAfter)) {
        // "Le groupe LockBit": the actor is named without what it is
        if (APPOSITIVE.has(head.lexeme.class) && layerAt(scan, from, 'actor') !== undefined) return null
        // "Radio Mercure a perdu …": where nouns have an article, one without it at the start of a sentence is part of the name
        const bareStart = scan.language.adjectivesAfter && sentence.role === 'body' && at === sentence.first
        const small = !isCapital(tokens, at) || (opens(scan, sentence, at) && !bareStart)
        const bare = scan.language.nounCapitals ? value.describes === true : (value.describes === true || APPOSITIVE.has(head.lexeme.class)) && small
        // "l'assureur français Velmora": the nationality stands between
        const described = nearbyDemonym(scan, sentence, at, from) ?? countryIn(scan, head.last, from)
        const country = countryIn(scan, at, direct) ?? described
        // "die größte Molkerei Österreichs": a country says where it is, and is no name
        if (bare && scan.language.nounCapitals && placeOf(scan, from, direct)?.class === 'country') {
          const there = bareHead(scan, sentence, head, base)
          return there === null ? null : { ...there, value: { ...there.value, country: there.value.country ?? country } }
        }
        return bare
          ? { first: from, last: direct, rule: head.lexeme.id, value: partOf(scan, from, direct, { ...base, country }) }
          : { first: at, last: direct, rule: head.lexeme.id, value: { ...base, country } }
      }
      const quoted =
        n === 0 && triggerAt(scan, at, 'attacker') === undefined && !hasLayer(scan, from + 1, 'actor', 'malware')
          ? quotedEnd(scan, sentence, from)
          : from
      if (quoted > from) return { first: from + 1, last: quoted, rule: head.lexeme.id, value: partOf(scan, from + 1, quoted, base) }
      // "Vereniging de Zonnebloem"
      if (
        n === 0 &&
        !scan.language.nounCapitals &&
        isCapital(tokens, from - 1) &&
        hasLayer(scan, from, 'article') &&
        hasLayer(scan, from, 'particle')
      ) {
        const end = isCapital(tokens, from) ? from : runEnd(scan, casing, sentence, from + 1, true)
        if (end > from + 1) return { first: at, last: end, rule: head.lexeme.id, value: { ...base, country: countryIn(scan, at, end) } }
      }
      const link = linkEnd(scan, sentence, from)
      // "Gericht für Hans Maier": nobody is in charge of a person
      if (hasLayer(scan, from + 1, 'given-name') && scan.language.domainLinks.includes(fold(wordAt(tokens, from)))) break
      if (link > from) {
        const domain = domainEndAt(scan, sentence, from)
        const proper = domain > link ? domain : properPart(scan, casing, sentence, link, head.lexeme.class)
        const named = proper > link ? proper : isCharged(scan, sentence, head) ? chargeEnd(scan, casing, sentence, link) : link
        const end = named > link && isCapital(tokens, at) ? domainsEnd(scan, casing, sentence, named, head.lexeme.class) : named
        // "the website of the charity X": the owner is named, not the site
        // "les communes de X et Y": each is named without the plural
        if (end > link && !scan.language.nounCapitals && value.describes === true)
          return { first: link, last: end, rule: head.lexeme.id, value: partOf(scan, link, end, base) }
        // "le portail de l'Agence de l'eau": the owner's own head tells where its name ends
        const owner = end > link && OWNED.has(head.lexeme.class) && hasLayer(scan, link, 'head') ? headed(scan, casing, sentence, link) : null
        if (owner !== null && owner.value.reference === 'named' && owner.last > end) return owner
        // "Kliniken des Bezirks Oberbayern": the name goes on in the one of whom it is told
        const holder = scan.language.nounCapitals && end === link && HELD.has(head.lexeme.class) ? heldBy(scan, casing, sentence, link) : null
        if (holder !== null)
          return head.lexeme.class === 'administration'
            ? holder
            : { first: at, last: holder.last, rule: head.lexeme.id, value: { ...base, country: holder.value.country } }
        // "die Website des Landes": a head alone points back, whatever place bears its name
        if (owner !== null && scan.language.nounCapitals && owner.value.reference === 'definite' && owner.last >= end) return owner
        // "la petite ville vaudoise d'Orvin": the adjective describes, the town alone is named
        if (end > link && n > 0 && head.lexeme.class === 'municipality' && !isCapital(tokens, at) && !scan.language.nounCapitals)
          return {
            first: link,
            last: end,
            rule: head.lexeme.id,
            value: partOf(scan, link, end, { ...base, country: nearbyDemonym(scan, sentence, at, head.last) }),
          }
        if (end > link && OWNED.has(head.lexeme.class))
          return { first: link, last: end, rule: head.lexeme.id, value: partOf(scan, link, end, { ...NOTHING, country: countryIn(scan, link, end) }) }
        // Where nouns have capitals, "Tochter der Holding X", "Dienstleister von X" are no names
        if (end > link && !(scan.language.nounCapitals && (domain > link ? value.describes === true : APPOSITIVE.has(head.lexeme.class)))) {
          const country = countryIn(scan, at, end)
          // "une entreprise de construction d'Herstal" tells of a firm without naming it, "l'éditeur d'Herstal" of one named before
          const firm = FIRMS.has(head.lexeme.class)
          const described =
            APPOSITIVE.has(head.lexeme.class) && !isCapital(tokens, at) && (head.lexeme.class === 'company' || placeOf(scan, link, end) !== null)
          const before = described ? determiner(scan, sentence, at) : 'plural'
          const reference = before === 'indefinite' || (before === 'definite' && firm) ? before : 'named'
          return { first: at, last: end, rule: head.lexeme.id, value: { ...base, country, reference } }
        }
      }
      if (!isQualifier(scan, from) && !(scan.language.adjectivesAfter && isDemonym(scan, from))) break
      from++
    }
  }
  const described = adjectiveEnd(scan, sentence, head)
  if (described > head.last) return { first: at, last: described, rule: head.lexeme.id, value: { ...base, country: countryIn(scan, at, described) } }
  // Headlines and titles apart, a head alone has no capital; with one it may still be a name that refers ("the Ministry").
  return bareHead(scan, sentence, head, base)
}

const isDemonym = (scan: Scan, at: number): boolean => !isCapital(scan.tokens, at) && layerAt(scan, at, 'place')?.lexeme.class === 'demonym'

/** "Village President Richard Lartz": a title among the words announces a person. */
const untitled = (scan: Scan, first: number, last: number): number => {
  for (let i = first; i < last; i++) if (isTitle(scan, i)) return i
  return last
}

const MOST_QUOTED = 5

/** The closing mark of a name in quotation marks that start at a token, where nouns have capitals ("des Magazins „Stern“"); the same token where there is none. */
export const quotedEnd = (scan: Scan, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  if (!scan.language.nounCapitals || from + 2 >= sentence.last || !QUOTES.includes(charAt(tokens, from))) return from
  for (let i = from + 1; i < sentence.last && i <= from + 1 + MOST_QUOTED; i++)
    if (QUOTES.includes(charAt(tokens, i)) && !isWordToken(tokens, i)) return i > from + 1 ? i : from
  return from
}

/** What follows "de" after a head: names; for ministries and the like also small words up to the end of the enumeration. */
const properPart = (scan: Scan, casing: Casing, sentence: Sentence, from: number, head: string): number => {
  let end = runEnd(scan, casing, sentence, from, true, true)
  // "the website of the Dutch bank": an adjective is no name
  if (end === from + 1 && layerAt(scan, from, 'place')?.lexeme.class === 'demonym') return from
  const domains = head === 'ministry' || head === 'government'
  // "ministère de l'intérieur": what a ministry is in charge of may be written small
  if (end === from && domains && isQualifier(scan, from)) end = from + 1
  if (end === from) return from
  if (!domains) return end
  // "ministère de l'Économie et des finances": one more domain
  const and = triggerAt(scan, end, 'and')
  if (and !== undefined) {
    const link = linkEnd(scan, sentence, and.last)
    if (link > and.last && link < sentence.last && isWordToken(scan.tokens, link) && !hasLayer(scan, link, 'head'))
      end = Math.max(runEnd(scan, casing, sentence, link, false), link + 1)
  }
  return end
}

/** Heads of bodies of which a town has one: "Kölner Staatsanwaltschaft" names it. */
const LOCAL = new Set([
  'region',
  'government',
  'administration',
  'agency',
  'port',
  'municipality',
  'province',
  'hospital',
  'university',
  'court',
  'prosecutor',
  'police',
  'authority',
  'airport',
  'theatre',
  'library',
  'museum',
])

/** Bodies that an adjective of a country names: "belgisches Außenministerium". */
const OF_COUNTRY = new Set(['ministry', 'parliament', 'prosecutor', 'police', 'army'])

/** "Ahrensburger Rathaus", "belgischen Außenministeriums": the adjective of a town or country, where it stands before the head, names the body. */
export const adjectived = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  if (!scan.language.nounCapitals) return null
  const head = layerAt(scan, at + 1, 'head')
  if (head === undefined || head.last > sentence.last) return null
  const place = layerAt(scan, at, 'place')
  const ofCountry = place?.lexeme.class === 'demonym' && (OF_COUNTRY.has(head.lexeme.class) || head.lexeme.value.unique === true)
  const ofTown =
    LOCAL.has(head.lexeme.class) &&
    isCapital(scan.tokens, at) &&
    wordAt(scan.tokens, at).endsWith('er') &&
    !hasLayer(scan, at, 'starter', 'head', 'people', 'title') &&
    triggerAt(scan, at, 'attacker') === undefined
  if (!ofCountry && !ofTown) return null
  const { value } = head.lexeme
  return {
    first: at,
    last: head.last,
    rule: head.lexeme.id,
    value: {
      ...NOTHING,
      kind: (value.kind as PartyKind) ?? 'organisation',
      head: head.lexeme.class,
      sector: (value.sector as Sector | null) ?? null,
      country: ofCountry ? (place?.lexeme.value.country as string) : countryIn(scan, at, head.last),
    },
  }
}

/** Letters from which on a word may be an adjective of a name. */
const SHORTEST_ADJECTIVE = 5

/** "Bayerisches Landeskriminalamt", "Deutsche Gesellschaft für …": where nouns have capitals, an adjective has one only as part of a name. */
export const titular = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const { tokens, language } = scan
  if (!language.nounCapitals || !isCapital(tokens, at) || ((tokens.flags[at] as number) & ALL_CAPITALS) !== 0 || opens(scan, sentence, at))
    return null
  // "Deutsche Energie-Agentur": the head ends a compound
  let noun = at + 1
  while (noun + 2 < sentence.last && charAt(tokens, noun + 1) === '-' && isGlued(tokens, noun + 1) && isGlued(tokens, noun + 2)) noun += 2
  const head = layerAt(scan, noun, 'head')
  if (head === undefined || head.last > sentence.last || head.lexeme.value.describes === true || !isCapital(tokens, at + 1)) return null
  const word = wordAt(tokens, at)
  if (word.length < SHORTEST_ADJECTIVE || !language.adjectiveEndings.some((ending) => word.endsWith(ending))) return null
  if (hasLayer(scan, at, 'noun', 'head', 'people', 'title', 'starter', 'trigger', 'city', 'given-name', 'organisation')) return null
  const demonym = layerAt(scan, at, 'place')
  // "Münchner Polizei" is said of where it is, "Bayerische Polizei" is its name
  if (demonym === undefined && (word.endsWith('er') || determiner(scan, sentence, at) === 'plural')) return null
  const found = headed(scan, casing, sentence, noun)
  if (found === null || found.first !== noun) return null
  const country = (demonym?.lexeme.value.country as string | undefined) ?? found.value.country
  return { ...found, first: at, value: { ...found.value, reference: 'named', country } }
}

/** Tokens of a head that names a body by itself. */
const FULL_NAME = 3

const bareHead = (scan: Scan, sentence: Sentence, head: Hit, base: Value): Found | null => {
  const described = nearbyDemonym(scan, sentence, head.first, head.last)
  const named = { first: head.first, last: head.last, rule: head.lexeme.id, value: { ...base, country: described } }
  if (head.lexeme.value.unique === true || isAbbreviated(scan, sentence, head)) return named
  // "Centre gouvernemental de cyberdéfense": so long a phrase with a capital is a name by itself
  if (head.last - head.first >= FULL_NAME && isCharged(scan, sentence, head)) return named
  const demonym = head.last < sentence.last ? layerAt(scan, head.last, 'place') : undefined
  // "Un ministère belge" is one of several
  const single = determiner(scan, sentence, head.first) !== 'indefinite'
  if (demonym !== undefined && demonym.lexeme.class === 'demonym' && NATIONAL.has(head.lexeme.class) && single) {
    return { first: head.first, last: demonym.last, rule: head.lexeme.id, value: { ...base, country: demonym.lexeme.value.country as string } }
  }
  if (head.lexeme.value.refers === false) return null
  const before = determiner(scan, sentence, head.first)
  if (before === 'definite') {
    return { first: head.first, last: head.last, rule: head.lexeme.id, value: { ...base, reference: 'definite', country: described } }
  }
  return {
    first: head.first,
    last: head.last,
    rule: head.lexeme.id,
    value: {
      ...base,
      reference: 'indefinite',
      country: described,
      kind: before === 'plural' || head.lexeme.value.plural === true ? 'sector' : base.kind,
    },
  }
}

/** "Verteidigungsdepartement (VBS)": what has a short form of its own is a name, where nouns have capitals. */
const isAbbreviated = (scan: Scan, sentence: Sentence, head: Hit): boolean => {
  const { tokens } = scan
  const open = head.last
  if (!scan.language.nounCapitals || open + 2 >= sentence.last || charAt(tokens, open) !== '(' || charAt(tokens, open + 2) !== ')') return false
  return wordAt(tokens, open + 1).replaceAll(/[^\p{Lu}]/gu, '').length >= 2 && !hasLayer(scan, open + 1, 'place', 'city', 'legal-form')
}

/** "US-Herstellers Progress", where nouns have capitals: a compound that only describes the name behind it. */
export const compoundHead = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const { tokens } = scan
  if (!scan.language.nounCapitals || charAt(tokens, at + 1) !== '-' || !isGlued(tokens, at + 1) || !isGlued(tokens, at + 2)) return null
  const head = layerAt(scan, at + 2, 'head')
  if (head === undefined || head.last > sentence.last || head.lexeme.value.describes !== true) return null
  const end = runEnd(scan, casing, sentence, head.last, false, true)
  if (end === head.last) return null
  const base: Value = {
    ...NOTHING,
    head: head.lexeme.class,
    sector: (head.lexeme.value.sector as Sector | null) ?? null,
    country: countryIn(scan, at, at + 1),
  }
  return { first: head.last, last: end, rule: head.lexeme.id, value: partOf(scan, head.last, end, base) }
}
