import { findPhrases } from '../text/phrases.js'
import { CAPITAL, GLUED, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import { FURNITURE, wordValue } from './lexicon.js'
import { articleLexicon } from './load-lexicon.js'
import { isCapital, isStopMark, mayStart } from './piece-marks.js'
import { sentenceEnd } from './sentence-ends.js'
import { sourcesEnd } from './sources.js'

const RELATED = FURNITURE.indexOf('related')
/** Tokens within which the sentence ends that a pointer to another story has been glued to. */
const POINTER = 80

/** "Related: TITLE Sentence of the story." is cut before and behind: where the other story's title ends can't be told. */
export const cutPointers = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
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

/** Kinds of which a phrase of some words, with a capital, starts something new; a single word does between a sentence's end and a capital. */
const CUES = new Set(
  (['share', 'consent', 'subscribe', 'comments', 'advert', 'legal', 'related', 'reading', 'credit', 'caption', 'author', 'tags'] as const).map(
    (kind) => FURNITURE.indexOf(kind),
  ),
)

/** "… bleibt offen. Anzeige Die Polizei …", "… offen. Lesen Sie auch Erpresser legen …": cut before the cue, and behind it where a capital follows. */
export const cutCues = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  let reached = first
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (!CUES.has(kind) || at < reached || !isCapital(tokens, at)) return
    const closed = at === first || isStopMark(tokens, at - 1)
    const open = end >= last || isCapital(tokens, end) || mayStart(tokens, end)
    if (end - at < 2 ? !(closed && open) : !(closed || open)) return
    reached = end
    cut(at)
    if (open) cut(end)
  })
}

/** "… (Archivbild) Quelle: dpa Die Bahn …" is cut before the cue and behind the last name. */
export const cutSources = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const lexicon = articleLexicon()
  for (let i = first; i + 1 < last; i++) {
    if (tokens.kind[i + 1] !== PUNCTUATION || tokens.text.charCodeAt(tokens.start[i + 1] as number) !== 0x3a || !isCapital(tokens, i)) continue
    const end = sourcesEnd(tokens, i, last, lexicon)
    if (end === i) continue
    cut(i)
    cut(end)
  }
}

/** Tokens within which a heading of other stories ends, and within which the sentence does that their headlines are glued to. */
const HEADING = 6
const STORIES = 80

/**
 * "… geprüft. Auch interessant | Erpresser fordern Millionen Bande legt Hafen lahm Allein ist die Klinik nicht. | Die …": where no mark ends the
 * headlines, the sentence behind them is cut off with them.
 */
export const cutStories = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  let reached = first
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (kind !== RELATED || at < reached || !opensStories(tokens, first, at, end, last)) return
    cut(at)
    cut(end)
    reached = Math.min(last, end + STORIES)
    for (let i = end; i < reached; i++) {
      const close = sentenceEnd(tokens, i, last)
      if (close === 0) continue
      cut(close)
      reached = close
    }
  })
}

/** Whether a phrase of two words and more, behind a sentence's end, heads other stories. */
const opensStories = (tokens: Tokens, first: number, at: number, end: number, last: number): boolean =>
  end - at >= 2 && end - at <= HEADING && end < last && isCapital(tokens, at) && (at === first || isStopMark(tokens, at - 1)) && mayStart(tokens, end)

/** Whether a sentence ends before a token: not within "17:20", "nos.nl". */
const startsSentence = (tokens: Tokens, at: number): boolean =>
  isStopMark(tokens, at - 1) && ((tokens.flags[at] as number) & GLUED) === 0 && mayStart(tokens, at)

const PROMPT = FURNITURE.indexOf('prompt')
/** Tokens to both sides within which the sentence of a prompt starts and ends. */
const PROMPT_REACH = 40

/** A sentence with which the page speaks of itself stands by itself. */
export const cutPrompts = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  let reached = first
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (kind !== PROMPT || at < reached) return
    let from = at
    while (from > reached && at - from < PROMPT_REACH && !startsSentence(tokens, from)) from--
    cut(from)
    reached = Math.min(last, end + PROMPT_REACH)
    for (let i = end; i < reached; i++) {
      const close = sentenceEnd(tokens, i, last)
      if (close === 0) continue
      cut(close)
      reached = close
    }
  })
}

const CREDIT = FURNITURE.indexOf('credit')
const HEADS = new Set((['published', 'updated', 'byline', 'reading', 'share', 'advert'] as const).map((kind) => FURNITURE.indexOf(kind)))
/** Words of a caption, and of the name in a credit. */
const CAPTION = 30
const CREDITED = 3

/** "… geprüft. | Das Rathaus war am Montag geschlossen. | Foto: Tom Kessler | Die …": a credit and the sentence that it belongs to. */
export const cutCredits = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  /** What a name does not go on with: "Foto: Tom Kessler Stand: …" */
  const cues = new Set<number>()
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at) => {
    if (HEADS.has(kind)) cues.add(at)
  })
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (kind !== CREDIT || !isCapital(tokens, at) || tokens.kind[end] !== PUNCTUATION) return
    if (tokens.text.charCodeAt(tokens.start[end] as number) !== 0x3a || !isCapital(tokens, end + 1)) return
    let from = at
    if (from > first && startsSentence(tokens, from)) from--
    while (from > first && at - from < CAPTION && !startsSentence(tokens, from)) from--
    cut(from)
    cut(at)
    let to = end + 1
    while (to < last && to - end <= CREDITED && tokens.kind[to] === WORD && isCapital(tokens, to) && !cues.has(to)) to++
    cut(to)
  })
}

const BYLINE = FURNITURE.indexOf('byline')
/** Words of a writer's name. */
const FEWEST_NAMES = 2
const MOST_NAMES = 3

/** "… im Notbetrieb | Von Eva Muster | Das Klinikum …": within a line without a mark before, "By" with a capital and a name are a byline. */
export const cutBylines = (tokens: Tokens, first: number, last: number, cut: (at: number) => void): void => {
  const { functionWords } = articleLexicon()
  findPhrases(articleLexicon().furniture, tokens, first, last, (kind, at, end) => {
    if (kind !== BYLINE || !isCapital(tokens, at) || at === first || tokens.kind[at - 1] === PUNCTUATION) return
    let to = end
    while (
      to < last &&
      to - end < MOST_NAMES &&
      tokens.kind[to] === WORD &&
      isCapital(tokens, to) &&
      wordValue(functionWords, tokens.hash[to] as number) === 0
    )
      to++
    if (to - end < FEWEST_NAMES) return
    cut(at)
    cut(to)
  })
}
