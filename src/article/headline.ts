import { CAPITAL, type Tokens, WORD } from '../text/tokens.js'
import { FURNITURE, type Furniture } from './lexicon.js'
import type { Lines } from './lines.js'
import { ENDS_SENTENCE, ENDS_TRUNCATED, type Measures } from './measure.js'

const KINDS = FURNITURE.length
const bitsOf = (...kinds: readonly Furniture[]): number => kinds.reduce((bits, kind) => bits | (1 << FURNITURE.indexOf(kind)), 0)
/** What no headline starts with. */
const NEVER = bitsOf('credit', 'byline', 'published', 'updated', 'consent', 'advert', 'subscribe', 'share', 'comments')
const NOT_HEADLINE = (['menu', 'share', 'consent', 'subscribe', 'comments', 'advert', 'legal', 'credit', 'related', 'tags'] as const).map((kind) =>
  FURNITURE.indexOf(kind),
)

/** Characters. */
const SHORTEST = 15
const LONGEST = 220
/** Words. */
const FEWEST = 3
/** Lines below a headline within which its words return in the story. */
const REACH = 40
/** Lines below in which there is a story. */
const STORY = 25
/** Paragraphs of about 200 characters. */
const ENOUGH_STORY = 8
/** Prose of a line that counts as a paragraph of a story. */
const PARAGRAPH = 0.4
/** Characters. Shorter words are everywhere; names may be shorter. */
const LONG_WORD = 5
const LONG_NAME = 4
/** Score below which a page has no headline that could be told. */
const ENOUGH = 1.1
const AHEAD = 0.6
const UP = 50
/** Most slots of the table of words; two words in one do little harm. */
const MOST_SLOTS = 1 << 13

/**
 * The line (index into `placed`) that heads the article: its words return in the paragraphs below, there is a story below, a date or a
 * byline stands near, and pages repeat it. −1 where no line does.
 */
export const headlineOf = (
  tokens: Tokens,
  lines: Lines,
  measures: Measures,
  placed: Int32Array,
  prose: Float32Array,
  dated: (index: number) => boolean,
): number => {
  const { hash, start, end, kind, flags } = tokens
  const count = placed.length
  /** Word → the nearest paragraph below that has it. */
  let slots = 256
  while (slots < MOST_SLOTS && slots < tokens.length) slots *= 2
  const below = new Int32Array(slots).fill(count + REACH + 1)
  const mass = new Float32Array(count + 1)
  for (let index = count - 1; index >= 0; index--)
    mass[index] =
      (mass[index + 1] as number) +
      (prose[index] as number) * Math.min(3, Math.max(1, (measures.characters[placed[index] as number] as number) / 200))
  const scores = new Float32Array(count)
  let best = -1
  let most = ENOUGH
  for (let index = count - 1; index >= 0; index--) {
    const line = placed[index] as number
    const characters = measures.characters[line] as number
    const words = measures.words[line] as number
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    const long = (i: number): boolean =>
      kind[i] === WORD && (end[i] as number) - (start[i] as number) >= (((flags[i] as number) & CAPITAL) !== 0 ? LONG_NAME : LONG_WORD)
    if (
      characters >= SHORTEST &&
      characters <= LONGEST &&
      words >= FEWEST &&
      measures.ending[line] !== ENDS_TRUNCATED &&
      ((measures.startsWith[line] as number) & NEVER) === 0
    ) {
      let furniture = 0
      for (const kindOfWord of NOT_HEADLINE) furniture += measures.furniture[line * KINDS + kindOfWord] as number
      let all = 0
      let shared = 0
      for (let i = first; i < last; i++) {
        if (!long(i)) continue
        all++
        if ((below[(hash[i] as number) & (slots - 1)] as number) - index <= REACH) shared++
      }
      const story = Math.min(1, ((mass[Math.min(count, index + 1)] as number) - (mass[Math.min(count, index + STORY)] as number)) / ENOUGH_STORY)
      let date = 0
      for (let near = Math.max(0, index - 3); near < Math.min(count, index + 7) && date === 0; near++) if (near !== index && dated(near)) date = 1
      let score = 2 * (shared / (all + 1)) + story + 0.4 * date - 2 * (furniture / (words + 2))
      if ((measures.repeats[line] as number) > 1) score += 0.3
      if (measures.ending[line] === ENDS_SENTENCE) score -= (measures.innerEnds[line] as number) > 0 ? 1 : 0.4
      if ((prose[index] as number) > PARAGRAPH) score -= 0.6
      scores[index] = score
      if (score >= most) {
        best = index
        most = score
      }
    }
    if ((prose[index] as number) >= PARAGRAPH) for (let i = first; i < last; i++) if (long(i)) below[(hash[i] as number) & (slots - 1)] = index
  }
  if (best < 0) return best
  // A headline stands above its standfirst and above the headings within the story.
  const least = Math.max(ENOUGH, most - AHEAD)
  for (let index = Math.max(0, best - UP); index < best; index++) if ((scores[index] as number) >= least) return index
  return best
}
