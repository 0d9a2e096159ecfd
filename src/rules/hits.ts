import { fold } from '../text/characters.js'
import { findPhrases } from '../text/phrases.js'
import { ALL_CAPITALS, CAPITAL, HAS_DIGIT, hashOf, INNER_CAPITAL, type Tokens, tokenText, WORD } from '../text/tokens.js'
import { type Language, LONGEST_TAIL, SHORTEST_TAIL } from './language.js'
import type { Lexeme } from './lexeme.js'

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

const written = (lexeme: Lexeme, tokens: Tokens, first: number): boolean => {
  const flags = tokens.flags[first] as number
  if (lexeme.writing === 'any') return true
  if (lexeme.writing === 'capitals') return (flags & ALL_CAPITALS) !== 0
  return (flags & (CAPITAL | INNER_CAPITAL | HAS_DIGIT)) !== 0
}

/** Looks up the lexicon in the given stretches (sentences): one look-up a token. */
export const findHits = (
  { table, lexemes, tails }: Language,
  tokens: Tokens,
  stretches: Iterable<{ readonly first: number; readonly last: number }>,
): Hits => {
  const all: Hit[] = []
  const starting = new Map<number, Hit[]>()
  const ending = new Map<number, Hit[]>()
  const add = (map: Map<number, Hit[]>, at: number, hit: Hit): void => {
    const list = map.get(at)
    if (list === undefined) map.set(at, [hit])
    else list.push(hit)
  }
  for (const { first, last } of stretches) {
    findPhrases(table, tokens, first, last, (entry, from, to) => {
      const lexeme = lexemes[entry] as Lexeme
      if (!written(lexeme, tokens, from)) return
      const hit = { first: from, last: to, lexeme }
      all.push(hit)
      add(starting, from, hit)
      add(ending, to, hit)
    })
    if (tails.size === 0) continue
    for (let i = first; i < last; i++) {
      if (tokens.kind[i] !== WORD || (tokens.end[i] as number) - (tokens.start[i] as number) < SHORTEST_TAIL + SHORTEST_HEAD || starting.has(i))
        continue
      for (const lexeme of endings(tails, tokenText(tokens, i))) {
        const hit = { first: i, last: i + 1, lexeme }
        all.push(hit)
        add(starting, i, hit)
        add(ending, i + 1, hit)
      }
    }
  }
  return { all, startingAt: (token) => starting.get(token) ?? NONE, endingAt: (token) => ending.get(token) ?? NONE }
}

/** Letters that a compound has before the ending that is looked up. */
const SHORTEST_HEAD = 3

/** The lexemes of the longest ending of a compound that the lexicon has. */
const endings = (tails: ReadonlyMap<number, readonly Lexeme[]>, word: string): readonly Lexeme[] => {
  const folded = fold(word)
  for (let length = Math.min(LONGEST_TAIL, folded.length - SHORTEST_HEAD); length >= SHORTEST_TAIL; length--) {
    const lexemes = tails.get(hashOf(folded.slice(-length)))
    if (lexemes !== undefined) return lexemes
  }
  return []
}
