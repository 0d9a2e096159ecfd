import { CAPITAL, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { datelineOf } from './dateline.js'
import { AFTER, BETWEEN, BODY } from './decide.js'
import { type ArticleLexicon, FURNITURE, wordValue } from './lexicon.js'
import type { Lines } from './lines.js'
import { ENDS_OPEN, ENDS_TRUNCATED, type Measures } from './measure.js'
import { signatureOf } from './signature.js'
import { sourcesEnd } from './sources.js'

const RELATED = 1 << FURNITURE.indexOf('related')
const ABOUT = 1 << FURNITURE.indexOf('about')
/** Characters. */
const HEADING = 60
/** Tokens at the start of a paragraph among which the name of the firm that it is about stands. */
const SUBJECT = 6

/**
 * Ends the article where a heading opens something else, of which the first paragraph leaves no doubt: another dispatch ("More from politics",
 * then "LONDON (AP) - …"), or what a firm says of itself ("About Velmora", then "Velmora is …").
 */
export const endAtOtherStories = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array, lexicon: ArticleLexicon): void => {
  let seen = false
  for (let line = 0; line < places.length; line++) {
    const kept = places[line] === BODY
    if (seen && opensOther(tokens, lines, measures, places, line, lexicon)) {
      for (let rest = line; rest < places.length; rest++) places[rest] = AFTER
      return
    }
    if (kept) seen = true
  }
}

const opensOther = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array, line: number, lexicon: ArticleLexicon): boolean => {
  const opens = measures.startsWith[line] as number
  if ((opens & (RELATED | ABOUT)) === 0 || (measures.characters[line] as number) > HEADING || measures.ending[line] !== ENDS_OPEN) return false
  let next = line + 1
  while (next < places.length && places[next] !== BODY) next++
  if (next >= places.length) return false
  const first = lines.first[next] as number
  const last = lines.last[next] as number
  if ((opens & RELATED) !== 0 && datelineOf(tokens, first, last, lexicon) !== null) return true
  if ((opens & ABOUT) === 0 || next !== line + 1) return false
  // The heading's last name is the paragraph's first.
  const { kind, flags, hash } = tokens
  for (let i = (lines.first[line] as number) + 1; i < (lines.last[line] as number); i++) {
    if (kind[i] !== WORD || ((flags[i] as number) & CAPITAL) === 0 || wordValue(lexicon.functionWords, hash[i] as number) !== 0) continue
    for (let k = first; k < Math.min(last, first + SUBJECT); k++) if (hash[k] === hash[i]) return true
    return false
  }
  return false
}

/** Tokens within which the frame of a post names its account: "— Name (@handle) date". */
const FRAME = 14
/** Characters of a frame, and of a post. */
const LONGEST_FRAME = 110
const LONGEST_POST = 400

const codeAt = (tokens: Tokens, index: number): number =>
  tokens.kind[index] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[index] as number) : 0

/** Whether a line is the frame of an embedded post: "— Name (@handle) 3 May 2021", "@handle". */
const isFrame = (tokens: Tokens, lines: Lines, measures: Measures, line: number): boolean => {
  // The sign of a handle counts as a separator.
  if (measures.separators[line] === 0 || (measures.characters[line] as number) > LONGEST_FRAME) return false
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  const dashed = codeAt(tokens, first) === 0x2014 || codeAt(tokens, first) === 0x2013 || codeAt(tokens, first) === 0x2d
  for (let i = first; i < Math.min(last - 1, first + FRAME); i++) {
    if (codeAt(tokens, i) !== 0x40 || tokens.kind[i + 1] !== WORD || tokens.start[i + 1] !== tokens.end[i]) continue
    return i === first ? last - first <= 3 : codeAt(tokens, i - 1) === 0x28 && (dashed || measures.ending[line] === ENDS_OPEN)
  }
  return false
}

/**
 * Takes the frames of embedded posts out of the article, and the post itself where the article ends with it: what stands there illustrates the
 * story, and nobody leads over to it.
 */
export const dropPosts = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array): void => {
  let behind = false
  for (let line = places.length - 1; line >= 0; line--) {
    if (isFrame(tokens, lines, measures, line)) {
      if (places[line] === BODY) places[line] = AFTER
      const text = line - 1
      if (!behind && text > 0 && places[text] === BODY && places[text - 1] === BODY && isPost(tokens, lines, measures, text)) {
        places[text] = AFTER
        line--
      }
    } else if (places[line] === BODY) behind = true
  }
}

/** Whether a line may be a post: short, with a link, a tag or an account in it, or cut off. */
const isPost = (tokens: Tokens, lines: Lines, measures: Measures, line: number): boolean => {
  if ((measures.characters[line] as number) > LONGEST_POST) return false
  if (measures.ending[line] === ENDS_TRUNCATED) return true
  for (let i = lines.first[line] as number; i + 1 < (lines.last[line] as number); i++) {
    const code = codeAt(tokens, i)
    if ((code === 0x23 || code === 0x40) && tokens.kind[i + 1] === WORD) return true
    if (code === 0x3a && codeAt(tokens, i + 1) === 0x2f) return true
  }
  return false
}

const NOTICE = FURNITURE.indexOf('notice')
/** Characters. */
const LONGEST_NOTICE = 300

/** Takes copyright notices out of the article: "© 2024 Courier", "Copyright Courier. All rights reserved." */
export const dropNotices = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array): void => {
  for (let line = 0; line < places.length; line++) {
    if (places[line] !== BODY || (measures.characters[line] as number) > LONGEST_NOTICE) continue
    const sign = codeAt(tokens, lines.first[line] as number) === 0xa9
    const words = measures.furniture[line * FURNITURE.length + NOTICE] as number
    if (sign || (words > 0 && (((measures.startsWith[line] as number) >> NOTICE) & 1) === 1) || words > 2) places[line] = BETWEEN
  }
}

const CAPTION = 1 << FURNITURE.indexOf('caption')

/** Takes out of the article the lines that call themselves captions: "Image caption …". */
export const dropCaptions = (measures: Measures, places: Uint8Array): void => {
  for (let line = 0; line < places.length; line++)
    if (places[line] === BODY && ((measures.startsWith[line] as number) & CAPTION) !== 0 && (measures.characters[line] as number) < LONGEST_NOTICE)
      places[line] = BETWEEN
}

/** Takes out of the article the lines that are nothing but its sources: "Quelle: dpa", "Source: Reuters, AP", "(APA, 4.1.2020)". */
export const dropSources = (tokens: Tokens, lines: Lines, measures: Measures, places: Uint8Array, lexicon: ArticleLexicon): void => {
  for (let line = 0; line < places.length; line++) {
    if (places[line] !== BODY || (measures.characters[line] as number) > HEADING) continue
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    if (sourcesEnd(tokens, first, last, lexicon) === last || signatureOf(tokens, first, last, lexicon)?.first === first) places[line] = BETWEEN
  }
}
