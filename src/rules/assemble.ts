import type { z } from 'zod'
import type { actorRow, malwareRow, organisationRow, placesFile, productRow } from '../knowledge/schema.js'
import type { AmountsFile, LanguageFile, Lexicon, NamesFile, Rule } from '../languages/pack.js'
import { fold } from '../text/characters.js'
import { phraseWords } from '../text/phrases.js'
import { type CompiledRule, compileRule } from './compile.js'
import { endsAccented, isAccentSensitive, type LexemeLayer, type LexemeValue, umlautsOf, type Writing } from './lexeme.js'

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

/** What many phrases of a lexicon have in common. */
export interface Kind {
  readonly layer: LexemeLayer
  readonly class: string
  /** null where the phrase itself is part of the id: "fr.attack.cyberattaque". */
  readonly id: string | null
  readonly writing: Writing
  /** Whether the last word ends in a stressed é, which folding hides: "piratés" are no "pirates". null where it makes no difference. */
  readonly accent: boolean | null
  /** The letters ä, ö, ü of the form in their order, which folding hides: "fördert" is not "fordert". null where they need not agree. */
  readonly umlauts: string | null
  /** Single words of this kind also end compounds. */
  readonly tail: boolean
  readonly value: LexemeValue
}

/** Facts of a language that are no phrases. */
export type Settings = Pick<
  LanguageFile,
  | 'compounds'
  | 'nounCapitals'
  | 'adjectivesAfter'
  | 'relationalEndings'
  | 'leanings'
  | 'ownDollars'
  | 'adjectiveEndings'
  | 'surnameEndings'
  | 'pluralEndings'
  | 'domainLinks'
  | 'caseEndings'
  | 'obliques'
  | 'genitives'
  | 'maybeGenitives'
> & { readonly nounSuffixes: readonly string[]; readonly links: readonly string[] }

/** A pack and the knowledge, spelled out: what a {@link Language} is built from. */
export interface Assembly {
  readonly tag: string
  readonly settings: Settings
  readonly kinds: readonly Kind[]
  /** Kinds below this number are the language's own; the others are those of the knowledge, the same for all languages. */
  readonly own: number
  readonly phrases: readonly (readonly [words: readonly string[], kind: number])[]
  readonly rules: readonly CompiledRule[]
}

/** Where the files of a pack and of the knowledge are had from, by name; undefined where there is none. */
export interface Sources {
  readonly part: <T>(name: string) => T | undefined
  readonly knowledge: <T>(name: string) => T | undefined
}

type Words = string | readonly string[]
type Add = (
  layer: LexemeLayer,
  cls: string,
  texts: Words,
  id: string | null,
  writing: Writing | 'as-written',
  value?: LexemeValue,
  tail?: boolean,
) => void

/** Triggers whose entries also end compounds ("Hackerangriff", "klantgegevens"). */
const COMPOUND_CLASSES = new Set(['attack', 'weak-attack', 'attacker', 'actor-group', 'data', 'ransom', 'machines', 'asset', 'service', 'records'])

/** "Le Temps" is no "le temps" at the start of a sentence. */
const endsCapital = (text: string): boolean => /\s\p{Lu}[^\s]*$/u.test(text)

const startsLower = (text: string): boolean => text.charAt(0) !== text.charAt(0).toUpperCase()

/** Collects kinds and phrases: equal kinds are one, and a phrase stands once for a kind. */
const collector = (compounds: boolean) => {
  const kinds: Kind[] = []
  const known = new Map<string, number>()
  const phrases: [readonly string[], number][] = []
  const seen = new Set<string>()
  const cut = new Map<string, readonly string[]>()
  const wordsOf = (form: string): readonly string[] => {
    let words = cut.get(form)
    if (words === undefined) {
      words = phraseWords(form)
      cut.set(form, words)
    }
    return words
  }
  const add: Add = (layer, cls, texts, id, writing, value = {}, tail = false) => {
    for (const form of typeof texts === 'string' ? [texts] : texts) {
      const words = wordsOf(form)
      if (words.length === 0) continue
      const kind: Kind = {
        layer,
        class: cls,
        id,
        writing: writing === 'as-written' ? (startsLower(form) ? 'any' : endsCapital(form) ? 'both-capital' : 'capital') : writing,
        accent: (layer === 'trigger' || layer === 'people') && isAccentSensitive(fold(form)) ? endsAccented(form) : null,
        umlauts: layer === 'trigger' ? umlautsOf(form) : null,
        tail: tail && compounds,
        value,
      }
      const key = JSON.stringify(kind)
      let at = known.get(key)
      if (at === undefined) {
        at = kinds.length
        known.set(key, at)
        kinds.push(kind)
      }
      const same = `${at} ${words.join(' ')}`
      if (seen.has(same)) continue
      seen.add(same)
      phrases.push([words, at])
    }
  }
  return { kinds, phrases, add }
}

/** Spells out all that a language's pack and the knowledge hold; null where there is no full pack. */
export const assemble = (tag: string, { part, knowledge }: Sources): Assembly | null => {
  const file = part<LanguageFile>('language')
  const triggers = part<Lexicon>('triggers')
  const names = part<NamesFile>('names')
  if (file === undefined || triggers === undefined || names === undefined) return null
  const { kinds, phrases, add } = collector(file.compounds)
  addTriggers(add, triggers, file.nounCapitals)
  add('trigger', 'link', file.nameLinks, `${tag}.link`, 'any')
  add('trigger', 'charge-link', file.chargeLinks, `${tag}.charge-link`, 'any')
  add('trigger', 'finite', file.finite, `${tag}.finite`, 'any')
  add('trigger', 'locative', file.locatives, `${tag}.locative`, 'any')
  add('trigger', 'definite', file.definite, `${tag}.definite`, 'any')
  add('trigger', 'indefinite', file.indefinite, `${tag}.indefinite`, 'any')
  // Where nouns have capitals, what is written small is no noun: "versicherte", "bund".
  const writing = file.nounCapitals ? 'as-written' : 'any'
  for (const head of names.heads) {
    const { text, class: cls, capital, ...value } = head
    add('head', cls, text, `${tag}.head.${slug(phraseWords([text].flat()[0] as string))}`, capital === true ? 'capital' : writing, value, true)
  }
  add('legal-form', 'legal-form', names.legalForms, `${tag}.legal-form`, 'any')
  add('title', 'title', names.personTitles, `${tag}.title`, 'any')
  for (const people of names.people) add('people', people.class, people.text, `${tag}.people.${people.class}`, writing)
  add('article', 'article', file.articles, `${tag}.article`, 'any')
  add('particle', 'particle', file.nameParticles, `${tag}.particle`, 'any')
  add('starter', 'starter', file.sentenceStarters, `${tag}.starter`, 'any')
  for (const place of part<{ text: Words; acronyms?: readonly string[]; country: string; kind: string }[]>('places') ?? []) {
    const id = `${tag}.place.${place.country.toLowerCase()}`
    add('place', place.kind, place.text, id, 'as-written', { country: place.country })
    add('place', place.kind, place.acronyms ?? [], id, 'capitals', { country: place.country })
  }
  const nouns = part<{ nouns: string[]; suffixes: string[] }>('nouns')
  if (nouns !== undefined) add('noun', 'noun', nouns.nouns, `${tag}.noun`, 'any')
  const amounts = part<AmountsFile>('amounts')
  for (const { text, value } of amounts?.multipliers ?? []) add('multiplier', 'multiplier', text, `${tag}.multiplier`, 'any', { number: value })
  for (const { text, value, currency } of amounts?.sums ?? []) add('multiplier', currency, text, `${tag}.sum`, 'any', { number: value })
  for (const { text, unit } of amounts?.volumes ?? []) add('volume', unit, text, `${tag}.volume`, 'any')
  for (const { text, value } of amounts?.round ?? []) add('number', 'round', text, `${tag}.round`, 'any', { number: value })
  add('percent', 'percent', amounts?.percent ?? [], `${tag}.percent`, 'any')
  const calendar = part<{ numbers: Record<string, string[]> }>('calendar')
  for (const [number, forms] of Object.entries(calendar?.numbers ?? {}))
    add('number', 'number', forms, `${tag}.number`, 'any', { number: Number(number) })
  const rules = (part<Rule[]>('rules') ?? []).flatMap(compileRule)
  addAnchors(add, rules)
  const own = kinds.length
  addKnowledge(add, knowledge)
  return {
    tag,
    settings: {
      compounds: file.compounds,
      nounCapitals: file.nounCapitals,
      adjectivesAfter: file.adjectivesAfter,
      relationalEndings: file.relationalEndings.map(fold),
      links: [...file.nameLinks, ...file.articles].map(fold),
      leanings: file.leanings.map(fold),
      ownDollars: file.ownDollars,
      adjectiveEndings: file.adjectiveEndings,
      surnameEndings: file.surnameEndings,
      pluralEndings: file.pluralEndings,
      domainLinks: file.domainLinks.map(fold),
      caseEndings: file.caseEndings.map(fold),
      obliques: file.obliques.map(fold),
      genitives: file.genitives.map(fold),
      maybeGenitives: file.maybeGenitives.map(fold),
      nounSuffixes: (nouns?.suffixes ?? []).map(fold),
    },
    kinds,
    own,
    phrases,
    rules,
  }
}

/** What a user adds, as an assembly of its own. */
export const assembleAdditions = (tag: string, settings: Settings, additions: Additions): Assembly => {
  const { kinds, phrases, add } = collector(settings.compounds)
  addTriggers(add, additions.triggers ?? {}, settings.nounCapitals)
  for (const row of additions.actors ?? []) addActor(add, row)
  const rules = (additions.rules ?? []).flatMap(compileRule)
  addAnchors(add, rules)
  return { tag, settings, kinds, own: kinds.length, phrases, rules }
}

const addTriggers = (add: Add, lexicon: Lexicon, nounCapitals: boolean): void => {
  for (const [cls, entries] of Object.entries(lexicon)) {
    for (const entry of entries) {
      const { text, ...value } = typeof entry === 'string' ? { text: entry } : entry
      add('trigger', cls, text, null, nounCapitals ? 'as-written' : 'any', value as LexemeValue, COMPOUND_CLASSES.has(cls))
    }
  }
}

/** The words through which rules are found. */
const addAnchors = (add: Add, rules: readonly CompiledRule[]): void => {
  for (const { anchors } of rules) for (const { kind, name } of anchors) if (kind === 'word') add('anchor', name, name, 'anchor', 'any')
}

interface Named {
  readonly id: string
  readonly name: string
  readonly text: readonly string[]
  readonly acronyms: readonly string[]
  readonly ambiguous: boolean
  readonly ambiguousText: readonly string[]
}

const addNamed = (add: Add, layer: LexemeLayer, row: Named, value: LexemeValue): void => {
  const plain = new Set([row.name, ...row.text].filter((form) => !row.acronyms.includes(form) && !row.ambiguousText.includes(form)))
  add(layer, row.id, [...plain], `${layer}.${row.id}`, 'as-written', { ...value, name: row.name, ambiguous: row.ambiguous })
  add(layer, row.id, row.ambiguousText, `${layer}.${row.id}`, 'as-written', { ...value, name: row.name, ambiguous: true })
  add(layer, row.id, row.acronyms, `${layer}.${row.id}`, 'capitals', { ...value, name: row.name, ambiguous: row.ambiguous })
}

const addActor = (add: Add, row: z.infer<typeof actorRow>): void => {
  const value = { kind: row.kind, brand: row.brand ?? false, attackId: row.attackId, shared: false }
  addNamed(add, 'actor', row, value)
  add('actor', row.id, row.shared ?? [], `actor.${row.id}`, 'as-written', {
    kind: row.kind,
    attackId: null,
    name: null,
    shared: true,
    ambiguous: false,
  })
}

const addKnowledge = (add: Add, knowledge: Sources['knowledge']): void => {
  const rows = <T>(name: string): readonly T[] => knowledge<readonly T[]>(name) ?? []
  for (const row of rows<z.infer<typeof actorRow>>('actors')) addActor(add, row)
  for (const row of rows<z.infer<typeof malwareRow>>('malware')) addNamed(add, 'malware', row, { kind: row.kind })
  for (const row of rows<z.infer<typeof productRow>>('products')) addNamed(add, 'product', row, { kind: row.kind, vendor: row.vendor, cve: row.cve })
  for (const row of rows<z.infer<typeof organisationRow>>('organisations'))
    addNamed(add, 'organisation', row, { kind: row.kind, country: row.country, sector: row.sector, role: row.role })
  const places = knowledge<z.infer<typeof placesFile>>('places')
  for (const [ambiguous, lists] of [
    [false, places?.places ?? {}],
    [true, places?.ambiguous ?? {}],
  ] as const) {
    for (const [country, cities] of Object.entries(lists))
      add('city', 'city', cities, `place.${country.toLowerCase()}`, 'capital', { country, ambiguous })
  }
  add('trigger', 'no-name', knowledge<{ acronyms: string[] }>('common-acronyms')?.acronyms ?? [], 'no-name', 'capital')
  add('given-name', 'given-name', knowledge<{ names: string[] }>('given-names')?.names ?? [], 'given-name', 'capital')
  for (const row of rows<{ code: string; signs: string[]; text: string[] }>('currencies'))
    add('currency', row.code, [...row.signs, ...row.text], `currency.${row.code.toLowerCase()}`, 'any')
}

/** The part of an id that says which phrase it is. */
export const slug = (words: readonly string[]): string => {
  const joined = words.join('-')
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(joined)
    ? joined
    : joined
        .replaceAll(/[^\p{L}\p{N}-]+/gu, '')
        .replaceAll(/-{2,}/g, '-')
        .replaceAll(/^-|-$/g, '')
}
