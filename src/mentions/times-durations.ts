import { type Amount, addAmounts, amountIn, fewOf, finestUnit, formatAmount, roughSeconds, scaleAmount, UNITS } from '../time/duration.js'
import * as c from './times-categories.js'
import type { Duration, Quantity, UnitMeaning } from './times-meanings.js'
import { durationIn, FEW, type Made, type Maker, numberIn, quantityIn, unitIn } from './times-slots.js'

const durationMade = (duration: Duration): Made => ({ category: c.DURATION, meaning: { kind: 'duration', duration } })
/** So much of a unit. */
export const amountOf = (quantity: Quantity, unit: UnitMeaning): Duration => {
  if (quantity.few) {
    const few = fewOf(unit.unit)
    return { min: scaleAmount(few.min, unit.times), max: unit.times === 1 ? few.max : amountIn(unit.unit, 9 * unit.times), approximate: true }
  }
  const min = quantity.min === null ? null : amountIn(unit.unit, quantity.min * unit.times)
  if (quantity.max === quantity.min) return { min, max: min, approximate: quantity.approximate }
  return { min, max: quantity.max === null ? null : amountIn(unit.unit, quantity.max * unit.times), approximate: quantity.approximate }
}
const sameLength = (a: Amount | null, b: Amount | null): boolean => a !== null && b !== null && formatAmount(a) === formatAmount(b)

const bounded =
  (how: 'about' | 'more' | 'less' | 'atLeast' | 'upTo'): Maker =>
  (slots) => {
    const duration = durationIn(slots)
    if (duration === null) return null
    if (how === 'about') return durationMade({ ...duration, approximate: true })
    if (how === 'more' || how === 'atLeast') return durationMade({ min: duration.min, max: null, approximate: false })
    return durationMade({ min: null, max: duration.max, approximate: false })
  }

const compound: Maker = (slots) => {
  const a = durationIn(slots, 0)
  const b = durationIn(slots, 1)
  if (a === null || b === null || a.min === null || b.min === null) return null
  // "2 ans 2 min" are two counts in a menu, not one length.
  if (roughSeconds(a.min) > roughSeconds(b.min) * 2000) return null
  // "24 hours a day" is no sum: the shorter unit comes last.
  if (UNITS.indexOf(finestUnit(a.min) ?? 'second') >= UNITS.indexOf(finestUnit(b.min) ?? 'year')) return null
  if (!sameLength(b.min, b.max) || a.max === null || b.max === null) return null
  return durationMade({ min: addAmounts(a.min, b.min), max: addAmounts(a.max, b.max), approximate: a.approximate || b.approximate })
}

const rangeAmount: Maker = (slots) => {
  const a = quantityIn(slots, 0)
  const b = quantityIn(slots, 1)
  const unit = unitIn(slots)
  if (a === null || b === null || unit === null || a.min === null || b.max === null || a.min >= b.max) return null
  return durationMade(amountOf({ min: a.min, max: b.max, approximate: a.approximate || b.approximate }, unit))
}
const rangeDuration: Maker = (slots) => {
  const a = durationIn(slots, 0)
  const b = durationIn(slots, 1)
  if (a?.min == null || b?.max == null || roughSeconds(a.min) >= roughSeconds(b.max)) return null
  return durationMade({ min: a.min, max: b.max, approximate: a.approximate || b.approximate })
}

/** What the shapes of durations mean. */
export const DURATION_MAKERS = {
  amount: (slots) => {
    const unit = unitIn(slots)
    // "A second case"
    if (unit?.unit === 'second' && !unit.plural && quantityIn(slots) === null) return null
    const quantity = quantityIn(slots) ?? { min: 1, max: 1, approximate: false }
    return unit === null ? null : durationMade(amountOf(quantity, unit))
  },
  // "The sixth day in a row": so long it has lasted
  nthUnit: (slots) => {
    const unit = unitIn(slots)
    const nth = numberIn(slots, 'ord')
    return unit === null || nth === null || nth < 2 ? null : durationMade(amountOf({ min: nth, max: nth, approximate: false }, unit))
  },
  fewOf: (slots) => {
    const unit = unitIn(slots)
    return unit === null || !unit.plural ? null : durationMade(amountOf(FEW, unit))
  },
  amountHalf: (slots) => {
    const unit = unitIn(slots)
    const quantity = quantityIn(slots) ?? { min: 1, max: 1, approximate: false }
    if (unit === null || quantity.min === null || quantity.max === null) return null
    return durationMade(amountOf({ ...quantity, min: quantity.min + 0.5, max: quantity.max + 0.5 }, unit))
  },
  halfUnit: (slots) => {
    const unit = unitIn(slots)
    return unit === null ? null : durationMade(amountOf({ min: 0.5, max: 0.5, approximate: false }, unit))
  },
  whole: (slots) => {
    const unit = unitIn(slots)
    return unit === null || unit.period === null ? null : durationMade(amountOf({ min: 1, max: 1, approximate: false }, unit))
  },
  compound,
  rangeAmount,
  rangeDuration,
  about: bounded('about'),
  moreThan: bounded('more'),
  lessThan: bounded('less'),
  atLeast: bounded('atLeast'),
  upTo: bounded('upTo'),
} satisfies Record<string, Maker>
