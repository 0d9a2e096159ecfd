import type { Sentence } from '../article/article.js'
import { APOSTROPHE, fold, is } from '../text/characters.js'
import { ALL_CAPITALS, NUMBER, PARAGRAPH_START } from '../text/tokens.js'
import { type Casing, isNameWord } from './name-words.js'
import { charAt, hasLayer, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

/** Tokens that link two parts of a name: "de la", "of the", "van". */
const MOST_LINKS = 3

/**
 * Where a run of name words that starts at a token ends: capitalised words, what is glued to them by hyphens and dots, and what is linked to
 * them by "de", "of", "van" (`linked`). `announced`: a head before it says that a name comes, which counts where all nouns have capitals.
 */
export const runEnd = (scan: Scan, casing: Casing, sentence: Sentence, first: number, linked: boolean, announced = false): number => {
  const { tokens } = scan
  let end = first
  const nameWord = (i: number): boolean => i < sentence.last && isNameWord(scan, casing, sentence, i, announced, i > first && end === i)
  while (end < sentence.last) {
    // No name goes on past a blank line.
    if (end > first && ((tokens.flags[end] as number) & PARAGRAPH_START) !== 0) break
    if (nameWord(end)) {
      // "Krimpen aan den IJssel", "Comité I": the name of a town or of a known body holds small words and letters
      const town = layerAt(scan, end, 'city') ?? layerAt(scan, end, 'organisation')
      end = glued(scan, sentence, town !== undefined && town.last <= sentence.last ? Math.max(town.last, end + 1) : end + 1)
      continue
    }
    if (end === first) return end
    const mark = charAt(tokens, end)
    if ((mark === '&' || mark === '+') && nameWord(end + 1)) {
      end++
      continue
    }
    // "TV5 Monde", "Europe 1", "Covid 19": a short number right after a name
    if (
      tokens.kind[end] === NUMBER &&
      (tokens.end[end] as number) - (tokens.start[end] as number) <= (announced ? 2 : 1) &&
      !isCapitalised(scan, end + 1) &&
      !hasLayer(scan, end + 1, 'volume', 'currency', 'percent', 'multiplier') &&
      endsPhrase(scan, sentence, end + 1)
    ) {
      end++
      continue
    }
    const next = linked ? linkEnd(scan, sentence, end) : end
    if (next > end && nameWord(next)) {
      end = next
      continue
    }
    break
  }
  return end
}

const isCapitalised = (scan: Scan, i: number): boolean => i < scan.tokens.length && isCapital(scan.tokens, i)
const endsPhrase = (scan: Scan, sentence: Sentence, i: number): boolean =>
  i >= sentence.last || !isWordToken(scan.tokens, i) || hasLayer(scan, i, 'particle', 'trigger', 'article')

/** Past what is glued to a word: "-Pierre", ".be", "-la-Chapelle". A small last part belongs to another word: "Iran-backed". */
const glued = (scan: Scan, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  let end = from
  let certain = from
  while (
    end + 1 < sentence.last &&
    isGlued(tokens, end) &&
    isGlued(tokens, end + 1) &&
    "-.&/@+’'".includes(charAt(tokens, end)) &&
    (isWordToken(tokens, end + 1) || tokens.kind[end + 1] === NUMBER)
  ) {
    const small = charAt(tokens, end) === '-' && isWordToken(tokens, end + 1) && !isCapital(tokens, end + 1)
    end += 2
    if (!small) certain = end
  }
  return certain
}

/** Past words that link parts of a name; the same token where there is no link. */
export const linkEnd = (scan: Scan, sentence: Sentence, from: number): number => {
  let end = from
  for (let n = 0; n < MOST_LINKS && end < sentence.last; n++) {
    const link = n === 0 ? triggerAt(scan, end, 'link') : (layerAt(scan, end, 'article') ?? layerAt(scan, end, 'particle'))
    if (link === undefined || (isCapital(scan.tokens, end) && !isElided(scan, end))) break
    end = link.last
  }
  return end
}

/** "L’" in "Ministère de L’Intérieur". */
const isElided = (scan: Scan, i: number): boolean => is(scan.tokens.text.charCodeAt((scan.tokens.end[i] as number) - 1), APOSTROPHE)

/** A domain: "example.be", "stad.example.net". The last part is a known ending; returns the end, or the start where there is none. */
export const domainEnd = (scan: Scan, sentence: Sentence, first: number, endings: ReadonlySet<string>): number => {
  const { tokens } = scan
  if (!isWordToken(tokens, first)) return first
  let end = first + 1
  let last = -1
  while (
    end + 1 < sentence.last &&
    isGlued(tokens, end) &&
    isGlued(tokens, end + 1) &&
    '.-'.includes(charAt(tokens, end)) &&
    (isWordToken(tokens, end + 1) || tokens.kind[end + 1] === NUMBER)
  ) {
    if (charAt(tokens, end) === '.' && endings.has(fold(wordAt(tokens, end + 1))) && !isCapitalWord(scan, end + 1)) last = end + 2
    end += 2
  }
  return last === end ? end : last > 0 ? last : first
}

const isCapitalWord = (scan: Scan, i: number): boolean => isCapital(scan.tokens, i) && ((scan.tokens.flags[i] as number) & ALL_CAPITALS) === 0

/**
 * The long form that an acronym in parentheses stands for, reading leftwards from the parenthesis: each letter is the initial of a word, words
 * without a letter of their own are the small ones ("de la"). Returns the first token of the long form, or null.
 */
export const longFormStart = (scan: Scan, sentence: Sentence, parenthesis: number, acronym: string): number | null => {
  const { tokens } = scan
  const letters = fold(acronym).replaceAll(/[^a-z]/g, '')
  if (letters.length < 2) return null
  let k = letters.length - 1
  let start: number | null = null
  for (let i = parenthesis - 1, words = 0; i >= sentence.first && words < letters.length * 2 + 3; i--) {
    if (!isWordToken(tokens, i)) {
      if (charAt(tokens, i) === '-' || charAt(tokens, i) === '&') continue
      return null
    }
    words++
    const initial = fold(charAt(tokens, i))
    if (initial === letters[k]) {
      k--
      start = i
      if (k < 0) return start
    } else if (!hasLayer(scan, i, 'particle', 'article') && triggerAt(scan, i, 'and') === undefined && triggerAt(scan, i, 'of') === undefined) {
      // A word may give two letters ("Cyber" + "Crime" in one compound), but a full word that gives none ends the search.
      const folded = fold(wordAt(tokens, i))
      const inner = folded.lastIndexOf(letters[k] as string)
      if (inner > 0 && k > 0 && folded.charAt(0) === letters[k - 1]) {
        k -= 2
        start = i
        if (k < 0) return start
      } else return null
    }
  }
  return null
}
