import { fold } from '../text/characters.js'
import { findPhrases } from '../text/phrases.js'
import { ALL_CAPITALS, CAPITAL, HAS_DIGIT, hashOf, INNER_CAPITAL, type Tokens, tokenText, WORD } from '../text/tokens.js'
import { type Language, LONGEST_TAIL, SHORTEST_TAIL } from './language.js'
import { endsAccented, type Lexeme, umlautsOf } from './lexeme.js'

/** A phrase of the lexicon that stands in the text. Tokens: first, and the one after the last. */
export interface Hit {
  readonly first: number
  readonly last: number
  readonly lexeme: Lexeme
}

/** The hits of a stretch of tokens, by where they start and by where they end. */
export interface Hits {
  readonly all: readonly Hit[]
  startingAt(token: number): readonly Hit[]
  endingAt(token: number): readonly Hit[]
}

const NONE: readonly Hit[] = []

const written = (lexeme: Lexeme, flags: number): boolean =>
  lexeme.writing === 'any' || (flags & (lexeme.writing === 'capitals' ? ALL_CAPITALS : CAPITAL | INNER_CAPITAL | HAS_DIGIT)) !== 0

/** Capitals are often written without accents: they may stand for either. */
const accented = ({ accent }: Lexeme, tokens: Tokens, at: number): boolean =>
  accent === null || ((tokens.flags[at] as number) & ALL_CAPITALS) !== 0 || endsAccented(tokens.text, tokens.end[at] as number) === accent

const umlauted = ({ umlauts }: Lexeme, tokens: Tokens, from: number, to: number): boolean => {
  if (umlauts === null || ((tokens.flags[from] as number) & ALL_CAPITALS) !== 0) return true
  const found = umlautsOf(tokens.text, tokens.start[from], tokens.end[to - 1])
  return found === umlauts || found.includes('\u0308')
}

/** Looks up the lexicon in the given stretches (sentences): one look-up a token. */
export const findHits = (
  { table, lexemes, tails }: Language,
  tokens: Tokens,
  stretches: Iterable<{ readonly first: number; readonly last: number }>,
): Hits => {
  const all: Hit[] = []
  const starting: Hit[][] = []
  const add = (first: number, last: number, lexeme: Lexeme): void => {
    const hit = { first, last, lexeme }
    all.push(hit)
    const list = starting[first]
    if (list === undefined) starting[first] = [hit]
    else list.push(hit)
  }
  for (const { first, last } of stretches) {
    findPhrases(table, tokens, first, last, (entry, from, to) => {
      const lexeme = lexemes[entry] as Lexeme
      if (written(lexeme, tokens.flags[from] as number) && accented(lexeme, tokens, to - 1) && umlauted(lexeme, tokens, from, to))
        add(from, to, lexeme)
    })
    if (tails.size === 0) continue
    for (let i = first; i < last; i++) {
      if (
        tokens.kind[i] !== WORD ||
        ((tokens.flags[i] as number) & INNER_CAPITAL) !== 0 ||
        (tokens.end[i] as number) - (tokens.start[i] as number) < SHORTEST_TAIL + SHORTEST_HEAD ||
        starting[i] !== undefined
      )
        continue
      for (const lexeme of endings(tails, tokenText(tokens, i))) add(i, i + 1, lexeme)
    }
  }
  let ending: Hit[][] | undefined
  const byEnd = (): Hit[][] => {
    const lists: Hit[][] = []
    for (const hit of all) {
      const list = lists[hit.last]
      if (list === undefined) lists[hit.last] = [hit]
      else list.push(hit)
    }
    return lists
  }
  return {
    all,
    startingAt: (token) => starting[token] ?? NONE,
    endingAt: (token) => {
      ending ??= byEnd()
      return ending[token] ?? NONE
    },
  }
}

/** Letters that a compound has before the ending that is looked up. */
const SHORTEST_HEAD = 3

/** The lexemes of the longest ending of a compound that the lexicon has. */
const endings = (tails: ReadonlyMap<number, readonly Lexeme[]>, word: string): readonly Lexeme[] => {
  const folded = fold(word)
  for (let length = Math.min(LONGEST_TAIL, folded.length - SHORTEST_HEAD); length >= SHORTEST_TAIL; length--) {
    const lexemes = tails.get(hashOf(folded.slice(-length)))?.filter(({ umlauts }) => umlauts === null || umlauts === umlautsOf(word.slice(-length)))
    if (lexemes !== undefined && lexemes.length > 0) return lexemes
  }
  return []
}
