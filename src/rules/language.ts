import { kept } from '../generated/compiled.js'
import { type Ids, phrasesOf, phraseWords, tableOf } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'
import { type Additions, type Assembly, assembleAdditions, type Kind, type Removals } from './assemble.js'
import { compileRule } from './compile.js'
import { type CompiledLanguage, compileLanguage, type Facts, unpackLanguage } from './compiled-language.js'
import { KNOWN_LAYERS, LAYERS, type LexemeLayer, type LexemeValue, WRITINGS } from './lexeme.js'
import { ACCENTED, type Lexemes, type LexiconData, lexemesOf, TAIL, UNACCENTED, WRITING } from './lexicon.js'
import type { Programs } from './program.js'

export type { Additions, Removals } from './assemble.js'

/** What a rule makes of a sentence. */
export interface RuleRow {
  readonly id: string
  readonly says: string
  readonly set: Readonly<Record<string, string | number | boolean>>
  readonly match: string
}

/** A language as the engine runs it: its pack and the knowledge in one table. */
export interface Language {
  readonly tag: string
  /** Words may end in other words: their endings are looked up too. */
  readonly compounds: boolean
  readonly nounCapitals: boolean
  readonly adjectivesAfter: boolean
  /** Folded endings of adjectives that tell what a body is in charge of. */
  readonly relationalEndings: readonly string[]
  /** Folded words that link parts of a name, articles too: a name is the same with and without them. */
  readonly links: ReadonlySet<string>
  /** Folded prefixes of leanings: "pro". */
  readonly leanings: readonly string[]
  /** Countries whose papers write a bare "$" for their own dollar. */
  readonly ownDollars: readonly string[]
  readonly lexicon: LexiconData
  readonly lexemes: Lexemes
  /** Names of the trigger classes, by number. */
  readonly classes: readonly string[]
  readonly programs: Programs
  readonly ruleCount: number
  rule(index: number): RuleRow
  /** Endings of inflected adjectives, where nouns have capitals: what such a word stands before is a noun. */
  readonly adjectiveEndings: readonly string[]
  /** Endings of trades that are surnames too, where nouns have capitals. */
  readonly surnameEndings: readonly string[]
  /** Typical endings of common nouns, folded, where nouns have capitals. */
  readonly nounSuffixes: readonly string[]
  /** Endings of plurals, folded, where nouns have capitals: plurals go without an article as names do. */
  readonly pluralEndings: readonly string[]
  /** Words behind which a body's name says what it is in charge of: "Bundesamt für …". */
  readonly domainLinks: readonly string[]
  /** Endings that cases add to the words of a name, folded; longest first. */
  readonly caseEndings: readonly string[]
  /** Hashes of words that show that what follows is no subject: prepositions, articles in other cases. Empty where rules need not ask. */
  readonly obliques: ReadonlySet<number>
  /** Hashes of words that show whose something is: surely, or where a noun stands before. */
  readonly genitives: ReadonlyMap<number, 'sure' | 'maybe'>
}

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** Class, id and value of the kinds of the knowledge: one text for all languages. */
const knowledgeKinds = (): string => kept('kinds')?.texts[0] ?? ''

const compiled = (tag: string): CompiledLanguage | undefined => {
  const language = kept(tag)
  return language === undefined ? undefined : unpackLanguage(language)
}

/** Makes a compiled language ready: its arrays are taken as they stand. */
const loadLanguage = (language: CompiledLanguage): Language => {
  const { tag, settings, classes, slots, umlauts, firsts, longest } = JSON.parse(language.facts) as Facts
  const arrays = language.numbers
  let next = 0
  const ids = (): Ids => arrays[next++] as Ids
  const bytes = (): Uint8Array => arrays[next++] as Uint8Array
  const lexicon: LexiconData = {
    table: tableOf({ pool: language.pool, firsts, longest }, () => arrays[next++] as Ids),
    layers: bytes(),
    classes: ids(),
    asks: bytes(),
    umlautsOf: bytes(),
    umlauts: umlauts.map((letters) => letters.slice(1)),
    kinds: [...lines(language.kinds), ...lines(knowledgeKinds())],
    endings: ids(),
    endingSlots: ids(),
    endingPrints: bytes(),
  }
  const programs: Programs = { slots, nodes: ids(), lists: ids(), rules: ids(), needs: ids(), anchorFrom: ids(), anchored: ids() }
  const rows = lines(language.rules)
  const rules: RuleRow[] = []
  return {
    tag,
    ...settings,
    links: new Set(settings.links),
    obliques: new Set(settings.obliques.map(hashOf)),
    genitives: new Map([
      ...settings.genitives.map((word) => [hashOf(word), 'sure'] as const),
      ...settings.maybeGenitives.map((word) => [hashOf(word), 'maybe'] as const),
    ]),
    lexicon,
    lexemes: lexemesOf(tag, lexicon),
    classes,
    programs,
    ruleCount: rows.length,
    rule: (index) => {
      rules[index] ??= JSON.parse(rows[index] as string) as RuleRow
      return rules[index]
    },
  }
}

/** A kind of a lexicon, spelled out. */
export const kindOf = (lexicon: LexiconData, kind: number): Kind => {
  const [cls, id, value] = JSON.parse(lexicon.kinds[kind] as string) as [string, string | null, LexemeValue]
  const asks = lexicon.asks[kind] as number
  return {
    layer: LAYERS[lexicon.layers[kind] as number] as LexemeLayer,
    class: cls,
    id,
    writing: WRITINGS[asks & WRITING] as Kind['writing'],
    accent: (asks & ACCENTED) !== 0 ? true : (asks & UNACCENTED) !== 0 ? false : null,
    umlauts: lexicon.umlautsOf[kind] === 0 ? null : (lexicon.umlauts[lexicon.umlautsOf[kind] as number] as string),
    tail: (asks & TAIL) !== 0,
    value,
  }
}

/** The assembly that a language was compiled from. */
const assemblyOf = (language: CompiledLanguage): Assembly => {
  const { tag, settings } = JSON.parse(language.facts) as Facts
  const { lexicon, ruleCount, rule } = loadLanguage(language)
  const kinds = lexicon.kinds.map((_, kind) => kindOf(lexicon, kind))
  const rules = Array.from({ length: ruleCount }, (_, k) => rule(k)).flatMap((row) => compileRule({ ...row, examples: [], not: [] }))
  return { tag, settings, kinds, own: lines(language.kinds).length, phrases: [...phrasesOf(lexicon.table)], rules }
}

/** What a removal leaves of a language. */
const remaining = (base: Assembly, { rules, triggers = {}, known }: Removals): Pick<Assembly, 'phrases' | 'rules'> => {
  const gone = new Set(Object.entries(triggers).flatMap(([cls, texts]) => [...texts].map((text) => `${cls} ${phraseWords(text).join(' ')}`)))
  return {
    phrases: base.phrases.filter(([words, kind]) => {
      const { layer, class: cls } = base.kinds[kind] as Kind
      if (layer === 'trigger') return !gone.has(`${cls} ${words.join(' ')}`)
      return known === undefined || !isKnownLayer(layer) || !known.has(cls)
    }),
    rules: base.rules.filter(({ id }) => rules?.has(id) !== true),
  }
}

const isKnownLayer = (layer: LexemeLayer): boolean => (KNOWN_LAYERS as readonly LexemeLayer[]).includes(layer)

/** A language with what the user adds and takes away; null where there is no full pack. Costs tenths of a second: see {@link languageOf} for the plain one. */
export const buildLanguage = (tag: string, additions: Additions = {}): Language | null => {
  const shipped = compiled(tag)
  if (shipped === undefined) return null
  const whole = assemblyOf(shipped)
  const base = { ...whole, ...remaining(whole, additions.without ?? {}) }
  const more = assembleAdditions(tag, base.settings, additions)
  // The user's kinds stand behind the language's own, before those of the knowledge
  const shift = (kind: number): number => (kind < base.own ? kind : kind + more.kinds.length)
  return loadLanguage(
    compileLanguage({
      ...base,
      kinds: [...base.kinds.slice(0, base.own), ...more.kinds, ...base.kinds.slice(base.own)],
      own: base.own + more.kinds.length,
      phrases: [
        ...base.phrases.map(([words, kind]) => [words, shift(kind)] as const),
        ...more.phrases.map(([words, kind]) => [words, kind + base.own] as const),
      ],
      rules: [...base.rules, ...more.rules],
    }),
  )
}

const shared = new Map<string, Language | null>()

/** The language with what ships with it, made ready when first asked for; null where there is no full pack. */
export const languageOf = (tag: string): Language | null => {
  let language = shared.get(tag)
  if (language === undefined) {
    const shipped = compiled(tag)
    language = shipped === undefined ? null : loadLanguage(shipped)
    shared.set(tag, language)
  }
  return language
}
