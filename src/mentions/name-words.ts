import type { Sentence } from '../article/article.js'
import { LAYER_NUMBERS } from '../rules/lexeme.js'
import { longestEnding } from '../rules/lexicon.js'
import { APOSTROPHE, fold, is } from '../text/characters.js'
import { ALL_CAPITALS, CAPITAL, INNER_CAPITAL, NUMBER } from '../text/tokens.js'
import { charAt, hasDigit, hasLayer, isCapital, isGlued, isWordToken, type Scan, wordAt } from './scan.js'

/** How the article writes its words: what tells a name's capital from that of a sentence, a headline, a German noun. */
export interface Casing {
  /** Hashes of words that the article also writes small, so that their capital means nothing. */
  readonly small: ReadonlySet<number>
  /** Hashes of words that it capitalises where nothing else calls for it. */
  readonly capital: ReadonlySet<number>
  /** Where nouns have capitals: hashes of words that stand behind a determiner somewhere, as nouns do and names do not. */
  readonly determined: ReadonlySet<number>
  /** Hashes of words → how often they stand, where nouns have capitals. */
  readonly counts: ReadonlyMap<number, number>
  /** Sentences in which most words have a capital: headlines, shouted lines. */
  readonly shouted: ReadonlySet<Sentence>
}

/** Words below which a sentence is too short to tell its casing. */
const FEWEST_WORDS = 4

export const casingOf = (scan: Scan): Casing => {
  const { tokens, article } = scan
  const small = new Set<number>()
  const capital = new Set<number>()
  const shouted = new Set<Sentence>()
  const determined = new Set<number>()
  const counts = new Map<number, number>()
  for (const sentence of article.sentences) {
    let words = 0
    let capitals = 0
    for (let i = sentence.first; i < sentence.last; i++) {
      // Where nouns have capitals, only the small words tell whether a line is shouted.
      if (!isWordToken(tokens, i) || (!scan.language.nounCapitals && (tokens.end[i] as number) - (tokens.start[i] as number) < 4)) continue
      words++
      if (((tokens.flags[i] as number) & CAPITAL) !== 0) capitals++
    }
    // A sentence full of names has many capitals too; a headline has nothing else.
    const limit = scan.language.nounCapitals || sentence.role === 'body' ? 0.95 : 0.75
    if (words >= FEWEST_WORDS && capitals / words > limit) shouted.add(sentence)
  }
  for (const sentence of article.sentences) {
    if (shouted.has(sentence)) continue
    for (let i = sentence.first; i < sentence.last; i++) {
      if (!isWordToken(tokens, i)) continue
      const hash = tokens.hash[i] as number
      if (!isCapital(tokens, i)) small.add(hash)
      else {
        if (!opens(scan, sentence, i)) capital.add(hash)
        if (!scan.language.nounCapitals) continue
        counts.set(hash, (counts.get(hash) ?? 0) + 1)
        // An article before a compound tells nothing of its first part: "der Schalke-Newsletter"
        const compound = charAt(tokens, i + 1) === '-' && isGlued(tokens, i + 1)
        if (!compound && isDetermined(scan, sentence, i)) determined.add(hash)
      }
    }
  }
  return { small, capital, shouted, determined, counts }
}

/** Whether a token is the first word of its sentence, of a quotation or of what follows a colon: places where any word has a capital. */
export const opens = (scan: Scan, sentence: Sentence, i: number): boolean => {
  const { tokens } = scan
  let before = i - 1
  while (before >= sentence.first && !isWordToken(tokens, before) && tokens.kind[before] !== 2) {
    if (charAt(tokens, before) === '.' && (isKicker(scan, sentence, before - 1) || isTopic(scan, sentence, before - 1))) return true
    if (':?!|"“„«»‘•►–—-'.includes(charAt(tokens, before)) && !(charAt(tokens, before) === '-' && ((tokens.flags[i] as number) & 8) !== 0))
      return true
    before--
  }
  return before < sentence.first || isClock(tokens, sentence.first, before)
}

/** Words of a clock: "17u48", "17:48", "17h48". */
const CLOCK = 3
/** "17u48 Ook de haven …": whether nothing but the time of an update stands before a word. */
const isClock = (tokens: Scan['tokens'], first: number, last: number): boolean => {
  if (tokens.kind[first] !== NUMBER || last === first || last - first >= CLOCK) return false
  for (let i = first + 1; i <= last; i++) if (!isGlued(tokens, i)) return false
  return hasDigit(tokens, last)
}

/** Letters from which on a word in capitals before a point is a section's or an update's ("LIVE. ") and no abbreviation. */
const SHORTEST_KICKER = 4
const isKicker = ({ tokens }: Scan, sentence: Sentence, i: number): boolean =>
  i === sentence.first &&
  ((tokens.flags[i] as number) & ALL_CAPITALS) !== 0 &&
  (tokens.end[i] as number) - (tokens.start[i] as number) >= SHORTEST_KICKER

/** "Merelgem. La mairie piratée": a word before a point within a headline, longer than abbreviations are, is its topic. */
const isTopic = ({ tokens }: Scan, sentence: Sentence, i: number): boolean =>
  sentence.role === 'title' && (tokens.end[i] as number) - (tokens.start[i] as number) > SHORTEST_KICKER

/**
 * Whether a word may be part of a name, by its own form and the article's casing. `announced`: a head or a word for a group stands before it;
 * `continued`: so does a word of the announced name.
 */
export const isNameWord = (scan: Scan, casing: Casing, sentence: Sentence, i: number, announced = false, continued = false): boolean => {
  const { tokens, language } = scan
  if (i >= sentence.last || !isCapital(tokens, i)) return false
  const flags = tokens.flags[i] as number
  const hash = tokens.hash[i] as number
  const length = (tokens.end[i] as number) - (tokens.start[i] as number)
  if (is(tokens.text.charCodeAt(tokens.start[i] as number), APOSTROPHE) || is(tokens.text.charCodeAt((tokens.end[i] as number) - 1), APOSTROPHE))
    return false
  if (language.nounCapitals && (isCommonCompound(scan, sentence, i) || hasLayer(scan, i, 'number', 'multiplier'))) return false
  if (scan.hits.startingAt(i).some(({ lexeme }) => lexeme.class === 'no-name' && lexeme.value.inside === false)) return false
  if (casing.shouted.has(sentence)) return casing.capital.has(hash) || (hasDigit(tokens, i) && length > 2)
  if ((flags & (ALL_CAPITALS | INNER_CAPITAL)) !== 0 || hasDigit(tokens, i)) {
    if (language.nounCapitals && hasLayer(scan, i, 'trigger', 'noun', 'people', 'title', 'legal-form') && !isKnown(scan, i)) return false
    return !hasLayer(scan, i, 'starter') || length > 3
  }
  const first = opens(scan, sentence, i)
  if (language.nounCapitals) return isProperNoun(scan, casing, i, first, announced, continued)
  if (!first) return length > 1 || hasDigit(tokens, i)
  if (hasLayer(scan, i, 'starter', 'article', 'particle')) return false
  if (casing.capital.has(hash)) return true
  if (casing.small.has(hash) || isCommon(scan, i)) return false
  // Nothing else in the article shows it to be a name: then it must be known, or go on as names do.
  return (
    hasLayer(scan, i, 'city', 'place', 'organisation', 'given-name', 'actor', 'malware', 'product') ||
    (i + 1 < sentence.last && ((isCapital(tokens, i + 1) && !isOtherWord(scan, i + 1)) || isSubject(scan, i)))
  )
}

/** "Grootschalige DDoS-aanval", "Opnieuw Belgische sites": the capital of the next word has its own reason, and tells nothing of the one before. */
const isOtherWord = (scan: Scan, i: number): boolean =>
  scan.hits
    .startingAt(i)
    .some(
      ({ lexeme, last }) =>
        (lexeme.layer === 'trigger' && lexeme.class === 'attack') ||
        (lexeme.layer === 'place' && lexeme.class === 'demonym' && isWordToken(scan.tokens, last) && !isCapital(scan.tokens, last)),
    )

/** Classes of verbs whose subjects are bodies and people. */
const SPOKEN = ['say', 'pay', 'refuse', 'undergo', 'deny', 'disclosed', 'detected'] as const

/** An unknown word that a verb of bodies follows without an article: "Larnford paid the attackers"; plurals go without articles too. */
const isSubject = (scan: Scan, i: number): boolean =>
  scan.hits.startingAt(i).length === 0 &&
  (isAt(scan, i + 1, false, 'finite') || isApposed(scan, i + 1) || (!wordAt(scan.tokens, i).endsWith('s') && isAt(scan, i + 1, false, ...SPOKEN)))

/** "Altimex, un sous-traitant …", "Altimex, filiale de …": what a name is, set off behind it, in a language whose nouns have an article. */
const isApposed = (scan: Scan, comma: number): boolean =>
  scan.language.adjectivesAfter &&
  charAt(scan.tokens, comma) === ',' &&
  (isAt(scan, comma + 1, false, 'indefinite', 'owner') || hasLayer(scan, comma + 1, 'head')) &&
  !isCapital(scan.tokens, comma + 1)

/** Words of the lexicon that are no names: at the start of a sentence their capital means nothing. */
const isCommon = (scan: Scan, i: number): boolean => hasLayer(scan, i, 'trigger', 'head', 'people', 'title', 'noun', 'starter', 'article')

/** Whether an article, a number or an inflected adjective stands before a word. */
const isDetermined = (scan: Scan, sentence: Sentence, i: number): boolean => {
  const { tokens } = scan
  if (i === sentence.first) return false
  if (tokens.kind[i - 1] === NUMBER) return true
  if (!isWordToken(tokens, i - 1) || isCapital(tokens, i - 1)) return false
  if (
    scan.hits
      .endingAt(i)
      .some(
        (hit) =>
          hit.lexeme.layer === 'number' || (hit.lexeme.layer === 'trigger' && (hit.lexeme.class === 'definite' || hit.lexeme.class === 'indefinite')),
      )
  )
    return true
  const before = wordAt(tokens, i - 1)
  return (
    before.length > 4 &&
    !hasLayer(scan, i - 1, 'starter', 'trigger', 'head', 'particle') &&
    scan.language.adjectiveEndings.some((ending) => before.endsWith(ending))
  )
}

/** Whether the knowledge has a name or a place that starts with a word. */
const isKnown = (scan: Scan, i: number): boolean => hasLayer(scan, i, 'city', 'place', 'organisation', 'given-name', 'actor', 'malware', 'product')

/** "DDoS-Angriff", "Windows-Lücke": a compound is what its last part is, also where its first part is a name. */
export const isCommonCompound = (scan: Scan, sentence: Sentence, i: number): boolean => {
  const { tokens } = scan
  let last = i
  while (last + 2 < sentence.last && charAt(tokens, last + 1) === '-' && isGlued(tokens, last + 1) && isGlued(tokens, last + 2)) last += 2
  if (last === i || !isWordToken(tokens, last) || scan.hits.startingAt(i).some((hit) => hit.last > last && hit.lexeme.layer !== 'trigger'))
    return false
  if (isKnown(scan, last) || hasLayer(scan, last, 'head')) return false
  return !isCapital(tokens, last) || hasLayer(scan, last, 'noun', 'trigger', 'people', 'title') || endsAsNoun(scan, last)
}

/** Whether a word ends as common nouns do, or in one of them. */
const endsAsNoun = (scan: Scan, i: number, fewest = 0): boolean => {
  const folded = fold(wordAt(scan.tokens, i))
  return scan.language.nounSuffixes.some((suffix) => suffix.length >= fewest && folded.length > suffix.length + 2 && folded.endsWith(suffix))
}

/** Letters: shorter words end too many names by chance. */
const SHORTEST_NOUN = 4
/** Letters from which on an ending tells a noun also of a word that comes back. */
const LONG_TAIL = 5
const endsInNoun = (scan: Scan, i: number, fewest = SHORTEST_NOUN): boolean => {
  const { lexicon } = scan.language
  const isNoun = (word: number): boolean => {
    const { entryFrom, entries } = lexicon.table
    for (let k = entryFrom[word] as number; k < (entryFrom[word + 1] as number); k++)
      if (lexicon.layers[entries[k] as number] === LAYER_NUMBERS.noun) return true
    return false
  }
  return longestEnding(lexicon, scan.tokens, i, 2, fewest, Number.POSITIVE_INFINITY, isNoun) >= 0
}

/** A noun of this length or more behind a name is no part of it. */
const LONG_NOUN = 10
/** Letters of an ending that tells a noun also behind a name; shorter ones end names too ("Maffei"). */
const LONG_ENDING = 4

/** Where nouns have capitals, a name is a capitalised word that nothing shows to be a noun. */
const isProperNoun = (scan: Scan, casing: Casing, i: number, first: boolean, announced: boolean, continued: boolean): boolean => {
  // "Deutsche Windtechnik": an adjective with a capital takes its noun into the name
  if (announced && continued && followsAdjective(scan, i) && !hasLayer(scan, i, 'starter', 'head')) return true
  if (isFamilyName(scan, i)) return true
  if (hasLayer(scan, i, 'starter', 'article', 'trigger', 'people', 'title')) return false
  const known = isKnown(scan, i)
  const noun = hasLayer(scan, i, 'noun')
  const hash = scan.tokens.hash[i] as number
  if (announced) {
    // "Stadt Essen": what is announced as a place is one, also where it is a noun
    if (known && (!noun || hasLayer(scan, i, 'city', 'place'))) return true
    // "Partei Neue Mitte": no noun follows another without a word between, unless both are a name
    // "Fahrradhersteller Prophete", time and again
    const repeated =
      (casing.counts.get(hash) ?? 0) > 1 &&
      !casing.determined.has(hash) &&
      scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'head' && hit.lexeme.value.describes === true)
    if (
      noun &&
      !repeated &&
      !isSurname(scan, i) &&
      !isSeated(scan, i) &&
      !(continued && wordAt(scan.tokens, i).length < LONG_NOUN && !followsPlace(scan, i))
    )
      return false
    if (continued && !noun && endsAsNoun(scan, i, LONG_ENDING)) return false
    // "Stadt Eisenhüttenstadt": many towns end as the word for a town does
    const unlisted = (scan.hits.words[i] as number) < 0
    return scan.hits
      .startingAt(i)
      .every((hit) => hit.lexeme.layer !== 'head' || hit.last > i + 1 || (unlisted && hit.lexeme.class === 'municipality'))
  }
  // "Bauer AG": a legal form stands behind names only
  if (noun) return !first && hasLayer(scan, i + 1, 'legal-form') && isCapital(scan.tokens, i + 1)
  if (known) return true
  if (hasLayer(scan, i, 'head')) return false
  if ((first && casing.small.has(hash)) || casing.determined.has(hash) || endsAsNoun(scan, i)) return false
  const introduced = scan.hits
    .endingAt(i)
    .some(
      (hit) =>
        hit.lexeme.layer === 'head' ||
        hit.lexeme.layer === 'title' ||
        hit.lexeme.layer === 'given-name' ||
        hit.lexeme.layer === 'organisation' ||
        (hit.lexeme.layer === 'trigger' && hit.lexeme.class === 'actor-group'),
    )
  if (introduced || followsLegalForm(scan, i)) return true
  if (isPaired(scan, i) || ((casing.counts.get(hash) ?? 0) > 1 && !endsInNoun(scan, i, LONG_TAIL))) return true
  return !first && isLonely(scan, i) && !endsInNoun(scan, i)
}

/** "Bürgermeister Lars König": behind a title and a given name any noun is a surname. */
export const isFamilyName = (scan: Scan, i: number): boolean =>
  hasLayer(scan, i - 1, 'given-name') &&
  !hasLayer(scan, i, 'starter', 'article') &&
  scan.hits.endingAt(i - 1).some((hit) => hit.lexeme.layer === 'title') &&
  scan.tokens.end[i - 1] === (scan.tokens.start[i] as number) - 1

/** "Autovermietung Buchbinder": right behind a head that starts names, a trade is somebody's surname. */
const isSurname = (scan: Scan, i: number): boolean =>
  scan.language.surnameEndings.some((ending) => wordAt(scan.tokens, i).endsWith(ending)) &&
  scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'head' && hit.lexeme.value.describes !== true && hit.lexeme.value.position !== 'after')

/** "Baukonzern Bauer aus Ulm": behind what a firm does, a noun that a town follows is its name. */
const isSeated = (scan: Scan, i: number): boolean =>
  scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'head' && hit.lexeme.value.describes === true) &&
  isAt(scan, i + 1, false, 'locative') &&
  hasLayer(scan, i + 2, 'city')

/** Whether the adjective of a country stands before a word, with the capital that only names give it. */
const followsAdjective = (scan: Scan, i: number): boolean =>
  scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'place' && hit.lexeme.class === 'demonym' && isCapital(scan.tokens, hit.first)) &&
  scan.language.adjectiveEndings.some((ending) => wordAt(scan.tokens, i - 1).endsWith(ending))

const followsPlace = (scan: Scan, i: number): boolean =>
  scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'city' || hit.lexeme.layer === 'place')

/** Two capitalised words side by side, neither of them known: "Collins Aerospace". */
const isPaired = (scan: Scan, i: number): boolean =>
  [i - 1, i + 1].some(
    (other) =>
      isUnknown(scan, i) && isUnknown(scan, other) && scan.tokens.end[Math.min(i, other)] === (scan.tokens.start[Math.max(i, other)] as number) - 1,
  )
const isUnknown = (scan: Scan, i: number): boolean =>
  i >= 0 && isCapital(scan.tokens, i) && scan.hits.startingAt(i).length === 0 && !endsAsNoun(scan, i) && !endsInNoun(scan, i)

/** A singular without an article, as names stand: "Tegut ist …", "bei Hensoldt". */
const isLonely = (scan: Scan, i: number): boolean => {
  const folded = fold(wordAt(scan.tokens, i))
  if (folded.length < SHORTEST_NOUN || scan.language.pluralEndings.some((ending) => folded.endsWith(ending))) return false
  return isAt(scan, i + 1, false, 'copula') || (i > 0 && isPreposition(scan, i))
}

/** Whether a bare preposition stands before a word: no article, no "and". */
const isPreposition = (scan: Scan, i: number): boolean =>
  scan.hits.endingAt(i).some((hit) => hit.lexeme.layer === 'particle') && !isAt(scan, i, true, 'definite', 'indefinite', 'and')

const isAt = (scan: Scan, i: number, before: boolean, ...classes: readonly string[]): boolean =>
  (before ? scan.hits.endingAt(i) : scan.hits.startingAt(i)).some((hit) => hit.lexeme.layer === 'trigger' && classes.includes(hit.lexeme.class))

const followsLegalForm = (scan: Scan, i: number): boolean =>
  hasLayer(scan, i + 1, 'legal-form', 'city') || (i + 2 < scan.tokens.length && hasLayer(scan, i + 2, 'legal-form'))
