import type { Calendar } from '../languages/calendar.js'
import type { Meaning } from './times-meanings.js'
import type { Maker } from './times-slots.js'
import { filterIndex, type HashTable } from './times-words.js'

/** One step of a template: a word; or a slot, with word −1. All are made alike: they are compared in the innermost loop. */
export interface Element {
  readonly word: number
  /** Categories that the slot takes; 0 for a word. */
  readonly mask: number
  readonly slot: string
}
export const wordElement = (word: number): Element => ({ word, mask: 0, slot: '' })
export const slotElement = (mask: number, slot: string): Element => ({ word: -1, mask, slot })

export interface GrammarRule {
  readonly id: string
  readonly elements: readonly Element[]
  /** Of an entry of a list: its category and meaning. */
  readonly category: number
  readonly meaning: Meaning | null
  /** Of a shape: what it makes of its slots. */
  readonly make: Maker | null
  readonly weak: boolean
  /** It counts only with a capital; or only without one, unless it begins the sentence. */
  readonly capital: boolean
  readonly lower: boolean
  /** Names of its slots, in order. */
  readonly slots: readonly string[]
  /** It gives a weekday its date. */
  readonly dates: boolean
  /** It is no more than a preposition or an article. */
  readonly light: boolean
}

/** Rules with the same first element, by what comes second, so that only those are tried that can go on. */
export interface RuleIndex {
  readonly single: GrammarRule[]
  readonly byWord: Map<number, GrammarRule[]>
  readonly bySlot: GrammarRule[]
  /** What each of `bySlot` takes second, side by side: most are passed over. */
  readonly seconds: number[]
  /** All categories that one of `bySlot` takes second. */
  slotMask: number
}

export const emptyIndex = (): RuleIndex => ({ single: [], byWord: new Map(), bySlot: [], seconds: [], slotMask: 0 })

/** Takes a rule into an index, behind those that are in it. */
export const addTo = (index: RuleIndex, rule: GrammarRule): void => {
  const second = rule.elements[1]
  if (second === undefined) index.single.push(rule)
  else if (second.word < 0) {
    index.bySlot.push(rule)
    index.seconds.push(second.mask)
    index.slotMask |= second.mask
  } else {
    const rules = index.byWord.get(second.word)
    if (rules === undefined) index.byWord.set(second.word, [rule])
    else rules.push(rule)
  }
}

/** What is known of a word. */
export interface WordEntry {
  readonly id: number
  readonly text: string
  /** Entries and templates that begin with this word. */
  readonly rules: RuleIndex
  /** A mention may begin, or end, with it. */
  begins: boolean
  ends: boolean
  /** Categories that some rule has before this word, as its first element. */
  after: number
  /** Entries and templates have it; other words are here only as cues. */
  used: boolean
  /** The word says that a time is near: a month, a unit, "hier". Runs of words without any such word are passed over. */
  seed: boolean
  /** It tells of time only with a capital ("So", "May"). */
  capitalOnly: boolean
  /** It tells of time only beside other words of the calendar ("été"). */
  weakOnly: boolean
  cue: -1 | 0 | 1
  /** After figures it makes them a clock time ("pm", "Uhr"). */
  afterHour: boolean
}

/** What of a calendar is asked for once its words are found. */
export type PlacingCalendar = Pick<Calendar, 'numericOrder' | 'holidays'>

/** The calendar of a language, ready to be matched. Built once, read-only afterwards. */
export interface Grammar extends HashTable {
  readonly calendar: PlacingCalendar
  readonly entries: readonly WordEntry[]
  /** Templates that begin with a slot, by the bit (its index) of a category that may fill it. */
  readonly rulesOf: (bit: number) => RuleIndex
  /** A filter before the table, by {@link filterIndex}: what some word with such a hash may be. 0: no word of the calendar. */
  readonly filter: Uint8Array
  readonly byText: Pick<ReadonlyMap<string, number>, 'get'>
  readonly point: number
  /** What makes a figure an ordinal, folded. */
  readonly suffixes: ReadonlySet<string>
}

/** In the filter: a word of the calendar; one that says that a time is near; one that tells past from future. */
export const KNOWN = 1
export const SEED = 2
export const CUE = 4

export const addToFilter = (filter: Uint8Array, hash: number, { seed, cue }: WordEntry): void => {
  const at = filterIndex(hash)
  filter[at] = (filter[at] as number) | KNOWN | (seed ? SEED : 0) | (cue !== 0 ? CUE : 0)
}

/** How many categories there are, a bit each. */
export const CATEGORIES = 26

/** Shapes that only requests to an assistant have. */
export const REQUESTS: ReadonlySet<string> = new Set(['loneDay', 'bareThis'])
