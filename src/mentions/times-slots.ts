import * as c from './times-categories.js'
import type { Duration, Meaning, Quantity, UnitMeaning, When } from './times-meanings.js'

/** What fills the slots of a template, in the template's order. */
export interface Filled {
  readonly category: number
  readonly meaning: Meaning
  readonly slot: string
  readonly rule: string
}

/** What a shape makes of its slots: a category and a meaning, or null where the slots don't fit together. */
export interface Made {
  readonly category: number
  readonly meaning: Meaning
}
export type Maker = (slots: readonly Filled[]) => Made | null

export const made = (category: number, when: When): Made => ({ category, meaning: { kind: 'when', when } })
export const slot = (slots: readonly Filled[], name: string, nth = 0): Meaning | undefined => {
  let left = nth
  for (const filled of slots) if (filled.slot === name && left-- === 0) return filled.meaning
  return undefined
}
export const numberIn = (slots: readonly Filled[], name: string, nth = 0): number | null => {
  const meaning = slot(slots, name, nth)
  return meaning?.kind === 'number' ? meaning.value : null
}
export const whenOf = (meaning: Meaning | undefined): When | null => (meaning?.kind === 'when' ? meaning.when : null)
/** The nth slot that is a time. */
export const timeIn = (slots: readonly Filled[], nth = 0): When | null => {
  let left = nth
  for (const { meaning } of slots) if (meaning.kind === 'when' && left-- === 0) return meaning.when
  return null
}
export const unitIn = (slots: readonly Filled[], nth = 0): UnitMeaning | null => {
  const meaning = slot(slots, 'unit', nth)
  return meaning?.kind === 'unit' ? meaning.unit : null
}
export const durationIn = (slots: readonly Filled[], nth = 0): Duration | null => {
  const meaning = slot(slots, 'duration', nth)
  return meaning?.kind === 'duration' ? meaning.duration : null
}
export const quantityIn = (slots: readonly Filled[], nth = 0): Quantity | null => {
  const meaning = slot(slots, 'n', nth)
  if (meaning?.kind === 'number') return { min: meaning.value, max: meaning.value, approximate: false }
  return meaning?.kind === 'quantity' ? meaning.quantity : null
}

/** "quelques": two or more, not many. */
export const FEW: Quantity = { min: null, max: null, approximate: true, few: true }

export const partIn = (slots: readonly Filled[]): number | null => numberIn(slots, 'daypart')
/** A unit alone is the period of it that holds the reference. */
export const periodOf = (unit: UnitMeaning | null): When | null =>
  unit === null || unit.period === null ? null : { is: 'unit', unit: unit.period, n: 0, bare: true }
/** As part of nothing longer, and only in requests. */
export const asRequest = (of: Made | null): Made | null => (of === null ? null : { ...of, category: c.REQUEST })
/** The day of publication. */
export const REFERENCE_DAY: When = { is: 'dayOffset', days: 0, of: 'reference' }
