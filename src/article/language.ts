import type { Tokens } from '../text/tokens.js'
import { WORD } from '../text/tokens.js'
import { type ArticleLexicon, wordValue } from './lexicon.js'

/** Words. In less than this many function words no language shows itself. */
const FEWEST = 3
/** Tokens that are looked at: a language shows itself soon. */
const SAMPLE = 1500

/** Every language that {@link languageOf} may tell. */
export const possibleTags = ({ tags, scripts }: ArticleLexicon): string[] => [...new Set([...tags, ...scripts.map(({ tag }) => tag), HAN, UNKNOWN])]

const HAN = 'zh'
const UNKNOWN = 'und'

/**
 * The language of these stretches of tokens: the one whose function words they have most of, a word that many languages share counting
 * less; before that the script, where only one language is written in it. "und" where neither tells.
 */
export const languageOf = (tokens: Tokens, stretches: Iterable<readonly [first: number, last: number]>, lexicon: ArticleLexicon): string => {
  const scores = new Float64Array(lexicon.tags.length)
  const scripts = new Map<string, number>()
  let words = 0
  let hits = 0
  let han = 0
  for (const [first, last] of stretches) {
    for (let i = first; i < last && words < SAMPLE; i++) {
      if (tokens.kind[i] !== WORD) continue
      words++
      const code = tokens.text.charCodeAt(tokens.start[i] as number)
      if (code >= 0x370 && (code < 0x1e00 || code > 0x2000)) {
        for (let k = tokens.start[i] as number; k < (tokens.end[i] as number); k++) {
          const letter = tokens.text.charCodeAt(k)
          if (letter >= 0x4e00 && letter < 0xa000) han++
          const script = lexicon.scripts.find(({ from, to }) => from <= letter && letter <= to)
          if (script !== undefined) scripts.set(script.tag, (scripts.get(script.tag) ?? 0) + 1)
        }
      }
      const bits = wordValue(lexicon.functionWords, tokens.hash[i] as number)
      if (bits === 0) continue
      hits++
      const share = 1 / bitCount(bits)
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        const language = 31 - Math.clz32(rest & -rest)
        scores[language] = (scores[language] as number) + share
      }
    }
    if (words >= SAMPLE) break
  }
  const script = byScript(scripts, han, words)
  let best = -1
  for (let k = 0; k < scores.length; k++) if (best < 0 || (scores[k] as number) > (scores[best] as number)) best = k
  const enough = hits >= FEWEST && hits * 30 >= words
  if (script !== null && !(enough && best >= 0 && sharesScript(lexicon, script, best))) return script
  return enough && best >= 0 ? (lexicon.tags[best] as string) : UNKNOWN
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** A script speaks where its letters are as many as the words. Kana in between make Japanese of Han letters. */
const byScript = (scripts: ReadonlyMap<string, number>, han: number, words: number): string | null => {
  let best: string | null = null
  let most = 0
  for (const [tag, letters] of scripts) {
    if (letters > most) {
      best = tag
      most = letters
    }
  }
  if (best !== null && most >= words) return best
  return han > 0 && han >= words ? HAN : null
}

/** Several languages are written in Arabic, Devanagari: then their words decide, which fold to letters of that script. */
const sharesScript = (lexicon: ArticleLexicon, script: string, language: number): boolean =>
  (lexicon.tags[language] as string) !== script && lexicon.tags.includes(script) && !lexicon.scripts.some(({ tag }) => tag === lexicon.tags[language])
