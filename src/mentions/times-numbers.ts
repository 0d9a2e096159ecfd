import * as c from './times-categories.js'
import { type Constituent, push, type Run } from './times-chart.js'
import type { Meaning, When } from './times-meanings.js'
import type { Grammar, WordEntry } from './times-rules.js'
import { fullYear } from './times-shapes.js'

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isDate = (day: number, month: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= (DAYS_IN[month - 1] ?? 0)
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Figures that are dates only where words say so: "28.10", "3-4", "2016 - 05". */
const UNSURE: ReadonlySet<string> = new Set(['decimal', 'dashed', 'spaced'])

/** What figures can be by themselves: amounts, days, years, hours, and whole dates ("28.05.2021", "2021-05-28", "22/04"). */
export const numbersAt = (grammar: Grammar, run: Run, at: number): void => {
  const figures = run.figures[at] as string
  const add = (category: number, to: number, meaning: Meaning, rule: string): void =>
    push(run, { category, from: at, to, meaning, rule, weak: UNSURE.has(rule), slots: NO_SLOTS })
  const when = (category: number, to: number, value: When, rule: string): void => add(category, to, { kind: 'when', when: value }, rule)
  const value = whole(figures)
  writtenDate(grammar, run, at, value, when)
  if (value >= 0) {
    const length = figures.length
    const number: Meaning = { kind: 'number', value }
    // One constituent for all that the same figures can be.
    let category = length <= 6 ? c.intCategory(value, false) : 0
    if (length <= 2) {
      if (value >= 1 && value <= 31) category |= c.DAY
      if (value <= 24) category |= c.HOUR
      if (length === 2 && value < 60) category |= c.MINUTE
      if (value >= 1 && value <= 12) category |= c.MONTH_NUMBER
      if (length === 2) category |= c.SHORT_YEAR
    }
    if (length === 4 && value >= 1000 && value < 2200 && (value >= 1900 || value % 100 !== 0))
      when(c.YEAR, at + 1, { is: 'year', year: value, last: value }, 'year')
    if (category !== 0) add(category, at + 1, number, 'figures')
    const next = run.word[at + 1] ?? -1
    if (next >= 0 && value >= 1 && value <= 53 && run.glued[at + 1] === true && grammar.suffixes.has((grammar.entries[next] as WordEntry).text)) {
      add(c.ordinalCategory(value), at + 2, number, 'ordinal')
    }
    return
  }
  const decimal = DECIMAL.exec(figures)
  if (decimal !== null) {
    const amount = Number(`${decimal[1]}.${decimal[2]}`)
    add(c.QUANTITY, at + 1, { kind: 'quantity', quantity: { min: amount, max: amount, approximate: false } }, 'figures')
    const [hour, minute] = [Number(decimal[1]), Number(decimal[2])]
    if (decimal[2]?.length === 2 && figures.includes('.') && hour <= 24 && minute < 60)
      add(c.HOUR, at + 1, { kind: 'number', value: (hour % 24) + minute / 60 }, 'figures')
  } else if (GROUPED.test(figures)) {
    const value = Number(figures.replace(/\D/g, ''))
    add(c.intCategory(value, false), at + 1, { kind: 'number', value }, 'figures')
  }
}

const NO_SLOTS: readonly Constituent[] = []
const DECIMAL = /^(\d{1,3})[.,](\d{1,2})$/
const GROUPED = /^\d{1,3}(?:[.,']\d{3})+$/

/** The value of figures without any sign between them; −1 for others. */
const whole = (figures: string): number => {
  if (figures.length > 9) return -1
  let value = 0
  for (let k = 0; k < figures.length; k++) {
    const digit = figures.charCodeAt(k) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

type AddWhen = (category: number, to: number, value: When, rule: string) => void

/** Dates in figures: two or three numbers with the same sign between. */
const writtenDate = (grammar: Grammar, run: Run, at: number, whole: number, add: AddWhen): void => {
  const figures = run.figures[at] as string
  const order = grammar.calendar.numericOrder
  if (whole < 0) {
    const dots = figures.split('.')
    if (dots.length < 2 || dots.length > 3 || !dots.every((part) => /^\d{1,4}$/.test(part))) return
    const value = dateOf(dots, order)
    if (value === null) return
    const [a, b] = dots as [string, string]
    if (dots.length === 3) add(c.DATE, at + 1, value, 'figures')
    else if (a.length <= 2 && b.length <= 2) {
      // "28.10.": the second point belongs to it; without, it may be a decimal.
      if (run.word[at + 1] === grammar.point && run.glued[at + 1] === true) add(c.DAY_MONTH, at + 2, value, 'figures')
      if (a.length === 2 && b.length === 2) add(c.DAY_MONTH, at + 1, value, 'decimal')
    } else add(c.PERIOD, at + 1, value, 'figures')
    return
  }
  if (figures.length > 4 || at + 2 >= run.count) return
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
  else if (sign === '/' && tight && !(figures === '24' && second === '7')) add(c.DAY_MONTH, at + 3, value, 'figures')
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
