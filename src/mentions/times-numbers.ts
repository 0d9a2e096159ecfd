import * as c from './times-categories.js'
import type { Constituent, Run } from './times-chart.js'
import type { Grammar } from './times-grammar.js'
import type { Meaning, When } from './times-meanings.js'
import { fullYear } from './times-shapes.js'

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isDate = (day: number, month: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= (DAYS_IN[month - 1] ?? 0)
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Figures that are dates only where words say so: "28.10", "3-4", "2016 - 05". */
const UNSURE: ReadonlySet<string> = new Set(['decimal', 'dashed', 'spaced'])

/** What figures can be by themselves: amounts, days, years, hours, and whole dates ("28.05.2021", "2021-05-28", "22/04"). */
export const numbersAt = (grammar: Grammar, run: Run, at: number): Constituent[] => {
  const figures = run.figures[at] as string
  if (figures === '') return []
  const found: Constituent[] = []
  const add = (category: number, to: number, meaning: Meaning, rule: string): void => {
    found.push({ category, from: at, to, meaning, rule, weak: UNSURE.has(rule), slots: [] })
  }
  const when = (category: number, to: number, value: When, rule: string): void => add(category, to, { kind: 'when', when: value }, rule)
  writtenDate(grammar, run, at, when)
  if (/^\d+$/.test(figures)) {
    const value = Number(figures)
    const length = figures.length
    const number: Meaning = { kind: 'number', value }
    // A point or slash glued on both sides makes of figures a part of something else.
    if (length <= 2) {
      if (value >= 1 && value <= 31) add(c.DAY, at + 1, number, 'figures')
      if (value <= 24) add(c.HOUR, at + 1, number, 'figures')
      if (length === 2 && value < 60) add(c.MINUTE, at + 1, number, 'figures')
      if (value >= 1 && value <= 12) add(c.MONTH_NUMBER, at + 1, number, 'figures')
      if (length === 2) add(c.SHORT_YEAR, at + 1, number, 'figures')
    }
    if (length === 4 && value >= 1000 && value < 2200) when(c.YEAR, at + 1, { is: 'year', year: value, last: value }, 'year')
    if (length <= 6) add(c.INT, at + 1, number, 'figures')
    const next = run.word[at + 1] ?? -1
    if (next >= 0 && value >= 1 && value <= 53) {
      const text = grammar.entries[next]?.text ?? ''
      if (run.glued[at + 1] && grammar.suffixes.has(text)) add(c.ORDINAL, at + 2, number, 'ordinal')
    }
  } else {
    const decimal = /^(\d{1,3})[.,](\d{1,2})$/.exec(figures)
    if (decimal !== null) {
      const value = Number(`${decimal[1]}.${decimal[2]}`)
      add(c.QUANTITY, at + 1, { kind: 'quantity', quantity: { min: value, max: value, approximate: false } }, 'figures')
    }
    const grouped = /^\d{1,3}(?:[.,']\d{3})+$/.test(figures)
    if (grouped) add(c.INT, at + 1, { kind: 'number', value: Number(figures.replace(/\D/g, '')) }, 'figures')
    const clock = /^(\d{1,2})\.(\d\d)$/.exec(figures)
    if (clock !== null && Number(clock[1]) <= 24 && Number(clock[2]) < 60) {
      const minutes = (Number(clock[1]) % 24) * 60 + Number(clock[2])
      add(c.HOUR, at + 1, { kind: 'number', value: minutes / 60 }, 'figures')
    }
  }
  return found
}

type AddWhen = (category: number, to: number, value: When, rule: string) => void

/** Dates in figures: two or three numbers with the same sign between. */
const writtenDate = (grammar: Grammar, run: Run, at: number, add: AddWhen): void => {
  const figures = run.figures[at] as string
  const order = grammar.calendar.numericOrder
  const dots = figures.split('.')
  if (dots.length === 3 && dots.every((part) => /^\d{1,4}$/.test(part))) {
    const value = dateOf(dots, order)
    if (value !== null) add(c.DATE, at + 1, value, 'figures')
    return
  }
  if (dots.length === 2 && dots.every((part) => /^\d{1,4}$/.test(part))) {
    const [a, b] = dots as [string, string]
    if (a.length <= 2 && b.length <= 2) {
      // "28.10.": the second point belongs to it; without, it may be a decimal.
      const pointed = run.word[at + 1] === grammar.point && run.glued[at + 1] === true
      const value = dateOf(dots, order)
      if (value !== null && pointed) add(c.DAY_MONTH, at + 2, value, 'figures')
      if (value !== null && a.length === 2 && b.length === 2) add(c.DAY_MONTH, at + 1, value, 'decimal')
    } else if (dots.some((part) => part.length === 4)) {
      const value = dateOf(dots, order)
      if (value !== null) add(c.PERIOD, at + 1, value, 'figures')
    }
    return
  }
  if (!/^\d{1,4}$/.test(figures)) return
  const sign = separator(grammar, run, at + 1)
  if (sign === null) return
  const second = run.figures[at + 2]
  if (second === undefined || !/^\d{1,4}$/.test(second)) return
  const third = run.figures[at + 4]
  const tight = run.glued[at + 1] === true && run.glued[at + 2] === true
  const thirdTight = run.glued[at + 3] === true && run.glued[at + 4] === true
  if (tight && thirdTight && separator(grammar, run, at + 3) === sign && third !== undefined && /^\d{1,4}$/.test(third)) {
    const value = dateOf([figures, second, third], order)
    if (value !== null) add(c.DATE, at + 5, value, 'figures')
    return
  }
  const value = dateOf([figures, second], order)
  if (value === null || value.is !== 'date') return
  if (value.day === null) add(c.PERIOD, at + 3, value, tight ? 'figures' : 'spaced')
  else if (sign === '/' && tight) add(c.DAY_MONTH, at + 3, value, 'figures')
  else if (sign === '-' && tight) add(c.DAY_MONTH, at + 3, value, 'dashed')
}

const separator = (grammar: Grammar, run: Run, at: number): string | null => {
  const word = run.word[at] ?? -1
  const text = word < 0 ? '' : (grammar.entries[word]?.text ?? '')
  return text === '/' || text === '-' ? text : null
}

/** Two or three groups of figures → the date that they can be; the order of day and month is the language's, unless only the other is possible. */
const dateOf = (parts: readonly string[], order: 'dmy' | 'mdy'): When | null => {
  const values = parts.map(Number)
  const [a, b, third] = values as [number, number, number | undefined]
  const [first, second, last] = parts as [string, string, string | undefined]
  const dayMonth = (x: number, y: number, year: number | null): When | null => {
    const pairs = order === 'dmy' ? [[x, y] as const, [y, x] as const] : [[y, x] as const, [x, y] as const]
    for (const [day, month] of pairs) {
      if (isDate(day, month) && (year === null || month !== 2 || day < 29 || isLeap(year))) return { is: 'date', year, month, day }
    }
    return null
  }
  if (third === undefined || last === undefined) {
    if (first.length === 4)
      return a >= 1900 && a < 2100 && b >= 1 && b <= 12 && second.length <= 2 ? { is: 'date', year: a, month: b, day: null } : null
    if (second.length === 4)
      return b >= 1900 && b < 2100 && a >= 1 && a <= 12 && first.length <= 2 ? { is: 'date', year: b, month: a, day: null } : null
    return first.length <= 2 && second.length <= 2 ? dayMonth(a, b, null) : null
  }
  if (first.length === 4)
    return second.length <= 2 && last.length <= 2 && a < 2200 && isDate(third, b) && (b !== 2 || third < 29 || isLeap(a))
      ? { is: 'date', year: a, month: b, day: third }
      : null
  if (first.length > 2 || second.length > 2 || last.length === 1 || last.length === 3) return null
  return dayMonth(a, b, last.length === 4 ? third : fullYear(third))
}
