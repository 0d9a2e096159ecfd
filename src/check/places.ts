import type { Span } from '../text/span.js'
import type { Place } from './finding.js'

/** Where a stretch of a text stands, for people and editors. Offsets and columns in code points; linear once, then a binary search each. */
export const placesIn = (text: string): ((span: Span) => Place) => {
  const starts = [0]
  let at = 0
  for (const letter of text) {
    at++
    if (letter === '\n') starts.push(at)
  }
  const locate = (offset: number): readonly [line: number, column: number] => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return [low + 1, offset - (starts[low] as number) + 1]
  }
  return ({ start, end }) => {
    const [line, column] = locate(start)
    const [endLine, endColumn] = locate(end)
    return { line, column, endLine, endColumn }
  }
}
