import { childOf, numberOf, phraseWords } from '../text/phrases.js'
import type { Language } from './language.js'
import { KNOWN_LAYERS, LAYER_NUMBERS } from './lexeme.js'

const KNOWN_NUMBERS: ReadonlySet<number> = new Set(KNOWN_LAYERS.map((layer) => LAYER_NUMBERS[layer]))

/** Whether a language has a rule of this id. */
export const hasRule = ({ ruleCount, rule }: Language, id: string): boolean => {
  for (let k = 0; k < ruleCount; k++) if (rule(k).id === id) return true
  return false
}

/** Whether the knowledge has an actor, a malware, a product or an organisation of this id. */
export const hasEntry = ({ lexicon }: Language, id: string): boolean =>
  lexicon.kinds.some((json, kind) => KNOWN_NUMBERS.has(lexicon.layers[kind] as number) && (JSON.parse(json) as [string])[0] === id)

/** Whether a phrase is a trigger of a class. */
export const hasTrigger = ({ lexicon, classes }: Language, cls: string, text: string): boolean => {
  const { table, layers } = lexicon
  const [first, ...rest] = phraseWords(text).map((word) => numberOf(table, word))
  if (first === undefined || first < 0 || first >= table.firsts) return false
  let node = first
  for (const word of rest) {
    node = word < 0 ? -1 : childOf(table, node, word)
    if (node < 0) return false
  }
  const number = classes.indexOf(cls)
  for (let k = table.entryFrom[node] as number; k < (table.entryFrom[node + 1] as number); k++) {
    const kind = table.entries[k] as number
    if (layers[kind] === LAYER_NUMBERS.trigger && lexicon.classes[kind] === number) return true
  }
  return false
}
