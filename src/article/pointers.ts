import { PUNCTUATION, type Tokens } from '../text/tokens.js'
import { BETWEEN, BODY } from './decide.js'
import { FURNITURE } from './lexicon.js'
import { CUT, type Lines } from './lines.js'
import { ENDS_SENTENCE, type Measures } from './measure.js'

const RELATED = 1 << FURNITURE.indexOf('related')
/** Characters. */
const LONGEST = 220
/** The same where a sentence of the story is glued to it. */
const LONGEST_GLUED = 600
/** Tokens within which the cue is closed by a colon: "► À lire aussi : …". */
const CUE = 8
/** Words. Shorter lines may be headings of the article's own. */
const FEWEST = 4

/** Words of a heading of other stories. */
const HEADING = 5

/**
 * On a page in a single line, takes out of the article what stands behind a heading of other stories: their headlines, and the sentence that
 * they are glued to.
 */
export const dropGluedStories = (lines: Lines, measures: Measures, places: Uint8Array): void => {
  for (let line = 1; line + 1 < places.length; line++) {
    if (places[line + 1] !== BODY || lines.opening[line] !== CUT || lines.opening[line + 1] !== CUT) continue
    const words = measures.words[line] as number
    const covered = measures.furniture[line * FURNITURE.length + FURNITURE.indexOf('related')] as number
    if (words < 2 || words > HEADING || covered < words || measures.ending[line - 1] !== ENDS_SENTENCE) continue
    if (places[line] === BODY) places[line] = BETWEEN
    places[line + 1] = BETWEEN
  }
}

/** Characters of a caption, and words of its credit. */
const CAPTION = 120
const CREDIT_WORDS = 5
const CREDIT = FURNITURE.indexOf('credit')

/** On a page in a single line, takes the sentence out of the article that a credit stands behind: "Der Eingang am Montag. Foto: Tom Kessler". */
export const dropGluedCaptions = (lines: Lines, measures: Measures, places: Uint8Array): void => {
  for (let line = 1; line < places.length; line++) {
    if (lines.opening[line] !== CUT || lines.opening[line - 1] !== CUT || (((measures.startsWith[line] as number) >> CREDIT) & 1) === 0) continue
    if ((measures.words[line] as number) > CREDIT_WORDS || measures.ending[line] === ENDS_SENTENCE) continue
    if (places[line - 1] === BODY && (measures.characters[line - 1] as number) < CAPTION) places[line - 1] = BETWEEN
  }
}

/** Marks the lines that point to other stories ("Related: …", "Lees ook: …") as of no place: nothing that they say is of this story. */
export const markPointers = (tokens: Tokens, lines: Lines, measures: Measures): void => {
  for (let line = 0; line < lines.length; line++) if (isPointer(tokens, lines, measures, line)) measures.marker[line] = 1
}

const isPointer = (tokens: Tokens, lines: Lines, measures: Measures, line: number): boolean => {
  if (((measures.startsWith[line] as number) & RELATED) === 0) return false
  const glued = lines.opening[line] === CUT || lines.opening[line + 1] === CUT
  if ((measures.characters[line] as number) > (glued ? LONGEST_GLUED : LONGEST) || (measures.words[line] as number) < FEWEST) return false
  if (!glued && measures.ending[line] === ENDS_SENTENCE && (measures.innerEnds[line] as number) > 0) return false
  const first = lines.first[line] as number
  const until = Math.min(first + CUE, (lines.last[line] as number) - 1)
  for (let i = first + 1; i < until; i++)
    if (tokens.kind[i] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[i] as number) === 0x3a) return true
  return false
}
