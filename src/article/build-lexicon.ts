import type { LanguageFile, Lexicon } from '../languages/pack.js'
import type { Numbers } from '../text/binary.js'
import { fold } from '../text/characters.js'
import { buildPhraseTable, tableNumbers } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'
import { type ArticleFacts, type ArticleLexicon, FURNITURE, type Furniture, type WordTable } from './lexicon.js'
import type { Press } from './outlets.js'

/** Where the words come from. */
export interface Sources {
  /** The languages that there is a folder for. */
  readonly tags: readonly string[]
  readonly part: <T>(tag: string, part: string) => T | undefined
  readonly knowledge: <T>(name: string) => T | undefined
}

interface WorldLanguage {
  readonly tag: string
  readonly functionWords: readonly string[]
  readonly months: readonly (readonly string[])[]
  readonly scripts?: readonly (readonly [number, number])[]
}

interface Calendar {
  readonly months?: readonly (string | readonly string[])[]
  readonly weekdays?: readonly (string | readonly string[])[]
}

const buildWordTable = (words: ReadonlyMap<string, number>): WordTable => {
  let size = 64
  while (size < words.size * 3) size *= 2
  const table = { mask: size - 1, keys: new Int32Array(size), values: new Int32Array(size) }
  for (const [word, value] of words) {
    const hash = hashOf(word)
    let at = (hash ^ (hash >>> 15)) & table.mask
    while (table.values[at] !== 0 && table.keys[at] !== hash) at = (at + 1) & table.mask
    table.keys[at] = hash
    table.values[at] = (table.values[at] as number) | value
  }
  return table
}

const single = (forms: string | readonly string[]): readonly string[] => (typeof forms === 'string' ? [forms] : forms)

/** Languages beyond this share no bit: a bit mask has room for that many. */
const MOST_LANGUAGES = 31

/** Puts together the words of all languages. */
export const buildArticleLexicon = ({ tags: packTags, part: packPart, knowledge: knowledgeOf }: Sources): ArticleLexicon => {
  const known = packTags.filter((tag) => (packPart<LanguageFile>(tag, 'language')?.functionWords.length ?? 0) > 0)
  const world = (knowledgeOf<readonly WorldLanguage[]>('world-languages') ?? []).filter(({ tag }) => !known.includes(tag))
  const functionWords = new Map<string, number>()
  const abbreviations = new Map<string, number>()
  const months = new Map<string, number>()
  const weekdays = new Map<string, number>()
  const phrases: (readonly [string, number])[] = []
  const tags: string[] = []
  const sizes: number[] = []
  const addFunctionWords = (tag: string, words: readonly string[]): void => {
    if (tags.length >= MOST_LANGUAGES || words.length === 0) return
    const bit = 1 << tags.length
    tags.push(tag)
    sizes.push(words.length)
    for (const word of words) functionWords.set(fold(word), (functionWords.get(fold(word)) ?? 0) | bit)
  }
  const addMonths = (all: readonly (string | readonly string[])[] | undefined): void => {
    for (const [index, forms] of (all ?? []).entries()) {
      for (const form of single(forms)) {
        const word = fold(form.replace(/\.$/, ''))
        if (!months.has(word) && !/\s/.test(word)) months.set(word, index + 1)
      }
    }
  }
  for (const tag of packTags) {
    const language = packPart<LanguageFile>(tag, 'language')
    addFunctionWords(tag, language?.functionWords ?? [])
    for (const word of language?.abbreviations ?? []) if (!word.includes('.')) abbreviations.set(fold(word), 1)
    const calendar = packPart<Calendar>(tag, 'calendar')
    addMonths(calendar?.months)
    for (const [index, forms] of (calendar?.weekdays ?? []).entries())
      for (const form of single(forms)) weekdays.set(fold(form.replace(/\.$/, '')), index + 1)
    const furniture = packPart<Lexicon>(tag, 'boilerplate') ?? {}
    for (const entry of furniture.months ?? []) {
      if (typeof entry === 'string') continue
      for (const form of single(entry.text)) if (typeof entry.month === 'number' && !months.has(fold(form))) months.set(fold(form), entry.month)
    }
    for (const [name, entries] of Object.entries(furniture)) {
      const group = FURNITURE.indexOf(name as Furniture)
      if (group < 0) continue
      for (const entry of entries) if (typeof entry === 'string') phrases.push([entry, group])
    }
  }
  const press = knowledgeOf<Press>('press')
  for (const agency of press?.agencies ?? []) phrases.push([agency, FURNITURE.indexOf('agency')])
  // A single word may be any word
  for (const name of Object.values(press?.outlets ?? {}).flat()) if (/\S\s+\S/.test(name)) phrases.push([name, FURNITURE.indexOf('outlet')])
  const packs = tags.length
  for (const language of world) {
    addFunctionWords(language.tag, language.functionWords)
    addMonths(language.months)
  }
  const seen = new Set<string>()
  const distinct = phrases.filter(([text, group]) => {
    const key = `${group} ${fold(text)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return {
    tags,
    packs,
    functionWords: buildWordTable(functionWords),
    sizes,
    furniture: buildPhraseTable(distinct),
    months: buildWordTable(months),
    weekdays: buildWordTable(weekdays),
    abbreviations: buildWordTable(abbreviations),
    scripts: world.flatMap(({ tag, scripts }) => (scripts ?? []).map(([from, to]) => ({ tag, from, to }))),
  }
}

const tableOf = ({ keys, values }: WordTable): Numbers[] => [keys, values].map((array) => new Uint32Array(array.buffer))

/** A lexicon in the form in which it is kept. */
export const packArticleLexicon = (lexicon: ArticleLexicon): { readonly texts: readonly string[]; readonly numbers: readonly Numbers[] } => {
  const { tags, packs, sizes, scripts, furniture } = lexicon
  const facts: ArticleFacts = { tags, packs, sizes, scripts, firsts: furniture.firsts, longest: furniture.longest }
  const words = [lexicon.functionWords, lexicon.months, lexicon.weekdays, lexicon.abbreviations]
  return { texts: [JSON.stringify(facts), furniture.pool], numbers: [...words.flatMap(tableOf), ...tableNumbers(furniture)] }
}
