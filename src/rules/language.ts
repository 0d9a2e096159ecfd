import type { z } from 'zod'
import { knowledgeOf } from '../knowledge/data.js'
import type { actorRow, malwareRow, organisationRow, placesFile, productRow } from '../knowledge/schema.js'
import { packPart } from '../languages/data.js'
import type { AmountsFile, LanguageFile, Lexicon, NamesFile, Rule } from '../languages/pack.js'
import { fold } from '../text/characters.js'
import { buildPhraseTable, type PhraseTable, phraseWords } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'
import { type CompiledRule, compileRule } from './compile.js'
import { endsAccented, type Lexeme, type LexemeLayer, type LexemeValue, umlautsOf, type Writing } from './lexeme.js'

/** A language as the engine runs it: its pack and the knowledge in one table. */
export interface Language {
  readonly tag: string
  readonly nounCapitals: boolean
  readonly adjectivesAfter: boolean
  /** Folded words that link parts of a name, articles too: a name is the same with and without them. */
  readonly links: ReadonlySet<string>
  /** Folded prefixes of leanings: "pro". */
  readonly leanings: readonly string[]
  readonly table: PhraseTable
  readonly lexemes: readonly Lexeme[]
  /** Endings of compounds: hash of the folded ending → its lexemes. Empty where the language has no compounds. */
  readonly tails: ReadonlyMap<number, readonly Lexeme[]>
  /** Class or words of an anchor → the rules that are found through it. */
  readonly rulesByAnchor: ReadonlyMap<string, readonly CompiledRule[]>
  readonly rules: readonly CompiledRule[]
  /** Endings of inflected adjectives, where nouns have capitals: what such a word stands before is a noun. */
  readonly adjectiveEndings: readonly string[]
  /** Typical endings of common nouns, folded, where nouns have capitals. */
  readonly nounSuffixes: readonly string[]
  /** Hashes of the common nouns, folded, which end compounds. */
  readonly nounTails: ReadonlySet<number>
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

/** What a user adds to a pack. */
export interface Additions {
  readonly triggers?: Lexicon
  readonly rules?: readonly Rule[]
  readonly actors?: readonly z.infer<typeof actorRow>[]
  readonly without?: Removals
}

/** What a user takes out of a pack and of the knowledge. */
export interface Removals {
  /** Ids. */
  readonly rules?: ReadonlySet<string>
  /** Class → words, as the pack has them. */
  readonly triggers?: Readonly<Record<string, ReadonlySet<string>>>
  /** Ids of actors, malware, products, organisations. */
  readonly known?: ReadonlySet<string>
}

type Words = string | readonly string[]

/** Triggers whose entries also end compounds ("Hackerangriff", "klantgegevens"). */
const COMPOUND_CLASSES = new Set(['attack', 'weak-attack', 'attacker', 'actor-group', 'data', 'ransom', 'machines', 'asset', 'service', 'records'])
/** Letters: shorter endings end too many words by chance. */
export const SHORTEST_TAIL = 5
export const LONGEST_TAIL = 18

const startsLower = (text: string): boolean => text.charAt(0) !== text.charAt(0).toUpperCase()

/** Builds what the engine needs for a language. Costs milliseconds: see {@link languageOf} for the shared one. */
export const buildLanguage = (tag: string, additions: Additions = {}): Language | null => {
  const file = packPart<LanguageFile>(tag, 'language')
  const triggers = packPart<Lexicon>(tag, 'triggers')
  const names = packPart<NamesFile>(tag, 'names')
  if (file === undefined || triggers === undefined || names === undefined) return null
  const lexemes: Lexeme[] = []
  const phrases: [string, number][] = []
  const tails = new Map<number, Lexeme[]>()

  const add = (
    layer: LexemeLayer,
    cls: string,
    texts: Words,
    id: string,
    writing: Writing | 'as-written',
    value: LexemeValue = {},
    tail = false,
  ): void => {
    const forms = typeof texts === 'string' ? [texts] : texts
    const made = new Map<string, number>()
    for (const form of forms) {
      const how = writing === 'as-written' ? (startsLower(form) ? 'any' : 'capital') : writing
      const umlauts = layer === 'trigger' ? umlautsOf(form) : null
      const accent = layer === 'trigger' && /e(e?s?)$/.test(fold(form)) ? endsAccented(form) : null
      const like = `${how}/${umlauts}/${accent}`
      let at = made.get(like)
      if (at === undefined) {
        at = lexemes.length
        made.set(like, at)
        lexemes.push({
          layer,
          class: cls,
          id,
          writing: how,
          umlauts,
          accent,
          value,
        })
      }
      phrases.push([form, at])
      if (tail && file.compounds && form.length >= SHORTEST_TAIL && form.length <= LONGEST_TAIL && phraseWords(form).length === 1) {
        const hash = hashOf(fold(form))
        tails.set(hash, [...(tails.get(hash) ?? []), lexemes[at] as Lexeme])
      }
    }
  }

  for (const lexicon of [triggers, additions.triggers ?? {}]) {
    for (const [cls, entries] of Object.entries(lexicon)) {
      for (const entry of entries) {
        const { text, ...value } = typeof entry === 'string' ? { text: entry } : entry
        for (const form of [text].flat())
          add(
            'trigger',
            cls,
            form,
            `${tag}.${cls}.${slug(form)}`,
            file.nounCapitals ? 'as-written' : 'any',
            value as LexemeValue,
            COMPOUND_CLASSES.has(cls),
          )
      }
    }
  }
  add('trigger', 'link', file.nameLinks, `${tag}.link`, 'any')
  add('trigger', 'locative', file.locatives, `${tag}.locative`, 'any')
  add('trigger', 'definite', file.definite, `${tag}.definite`, 'any')
  add('trigger', 'indefinite', file.indefinite, `${tag}.indefinite`, 'any')
  // Where nouns have capitals, what is written small is no noun: "versicherte", "bund".
  const writing = file.nounCapitals ? 'as-written' : 'any'
  for (const head of names.heads) {
    const { text, class: cls, ...value } = head
    add('head', cls, text, `${tag}.head.${slug([text].flat()[0] as string)}`, writing, value, true)
  }
  for (const form of names.legalForms) add('legal-form', 'legal-form', form, `${tag}.legal-form`, 'any')
  for (const title of names.personTitles) add('title', 'title', title, `${tag}.title`, 'any')
  for (const people of names.people) add('people', people.class, people.text, `${tag}.people.${people.class}`, writing)
  for (const article of file.articles) add('article', 'article', article, `${tag}.article`, 'any')
  for (const particle of file.nameParticles) add('particle', 'particle', particle, `${tag}.particle`, 'any')
  for (const starter of file.sentenceStarters) add('starter', 'starter', starter, `${tag}.starter`, 'any')
  for (const place of packPart<{ text: Words; acronyms?: readonly string[]; country: string; kind: string }[]>(tag, 'places') ?? []) {
    const id = `${tag}.place.${place.country.toLowerCase()}`
    add('place', place.kind, place.text, id, 'as-written', { country: place.country })
    add('place', place.kind, place.acronyms ?? [], id, 'capitals', { country: place.country })
  }
  const nouns = packPart<{ nouns: string[]; suffixes: string[] }>(tag, 'nouns')
  if (nouns !== undefined) add('noun', 'noun', nouns.nouns, `${tag}.noun`, 'any')
  const amounts = packPart<AmountsFile>(tag, 'amounts')
  for (const { text, value } of amounts?.multipliers ?? []) add('multiplier', 'multiplier', text, `${tag}.multiplier`, 'any', { number: value })
  for (const { text, unit } of amounts?.volumes ?? []) add('volume', unit, text, `${tag}.volume`, 'any')
  for (const { text, value } of amounts?.round ?? []) add('number', 'round', text, `${tag}.round`, 'any', { number: value })
  add('percent', 'percent', amounts?.percent ?? [], `${tag}.percent`, 'any')
  const calendar = packPart<{ numbers: Record<string, string[]> }>(tag, 'calendar')
  for (const [number, forms] of Object.entries(calendar?.numbers ?? {}))
    add('number', 'number', forms, `${tag}.number`, 'any', { number: Number(number) })
  addKnowledge(add, additions)

  const rules = [...(packPart<Rule[]>(tag, 'rules') ?? []), ...(additions.rules ?? [])]
    .filter((rule) => additions.without?.rules?.has(rule.id) !== true)
    .flatMap(compileRule)
  const rulesByAnchor = new Map<string, CompiledRule[]>()
  for (const rule of rules) {
    for (const anchor of rule.anchors) {
      const key = `${anchor.kind}:${anchor.name}`
      const there = rulesByAnchor.get(key)
      if (there !== undefined) {
        there.push(rule)
        continue
      }
      rulesByAnchor.set(key, [rule])
      if (anchor.kind === 'word') add('anchor', anchor.name, anchor.name, 'anchor', 'any')
    }
  }
  return {
    tag,
    nounCapitals: file.nounCapitals,
    adjectivesAfter: file.adjectivesAfter,
    links: new Set([...file.nameLinks, ...file.articles].map(fold)),
    leanings: file.leanings.map(fold),
    table: buildPhraseTable(phrases),
    lexemes,
    tails,
    rulesByAnchor,
    rules,
    nounSuffixes: (nouns?.suffixes ?? []).map(fold),
    nounTails: new Set(nouns?.nouns.map((form) => hashOf(fold(form)))),
    pluralEndings: file.pluralEndings,
    domainLinks: file.domainLinks.map(fold),
    caseEndings: file.caseEndings.map(fold),
    obliques: new Set(file.obliques.map((word) => hashOf(fold(word)))),
    genitives: new Map([
      ...file.genitives.map((word) => [hashOf(fold(word)), 'sure'] as const),
      ...file.maybeGenitives.map((word) => [hashOf(fold(word)), 'maybe'] as const),
    ]),
    adjectiveEndings: file.adjectiveEndings,
  }
}

type Add = (layer: LexemeLayer, cls: string, texts: Words, id: string, writing: Writing | 'as-written', value?: LexemeValue) => void
interface Named {
  readonly id: string
  readonly name: string
  readonly text: readonly string[]
  readonly acronyms: readonly string[]
  readonly ambiguous: boolean
  readonly ambiguousText: readonly string[]
}

const addKnowledge = (add: Add, additions: Additions): void => {
  const named = (layer: LexemeLayer, row: Named, value: LexemeValue): void => {
    const plain = new Set([row.name, ...row.text].filter((form) => !row.acronyms.includes(form) && !row.ambiguousText.includes(form)))
    add(layer, row.id, [...plain], `${layer}.${row.id}`, 'as-written', { ...value, name: row.name, ambiguous: row.ambiguous })
    add(layer, row.id, row.ambiguousText, `${layer}.${row.id}`, 'as-written', { ...value, name: row.name, ambiguous: true })
    add(layer, row.id, row.acronyms, `${layer}.${row.id}`, 'capitals', { ...value, name: row.name, ambiguous: row.ambiguous })
  }
  const removed = additions.without?.known
  const rows = <T extends { readonly id?: string }>(name: string): readonly T[] => {
    const all = knowledgeOf<readonly T[] | null>(name) ?? []
    return removed === undefined ? all : all.filter(({ id }) => id === undefined || !removed.has(id))
  }
  for (const row of [...rows<z.infer<typeof actorRow>>('actors'), ...(additions.actors ?? [])]) {
    named('actor', row, { kind: row.kind, brand: row.brand ?? false, attackId: row.attackId, shared: false })
    if ((row.shared ?? []).length > 0)
      add('actor', row.id, row.shared, `actor.${row.id}`, 'as-written', {
        kind: row.kind,
        attackId: null,
        name: null,
        shared: true,
        ambiguous: false,
      })
  }
  for (const row of rows<z.infer<typeof malwareRow>>('malware')) named('malware', row, { kind: row.kind })
  for (const row of rows<z.infer<typeof productRow>>('products')) named('product', row, { kind: row.kind, vendor: row.vendor, cve: row.cve })
  for (const row of rows<z.infer<typeof organisationRow>>('organisations'))
    named('organisation', row, { kind: row.kind, country: row.country, sector: row.sector, role: row.role })
  const places = knowledgeOf<z.infer<typeof placesFile> | null>('places')
  for (const [ambiguous, lists] of [
    [false, places?.places ?? {}],
    [true, places?.ambiguous ?? {}],
  ] as const) {
    for (const [country, cities] of Object.entries(lists))
      add('city', 'city', cities, `place.${country.toLowerCase()}`, 'capital', { country, ambiguous })
  }
  const acronyms = knowledgeOf<{ acronyms: string[] } | null>('common-acronyms')
  if (acronyms !== null) add('trigger', 'no-name', acronyms.acronyms, 'no-name', 'capital')
  const given = knowledgeOf<{ names: string[] } | null>('given-names')
  if (given !== null) add('given-name', 'given-name', given.names, 'given-name', 'capital')
  for (const row of rows<{ id?: string; code: string; signs: string[]; text: string[] }>('currencies'))
    add('currency', row.code, [...row.signs, ...row.text], `currency.${row.code.toLowerCase()}`, 'any')
}

const slug = (text: string): string =>
  phraseWords(text)
    .join('-')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, '')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '')

const shared = new Map<string, Language | null>()

/** The language with what ships with it, built when first asked for; null where there is no full pack. */
export const languageOf = (tag: string): Language | null => {
  let language = shared.get(tag)
  if (language === undefined) {
    language = buildLanguage(tag)
    shared.set(tag, language)
  }
  return language
}
