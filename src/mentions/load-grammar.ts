import { kept } from '../generated/compiled.js'
import { unpack } from '../text/binary.js'
import { unpackGrammar } from './kept-grammar.js'
import type { Grammar } from './times-rules.js'

const known = new Map<string, Grammar | null>()

/** The grammar of a language's times, of news or of requests, made ready when first asked for; null where its folder has no calendar. */
export const grammarOf = (language: string, asRequest = false): Grammar | null => {
  const key = asRequest ? `${language}/requests` : language
  let grammar = known.get(key)
  if (grammar === undefined) {
    const calendar = kept(`${language}.calendar`)
    grammar = calendar === undefined ? null : unpackGrammar(calendar.texts, unpack(calendar.numbers), asRequest)
    known.set(key, grammar)
  }
  return grammar
}
