import type { Calendar } from '../languages/calendar.js'
import { DAY_PARTS, SEASONS, SHAPES } from '../languages/calendar-lists.js'
import { phraseWords } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'
import { parseAmount } from '../time/duration.js'
import * as c from './times-categories.js'
import { amountOf } from './times-durations.js'
import type { Meaning, Part, PeriodUnit, UnitMeaning, When } from './times-meanings.js'
import {
  addTo,
  addToFilter,
  CATEGORIES,
  type Element,
  emptyIndex,
  type Grammar,
  type GrammarRule,
  type RuleIndex,
  slotElement,
  type WordEntry,
  wordElement,
} from './times-rules.js'
import { MAKERS } from './times-shapes.js'
import { FILTER_SIZE, hashTable, numberWords } from './times-words.js'

const UNIT_MEANINGS: Readonly<Record<string, UnitMeaning>> = {
  second: { period: null, unit: 'second', times: 1 },
  minute: { period: null, unit: 'minute', times: 1 },
  hour: { period: null, unit: 'hour', times: 1 },
  day: { period: 'day', unit: 'day', times: 1 },
  workday: { period: null, unit: 'day', times: 1, workdays: true },
  night: { period: null, unit: 'day', times: 1, night: true },
  week: { period: 'week', unit: 'week', times: 1 },
  workweek: { period: 'workweek', unit: 'week', times: 1 },
  weekend: { period: 'weekend', unit: 'day', times: 2 },
  month: { period: 'month', unit: 'month', times: 1 },
  quarter: { period: 'quarter', unit: 'month', times: 3 },
  half: { period: 'half', unit: 'month', times: 6 },
  year: { period: 'year', unit: 'year', times: 1 },
  decade: { period: 'decade', unit: 'year', times: 10 },
  century: { period: 'century', unit: 'year', times: 100 },
}

export const buildGrammar = (calendar: Calendar): Grammar => {
  const entries: WordEntry[] = []
  const byText = new Map<string, number>()
  const elisions = new Set(calendar.elisions.map((elision) => phraseWords(elision).join('')))
  const wordId = (text: string): number => {
    const known = byText.get(text)
    if (known !== undefined) return known
    byText.set(text, entries.length)
    entries.push({
      id: entries.length,
      text,
      rules: emptyIndex(),
      begins: false,
      ends: false,
      after: 0,
      used: false,
      seed: false,
      capitalOnly: false,
      weakOnly: false,
      cue: 0,
      afterHour: false,
    })
    return entries.length - 1
  }
  // "d'un" is cut into "d" and "'un": both are brought back to "d'" and "un", in texts (by the spellings below) and here.
  const cut = (phrase: string): string[] =>
    phraseWords(phrase).flatMap((word, i, all) => {
      if (elisions.has(`${word}'`) && all[i + 1]?.startsWith("'")) return [`${word}'`]
      if (word.startsWith("'") && word.length > 1 && i > 0 && elisions.has(`${all[i - 1]}'`)) return [word.slice(1)]
      return [word]
    })
  const byCategory: RuleIndex[] = Array.from({ length: CATEGORIES }, emptyIndex)
  const seedPhrases: (readonly string[])[] = []
  const folded = (list: readonly string[]): Set<string> => new Set(list.map((word) => cut(word).join(' ')))
  const weak = folded(calendar.weak)
  const plurals = folded(calendar.plurals)
  const capitalised = folded(calendar.capitalised)
  const uncapitalised = folded(calendar.uncapitalised)

  const add = (rule: GrammarRule): void => {
    const first = rule.elements[0]
    if (first === undefined) return
    for (const element of rule.elements) {
      const entry = element.word < 0 ? undefined : entries[element.word]
      if (entry !== undefined) entry.used = true
    }
    const last = rule.elements.at(-1)
    if (last !== undefined && last.word >= 0) (entries[last.word] as WordEntry).ends = true
    const second = rule.elements[1]
    if (first.word >= 0) {
      const entry = entries[first.word] as WordEntry
      entry.begins = true
      addTo(entry.rules, rule)
      return
    }
    if (second !== undefined && second.word >= 0) (entries[second.word] as WordEntry).after |= first.mask
    for (let bit = 0; bit < CATEGORIES; bit++) if ((first.mask & (1 << bit)) !== 0) addTo(byCategory[bit] as RuleIndex, rule)
  }
  const enter = (id: string, phrase: string, category: number, meaning: Meaning, isSeed: boolean): void => {
    const words = cut(phrase)
    const text = words.join(' ')
    const elements = words.map((word) => wordElement(wordId(word)))
    add({
      id,
      elements,
      category,
      meaning,
      make: null,
      weak: weak.has(text),
      capital: capitalised.has(text),
      lower: category !== c.DAY_PART && uncapitalised.has(text),
      slots: [],
      dates: false,
      light: false,
    })
    if (isSeed) seedPhrases.push(words)
  }
  /** Single words first: of a phrase ("le même jour") it is enough that one word ("jour") is noticed; else the longest is. */
  const markSeeds = (): void => {
    seedPhrases.sort((a, b) => a.length - b.length)
    for (const words of seedPhrases) {
      const known = words.map((word) => entries[wordId(word)] as WordEntry)
      if (known.some(({ seed }) => seed)) continue
      const longest = known.reduce((a, b) => (b.text.length > a.text.length ? b : a))
      longest.seed = true
    }
  }
  const when = (value: Extract<Meaning, { kind: 'when' }>['when']): Meaning => ({ kind: 'when', when: value })

  // An abbreviation may end in a full stop; behind a whole word it ends the sentence.
  const dotted = (list: readonly string[]): string[] => list.flatMap((word) => (isShortOf(word, list[0] ?? '') ? [word, `${word}.`] : [word]))
  calendar.months.forEach((list, i) => {
    for (const word of dotted(list)) {
      const isFull = word === list[0]
      const text = word.endsWith('.') ? word.slice(0, -1) : word
      if (weak.has(cut(text).join(' '))) weak.add(cut(word).join(' '))
      if (capitalised.has(cut(text).join(' '))) capitalised.add(cut(word).join(' '))
      enter(isFull ? 'month' : 'month-short', word, c.MONTH, when({ is: 'date', year: null, month: i + 1, day: null }), true)
    }
  })
  calendar.weekdays.forEach((list, i) => {
    for (const word of dotted(list)) {
      const text = word.endsWith('.') ? word.slice(0, -1) : word
      if (weak.has(cut(text).join(' '))) weak.add(cut(word).join(' '))
      if (capitalised.has(cut(text).join(' '))) capitalised.add(cut(word).join(' '))
      enter('weekday', word, c.WEEKDAY, when({ is: 'weekday', weekday: i + 1 }), true)
    }
  })
  for (const [unit, list] of Object.entries(calendar.units)) {
    const meaning = UNIT_MEANINGS[unit]
    if (meaning === undefined) continue
    for (const word of list)
      enter(
        'unit',
        word,
        c.UNIT,
        { kind: 'unit', unit: plurals.has(cut(word).join(' ')) ? { ...meaning, plural: true, pluralOnly: list.length > 1 } : meaning },
        true,
      )
  }
  for (const [unit, list] of Object.entries(calendar.fewUnits)) {
    const meaning = UNIT_MEANINGS[unit]
    if (meaning === undefined) continue
    const few: Meaning = { kind: 'duration', duration: amountOf({ min: null, max: null, approximate: true, few: true }, meaning) }
    for (const word of list) enter('few-units', word, c.DURATION, few, true)
  }
  for (const [iso, list] of Object.entries(calendar.fixedDurations)) {
    const amount = parseAmount(iso)
    if (amount === null) throw new RangeError(`"${iso}" is no ISO 8601 duration`)
    for (const word of list)
      enter('duration', word, c.DURATION, { kind: 'duration', duration: { min: amount, max: amount, approximate: false } }, true)
  }
  SEASONS.forEach((season, i) => {
    for (const word of calendar.seasons[season] ?? []) enter('season', word, c.SEASON, when({ is: 'season', season: i, year: null }), true)
  })
  DAY_PARTS.forEach((part, i) => {
    for (const word of calendar.dayParts[part] ?? []) {
      enter('daypart', word, c.DAY_PART, { kind: 'number', value: i }, true)
      if (!calendar.glued) continue
      calendar.weekdays.forEach((list, day) => {
        const on: Meaning = when({ is: 'dayPart', part: i, of: { is: 'weekday', weekday: day + 1 } })
        if (!word.includes(' ')) for (const name of list) if (name.length > 3) enter('weekday-part', name + word, c.WEEKDAY, on, true)
      })
    }
  })
  const number = (value: number): Meaning => ({ kind: 'number', value })
  const quantity = (value: number): Meaning => ({ kind: 'quantity', quantity: { min: value, max: value, approximate: false } })
  for (const [value, phrase] of numberWords(calendar)) {
    if (Number.isInteger(value)) enter('number', phrase, c.intCategory(value, true), number(value), false)
    else enter('number', phrase, c.QUANTITY, quantity(value), false)
  }
  for (const [value, list] of Object.entries(calendar.ordinals))
    for (const word of list) enter('ordinal-word', word, c.ordinalCategory(Number(value)), number(Number(value)), false)
  for (const [value, list] of Object.entries(calendar.aboutNumbers)) {
    const about: Meaning = { kind: 'quantity', quantity: { min: Number(value), max: Number(value), approximate: true } }
    for (const word of list) enter('about', word, c.QUANTITY, about, false)
  }
  for (const word of calendar.few)
    enter('few', word, c.QUANTITY, { kind: 'quantity', quantity: { min: null, max: null, approximate: true, few: true } }, false)
  for (const [days, list] of Object.entries(calendar.days))
    for (const word of list) enter('day', word, c.DATE, when({ is: 'dayOffset', days: Number(days), of: 'reference' }), true)
  for (const [days, list] of Object.entries(calendar.anchoredDays))
    for (const word of list) enter('anchored-day', word, c.DATE, when({ is: 'dayOffset', days: Number(days), of: 'anchor' }), true)
  for (const word of calendar.now) {
    const words = cut(word)
    weak.add(words.join(' '))
    enter('now', word, c.DATE, when({ is: 'dayOffset', days: 0, of: 'reference' }), false)
  }
  for (const [key, list] of Object.entries(calendar.periodWords)) {
    const told = periodWord(key)
    for (const word of list) enter('period-word', word, told.is === 'part' && key.endsWith('year') ? c.FRACTION : c.PERIOD, when(told), true)
  }
  calendar.holidays.forEach((holiday, i) => {
    for (const word of [holiday.text].flat()) enter('holiday', word, c.DAY_MONTH, when({ is: 'holiday', holiday: i, year: null }), true)
  })

  for (const shape of SHAPES) {
    for (const template of calendar.shapes[shape]) {
      const elements = parseTemplate(template, cut, wordId)
      if (shape === 'none') {
        add({
          id: 'none',
          elements,
          category: c.NONE,
          meaning: { kind: 'none' },
          make: null,
          weak: false,
          capital: false,
          lower: false,
          slots: [],
          dates: false,
          light: false,
        })
        continue
      }
      const [first, second] = elements
      if (first !== undefined && first.word < 0 && second !== undefined && second.word >= 0) {
        const entry = entries[second.word] as WordEntry
        if (first.slot === 'hour') entry.afterHour ||= /^\p{L}/u.test(entry.text)
        else if (first.slot === 'hourword') entry.seed = true
      }
      // "Vannacht" has no slot by which it would be noticed
      if (shape === 'lastNight') seedPhrases.push(cut(template))
      const slots = elements.flatMap(({ word, slot }) => (word < 0 ? [slot] : []))
      const dates = shape === 'weekdayDate' || shape === 'weekdayDay'
      add({
        id: shape,
        elements,
        category: 0,
        meaning: null,
        make: MAKERS[shape],
        weak: false,
        capital: false,
        lower: false,
        slots,
        dates,
        light: LIGHT.has(shape),
      })
    }
  }
  for (const suffix of calendar.ordinalSuffixes) for (const word of cut(suffix)) wordId(word)
  for (const [cues, sign] of [
    [calendar.futureCues, 1],
    [calendar.pastCues, -1],
  ] as const)
    for (const cue of cues) {
      const entry = entries[wordId(cut(cue).join(' '))]
      if (entry !== undefined) entry.cue = sign
    }

  markSeeds()
  for (const entry of entries) {
    const own = entry.rules.single.filter(({ make }) => make === null)
    // Templates or longer entries that begin with the word make it matter in itself.
    if (own.length === 0) continue
    entry.capitalOnly = own.every(({ capital }) => capital)
    entry.weakOnly = own.every((rule) => rule.weak)
  }
  const point = wordId('.')
  wordId('/')
  wordId('-')
  for (const word of calendar.ordinalSuffixes.flatMap(cut)) {
    const entry = entries[wordId(word)] as WordEntry
    entry.used = true
    entry.ends = true
  }
  for (const sign of ['/', '-', '.']) (entries[wordId(sign)] as WordEntry).used = true
  const spelled: [string, number][] = []
  for (const [text, id] of byText) {
    spelled.push([text, id])
    if (elisions.size === 0) continue
    if (text.endsWith("'") && elisions.has(text)) spelled.push([text.slice(0, -1), id])
    else if (text.length <= 2 && /^\p{L}+$/u.test(text)) spelled.push([`'${text}`, id])
  }
  const filter = new Uint8Array(FILTER_SIZE)
  for (const [text, id] of spelled) {
    addToFilter(filter, hashOf(text), entries[id] as WordEntry)
  }
  return {
    calendar,
    ...hashTable(spelled),
    entries,
    filter,
    rulesOf: (bit) => byCategory[bit] as RuleIndex,
    byText,
    point,
    suffixes: folded(calendar.ordinalSuffixes),
  }
}

const isShortOf = (word: string, full: string): boolean => word.length < full.length && (word.length <= 4 || full.startsWith(word))

const parseTemplate = (template: string, cut: (phrase: string) => string[], wordId: (text: string) => number): Element[] =>
  template
    .split(/(\{\w+\})/)
    .filter((piece) => piece.trim() !== '')
    .flatMap((piece): Element[] => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1]
      // ⟨, ⟩ and ¦ stand for the signs that the short forms use up.
      if (slot === undefined)
        return cut(piece.trim().replaceAll('⟨', '(').replaceAll('⟩', ')').replaceAll('¦', '|')).map((word) => wordElement(wordId(word)))
      const mask = c.SLOTS[slot.toLowerCase()]
      if (mask === undefined) throw new RangeError(`"${template}": there is no slot {${slot}}`)
      return [slotElement(mask, slot.toLowerCase())]
    })

/** "end year", "last week": what a single word ("Jahresende") means. */
const periodWord = (key: string): When => {
  const [how, unit] = key.split(' ') as [PeriodWord, PeriodUnit]
  const n = { last: -1, this: 0, next: 1 }[how as string]
  return n === undefined ? { is: 'part', part: how as Part, of: { is: 'unit', unit, n: 0, bare: true } } : { is: 'unit', unit, n }
}
type PeriodWord = Part | 'last' | 'this' | 'next'

/** Shapes that add no more than a preposition or an article. */
const LIGHT: ReadonlySet<string> = new Set(['at', 'since', 'starting', 'until', 'before', 'after', 'by', 'this', 'same'])
