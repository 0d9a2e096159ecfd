import type { Kind } from '../rules/assemble.js'
import type { Ids } from '../text/phrases.js'
import { buildWordFilter, type Capitals, type MarkedPhrase, type WordFilter, wordFilterNumbers } from '../text/word-filter.js'
import { ATTACKED, COMPUTERS, shownBy } from './attack-words.js'

/** The phrases of a language, each with its kind. */
export interface Phrases {
  readonly phrases: Iterable<readonly [words: readonly string[], kind: number]>
  readonly kindOf: (kind: number) => Pick<Kind, 'layer' | 'class' | 'value' | 'writing' | 'tail'>
}

/** Each language has a mark for words of computers, and one as many bits higher for those of attacks. Languages beyond share the marks of others. */
const LANGUAGES = 8

const marksOf = (language: number, shown: number): number => {
  const mark = 1 << (language % LANGUAGES)
  return ((shown & COMPUTERS) !== 0 ? mark : 0) | ((shown & ATTACKED) !== 0 ? mark << LANGUAGES : 0)
}

/** Whether a language has both kinds of words: see `mayTellOfAttack`, which looks at one language and at the article alone. */
export const mayTell = (marks: number): boolean => (marks & (marks >>> LANGUAGES)) !== 0

const CAPITALS: Readonly<Record<Kind['writing'], Capitals>> = { any: 'any', capital: 'some', 'both-capital': 'some', capitals: 'all' }

function* markedPhrases(languages: readonly Phrases[]): Generator<MarkedPhrase> {
  for (const [number, { phrases, kindOf: kindAt }] of languages.entries()) {
    const kinds: ReturnType<Phrases['kindOf']>[] = []
    for (const [words, entry] of phrases) {
      kinds[entry] ??= kindAt(entry)
      const { layer, class: cls, value, writing, tail } = kinds[entry] as ReturnType<Phrases['kindOf']>
      const marks = marksOf(number, shownBy(layer, cls, value))
      if (marks !== 0) yield { words, marks, capitals: CAPITALS[writing], ends: tail }
    }
  }
}

/**
 * The words without which no article in these languages tells of an attack.
 * @param isFunctionWord of two words of a phrase, the other is looked for
 */
export const buildAttackFilter = (languages: readonly Phrases[], isFunctionWord: (word: string) => boolean): WordFilter =>
  buildWordFilter(markedPhrases(languages), isFunctionWord)

/** A filter in the form in which it is kept. */
export const packAttackFilter = (filter: WordFilter): { readonly texts: readonly string[]; readonly numbers: readonly (Uint8Array | Ids)[] } => ({
  texts: [JSON.stringify(filter.always)],
  numbers: wordFilterNumbers(filter),
})
