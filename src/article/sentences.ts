import type { Tokens } from '../text/tokens.js'
import type { Sentence } from './article.js'
import { sentenceEnd } from './sentence-ends.js'

/** Characters. A block without a sentence mark that is shorter is a heading (or an item of a list). */
const HEADING = 100
/** Tokens beyond which a sentence is cut wherever it is: nobody writes as many without an end, and work grows with the square of its length. */
const LONGEST = 400

/** Cuts the tokens of one block into sentences. A block's end ends its sentence. */
export const addSentences = (tokens: Tokens, first: number, last: number, block: number, role: 'title' | 'body', into: Sentence[]): void => {
  const sentence = (from: number, until: number, as: Sentence['role']): void => {
    for (let at = from; at < until; at += LONGEST) {
      const to = Math.min(at + LONGEST, until)
      into.push({ start: tokens.start[at] as number, end: tokens.end[to - 1] as number, first: at, last: to, block, role: as })
    }
  }
  if (role === 'title') {
    sentence(first, last, 'title')
    return
  }
  let from = first
  for (let i = first; i < last; ) {
    const end = sentenceEnd(tokens, i, last)
    if (end === 0) {
      i++
      continue
    }
    sentence(from, end, 'body')
    from = end
    i = end
  }
  if (from >= last) return
  const characters = (tokens.end[last - 1] as number) - (tokens.start[from] as number)
  const closed = isClosed(tokens, last - 1)
  sentence(from, last, from === first && !closed && characters < HEADING ? 'heading' : 'body')
}

/** Whether a block ends as sentences and lead-ins do, not as headings do: "…:", "…;" */
const isClosed = (tokens: Tokens, index: number): boolean => {
  const code = tokens.text.charCodeAt(tokens.start[index] as number)
  return code === 0x2e || code === 0x21 || code === 0x3a || code === 0x3b || code === 0x2026
}
