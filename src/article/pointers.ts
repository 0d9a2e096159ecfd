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

/** Takes out of the article the lines that point to other stories: "Related: …", "Lees ook: …". Nothing that they say is of this story. */
export const dropPointers = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array): void => {
  for (let line = 0; line < places.length; line++) {
    if (places[line] !== BODY || ((measures.startsWith[line] as number) & RELATED) === 0) continue
    const glued = lines.opening[line] === CUT || lines.opening[line + 1] === CUT
    if ((measures.characters[line] as number) > (glued ? LONGEST_GLUED : LONGEST) || (measures.words[line] as number) < FEWEST) continue
    if (!glued && measures.ending[line] === ENDS_SENTENCE && (measures.innerEnds[line] as number) > 0) continue
    const first = lines.first[line] as number
    const until = Math.min(first + CUE, (lines.last[line] as number) - 1)
    for (let i = first + 1; i < until; i++) {
      if (tokens.kind[i] !== PUNCTUATION || tokens.text.charCodeAt(tokens.start[i] as number) !== 0x3a) continue
      places[line] = BETWEEN
      break
    }
  }
}
