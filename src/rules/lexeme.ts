/** What an entry of a pack or of the knowledge is for. */
export type LexemeLayer =
  | 'trigger'
  | 'head'
  | 'title'
  | 'people'
  | 'legal-form'
  | 'place'
  | 'city'
  | 'actor'
  | 'malware'
  | 'product'
  | 'organisation'
  | 'given-name'
  | 'currency'
  | 'article'
  | 'particle'
  | 'starter'
  | 'noun'
  | 'number'
  | 'multiplier'
  | 'volume'
  | 'percent'
  | 'anchor'

/** How a word must be written to count: as it likes, with a capital, all in capitals. */
export type Writing = 'any' | 'capital' | 'capitals'

export type LexemeValue = Readonly<Record<string, string | number | boolean | null>>

/** An entry of a lexicon, as the engine holds it. Many phrases may stand for one. */
export interface Lexeme {
  readonly layer: LexemeLayer
  /** Class of a trigger or head, ISO code of a place or currency, id of what is known; for anchors the words themselves. */
  readonly class: string
  /** The id that evidence shows. */
  readonly id: string
  readonly writing: Writing
  /** Whether the last word ends in a stressed é, which folding hides: "piratés" are no "pirates". null where it makes no difference. */
  readonly accent: boolean | null
  /** The letters ä, ö, ü of the form in their order, which folding hides: "fördert" is not "fordert". null where they need not agree. */
  readonly umlauts: string | null
  readonly value: LexemeValue
}

/** The letters ä, ö, ü of a stretch of text, in small letters. */
export const umlautsOf = (text: string, start = 0, end = text.length): string => {
  let found = ''
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at) | 32
    if (code === 0xe4 || code === 0xf6 || code === 0xfc) found += String.fromCharCode(code)
    else if (text.charCodeAt(at) === 0x308) found += '\u0308'
  }
  return found
}

/** Whether a word ends in é, ée, és, ées. */
export const endsAccented = (text: string, end = text.length): boolean => {
  let at = end - 1
  if ((text.charCodeAt(at) | 32) === 115) at--
  if ((text.charCodeAt(at) | 32) === 101 && isAccented(text, at - 1)) at--
  return isAccented(text, at)
}
const isAccented = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 0xe9 || code === 0xc9 || code === 0x301
}
