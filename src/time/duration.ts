/** ISO 8601 durations; `max` is null where only a lower bound is told. */
export interface DurationValue {
  readonly min: string | null
  readonly max: string | null
  readonly approximate: boolean
}

/** Units from long to short, each with what it is called in ISO 8601. */
export const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
export type Unit = (typeof UNITS)[number]

/** So many of each unit; no unit is turned into another (a month is no 30 days). */
export type Amount = Readonly<Partial<Record<Unit, number>>>

const DATE_LETTERS = [
  ['year', 'Y'],
  ['month', 'M'],
  ['week', 'W'],
  ['day', 'D'],
] as const
const TIME_LETTERS = [
  ['hour', 'H'],
  ['minute', 'M'],
  ['second', 'S'],
] as const

const figure = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** Halves and quarters are written in the next shorter unit where that is exact: 4.5 days are 4 days and 12 hours, half a year is 6 months. */
const whole = (amount: Amount): Amount => {
  const spread: Partial<Record<Unit, number>> = { ...amount }
  for (const [unit, next, times] of [
    ['year', 'month', 12],
    ['day', 'hour', 24],
    ['hour', 'minute', 60],
    ['minute', 'second', 60],
  ] as const) {
    const value = spread[unit] ?? 0
    const rest = (value % 1) * times
    if (rest === 0 || rest % 1 !== 0) continue
    spread[unit] = Math.trunc(value)
    spread[next] = (spread[next] ?? 0) + rest
  }
  return spread
}

const PLAIN: Readonly<Record<Unit, readonly [before: string, after: string]>> = {
  year: ['P', 'Y'],
  month: ['P', 'M'],
  week: ['P', 'W'],
  day: ['P', 'D'],
  hour: ['PT', 'H'],
  minute: ['PT', 'M'],
  second: ['PT', 'S'],
}

/** Nearly all amounts: a whole number of one unit. null for others. */
const formatPlain = (amount: Amount): string | null => {
  let only: Unit | null = null
  for (const unit in amount) {
    if (only !== null) return null
    only = unit as Unit
  }
  const value = only === null ? 0 : (amount[only] ?? 0)
  if (only === null || value <= 0 || !Number.isInteger(value)) return null
  return PLAIN[only][0] + value + PLAIN[only][1]
}

/** So many of one unit. Written out: a computed key costs more than the rest of what is done with an amount. */
export const amountIn = (unit: Unit, value: number): Amount => {
  switch (unit) {
    case 'year':
      return { year: value }
    case 'month':
      return { month: value }
    case 'week':
      return { week: value }
    case 'day':
      return { day: value }
    case 'hour':
      return { hour: value }
    case 'minute':
      return { minute: value }
    case 'second':
      return { second: value }
  }
}

/** "P3D", "PT1H30M", "P1.5W"; zero is "PT0S". */
export const formatAmount = (told: Amount): string => {
  const plain = formatPlain(told)
  if (plain !== null) return plain
  const amount = whole(told)
  let text = 'P'
  for (const [unit, letter] of DATE_LETTERS) if (amount[unit]) text += figure(amount[unit] as number) + letter
  const time = TIME_LETTERS.filter(([unit]) => amount[unit])
  if (time.length > 0) text += `T${time.map(([unit, letter]) => figure(amount[unit] as number) + letter).join('')}`
  return text === 'P' ? 'PT0S' : text
}

/** The reverse of {@link formatAmount}; null where the text is no ISO 8601 duration. */
export const parseAmount = (text: string): Amount | null => {
  const found = /^P(?=.)(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?=.)(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(text)
  if (found === null) return null
  const amount: Partial<Record<Unit, number>> = {}
  UNITS.forEach((unit, i) => {
    if (found[i + 1] !== undefined) amount[unit] = Number(found[i + 1])
  })
  return amount
}

export const addAmounts = (a: Amount, b: Amount): Amount => {
  const sum: Partial<Record<Unit, number>> = { ...a }
  for (const unit of UNITS) if (b[unit]) sum[unit] = (sum[unit] ?? 0) + (b[unit] as number)
  return sum
}

export const scaleAmount = (amount: Amount, by: number): Amount => {
  if (by === 1) return amount
  const scaled: Partial<Record<Unit, number>> = {}
  for (const unit of UNITS) if (amount[unit]) scaled[unit] = (amount[unit] as number) * by
  return scaled
}

/** The shortest unit that the amount has; null for nothing. */
export const finestUnit = (amount: Amount): Unit | null => {
  for (let i = UNITS.length - 1; i >= 0; i--) if (amount[UNITS[i] as Unit]) return UNITS[i] as Unit
  return null
}

/**
 * What "a few" means: two of the unit at least, less than one of the next longer unit. Of years at most nine, of minutes and seconds 59.
 */
export const fewOf = (unit: Unit): { readonly min: Amount; readonly max: Amount } => {
  const most = { year: 9, month: 11, week: 4, day: 6, hour: 23, minute: 59, second: 59 } as const
  return { min: amountIn(unit, 2), max: amountIn(unit, most[unit]) }
}

/** Rough length in seconds, for telling the shorter of two durations. */
export const roughSeconds = (amount: Amount): number =>
  (((amount.year ?? 0) * 365.25 + (amount.month ?? 0) * 30.44 + (amount.week ?? 0) * 7 + (amount.day ?? 0)) * 24 + (amount.hour ?? 0)) * 3600 +
  (amount.minute ?? 0) * 60 +
  (amount.second ?? 0)
