import { CLASS, DIGIT, LETTER, UPPER } from '../text/characters.js'
import { ALL_CAPITALS, CAPITAL, GLUED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { wordValue } from './lexicon.js'
import { articleLexicon } from './load-lexicon.js'

const isEndMark = (code: number): boolean =>
  code === 0x2e ||
  code === 0x21 ||
  code === 0x3f ||
  code === 0x2026 ||
  code === 0x3002 ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0x061f ||
  code === 0x0964

const isClosing = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x29 ||
  code === 0x5d ||
  code === 0xbb ||
  code === 0x201c ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0x203a ||
  code === 0x300d

const isOpening = (code: number): boolean =>
  code === 0x22 ||
  code === 0x28 ||
  code === 0x5b ||
  code === 0xab ||
  code === 0x201e ||
  code === 0x201c ||
  code === 0x2018 ||
  code === 0x27 ||
  code === 0x2039 ||
  code === 0x2d ||
  code === 0x2013 ||
  code === 0x2014

const codeAt = (tokens: Tokens, index: number): number => tokens.text.charCodeAt(tokens.start[index] as number)

/**
 * Whether a sentence ends with the mark at `at`.
 * @returns the token after the sentence (its closing quotes and brackets included), 0 where none ends here.
 */
export const sentenceEnd = (tokens: Tokens, at: number, limit: number): number => {
  const { kind, flags, start, end } = tokens
  if (kind[at] !== PUNCTUATION) return 0
  const mark = codeAt(tokens, at)
  if (!isEndMark(mark)) return 0
  let next = at + 1
  while (next < limit && kind[next] === PUNCTUATION && ((flags[next] as number) & GLUED) !== 0 && isEndMark(codeAt(tokens, next))) next++
  const ellipsis = mark === 0x2026 || (mark === 0x2e && next - at > 1)
  // “… .” and « … . »: closing marks belong to the sentence, glued or (in French) after a space.
  while (next < limit && kind[next] === PUNCTUATION && isClosing(codeAt(tokens, next)) && closes(tokens, next, limit)) next++
  if (next >= limit) return limit
  const wide = mark === 0x3002 || mark === 0xff01 || mark === 0xff1f
  if (((flags[next] as number) & GLUED) !== 0 && !wide) {
    // "piraté.Belgique": dumps lose the space between two paragraphs; "Limburg.net", "1.2" and "U.S." are no ends.
    const lower =
      mark === 0x2e &&
      next === at + 1 &&
      ((flags[next] as number) & (CAPITAL | ALL_CAPITALS)) === CAPITAL &&
      (end[next] as number) - (start[next] as number) > 1
    if (!lower || at === 0 || !endsLower(tokens, at - 1) || (start[at] as number) - (start[at - 1] as number) < 4) return 0
    return next
  }
  let word = next
  while (word < limit && kind[word] === PUNCTUATION && isOpening(codeAt(tokens, word))) word++
  if (word >= limit) return next
  const capital = ((flags[word] as number) & CAPITAL) !== 0 || kind[word] === NUMBER || !isCased(tokens, word)
  if (!capital) return 0
  if (ellipsis) return next
  if (mark === 0x2e && next === at + 1 && !wide && isAbbreviation(tokens, at, word)) return 0
  return next
}

/** A quotation mark after the end closes, unless a word is glued behind it and none before ("… . «Oui»"). */
const closes = (tokens: Tokens, at: number, limit: number): boolean => {
  const glued = ((tokens.flags[at] as number) & GLUED) !== 0
  if (glued) return true
  return codeAt(tokens, at) === 0xbb && !(at + 1 < limit && ((tokens.flags[at + 1] as number) & GLUED) !== 0)
}

const endsLower = (tokens: Tokens, index: number): boolean => {
  const cls = CLASS[tokens.text.charCodeAt((tokens.end[index] as number) - 1)] as number
  return (cls & LETTER) !== 0 && (cls & UPPER) === 0
}

/** Whether the script of a word has capitals at all. */
const isCased = (tokens: Tokens, index: number): boolean => {
  const code = codeAt(tokens, index)
  return code < 0x530 || (code >= 0x1e00 && code < 0x2000)
}

/** Whether the full stop at `at` belongs to the word before it: "M. Dupont", "J. Janssens", "am 3. Mai", "p. 12". */
const isAbbreviation = (tokens: Tokens, at: number, next: number): boolean => {
  if (at === 0 || ((tokens.flags[at] as number) & GLUED) === 0) return false
  const { kind, start, end, hash } = tokens
  const before = at - 1
  const length = (end[before] as number) - (start[before] as number)
  if (kind[before] === NUMBER) {
    // An ordinal: "am 3. Mai", "der 12. Senat". A year or a larger number ends its sentence.
    if (length > 2) return false
    const { months } = articleLexicon()
    return wordValue(months, hash[next] as number) !== 0
  }
  if (kind[before] !== WORD) return false
  if (length === 1) {
    const code = tokens.text.charCodeAt(start[before] as number)
    return ((CLASS[code] as number) & (UPPER | LETTER)) !== 0 && ((CLASS[code] as number) & DIGIT) === 0
  }
  if (wordValue(articleLexicon().abbreviations, hash[before] as number) === 0) return false
  // "no.", "art.", "max." before a number only; titles before a name always. A common word at a sentence's end is rarer than the short form.
  return true
}
