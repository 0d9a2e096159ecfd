import { expect, test } from 'vitest'
import { type Amount, addAmounts, fewOf, finestUnit, formatAmount, parseAmount } from '../../src/time/duration.js'

test.each([
  [{ day: 3 }, 'P3D'],
  [{ hour: 1, minute: 30 }, 'PT1H30M'],
  [{ day: 4.5 }, 'P4DT12H'],
  [{ year: 0.5 }, 'P6M'],
  [{ week: 1.5 }, 'P1.5W'],
  [{ hour: 0.25 }, 'PT15M'],
  [{}, 'PT0S'],
] as readonly [Amount, string][])('%j is written %s', (amount, iso) => {
  expect(formatAmount(amount)).toBe(iso)
})

test.each([
  ['P1Y1M21D', { year: 1, month: 1, day: 21 }],
  ['PT48H', { hour: 48 }],
  ['P', null],
  ['soon', null],
])('%s is read as %j', (iso, amount) => {
  expect(parseAmount(iso)).toEqual(amount)
})

test('a few hours are 2 to 23, a few weeks 2 to 4', () => {
  expect(fewOf('hour')).toEqual({ min: { hour: 2 }, max: { hour: 23 } })
  expect(fewOf('week')).toEqual({ min: { week: 2 }, max: { week: 4 } })
})

test('amounts add up unit by unit', () => {
  expect(addAmounts({ day: 1 }, { day: 2, hour: 3 })).toEqual({ day: 3, hour: 3 })
  expect(finestUnit({ year: 1, day: 2 })).toBe('day')
})
