import { CAPITAL, LINE_START, PARAGRAPH_START, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { pieceEnds } from './pieces.js'

/** The lines of a text as they were meant: hard wraps undone, a page in a single line cut up. Token indexes, `last` exclusive. */
export interface Lines {
  readonly length: number
  readonly first: Int32Array
  readonly last: Int32Array
  /** 1 after a blank line (and at the start), 2 where a long line was cut: the words before belong to the same line. */
  readonly opening: Uint8Array
}

export const AFTER_BLANK = 1
export const CUT = 2

/** Characters. A line longer than this is cut at its sentence ends: paragraphs of news are shorter. */
const LONG_LINE = 2500
/** The same for a line that is most of its text: a page of which the line ends are lost. */
const LONG_PAGE = 400

export const findLines = (tokens: Tokens): Lines => {
  const physical = physicalLines(tokens)
  const widths = widthsOf(tokens, physical)
  const width = wrapWidth(tokens, physical, widths)
  const joined = width === 0 ? physical : unwrap(tokens, physical, width, widths)
  return cutLong(tokens, joined)
}

const lineBuffer = (room: number): { length: number; first: Int32Array; last: Int32Array; opening: Uint8Array } => ({
  length: 0,
  first: new Int32Array(room),
  last: new Int32Array(room),
  opening: new Uint8Array(room),
})

const physicalLines = (tokens: Tokens): Lines => {
  const { flags, length } = tokens
  let count = 0
  for (let i = 0; i < length; i++) if (((flags[i] as number) & LINE_START) !== 0) count++
  const lines = lineBuffer(count)
  for (let i = 0; i < length; i++) {
    const flag = flags[i] as number
    if ((flag & LINE_START) === 0) continue
    if (lines.length > 0) lines.last[lines.length - 1] = i
    lines.first[lines.length] = i
    lines.opening[lines.length] = (flag & PARAGRAPH_START) !== 0 ? AFTER_BLANK : 0
    lines.length++
  }
  if (lines.length > 0) lines.last[lines.length - 1] = length
  return lines
}

/** Characters from a line's first token to its last. */
const widthOf = (tokens: Tokens, lines: Lines, line: number): number =>
  (tokens.end[(lines.last[line] as number) - 1] as number) - (tokens.start[lines.first[line] as number] as number)

/** Characters of each line with its indent, which a wrap counts too. */
const widthsOf = (tokens: Tokens, lines: Lines): Int32Array => {
  const widths = new Int32Array(lines.length)
  for (let line = 0; line < lines.length; line++) {
    let from = tokens.start[lines.first[line] as number] as number
    for (; from > 0; from--) {
      const code = tokens.text.charCodeAt(from - 1)
      if (code !== 0x20 && code !== 0x09) break
    }
    widths[line] = (tokens.end[(lines.last[line] as number) - 1] as number) - from
  }
  return widths
}

const WIDEST_WRAP = 132
const NARROWEST_WRAP = 50

/** Whether the next line's first word would have overstepped the width: the sign of a wrap. */
const isFull = (tokens: Tokens, lines: Lines, line: number, width: number, widths: Int32Array): boolean => {
  const next = lines.first[line + 1] as number
  const word = (tokens.end[next] as number) - (tokens.start[next] as number)
  return (widths[line] as number) + 1 + word > width
}

/** The column at which a text is hard-wrapped; 0 where it isn't. */
const wrapWidth = (tokens: Tokens, lines: Lines, widths: Int32Array): number => {
  const histogram = new Int32Array(WIDEST_WRAP + 1)
  let wider = 0
  let all = 0
  for (let line = 0; line < lines.length; line++) {
    const width = widths[line] as number
    all += width
    if (width > WIDEST_WRAP) wider += width
    else histogram[width] = (histogram[width] as number) + 1
  }
  // A long address or two is in wrapped texts too.
  if (wider * 5 > all) return 0
  let width = 0
  for (let candidate = WIDEST_WRAP, seen = 0; candidate >= NARROWEST_WRAP; candidate--) {
    seen += histogram[candidate] as number
    if (seen >= 3) {
      width = candidate
      while (width < WIDEST_WRAP && (histogram[width + 1] as number) > 0) width++
      break
    }
  }
  if (width === 0) return 0
  let full = 0
  let long = 0
  let goOn = 0
  let stops = 0
  for (let line = 0; line + 1 < lines.length; line++) {
    if (lines.opening[line + 1] !== 0 || (widths[line] as number) * 5 < width * 3) continue
    long++
    if (!isFull(tokens, lines, line, width, widths)) continue
    full++
    if (startsSmall(tokens, lines.first[line + 1] as number)) goOn++
    if (endsSentence(tokens, (lines.last[line] as number) - 1)) stops++
  }
  // Where most full lines are whole sentences, a page of short paragraphs is as wide as they are.
  if (stops * 2 > full) return 0
  return (full >= 5 && full * 10 >= long * 6) || (goOn >= 3 && goOn * 4 >= long) ? width : 0
}

const endsSentence = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] !== PUNCTUATION) return false
  const code = tokens.text.charCodeAt(tokens.start[at] as number)
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3a
}

/** Whether a line starts with a small letter, as what goes on does. */
const startsSmall = (tokens: Tokens, first: number): boolean => tokens.kind[first] === WORD && ((tokens.flags[first] as number) & CAPITAL) === 0

const unwrap = (tokens: Tokens, lines: Lines, width: number, widths: Int32Array): Lines => {
  const joined = lineBuffer(lines.length)
  for (let line = 0; line < lines.length; line++) {
    const goesOn = line > 0 && lines.opening[line] === 0 && isFull(tokens, lines, line - 1, width, widths)
    if (!goesOn) {
      joined.first[joined.length] = lines.first[line] as number
      joined.opening[joined.length] = lines.opening[line] as number
      joined.length++
    }
    joined.last[joined.length - 1] = lines.last[line] as number
  }
  return joined
}

const cutLong = (tokens: Tokens, lines: Lines): Lines => {
  let all = 0
  for (let line = 0; line < lines.length; line++) all += widthOf(tokens, lines, line)
  const long = (line: number): boolean => {
    const width = widthOf(tokens, lines, line)
    return width > LONG_LINE || (width > LONG_PAGE && width * 2 > all)
  }
  return cutLines(tokens, lines, long)
}

/** Cuts the lines that `which` names into pieces; the others stay. */
export const cutLines = (tokens: Tokens, lines: Lines, which: (line: number) => boolean): Lines => {
  let room = lines.length
  let any = false
  for (let line = 0; line < lines.length; line++) {
    if (!which(line)) continue
    any = true
    room += (lines.last[line] as number) - (lines.first[line] as number)
  }
  if (!any) return lines
  const cut = lineBuffer(room)
  for (let line = 0; line < lines.length; line++) {
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    const ends = which(line) ? pieceEnds(tokens, first, last) : [last]
    let from = first
    for (const end of ends) {
      cut.first[cut.length] = from
      cut.last[cut.length] = end
      cut.opening[cut.length] = from === first ? (lines.opening[line] as number) : CUT
      cut.length++
      from = end
    }
  }
  return { length: cut.length, first: cut.first.slice(0, cut.length), last: cut.last.slice(0, cut.length), opening: cut.opening.slice(0, cut.length) }
}
