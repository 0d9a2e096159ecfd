import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './fuzz/faults.js'
import { input } from './fuzz/inputs.js'

/** `npm run fuzz` tries a million. */
const INPUTS = 1500

describe('faults that generated inputs have shown', () => {
  test.each([
    ['a year that has no such day, in figures', '29.02.19 0\n\nLa ville a été piratée.'],
    ['a year that has no such day, with slashes', '29/2/1981 0/0/0\n\n date 2022-10 Ludwigshafen. '],
    ['half a server', 'Les pirates ont chiffré 5.30 serveurs de la ville de Mons. La ville de Mons a été piratée.'],
    ['more records than a number can count', '99999999999999999999 Gegevens van een miljoen leden gestolen bij hack op Basic-Fit '],
    ['a share as ransom', 'Die Valartis Bank wurde erpresst. Sie sollen zehn Prozent ihres Guthabens überweisen. Die Bank lehnte ab.'],
    [
      'a title that repeats itself, glued to its page',
      " date 2025-03 Accueil > Banque Cyberattaque contre Harvest : des données de clients de la MAIF et : des données de clients de la MAIF et de BPCE dérobées Par la rédaction\nHarvest, un éditeur de logiciels, a été victime d'une cyberattaque lundi.",
    ],
  ])('%s', (_, content) => {
    expect(faultsOf({ content, language: undefined, referenceDate: undefined })).toEqual([])
  })
})

test('whatever the input, there is a sound report or a reason', () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(faultsOf(given)).toEqual([])
    }),
    { numRuns: INPUTS, seed: 20210528 },
  )
}, 120_000)
