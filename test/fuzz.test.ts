import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf } from './fuzz/faults.js'
import { input } from './fuzz/inputs.js'

/** `npm run fuzz` tries a million. */
const INPUTS = 1500

test('whatever the input, there is a sound report or a reason', () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(faultsOf(given)).toEqual([])
    }),
    { numRuns: INPUTS, seed: 20210528 },
  )
}, 120_000)
