/** What an entry of a pack or of the knowledge is for. The place in the list is the number under which the engine knows it. */
export const LAYERS = [
  'trigger',
  'head',
  'title',
  'people',
  'legal-form',
  'place',
  'city',
  'actor',
  'malware',
  'product',
  'organisation',
  'given-name',
  'currency',
  'article',
  'particle',
  'starter',
  'noun',
  'number',
  'multiplier',
  'volume',
  'percent',
  'anchor',
] as const
export type LexemeLayer = (typeof LAYERS)[number]

/** Layers of the knowledge whose entries have ids of their own. */
export const KNOWN_LAYERS = ['actor', 'malware', 'product', 'organisation'] as const satisfies readonly LexemeLayer[]

/** Layer → its number. */
export const LAYER_NUMBERS = Object.fromEntries(LAYERS.map((layer, k) => [layer, k])) as Readonly<Record<LexemeLayer, number>>

/** Layer → its bit in a set of layers. */
export const LAYER_BITS = Object.fromEntries(LAYERS.map((layer, k) => [layer, 1 << k])) as Readonly<Record<LexemeLayer, number>>

/** How a phrase must be written to count: as it likes, with a capital, all in capitals, with a capital at its last word too ("Le Temps"). */
export const WRITINGS = ['any', 'capital', 'capitals', 'both-capital'] as const
export type Writing = (typeof WRITINGS)[number]

export type LexemeValue = Readonly<Record<string, string | number | boolean | null>>

/** An entry of a lexicon, as the engine holds it. */
export interface Lexeme {
  readonly layer: LexemeLayer
  /** Class of a trigger or head, ISO code of a place or currency, id of what is known; for anchors the words themselves. */
  readonly class: string
  /** The id that evidence shows. */
  readonly id: string
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

/** Whether a phrase ends in a word for which an accent that folding hides makes another word of it: one in é, ée, és, ées, or "à". */
export const isAccentSensitive = (folded: string): boolean => /e(?:e?s?)$|(?:^|[ '])a$/.test(folded)

/** Whether a word ends in é, ée, és, ées, or is "à". */
export const endsAccented = (text: string, end = text.length): boolean => {
  let at = end - 1
  if (text.charCodeAt(at) === 0xe0) return true
  if ((text.charCodeAt(at) | 32) === 115) at--
  if ((text.charCodeAt(at) | 32) === 101 && isAccented(text, at - 1)) at--
  return isAccented(text, at)
}
const isAccented = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 0xe9 || code === 0xc9 || code === 0x301
}
