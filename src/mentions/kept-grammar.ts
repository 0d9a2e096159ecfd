import type { Numbers } from '../text/binary.js'
import type { Ids } from '../text/phrases.js'
import { SLOTS } from './times-categories.js'
import {
  addTo,
  addToFilter,
  CATEGORIES,
  emptyIndex,
  type Grammar,
  type GrammarRule,
  type PlacingCalendar,
  REQUESTS,
  type RuleIndex,
  slotElement,
  type WordEntry,
  wordElement,
} from './times-rules.js'
import { MAKERS } from './times-shapes.js'
import { FILTER_SIZE } from './times-words.js'

/** What of a grammar is kept beside its numbers, its spellings and its rules. */
interface Facts {
  readonly calendar: PlacingCalendar
  readonly point: number
  readonly suffixes: readonly string[]
}

/** What is known of a word, as bits. */
const USED = 1
const SEED = 2
const CAPITAL_ONLY = 4
const WEAK_ONLY = 8
const FUTURE = 16
const PAST = 32
const AFTER_HOUR = 64
const ENDS = 128

const bitsOf = ({ used, seed, capitalOnly, weakOnly, cue, afterHour, ends }: WordEntry): number =>
  (used ? USED : 0) |
  (seed ? SEED : 0) |
  (capitalOnly ? CAPITAL_ONLY : 0) |
  (weakOnly ? WEAK_ONLY : 0) |
  (cue > 0 ? FUTURE : cue < 0 ? PAST : 0) |
  (afterHour ? AFTER_HOUR : 0) |
  (ends ? ENDS : 0)

const rulesIn = ({ single, byWord, bySlot }: RuleIndex): GrammarRule[] => [...single, ...[...byWord.values()].flat(), ...bySlot]

/** What most rules have, and is left out of their rows. */
const PLAIN: Omit<GrammarRule, 'id' | 'elements'> = {
  category: 0,
  meaning: null,
  make: null,
  weak: false,
  capital: false,
  lower: false,
  slots: [],
  dates: false,
  light: false,
}

/** A rule as JSON: words by their numbers, slots by their names, the rest where it is not plain. What makes a shape's meaning is known by its name. */
const rowOf = (rule: GrammarRule): string => {
  const { id, elements, make, ...rest } = rule
  const row: Record<string, unknown> = { id, elements: elements.map((element) => (element.word < 0 ? element.slot : element.word)) }
  if (make !== null) row.make = true
  for (const [name, value] of Object.entries(rest)) if (JSON.stringify(value) !== JSON.stringify(PLAIN[name as keyof typeof rest])) row[name] = value
  return JSON.stringify(row)
}
type Row = Partial<Omit<GrammarRule, 'elements' | 'make'>> & {
  readonly id: string
  readonly elements: readonly (number | string)[]
  readonly make?: true
}
const ruleOf = (json: string): GrammarRule => {
  const row = JSON.parse(json) as Row
  // Written out: rules that are all made alike are matched faster
  return {
    id: row.id,
    elements: row.elements.map((element) => (typeof element === 'number' ? wordElement(element) : slotElement(SLOTS[element] as number, element))),
    category: row.category ?? PLAIN.category,
    meaning: row.meaning ?? PLAIN.meaning,
    make: row.make === undefined ? null : MAKERS[row.id as keyof typeof MAKERS],
    weak: row.weak ?? PLAIN.weak,
    capital: row.capital ?? PLAIN.capital,
    lower: row.lower ?? PLAIN.lower,
    slots: row.slots ?? PLAIN.slots,
    dates: row.dates ?? PLAIN.dates,
    light: row.light ?? PLAIN.light,
  }
}

/** A grammar in the form in which it is kept. */
export const packGrammar = (grammar: Grammar): { readonly texts: readonly string[]; readonly numbers: readonly Numbers[] } => {
  const { calendar, entries, rulesOf, keys, slots, spellings, targets, point, suffixes } = grammar
  const rules = new Map<GrammarRule, number>()
  const from: number[] = []
  const listed: number[] = []
  for (const index of [...entries.map((entry) => entry.rules), ...Array.from({ length: CATEGORIES }, (_, bit) => rulesOf(bit))]) {
    from.push(listed.length)
    for (const rule of rulesIn(index)) {
      const number = rules.get(rule) ?? rules.size
      rules.set(rule, number)
      listed.push(number)
    }
  }
  from.push(listed.length)
  const facts: Facts = { calendar: { numericOrder: calendar.numericOrder, holidays: calendar.holidays }, point, suffixes: [...suffixes] }
  return {
    texts: [JSON.stringify(facts), spellings.join('\n'), [...rules.keys()].map(rowOf).join('\n')],
    numbers: [
      new Uint32Array(keys.buffer),
      Uint16Array.from(slots),
      Uint16Array.from(targets),
      Uint8Array.from(entries, bitsOf),
      Uint32Array.from(from),
      Uint16Array.from(listed),
      Uint32Array.from(entries, ({ after }) => after),
    ],
  }
}

/** Whatever begins with one word, or with one category; rules are spelled out when they are first asked for. */
class Rules {
  readonly #rows: readonly string[]
  readonly #known: GrammarRule[] = []
  constructor(
    text: string,
    readonly from: Ids,
    readonly listed: Ids,
    readonly asRequest: boolean,
  ) {
    this.#rows = text.split('\n')
  }
  index(place: number): RuleIndex {
    const index = emptyIndex()
    for (let k = this.from[place] as number; k < (this.from[place + 1] as number); k++) {
      const number = this.listed[k] as number
      this.#known[number] ??= ruleOf(this.#rows[number] as string)
      if (this.asRequest || !REQUESTS.has(this.#known[number].id)) addTo(index, this.#known[number])
    }
    return index
  }
}

class Entry implements WordEntry {
  #rules: RuleIndex | undefined
  readonly used: boolean
  readonly seed: boolean
  readonly capitalOnly: boolean
  readonly weakOnly: boolean
  readonly cue: -1 | 0 | 1
  readonly afterHour: boolean
  readonly begins: boolean
  readonly ends: boolean
  constructor(
    readonly id: number,
    readonly text: string,
    bits: number,
    readonly after: number,
    readonly all: Rules,
  ) {
    this.used = (bits & USED) !== 0
    this.seed = (bits & SEED) !== 0
    this.capitalOnly = (bits & CAPITAL_ONLY) !== 0
    this.weakOnly = (bits & WEAK_ONLY) !== 0
    this.cue = (bits & FUTURE) !== 0 ? 1 : (bits & PAST) !== 0 ? -1 : 0
    this.afterHour = (bits & AFTER_HOUR) !== 0
    this.ends = (bits & ENDS) !== 0
    this.begins = (all.from[id] as number) < (all.from[id + 1] as number)
  }
  get rules(): RuleIndex {
    this.#rules ??= this.all.index(this.id)
    return this.#rules
  }
}

/**
 * A kept grammar, ready to be matched.
 * @param asRequest with the shapes that only requests to an assistant have.
 */
export const unpackGrammar = (texts: readonly string[], numbers: readonly Numbers[], asRequest: boolean): Grammar => {
  const [facts, pool, rows] = texts as [string, string, string]
  const [hashes, slots, targets, bits, from, listed, after] = numbers as [
    Uint32Array,
    Ids,
    Uint16Array,
    Uint8Array,
    Uint32Array,
    Uint16Array,
    Uint32Array,
  ]
  const { calendar, point, suffixes } = JSON.parse(facts) as Facts
  const spellings = pool.split('\n')
  const keys = new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length)
  const rules = new Rules(rows, from, listed, asRequest)
  const entries: Entry[] = []
  // A word's own spelling comes before what else it is spelled like, and words come in the order of their numbers
  for (let k = 0; k < targets.length; k++)
    if (targets[k] === entries.length)
      entries.push(new Entry(entries.length, spellings[k] as string, bits[entries.length] as number, after[entries.length] as number, rules))
  const filter = new Uint8Array(FILTER_SIZE)
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as number
    const entry = slot === 0 ? undefined : entries[targets[slot - 1] as number]
    if (entry !== undefined) addToFilter(filter, keys[at] as number, entry)
  }
  const categories: RuleIndex[] = []
  let byText: Map<string, number> | undefined
  return {
    calendar,
    keys,
    slots,
    mask: slots.length - 1,
    spellings,
    targets,
    entries,
    rulesOf: (bit) => {
      categories[bit] ??= rules.index(entries.length + bit)
      return categories[bit]
    },
    filter,
    byText: {
      get: (text) => {
        byText ??= new Map(entries.map((entry) => [entry.text, entry.id]))
        return byText.get(text)
      },
    },
    point,
    suffixes: new Set(suffixes),
  }
}
