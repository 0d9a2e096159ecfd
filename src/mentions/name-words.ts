import type { Sentence } from '../article/article.js'
import { APOSTROPHE, fold, is } from '../text/characters.js'
import { ALL_CAPITALS, CAPITAL, INNER_CAPITAL, NUMBER } from '../text/tokens.js'
import { charAt, hasDigit, hasLayer, isCapital, isWordToken, type Scan, wordAt } from './scan.js'

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
      if (!isWordToken(tokens, i) || (tokens.end[i] as number) - (tokens.start[i] as number) < 4) continue
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
        if (isDetermined(scan, sentence, i)) determined.add(hash)
      }
    }
  }
  return { small, capital, shouted, determined, counts }
}

/** Whether a token is the first word of its sentence, of a quotation or of what follows a colon: places where any word has a capital. */
export const opens = ({ tokens }: Scan, sentence: Sentence, i: number): boolean => {
  let before = i - 1
  while (before >= sentence.first && !isWordToken(tokens, before) && tokens.kind[before] !== 2) {
    if (':"“„«»‘•►–—-'.includes(charAt(tokens, before)) && !(charAt(tokens, before) === '-' && ((tokens.flags[i] as number) & 8) !== 0)) return true
    before--
  }
  return before < sentence.first
}

/** Whether a word may be part of a name, by its own form and the article's casing. `announced`: a head or a word for a group stands before it. */
export const isNameWord = (scan: Scan, casing: Casing, sentence: Sentence, i: number, announced = false): boolean => {
  const { tokens, language } = scan
  if (i >= sentence.last || !isCapital(tokens, i)) return false
  const flags = tokens.flags[i] as number
  const hash = tokens.hash[i] as number
  const length = (tokens.end[i] as number) - (tokens.start[i] as number)
  if (is(tokens.text.charCodeAt(tokens.start[i] as number), APOSTROPHE) || is(tokens.text.charCodeAt((tokens.end[i] as number) - 1), APOSTROPHE))
    return false
  if (casing.shouted.has(sentence)) return casing.capital.has(hash) || (hasDigit(tokens, i) && length > 2)
  if ((flags & (ALL_CAPITALS | INNER_CAPITAL)) !== 0 || hasDigit(tokens, i)) return !hasLayer(scan, i, 'starter') || length > 3
  const first = opens(scan, sentence, i)
  if (language.nounCapitals) return isProperNoun(scan, casing, i, first, announced)
  if (!first) return length > 1 || hasDigit(tokens, i)
  if (hasLayer(scan, i, 'starter', 'article', 'particle')) return false
  if (casing.capital.has(hash)) return true
  if (casing.small.has(hash) || isCommon(scan, i)) return false
  // Nothing else in the article shows it to be a name: then it must be known, or go on as names do.
  return (
    hasLayer(scan, i, 'city', 'place', 'organisation', 'given-name', 'actor', 'malware', 'product') ||
    (i + 1 < sentence.last && isCapital(tokens, i + 1))
  )
}

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

/** Where nouns have capitals, a name is a capitalised word that nothing shows to be a noun. */
const isProperNoun = (scan: Scan, casing: Casing, i: number, first: boolean, announced: boolean): boolean => {
  const { language } = scan
  if (hasLayer(scan, i, 'starter', 'article', 'noun', 'trigger', 'people', 'title')) return false
  if (hasLayer(scan, i, 'city', 'place', 'organisation', 'given-name', 'actor', 'malware', 'product')) return true
  if (announced) return !hasLayer(scan, i, 'head') || scan.hits.startingAt(i).every((hit) => hit.lexeme.layer !== 'head' || hit.last > i + 1)
  if (hasLayer(scan, i, 'head')) return false
  const folded = fold(wordAt(scan.tokens, i))
  const hash = scan.tokens.hash[i] as number
  if ((first && casing.small.has(hash)) || casing.determined.has(hash)) return false
  const introduced = scan.hits
    .endingAt(i)
    .some(
      (hit) =>
        hit.lexeme.layer === 'head' || hit.lexeme.layer === 'title' || hit.lexeme.layer === 'given-name' || hit.lexeme.layer === 'organisation',
    )
  if (!introduced && (casing.counts.get(hash) ?? 0) < 2 && !followsLegalForm(scan, i)) return false
  return !language.nounSuffixes.some((suffix) => folded.length > suffix.length + 2 && folded.endsWith(fold(suffix)))
}

const followsLegalForm = (scan: Scan, i: number): boolean =>
  hasLayer(scan, i + 1, 'legal-form', 'city') || (i + 2 < scan.tokens.length && hasLayer(scan, i + 2, 'legal-form'))
