import { type Kept, type Numbers, unpack } from '../text/binary.js'
import { buildPhraseTable, numberOf, tableNumbers } from '../text/phrases.js'
import type { Assembly, Kind, Settings } from './assemble.js'
import type { CompiledRule } from './compile.js'
import { LAYERS } from './lexeme.js'
import { askOf, endingsOf } from './lexicon.js'
import { programsOf } from './program.js'

/** A language as it is kept: JSON, lists of JSON with a line feed between, and arrays of numbers. */
export interface CompiledLanguage {
  readonly facts: string
  readonly pool: string
  /** Those of its own kinds; the others stand once for all languages. */
  readonly kinds: string
  readonly rules: string
  readonly numbers: readonly Numbers[]
}

/** The texts of a language in the order in which they are kept. */
export const textsOf = ({ facts, pool, kinds, rules }: CompiledLanguage): readonly string[] => [facts, pool, kinds, rules]

/** A kept language, its arrays as they stand. */
export const unpackLanguage = ({ numbers, texts }: Kept): CompiledLanguage => {
  const [facts, pool, kinds, rules] = texts as [string, string, string, string]
  return { facts, pool, kinds, rules, numbers: unpack(numbers) }
}

/** The part of a kept language that is no list. */
export interface Facts {
  readonly tag: string
  readonly settings: Settings
  readonly classes: readonly string[]
  readonly slots: readonly string[]
  readonly umlauts: readonly string[]
  readonly firsts: number
  readonly longest: number
}

/** Puts an assembly into the form in which a language is kept. */
export const compileLanguage = ({ tag, settings, kinds, own, phrases, rules }: Assembly): CompiledLanguage => {
  const ruleWords = new Set<string>()
  for (const { elements } of rules) for (const word of wordsIn(elements)) ruleWords.add(word)
  const table = buildPhraseTable(phrases, ruleWords)
  const classes = [...new Set(kinds.filter(({ layer }) => layer === 'trigger').map((kind) => kind.class))]
  const anchors = [...new Set(kinds.filter(({ layer }) => layer === 'anchor').map((kind) => kind.class))]
  const classOf = new Map(classes.map((name, k) => [name, k]))
  const anchorOf = new Map(anchors.map((name, k) => [name, classes.length + k]))
  const numberOfKind = (kind: Kind): number =>
    (kind.layer === 'trigger' ? classOf.get(kind.class) : kind.layer === 'anchor' ? anchorOf.get(kind.class) : 0) ?? 0
  const programs = programsOf(rules, (word) => numberOf(table, word), classes, anchors)
  const { endings, endingSlots, endingPrints } = endingsOf(table, (kind) => kinds[kind]?.tail === true || kinds[kind]?.layer === 'noun')
  const umlauts = [...new Set(['', ...kinds.flatMap((kind) => kind.umlauts ?? []).map((letters) => `=${letters}`)])]
  const facts: Facts = { tag, settings, classes, slots: programs.slots, umlauts, firsts: table.firsts, longest: table.longest }
  return {
    facts: JSON.stringify(facts),
    pool: table.pool,
    kinds: kindRows(kinds.slice(0, own)),
    rules: rules.map(({ id, says, set, match }) => JSON.stringify({ id, says, set, match })).join('\n'),
    numbers: [
      ...tableNumbers(table),
      Uint8Array.from(kinds, (kind) => LAYERS.indexOf(kind.layer)),
      Uint16Array.from(kinds, numberOfKind),
      Uint8Array.from(kinds, askOf),
      Uint8Array.from(kinds, (kind) => (kind.umlauts === null ? 0 : umlauts.indexOf(`=${kind.umlauts}`))),
      endings,
      endingSlots,
      endingPrints,
      programs.nodes,
      programs.lists,
      programs.rules,
      programs.needs,
      programs.anchorFrom,
      programs.anchored,
    ],
  }
}

/** Class, id and value of kinds: a line of JSON each. */
export const kindRows = (kinds: readonly Kind[]): string => kinds.map((kind) => JSON.stringify([kind.class, kind.id, kind.value])).join('\n')

const wordsIn = (elements: CompiledRule['elements']): string[] =>
  elements.flatMap((element) => (element.kind === 'word' ? element.forms.flat() : element.kind === 'group' ? element.of.flatMap(wordsIn) : []))
