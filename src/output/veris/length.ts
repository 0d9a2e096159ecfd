import type { Duration } from '../../report/schema.js'
import { parseAmount, UNITS, type Unit } from '../../time/duration.js'

const WORDS = {
  year: 'Years',
  month: 'Months',
  week: 'Weeks',
  day: 'Days',
  hour: 'Hours',
  minute: 'Minutes',
  second: 'Seconds',
} as const satisfies Record<Unit, string>

/** How many of the next shorter unit make one; a month has no fixed number of weeks or days. */
const PARTS = { year: 12, month: null, week: 7, day: 24, hour: 60, minute: 60, second: null } as const satisfies Record<Unit, number | null>

/** A duration in its shortest unit alone: "P1DT12H" is 36 hours; null where units don't go into one another. */
const single = (duration: string): { readonly unit: Unit; readonly value: number } | null => {
  const amount = parseAmount(duration)
  if (amount === null) return null
  let rest: number | null = 0
  let last: { unit: Unit; value: number } | null = null
  for (const unit of UNITS) {
    const value = amount[unit] ?? 0
    if (value === 0 && rest === 0) continue
    if (rest === null) return value === 0 ? last : null
    const total: number = rest + value
    if (value > 0) last = { unit, value: total }
    const parts: number | null = PARTS[unit]
    rest = parts === null ? null : total * parts
  }
  return last
}

/** A length as VERIS has it: a unit, and a number only where there is but one. Null where nothing is told. */
export const verisLength = (length: Duration | null): { readonly unit: string; readonly value?: number } | null => {
  const told = length?.min ?? length?.max ?? null
  if (length === null || told === null) return null
  const found = single(told)
  if (found === null) return { unit: 'Unknown' }
  return { unit: WORDS[found.unit], ...(length.min === length.max ? { value: found.value } : {}) }
}
