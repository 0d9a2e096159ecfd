import { findPhrases } from '../text/phrases.js'
import { CAPITAL, PUNCTUATION, type Tokens } from '../text/tokens.js'
import { findHeaderDate } from './header-dates.js'
import { articleLexicon, FURNITURE, type Furniture } from './lexicon.js'
import { sentenceEnd } from './sentence-ends.js'

/** Characters. Sentences are put together up to about this length, as paragraphs are. */
const PIECE = 350
/** Kinds of furniture that, several in a row, are a menu and no sentence. */
const MENUS: readonly Furniture[] = ['menu', 'share', 'consent', 'subscribe', 'comments', 'legal', 'reading', 'tags']
/** Tokens. A title that stands twice is no shorter and no longer than this. */
const SHORTEST_TWICE = 4
const LONGEST_TWICE = 30

/**
 * Where to cut a line into which a whole page, or a page's head and its first sentences, have been put:
 *
 *   Menü Suche Anmelden | Klinik im Notbetrieb | Stand: 12.02.2024 17:20 Uhr | Hacker haben am Freitag … lahmgelegt. …
 *
 * @returns the ends of the pieces, the last of them `last`.
 */
export const pieceEnds = (tokens: Tokens, first: number, last: number): number[] => {
  const hard = hardCuts(tokens, first, last)
  const ends: number[] = []
  let from = first
  for (let i = first; i < last; ) {
    if (i > from && hard[i - first] === 1) {
      ends.push(i)
      from = i
    }
    const end = sentenceEnd(tokens, i, last)
    if (end === 0) {
      i++
      continue
    }
    let cut = end
    for (let k = i + 1; k < end; k++) if (hard[k - first] === 1) cut = k
    if ((tokens.end[end - 1] as number) - (tokens.start[from] as number) >= PIECE || cut < end) {
      ends.push(end)
      from = end
    }
    i = end
  }
  if (from < last) ends.push(last)
  return ends
}

/** 1 for each token before which a piece ends for certain. */
const hardCuts = (tokens: Tokens, first: number, last: number): Uint8Array => {
  const cuts = new Uint8Array(last - first + 1)
  const cut = (at: number): void => {
    if (at > first && at < last) cuts[at - first] = 1
  }
  cutMenus(tokens, first, last, cut)
  cutDates(tokens, first, last, cut)
  cutTwice(tokens, first, last, cut)
  cutCrumbs(tokens, first, last, cut)
  cutPointers(tokens, first, last, cut)
  return cuts
}

/** Words and marks between two entries of a menu. */
const MENU_GAP = 1
const MENU_ENTRIES = 3

const cutMenus = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const kinds = new Set(MENUS.map((kind) => FURNITURE.indexOf(kind)))
  let from = -1
  let reached = -1
  let entries = 0
  const close = (): void => {
    if (entries >= MENU_ENTRIES) {
      cut(from)
      cut(reached)
    }
  }
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (!kinds.has(kind)) return
    if (at < reached) {
      reached = Math.max(reached, end)
      return
    }
    if (from < 0 || at > reached + MENU_GAP) {
      close()
      from = at
      entries = 0
    }
    entries++
    reached = end
  })
  close()
}

const DATE_CUES = new Set((['published', 'updated'] as const).map((kind) => FURNITURE.indexOf(kind)))
const CLOCK = FURNITURE.indexOf('clock')

/** A date that a cue announces, or that has a time of day, stands in a head. */
const cutDates = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const lexicon = articleLexicon()
  for (let from = first; from < last; ) {
    const date = findHeaderDate(tokens, from, last, lexicon)
    if (date === null) return
    let start = -1
    findPhrases(lexicon.furniture, tokens, Math.max(from, date.first - 6), date.first, (kind, at, end) => {
      if (DATE_CUES.has(kind) && start < 0 && onlyMarks(tokens, end, date.first)) start = at
    })
    if (start >= 0 || date.hour >= 0) {
      cut(start >= 0 ? start : date.first)
      let end = date.last
      findPhrases(lexicon.furniture, tokens, end, Math.min(last, end + 2), (kind, at, phraseEnd) => {
        if (kind === CLOCK && at === end) end = phraseEnd
      })
      while (end < last && tokens.kind[end] === PUNCTUATION && isJoint(tokens.text.charCodeAt(tokens.start[end] as number))) end++
      cut(end)
    }
    from = date.last
  }
}

const isJoint = (code: number): boolean => code === 0x2d || code === 0x7c || code === 0x2022 || code === 0xb7 || code === 0x2013 || code === 0x2014

/** A date's weekday may stand behind its cue: "Publié le lundi 3 mai". */
const onlyMarks = (tokens: Tokens, from: number, to: number): boolean => {
  let words = 0
  for (let i = from; i < to; i++) if (tokens.kind[i] !== PUNCTUATION) words++
  return words <= 1
}

/** "TITLE TITLE": cut before, between and behind. */
const cutTwice = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const { hash } = tokens
  for (let i = first; i + 2 * SHORTEST_TWICE <= last; i++) {
    for (let length = SHORTEST_TWICE; length <= LONGEST_TWICE && i + 2 * length <= last; length++) {
      if (hash[i] !== hash[i + length] || hash[i + 1] !== hash[i + length + 1] || hash[i + length - 1] !== hash[i + 2 * length - 1]) continue
      let same = true
      for (let k = 2; same && k < length; k++) same = hash[i + k] === hash[i + length + k]
      if (!same) continue
      cut(i)
      cut(i + length)
      cut(i + 2 * length)
      i += 2 * length - 1
      break
    }
  }
}

/** Tokens of the longest entry of a breadcrumb trail. */
const CRUMB = 4

/** "Accueil > Argent > Banque TITLE": the last crumb is taken for one word. */
const cutCrumbs = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  let previous = -1
  let marks = 0
  for (let i = first; i < last; i++) {
    const code = tokens.kind[i] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[i] as number) : 0
    if (code !== 0x3e && code !== 0x203a) continue
    if (previous >= 0 && i - previous > CRUMB + 1) {
      if (marks >= 2) cut(previous + 2)
      marks = 0
    }
    marks++
    previous = i
  }
  if (marks >= 2) cut(previous + 2)
}

const RELATED = FURNITURE.indexOf('related')
/** Tokens within which the sentence ends that a pointer to another story has been glued to. */
const POINTER = 80

/** "Related: TITLE Sentence of the story." is cut before and behind: where the other story's title ends can't be told. */
const cutPointers = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  let reached = first
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (kind !== RELATED || at < reached || tokens.kind[end] !== PUNCTUATION) return
    if (tokens.text.charCodeAt(tokens.start[end] as number) !== 0x3a || ((tokens.flags[at] as number) & CAPITAL) === 0) return
    cut(at)
    reached = Math.min(last, end + POINTER)
    for (let i = end + 1; i < reached; i++) {
      const close = sentenceEnd(tokens, i, last)
      if (close === 0) continue
      cut(close)
      reached = close
    }
  })
}
