import * as c from './times-categories.js'
import { amountOf } from './times-durations.js'
import type { Duration, When } from './times-meanings.js'
import { asRequest, durationIn, FEW, type Maker, made, quantityIn, REFERENCE_DAY, timeIn, unitIn } from './times-slots.js'

/** "Last", "this", "next" before a unit or something that comes again. */
const picked =
  (n: number, near = false): Maker =>
  (slots) => {
    const unit = unitIn(slots) ?? (slots[0]?.meaning.kind === 'unit' ? slots[0].meaning.unit : null)
    if (unit !== null) {
      if (unit.night) return n === -1 ? made(c.DATE, { is: 'nightTo', of: { is: 'dayOffset', days: 0, of: 'reference' } }) : null
      if (unit.period === null || unit.pluralOnly) return null
      const when: When = { is: 'unit', unit: unit.period, n }
      return made(unit.period === 'day' ? c.DATE : c.PERIOD, when)
    }
    const of = timeIn(slots)
    const category = slots.find(({ meaning }) => meaning.kind === 'when')?.category ?? 0
    if (of === null) return null
    const daily = (category & (c.WEEKDAY | c.DAY_MONTH | c.DATE)) !== 0
    return made(daily ? c.DATE : c.PERIOD, { is: 'pick', of, n, near })
  }

const runOf =
  (sign: 1 | -1): Maker =>
  (slots) => {
    const unit = unitIn(slots)
    const told = quantityIn(slots)
    const duration = durationIn(slots)
    if (unit === null && duration !== null) {
      const edge: When = { is: 'shift', duration, sign, of: 'reference' }
      return made(c.RANGE, sign < 0 ? { is: 'range', from: edge, to: REFERENCE_DAY } : { is: 'range', from: REFERENCE_DAY, to: edge })
    }
    // Without a number only a plural is several: "past weeks".
    if (told === null && unit?.plural !== true) return null
    const quantity = told ?? FEW
    return unit === null ? null : made(c.RANGE, { is: 'run', unit, quantity, sign })
  }

const shifted =
  (sign: 1 | -1, of: 'reference' | 'anchor' | 'told'): Maker =>
  (slots) => {
    const unit = unitIn(slots)
    // "Weeks later" are a few weeks
    const duration = durationIn(slots) ?? (unit?.plural === true ? amountOf(FEW, unit) : null)
    const base = of === 'told' ? timeIn(slots) : of
    if (duration === null || base === null) return null
    return made(c.DATE, { is: 'shift', duration, sign, of: base })
  }

const byDays =
  (days: 1 | -1): Maker =>
  (slots) => {
    const of = timeIn(slots)
    const duration: Duration = { min: { day: 1 }, max: { day: 1 }, approximate: false }
    return of === null ? null : made(c.DATE, { is: 'shift', duration, sign: days, of })
  }

/** "The following Monday", "the week before", "the next night": against the date told last. */
const anchored =
  (n: 1 | -1): Maker =>
  (slots) => {
    if (unitIn(slots)?.night) return made(c.DATE, { is: 'nightFrom', of: { is: 'dayOffset', days: n > 0 ? 0 : n, of: 'anchor' } })
    const of = picked(n)(slots)
    return of?.meaning.kind === 'when' ? made(of.category, { is: 'anchored', of: of.meaning.when }) : null
  }

/** What the shapes mean that are told against publication, or against another date. */
export const RELATIVE_MAKERS = {
  last: picked(-1),
  this: picked(0),
  bareThis: (slots) => asRequest(picked(0)(slots)),
  next: picked(1),
  coming: picked(1, true),
  justPast: picked(-1, true),
  beforeLast: picked(-2),
  afterNext: picked(2),
  lastN: runOf(-1),
  nextN: runOf(1),
  lastFew: runOf(-1),
  nextFew: runOf(1),
  ago: shifted(-1, 'reference'),
  ahead: shifted(1, 'reference'),
  later: shifted(1, 'anchor'),
  earlier: shifted(-1, 'anchor'),
  laterAlone: shifted(1, 'anchor'),
  earlierAlone: shifted(-1, 'anchor'),
  afterTime: shifted(1, 'told'),
  beforeTime: shifted(-1, 'told'),
  dayAfter: byDays(1),
  dayBefore: byDays(-1),
  anchoredNext: anchored(1),
  anchoredLast: anchored(-1),
} satisfies Record<string, Maker>
