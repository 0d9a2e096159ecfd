import { FURNITURE } from './lexicon.js'
import type { Measures } from './measure.js'

const PROMPT = FURNITURE.indexOf('prompt')
const READER = FURNITURE.indexOf('reader')
/** Characters. */
const SHORT = 160
const LONGEST = 700

/**
 * Whether a page speaks of itself to its reader in a line: asks for consent, offers a newsletter, tells how to reach the newsroom. In a longer
 * line other words must speak to the reader too, or it starts so: stories quote such words.
 */
export const isPrompt = (measures: Measures, line: number): boolean => {
  const at = line * FURNITURE.length
  if ((measures.furniture[at + PROMPT] as number) === 0 || (measures.characters[line] as number) > LONGEST) return false
  const opens = (((measures.startsWith[line] as number) >> PROMPT) & 1) === 1
  return opens || (measures.characters[line] as number) < SHORT || (measures.furniture[at + READER] as number) > 0
}
