import { possibleTags } from '../article/language.js'
import { wordValue } from '../article/lexicon.js'
import { articleLexicon } from '../article/load-lexicon.js'
import { kept } from '../generated/compiled.js'
import { kindOf, type Language } from '../rules/language.js'
import { unpack } from '../text/binary.js'
import { type Ids, phrasesOf } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'
import { marksIn, type WordFilter, wordFilterOf } from '../text/word-filter.js'
import { buildAttackFilter, mayTell, type Phrases } from './build-attack-filter.js'

let shipped: WordFilter | undefined

const loadAttackFilter = (): WordFilter => {
  const { numbers, texts } = kept('attacks') ?? { numbers: '', texts: [] }
  const arrays = unpack(numbers)
  let next = 0
  return wordFilterOf(JSON.parse(texts[0] as string) as number, () => arrays[next++] as Uint8Array | Ids)
}

const phrasesIn = (language: Language): Phrases => ({ phrases: phrasesOf(language.lexicon.table), kindOf: (kind) => kindOf(language.lexicon, kind) })

const built = new WeakMap<(tag: string) => Language | null, WordFilter>()

/** The words of languages that a user has changed. Made when first asked for: it takes tenths of a second, and makes each language ready. */
const changedFilter = (languages: (tag: string) => Language | null): WordFilter => {
  let filter = built.get(languages)
  if (filter === undefined) {
    const lexicon = articleLexicon()
    const all = possibleTags(lexicon).flatMap((tag) => languages(tag) ?? [])
    filter = buildAttackFilter(all.map(phrasesIn), (word) => wordValue(lexicon.functionWords, hashOf(word)) !== 0)
    built.set(languages, filter)
  }
  return filter
}

/**
 * Whether any article within a text could be taken to tell of an attack, in whatever language: where this is false, no incident is found in it. Looks at
 * its characters once, and at nothing else.
 * @param languages those that the article's own is looked for among, where they are not as they are shipped
 */
export const mayHoldAttack = (text: string, languages?: (tag: string) => Language | null): boolean => {
  shipped ??= loadAttackFilter()
  return mayTell(marksIn(text, languages === undefined ? shipped : changedFilter(languages), mayTell))
}
