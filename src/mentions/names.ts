import type { Sentence } from '../article/article.js'
import { knowledgeOf } from '../knowledge/data.js'
import type { TldsFile } from '../knowledge/schema.js'
import type { Hit } from '../rules/hits.js'
import type { LexemeValue } from '../rules/lexeme.js'
import { fold } from '../text/characters.js'
import { isWord, phraseWords } from '../text/phrases.js'
import { ALL_CAPITALS, NUMBER } from '../text/tokens.js'
import type { ActorKind, PartyKind, Sector } from '../vocabulary.js'
import type { NameMention } from './mention.js'
import { domainEnd, linkEnd, longFormStart, runEnd } from './name-extent.js'
import { type Casing, casingOf, isCommonCompound, isNameWord, opens } from './name-words.js'
import { charAt, hasLayer, hitAt, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

type Value = NameMention['value']
interface Found {
  readonly first: number
  readonly last: number
  readonly rule: string
  readonly value: Value
}

/** Lower-case words between a head and the proper part: "centre hospitalier régional de …". */
const MOST_QUALIFIERS = 3

/** Heads that only describe the name that follows ("l'opérateur Belgacom", "le quotidien Le Soir"): the name stands without them. */
const APPOSITIVE = new Set([
  'company',
  'telecom',
  'media',
  'platform',
  'website',
  'group',
  'airline',
  'shop',
  'manufacturer',
  'it-company',
  'casino',
  'exchange',
  'bank',
  'insurer',
  'party',
  'organisation',
  'supplier',
])

/** Bodies of which a country has one, so that its adjective names them: "Parlement belge", "gouvernement français". */
const NATIONAL = new Set(['government', 'parliament', 'ministry', 'army', 'police', 'prosecutor', 'administration', 'railway'])

/** Classes whose words are no name by themselves, whatever their capitals: "Piratage". */
const INCIDENT_WORDS = new Set(['no-name', 'attack', 'weak-attack', 'hit', 'attacker', 'actor-group', 'data', 'asset', 'service'])

/** Where nouns have capitals: heads behind which no article shows that a name goes on before them ("Valartis Bank", "Funke Mediengruppe"). */
const NAMED_BEFORE = new Set(['bank', 'media', 'insurer', 'utility', 'airport', 'university', 'hospital', 'airline'])

/** Heads of things that belong to the one who is named behind "of". */
const OWNED = new Set(['website', 'platform'])

const NOTHING: Value = {
  reference: 'named',
  kind: 'organisation',
  name: '',
  acronym: null,
  head: null,
  country: null,
  sector: null,
  known: null,
  actorKind: null,
  ambiguous: false,
}

let domainEndings: ReadonlySet<string> | undefined
const endings = (): ReadonlySet<string> => {
  const tlds = knowledgeOf<TldsFile | null>('tlds')
  domainEndings ??= new Set(tlds === null ? [] : [...Object.keys(tlds.country), ...tlds.generic])
  return domainEndings
}

/** Names, and phrases that stand for names, in all sentences of an article. Of overlapping ones the longest stays; what is a date is no name. */
export const findNames = (scan: Scan, isTime: (first: number, last: number) => boolean): NameMention[] => {
  const casing = casingOf(scan)
  const mentions: NameMention[] = []
  scan.article.sentences.forEach((sentence, index) => {
    let at = sentence.first
    while (at < sentence.last) {
      const found = nameAt(scan, casing, sentence, at)
      if (found === null) {
        // "minister van Justitie William Barr": what is in a title is no name
        const title = layerAt(scan, at, 'title')
        at = title !== undefined && title.last > at + 1 && title.last <= sentence.last ? title.last : at + 1
        continue
      }
      if (!isTime(found.first, found.last)) mentions.push(mentionOf(scan, index, found))
      at = Math.max(found.last, at + 1)
    }
  })
  return mentions
}

const mentionOf = (scan: Scan, sentence: number, { first, last, rule, value }: Found): NameMention => {
  const { tokens } = scan
  const start = tokens.start[first] as number
  const end = tokens.end[last - 1] as number
  return {
    layer: 'names',
    first,
    last,
    start,
    end,
    sentence,
    rule,
    value: value.name === '' ? { ...value, name: tokens.text.slice(start, end) } : value,
  }
}

const nameAt = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  if (!isWordToken(scan.tokens, at)) return scan.tokens.kind[at] === NUMBER ? countedPeople(scan, sentence, at) : null
  const candidates = [
    abbreviated(scan, sentence, at),
    website(scan, sentence, at),
    known(scan, casing, sentence, at),
    headed(scan, casing, sentence, at),
    run(scan, casing, sentence, at),
    people(scan, sentence, at),
    placeWord(scan, sentence, at),
    attackers(scan, casing, sentence, at),
    adjectived(scan, sentence, at),
  ]
  let best: Found | null = null
  for (const found of candidates) if (found !== null && (best === null || found.last > best.last)) best = found
  return best === null ? null : withAcronym(scan, sentence, best)
}

/** Tokens within which the parenthesis with a short form stands behind the start of its long form. */
const LONGEST_FORM = 14

/** "Direction générale des impôts et domaines (DGID)": small words too belong to a name whose initials the parenthesis proves. */
const abbreviated = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const { tokens } = scan
  if (!isCapital(tokens, at) && !hasLayer(scan, at, 'head')) return null
  for (let open = at + 2; open < sentence.last && open < at + LONGEST_FORM; open++) {
    if (charAt(tokens, open) === ',' || charAt(tokens, open) === ';') return null
    if (charAt(tokens, open) !== '(') continue
    if (open + 2 >= sentence.last || charAt(tokens, open + 2) !== ')' || !isCapital(tokens, open + 1)) return null
    const acronym = wordAt(tokens, open + 1)
    if (longFormStart(scan, sentence, open, acronym) !== at) return null
    const value = { ...partOf(scan, at, open, NOTHING), acronym }
    return { first: at, last: open, rule: 'names.abbreviated', value }
  }
  return null
}

const website = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const last = domainEnd(scan, sentence, at, endings())
  if (last === at) return null
  const tld = wordAt(scan.tokens, last - 1).toLowerCase()
  const country = knowledgeOf<TldsFile | null>('tlds')?.country[tld] ?? null
  return { first: at, last, rule: 'names.website', value: { ...NOTHING, kind: 'website', country } }
}

/** A name that the knowledge holds, or a place; extended where the text goes on ("Microsoft Belgium", "Ville de Lier"). */
const known = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  let best: Hit | undefined
  for (const hit of scan.hits.startingAt(at)) {
    if (!['organisation', 'actor', 'malware', 'product'].includes(hit.lexeme.layer) || hit.last > sentence.last) continue
    if (best === undefined || hit.last > best.last || (hit.last === best.last && rank(hit) < rank(best))) best = hit
  }
  if (best === undefined || (scan.language.nounCapitals && !isMeant(scan, sentence, best))) return null
  const { lexeme } = best
  if (casing.shouted.has(sentence) && lexeme.value.ambiguous === true) return null
  const end = isCapital(scan.tokens, at) ? runEnd(scan, casing, sentence, at, false) : best.last
  // "Orange Belgium", "Turla Group": the text's own longer name is another one, but it may still be known in part.
  const longer = end > best.last && lexeme.layer !== 'product'
  const value = lexeme.value
  if (longer) return null
  return {
    first: lexeme.layer === 'actor' ? bareName(scan, at, best.last, value.name) : at,
    last: best.last,
    rule: lexeme.id,
    value: {
      ...NOTHING,
      kind:
        lexeme.layer === 'organisation'
          ? ((value.kind as PartyKind | undefined) ?? 'organisation')
          : lexeme.layer === 'product' && value.kind === 'vulnerability'
            ? 'vulnerability'
            : (lexeme.layer as 'actor' | 'malware' | 'product'),
      known: lexeme.class,
      head: lastHead(scan, at, best.last)?.lexeme.class ?? null,
      country: (value.country as string | null | undefined) ?? null,
      sector: (value.sector as Sector | null | undefined) ?? null,
      actorKind: lexeme.layer === 'actor' ? (value.kind as ActorKind) : null,
      ambiguous: value.ambiguous === true,
    },
  }
}

/** Where the actor's own name starts in a form with the word for a group before it: "groupe Play". */
const bareName = (scan: Scan, first: number, last: number, name: LexemeValue[string] | undefined): number => {
  const words = typeof name === 'string' ? phraseWords(name) : []
  const start = last - words.length
  return start > first && words.every((word, i) => isWord(scan.tokens, start + i, word)) ? start : first
}

/** Where nouns have capitals: "Facebook-Konto" is no name, "Stern" and "Bild" are one only where something announces or quotes them. */
const isMeant = (scan: Scan, sentence: Sentence, hit: Hit): boolean => {
  if (hit.last > hit.first + 1) return true
  if (isCommonCompound(scan, sentence, hit.first) || hasLayer(scan, hit.first, 'starter')) return false
  if (hit.lexeme.layer !== 'organisation' || !hasLayer(scan, hit.first, 'noun') || hasLayer(scan, hit.first, 'head')) return true
  return (
    (hit.first > sentence.first && '"“„«»‘’\''.includes(charAt(scan.tokens, hit.first - 1))) ||
    scan.hits.endingAt(hit.first).some(({ lexeme }) => lexeme.layer === 'head' || (lexeme.layer === 'trigger' && lexeme.class === 'say'))
  )
}

const RANKS = ['actor', 'organisation', 'product', 'malware']
const rank = (hit: Hit): number => RANKS.indexOf(hit.lexeme.layer)

/** A name with a head: "ministère de l'Intérieur", "Stadt Mainz"; without a proper part it refers ("l'hôpital") or describes ("un hôpital"). */
const headed = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
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
      const direct = untitled(scan, from, runEnd(scan, casing, sentence, from, true, true))
      if (direct > from && (n === 0 || scan.language.adjectivesAfter)) {
        // "Le groupe LockBit": the actor is named without what it is
        if (APPOSITIVE.has(head.lexeme.class) && layerAt(scan, from, 'actor') !== undefined) return null
        const small = !isCapital(tokens, at) || opens(scan, sentence, at)
        const bare = scan.language.nounCapitals ? value.describes === true : (value.describes === true || APPOSITIVE.has(head.lexeme.class)) && small
        const described = nearbyDemonym(scan, sentence, at, from)
        const country = countryIn(scan, at, direct) ?? described
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
      if (link > from) {
        const domain = domainEndAt(scan, sentence, from)
        const proper = domain > link ? domain : properPart(scan, casing, sentence, link, head.lexeme.class)
        const end = proper > link ? proper : chargeEnd(scan, casing, sentence, at, link, head)
        // "the website of the charity X": the owner is named, not the site
        // "les communes de X et Y": each is named without the plural
        if (end > link && !scan.language.nounCapitals && value.describes === true)
          return { first: link, last: end, rule: head.lexeme.id, value: partOf(scan, link, end, base) }
        // "le portail de l'Agence de l'eau": the owner's own head tells where its name ends
        const owner = end > link && OWNED.has(head.lexeme.class) && hasLayer(scan, link, 'head') ? headed(scan, casing, sentence, link) : null
        if (owner !== null && owner.value.reference === 'named' && owner.last > end) return owner
        if (end > link && OWNED.has(head.lexeme.class))
          return { first: link, last: end, rule: head.lexeme.id, value: partOf(scan, link, end, { ...NOTHING, country: countryIn(scan, link, end) }) }
        // Where nouns have capitals, "Tochter der Holding X", "Dienstleister von X" are no names
        if (end > link && !(scan.language.nounCapitals && (domain > link ? value.describes === true : APPOSITIVE.has(head.lexeme.class)))) {
          const country = countryIn(scan, at, end)
          // "une entreprise de construction d'Herstal" tells of a firm without naming it
          const described =
            APPOSITIVE.has(head.lexeme.class) &&
            !isCapital(tokens, at) &&
            determiner(scan, sentence, at) === 'indefinite' &&
            placeOf(scan, link, end) !== null
          return { first: at, last: end, rule: head.lexeme.id, value: { ...base, country, reference: described ? 'indefinite' : 'named' } }
        }
      }
      if (!isQualifier(scan, from)) break
      from++
    }
  }
  // Headlines and titles apart, a head alone has no capital; with one it may still be a name that refers ("the Ministry").
  return bareHead(scan, sentence, head, base)
}

/** "Village President Richard Lartz": a title among the words announces a person. */
const untitled = (scan: Scan, first: number, last: number): number => {
  for (let i = first; i < last; i++) if (hasLayer(scan, i, 'title')) return i
  return last
}

const MOST_QUOTED = 5

/** The closing mark of a name in quotation marks that start at a token, where nouns have capitals ("des Magazins „Stern“"); the same token where there is none. */
const quotedEnd = (scan: Scan, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  if (!scan.language.nounCapitals || from + 2 >= sentence.last || !QUOTES.includes(charAt(tokens, from))) return from
  for (let i = from + 1; i < sentence.last && i <= from + 1 + MOST_QUOTED; i++)
    if (QUOTES.includes(charAt(tokens, i)) && !isWordToken(tokens, i)) return i > from + 1 ? i : from
  return from
}

const QUOTES = '"“”„«»‘’‚\''

const isQualifier = (scan: Scan, i: number): boolean =>
  isWordToken(scan.tokens, i) &&
  !isCapital(scan.tokens, i) &&
  !hasLayer(scan, i, 'article', 'particle', 'trigger', 'title', 'starter') &&
  wordAt(scan.tokens, i).length > 3

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

/** Classes of bodies that a capital and what they are in charge of name: "l'Office fédéral des douanes", "l'Agence de l'eau". */
const IN_CHARGE = new Set(['administration', 'agency', 'authority', 'ministry', 'railway', 'organisation', 'laboratory', 'army'])

/** Past what a body with a capital is in charge of, written small where adjectives follow their nouns; the same token where it is no name. */
const chargeEnd = (scan: Scan, casing: Casing, sentence: Sentence, at: number, from: number, head: Hit): number => {
  const { tokens, language } = scan
  const named = language.adjectivesAfter && !language.nounCapitals && IN_CHARGE.has(head.lexeme.class) && head.lexeme.value.unique !== true
  if (!named || !isCapital(tokens, at) || ((tokens.flags[at] as number) & ALL_CAPITALS) !== 0 || opens(scan, sentence, at)) return from
  const small = (i: number): boolean =>
    i < sentence.last && isWordToken(tokens, i) && !isCapital(tokens, i) && !hasLayer(scan, i, 'article', 'particle', 'title', 'starter')
  if (!small(from)) return from
  let end = from + 1
  const link = linkEnd(scan, sentence, end)
  if (link > end)
    end = Math.max(end, runEnd(scan, casing, sentence, link, true, true) > link ? runEnd(scan, casing, sentence, link, true, true) : end)
  return end < sentence.last && layerAt(scan, end, 'place')?.lexeme.class === 'demonym' && !isCapital(tokens, end) ? end + 1 : end
}

const MOST_DOMAINS = 4

/** Past what a body is in charge of, where nouns have capitals: "für Bevölkerungsschutz und Katastrophenhilfe". The same token where it is not said. */
const domainEndAt = (scan: Scan, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  if (!scan.language.domainLinks.includes(fold(wordAt(tokens, from)))) return from
  const nouns = (first: number): number => {
    let end = first
    while (end < sentence.last && isCapital(tokens, end) && !hasLayer(scan, end, 'starter')) {
      end++
      while (end + 1 < sentence.last && charAt(tokens, end) === '-' && isGlued(tokens, end) && isWordToken(tokens, end + 1)) end += 2
    }
    return end
  }
  const article = layerAt(scan, from + 1, 'article')
  const first = article?.last ?? from + 1
  let end = nouns(isQualifier(scan, first) ? first + 1 : first)
  if (end <= first) return from
  for (let n = 0; n < MOST_DOMAINS; n++) {
    const and = triggerAt(scan, end, 'and')
    const next = and === undefined ? end + (charAt(tokens, end) === ',' ? 1 : 0) : and.last
    const further = next > end ? nouns(next) : next
    // A comma goes on only to an "and"
    if (further === next || (and === undefined && triggerAt(scan, further, 'and') === undefined)) break
    end = further
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
const OF_COUNTRY = new Set(['ministry', 'parliament', 'prosecutor', 'police'])

/** "Ahrensburger Rathaus", "belgischen Außenministeriums": the adjective of a town or country, where it stands before the head, names the body. */
const adjectived = (scan: Scan, sentence: Sentence, at: number): Found | null => {
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

const bareHead = (scan: Scan, sentence: Sentence, head: Hit, base: Value): Found | null => {
  const described = nearbyDemonym(scan, sentence, head.first, head.last)
  const named = { first: head.first, last: head.last, rule: head.lexeme.id, value: { ...base, country: described } }
  if (head.lexeme.value.unique === true || isAbbreviated(scan, sentence, head)) return named
  const demonym = head.last < sentence.last ? layerAt(scan, head.last, 'place') : undefined
  if (demonym !== undefined && demonym.lexeme.class === 'demonym' && NATIONAL.has(head.lexeme.class)) {
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
    value: { ...base, reference: 'indefinite', country: described, kind: before === 'plural' ? 'sector' : base.kind },
  }
}

/** "Verteidigungsdepartement (VBS)": what has a short form of its own is a name, where nouns have capitals. */
const isAbbreviated = (scan: Scan, sentence: Sentence, head: Hit): boolean => {
  const { tokens } = scan
  const open = head.last
  if (!scan.language.nounCapitals || open + 2 >= sentence.last || charAt(tokens, open) !== '(' || charAt(tokens, open + 2) !== ')') return false
  return wordAt(tokens, open + 1).replaceAll(/[^\p{Lu}]/gu, '').length >= 2 && !hasLayer(scan, open + 1, 'place', 'city', 'legal-form')
}

/** What stands before a head: "l'", "cet" (definite), "un" (indefinite), "des", nothing (plural). Up to two words may come between. */
const determiner = (scan: Scan, sentence: Sentence, at: number): 'definite' | 'indefinite' | 'plural' => {
  for (let i = at - 1; i >= sentence.first && i >= at - 3; i--) {
    if (hitAt(scan, i, (lexeme) => lexeme.layer === 'trigger' && lexeme.class === 'definite') !== undefined) return 'definite'
    if (hitAt(scan, i, (lexeme) => lexeme.layer === 'trigger' && lexeme.class === 'indefinite') !== undefined) return 'indefinite'
    if (!isQualifier(scan, i) && !hasLayer(scan, i, 'place')) break
  }
  return 'plural'
}

const nearbyDemonym = (scan: Scan, sentence: Sentence, first: number, last: number): string | null => {
  const demonym = (hit: Hit): boolean => hit.lexeme.layer === 'place' && hit.lexeme.class === 'demonym' && !isLeaning(scan, hit.first)
  const found =
    (last < sentence.last ? scan.hits.startingAt(last).find(demonym) : undefined) ??
    scan.hits.endingAt(first).find((hit) => hit.first >= sentence.first && demonym(hit))
  return (found?.lexeme.value.country as string | undefined) ?? null
}

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

/** "US-Herstellers Progress", where nouns have capitals: a compound that only describes the name behind it. */
const compoundHead = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
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

/** A run of capitalised words: an organisation unless its words say otherwise. */
const run = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const described = compoundHead(scan, casing, sentence, at)
  if (described !== null) return described
  if (!isNameWord(scan, casing, sentence, at)) return null
  const { tokens } = scan
  // "le compte Twitter de l'AFP": a platform is no part of its user's name
  const platform = layerAt(scan, at, 'organisation')?.lexeme.value.sector === 'digital-providers'
  let last = runEnd(scan, casing, sentence, at, !scan.language.nounCapitals && !platform)
  if (last === at) return null
  last = personEnd(scan, casing, sentence, at, last)
  if (standsForOther(scan, sentence, at, last)) return run(scan, casing, sentence, at + 1)
  // "Licking County Commissioner Tim Bubb": the title ends one name and announces another
  for (let i = at + 1; i < last; i++) if (layerAt(scan, i, 'title') !== undefined && hasLayer(scan, i, 'head') === false) last = i
  if (
    (last - at === 1 || linkEnd(scan, sentence, at + 1) > at + 1) &&
    hitAt(scan, at, (lexeme) => lexeme.layer === 'trigger' && INCIDENT_WORDS.has(lexeme.class)) !== undefined
  )
    return null
  // "Anne Berg of the Directorate of Health": a person's name ends before what the person belongs to
  const alone = runEnd(scan, casing, sentence, at, false)
  if (alone < last && alone - at > 1 && hasLayer(scan, at, 'given-name')) last = alone
  const inner = lastHead(scan, at, last)
  // A title before the name is no part of it: "Bürgermeister Thomas Schmidt", "President Biden"
  const title = layerAt(scan, at, 'title')
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
    if (isPerson(scan, sentence, at, last)) return { first: at, last, rule: 'names.person', value: { ...NOTHING, kind: 'person' } }
  }
  // "Baltimore City Council", "Longview water district": the head ends the name
  const after = layerAt(scan, last, 'head')
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
  let value: Value = announcesActor(scan, sentence, at)
    ? { ...partOf(scan, at, last, NOTHING), kind: 'actor' as const, actorKind: 'group' as const }
    : partOf(scan, at, last, NOTHING)
  if (value.sector === null && value.kind === 'organisation') value = { ...value, ...apposition(scan, sentence, last) }
  const legal = layerAt(scan, last, 'legal-form')
  if (legal !== undefined && legal.last <= sentence.last && isCapital(tokens, last)) last = legal.last
  return { first: at, last, rule: inner?.lexeme.id ?? (value.known !== null ? `organisation.${value.known}` : 'names.capitals'), value }
}

/** Tokens of an apposition in which a word tells what a name is. */
const LONGEST_APPOSITION = 12

/** What the words set off behind a name say of it: "Ardent Group, un des principaux acteurs du jeu en ligne,". */
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

/** What the words within a name say of it: its head, its sector, its country, the known body that it names in part. */
const partOf = (scan: Scan, first: number, last: number, base: Value): Value => {
  const head = lastHead(scan, first, last)
  const body = layerAt(scan, first, 'organisation')
  const exact = body !== undefined && body.last === last ? body.lexeme : undefined
  return {
    ...base,
    kind: base.kind,
    head: head?.lexeme.class ?? base.head,
    sector: ((head?.lexeme.value.sector ?? exact?.value.sector ?? null) as Sector | null) ?? base.sector,
    country: countryIn(scan, first, last) ?? ((exact?.value.country ?? null) as string | null) ?? base.country,
    known: exact?.class ?? base.known,
  }
}

const lastHead = (scan: Scan, first: number, last: number): Hit | undefined => {
  let found: Hit | undefined
  for (let i = first; i < last; i++) {
    const head = layerAt(scan, i, 'head')
    if (head !== undefined && head.last <= last && (found === undefined || head.last > found.last)) found = head
  }
  return found
}

/** The country of a place, demonym or city within a name. */
const countryIn = (scan: Scan, first: number, last: number): string | null => {
  let city: string | null = null
  for (let i = first; i < last; i++) {
    const place = layerAt(scan, i, 'place')
    if (place !== undefined && place.last <= last && !isLeaning(scan, i)) return place.lexeme.value.country as string
    const town = layerAt(scan, i, 'city')
    if (town !== undefined && town.last <= last) city ??= town.lexeme.value.country as string
  }
  return city
}

const placeOf = (scan: Scan, first: number, last: number): { readonly id: string; readonly class: string; readonly country: string } | null => {
  for (const layer of ['place', 'city'] as const) {
    const hit = layerAt(scan, first, layer)
    if (hit !== undefined && hit.last === last) return { id: hit.lexeme.id, class: hit.lexeme.class, country: hit.lexeme.value.country as string }
  }
  return null
}

const isPerson = (scan: Scan, sentence: Sentence, first: number, last: number): boolean => {
  const words = Array.from({ length: last - first }, (_, i) => first + i).filter((i) => isWordToken(scan.tokens, i))
  if (hasLayer(scan, first, 'given-name') && words.length <= 5 && ((scan.tokens.flags[first] as number) & ALL_CAPITALS) === 0) return true
  for (let i = first - 1; i >= sentence.first && i >= first - 2; i--) {
    for (const hit of scan.hits.endingAt(i + 1)) if (hit.lexeme.layer === 'title' && i + 1 === first) return true
    if (charAt(scan.tokens, i) !== '.') break
  }
  return false
}

/** "35 000 patients", "850.000 clients": a number and whom it counts. */
const countedPeople = (scan: Scan, sentence: Sentence, at: number): Found | null => {
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

const people = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const group = layerAt(scan, at, 'people')
  if (group === undefined || group.last > sentence.last) return null
  return {
    first: at,
    last: group.last,
    rule: group.lexeme.id,
    value: { ...NOTHING, reference: 'indefinite', kind: 'person-group', head: group.lexeme.class },
  }
}

/** "pro-Russian": whom somebody favours, not where he is from. */
export const isLeaning = (scan: Scan, at: number): boolean =>
  at >= 2 && isGlued(scan.tokens, at) && charAt(scan.tokens, at - 1) === '-' && scan.language.leanings.includes(fold(wordAt(scan.tokens, at - 2)))

/** Countries, capitals and demonyms, also those written small ("russe"). */
const placeWord = (scan: Scan, sentence: Sentence, at: number): Found | null => {
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
const attackers = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  const group = triggerAt(scan, at, 'actor-group')
  let noun = triggerAt(scan, at, 'attacker')
  if (noun === undefined && group !== undefined) {
    const link = triggerAt(scan, group.last, 'of')
    noun = triggerAt(scan, link?.last ?? group.last, 'attacker')
  }
  if (noun === undefined || noun.last > sentence.last) return null
  let last = noun.last
  while (last < sentence.last && last < noun.last + 2 && (layerAt(scan, last, 'place')?.lexeme.class === 'demonym' || isQualifier(scan, last))) last++
  // Words behind the noun belong to it only up to a demonym.
  while (last > noun.last && layerAt(scan, last - 1, 'place') === undefined) last--
  const country = countryIn(scan, at, last) ?? nearbyDemonym(scan, sentence, at, last)
  const quoted = quotedEnd(scan, sentence, last)
  const open = quoted > last || '"«“'.includes(charAt(scan.tokens, last)) ? last + 1 : last
  const name = quoted > last ? quoted : open < sentence.last ? runEnd(scan, casing, sentence, open, true, true) : open
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

/** "Centre hospitalier de Wallonie picarde (CHwapi)": the short form in parentheses, and the words that it proves to belong to the name. */
const withAcronym = (scan: Scan, sentence: Sentence, found: Found): Found => {
  const { tokens } = scan
  if (found.value.reference !== 'named' || found.value.kind === 'place' || found.value.kind === 'person') return found
  let open = found.last
  while (open < sentence.last && open < found.last + MOST_QUALIFIERS && isQualifier(scan, open)) open++
  if (open + 2 >= sentence.last || charAt(tokens, open) !== '(') return found
  let close = open + 1
  while (close < sentence.last && close < open + 8 && charAt(tokens, close) !== ')') close++
  if (charAt(tokens, close) !== ')' || close === open + 1) return found
  const inside = tokens.text.slice(tokens.start[open + 1], tokens.end[close - 1])
  const capitals = inside.replaceAll(/[^\p{Lu}]/gu, '').length
  if (close === open + 2 && capitals >= 2 && inside.length <= 12) {
    const start = longFormStart(scan, sentence, open, inside)
    // "Rolle (VD)": two letters are as often a canton's
    if (start === null && (open > found.last || inside.length === 2)) return found
    return {
      ...found,
      last: open,
      value: { ...found.value, name: tokens.text.slice(tokens.start[found.first], tokens.end[open - 1]), acronym: inside },
    }
  }
  // "CHwapi (Centre hospitalier de Wallonie picarde)": the long form in parentheses
  const name = tokens.text.slice(tokens.start[found.first], tokens.end[found.last - 1])
  if (open === found.last && close > open + 2 && longFormStart(scan, sentence, close, name) !== null)
    return { ...found, value: { ...found.value, acronym: inside } }
  return found
}
