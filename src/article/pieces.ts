import { findPhrases } from '../text/phrases.js'
import { CAPITAL, GLUED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { findHeaderDate } from './header-dates.js'
import { type ArticleLexicon, FURNITURE, type Furniture, wordValue } from './lexicon.js'
import { articleLexicon } from './load-lexicon.js'
import { cutBylines, cutCredits, cutCues, cutPointers, cutPrompts, cutSources, cutStories } from './piece-cues.js'
import { isCapital, isStopMark, mayStart } from './piece-marks.js'
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
  cutLists(tokens, first, last, cut)
  cutCues(tokens, first, last, cut)
  cutBylines(tokens, first, last, cut)
  cutStories(tokens, first, last, cut)
  cutPrompts(tokens, first, last, cut)
  cutCredits(tokens, first, last, cut)
  cutSources(tokens, first, last, cut)
  return cuts
}

/** Words and marks between two entries of a menu. */
const MENU_GAP = 1
/** Characters of an abbreviation there, with its blanks: " U.S. ". */
const MENU_GAP_LETTERS = 6
const MENU_ENTRIES = 3

const cutMenus = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const kinds = new Set(MENUS.map((kind) => FURNITURE.indexOf(kind)))
  let from = -1
  let reached = -1
  /** Where the entry before the last one ended. */
  let before = -1
  let entries = 0
  const close = (): void => {
    // "Share on X | Personal data of customers were …": an entry that small words follow starts a sentence
    const runsOn = reached < last && tokens.kind[reached] === WORD && ((tokens.flags[reached] as number) & CAPITAL) === 0
    if (entries >= MENU_ENTRIES) {
      cut(from)
      cut(runsOn ? before : reached)
    }
  }
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (!kinds.has(kind)) return
    if (at < reached) {
      reached = Math.max(reached, end)
      return
    }
    if (from < 0 || (at > reached + MENU_GAP && (tokens.start[at] as number) - (tokens.end[reached - 1] as number) > MENU_GAP_LETTERS)) {
      close()
      from = at
      entries = 0
    }
    entries++
    before = reached
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
    if (start >= 0 || date.hour >= 0 || standsApart(tokens, date.first, date.last, first, last)) {
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

/** Whether a bare date is no part of a sentence: no short word or mark goes before it, and something new starts behind it. */
const standsApart = (tokens: Tokens, from: number, to: number, first: number, last: number): boolean =>
  from > first &&
  to < last &&
  tokens.kind[from - 1] === WORD &&
  wordValue(articleLexicon().functionWords, tokens.hash[from - 1] as number) === 0 &&
  tokens.kind[to] === WORD &&
  isCapital(tokens, to)

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

/** Kinds whose words, with a capital, speak for a list. */
const LISTED = new Set(
  (['menu', 'share', 'consent', 'subscribe', 'comments', 'legal', 'tags', 'related'] as const).map((kind) => FURNITURE.indexOf(kind)),
)
/** What it costs to go from a list to sentences and back. */
const SWITCH = 2.5
const LIST = 0
const PROSE = 1

/**
 * Sentences and lists (menus, headlines of other stories) that follow one another without a mark between are told apart by what they are made
 * of: small and short words, commas; capitals, separators. The likeliest way through two states decides.
 */
const cutLists = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const lexicon = articleLexicon()
  const count = last - first
  const listed = new Uint8Array(count)
  findPhrases(lexicon.furniture, tokens, first, last, (kind, at, end) => {
    if (LISTED.has(kind) && isCapital(tokens, at)) listed.fill(1, at - first, end - first)
  })
  const back = new Uint8Array(count * 2)
  const capital = writesNounsLarge(tokens, first, last, lexicon) ? NOUN : NAME
  let open = 0
  let list = 0
  let prose = 0
  for (let k = 0; k < count; k++) {
    const at = first + k
    const speaks = proseWeight(tokens, at, k === 0 || isStopMark(tokens, at - 1), lexicon, capital) - (listed[k] === 1 ? 0.7 : 0)
    // Nothing starts within a word or within parentheses
    open = openAfter(tokens, at, open)
    const may = open === 0 && ((tokens.flags[at] as number) & GLUED) === 0 && mayStart(tokens, at)
    const fromList = may ? list - SWITCH : Number.NEGATIVE_INFINITY
    const fromProse = may ? prose - SWITCH : Number.NEGATIVE_INFINITY
    back[k * 2 + LIST] = fromProse > list ? PROSE : LIST
    back[k * 2 + PROSE] = fromList > prose ? LIST : PROSE
    const nextList = Math.max(list, fromProse) - speaks
    prose = Math.max(prose, fromList) + speaks
    list = nextList
  }
  let state = prose >= list ? PROSE : LIST
  for (let k = count - 1; k > 0; k--) {
    const before = back[k * 2 + state] as number
    if (before !== state) cut(first + (state === PROSE ? behindList(tokens, listed, first, k) : k))
    state = before
  }
}

/** Capitalised words that may belong to what starts behind a list. */
const OPENING = 3

/** "Anmelden Einstellungen | Klinikum Lindau nach …": words behind the last entry of a list that no entry is known by belong to what follows. */
const behindList = (tokens: Tokens, listed: Uint8Array, first: number, at: number): number => {
  for (let k = at; k > 0 && at - k <= OPENING; k--) {
    if (listed[k - 1] === 1) return k
    if (tokens.kind[first + k - 1] !== WORD || !isCapital(tokens, first + k - 1)) return at
  }
  return at
}

/** What a capital says where names have one, and where all nouns have. */
const NAME = -0.6
const NOUN = -0.1
/** Function words below which a line is too short to tell, and the share of capitals behind them from which on nouns have capitals. */
const FEWEST_FUNCTION_WORDS = 5
const LARGE_SHARE = 0.4

/** Whether a text writes nouns with a capital: then one stands behind most of its articles and prepositions. */
const writesNounsLarge = (tokens: Tokens, first: number, last: number, lexicon: ArticleLexicon): boolean => {
  const isFunctionWord = (at: number): boolean => wordValue(lexicon.functionWords, tokens.hash[at] as number) !== 0
  let words = 0
  let capitals = 0
  for (let i = first; i + 1 < last; i++) {
    if (tokens.kind[i] !== WORD || tokens.kind[i + 1] !== WORD || isCapital(tokens, i)) continue
    if (!isFunctionWord(i) || isFunctionWord(i + 1)) continue
    words++
    if (isCapital(tokens, i + 1)) capitals++
  }
  return words >= FEWEST_FUNCTION_WORDS && capitals >= words * LARGE_SHARE
}

/** Tokens after which a parenthesis that was never closed is forgotten. */
const LONGEST_PARENTHESIS = 16

/** Tokens left in an open parenthesis behind a token; 0 outside one. */
const openAfter = (tokens: Tokens, at: number, open: number): number => {
  const code = tokens.kind[at] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[at] as number) : 0
  return code === 0x28 ? LONGEST_PARENTHESIS : code === 0x29 ? 0 : Math.max(0, open - 1)
}

/** What a token says for standing in sentences (above 0) or in a list. */
const proseWeight = (tokens: Tokens, at: number, opens: boolean, lexicon: ArticleLexicon, capital: number): number => {
  if (tokens.kind[at] === NUMBER) return -0.2
  if (tokens.kind[at] === PUNCTUATION) {
    const code = tokens.text.charCodeAt(tokens.start[at] as number)
    if (code === 0x2c) return 0.3
    if (code === 0x2e || code === 0x21 || code === 0x3f) return 0.5
    return code === 0x7c || code === 0x2a || code === 0x2022 || code === 0xb7 || code === 0x3e || code === 0x203a || code === 0x23 || code === 0xa9
      ? -1
      : 0
  }
  const small = wordValue(lexicon.functionWords, tokens.hash[at] as number) !== 0
  if (isCapital(tokens, at)) return opens || small ? 0 : capital
  return small ? 0.6 : 0.25
}
