import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/text/characters.js'
import { codePointOffsets } from '../../src/text/codepoints.js'
import { buildPhraseTable, findPhrases } from '../../src/text/phrases.js'
import { ALL_CAPITALS, CAPITAL, GLUED, HAS_DIGIT, hashOf, INNER_CAPITAL, PARAGRAPH_START, tokenize, tokenText } from '../../src/text/tokens.js'

const words = (text: string): string[] => {
  const tokens = tokenize(text)
  return Array.from({ length: tokens.length }, (_, i) => tokenText(tokens, i))
}

test.each([
  ["l'hôpital d’Ardent", ["l'", 'hôpital', 'd’', 'Ardent']],
  ["aujourd'hui, qu'il", ["aujourd'", 'hui', ',', "qu'", 'il']],
  ["the company's site", ['the', 'company', "'s", 'site']],
  ["'s avonds", ["'s", 'avonds']],
  ['Saint-Pierre', ['Saint', '-', 'Pierre']],
  ['850.000 clients, 1,2 %', ['850.000', 'clients', ',', '1,2', '%']],
  ["30'000 CHF", ["30'000", 'CHF']],
  ['19h30', ['19', 'h30']],
  ['APT28 et 40TB', ['APT28', 'et', '40', 'TB']],
  ['Circus.be.', ['Circus', '.', 'be', '.']],
  ['28.05.2021', ['28.05.2021']],
  ['a 😀 b', ['a', '😀', 'b']],
  ['soft\u00adhyphen', ['soft\u00adhyphen']],
])('"%s" is cut into %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test.each([
  ['Liège', CAPITAL],
  ['CHU', CAPITAL | ALL_CAPITALS],
  ['CHwapi', CAPITAL | INNER_CAPITAL],
  ['eBay', INNER_CAPITAL],
  ['APT28', CAPITAL | ALL_CAPITALS | HAS_DIGIT],
  ['mot', 0],
])('"%s" has the flags %i', (text, expected) => {
  const tokens = tokenize(`x ${text}`)
  expect((tokens.flags[1] as number) & ~GLUED).toBe(expected)
})

test('a blank line starts a paragraph, also with CRLF', () => {
  const starts = (text: string) => {
    const tokens = tokenize(text)
    return Array.from(tokens.flags.subarray(0, tokens.length), (flag) => (flag & PARAGRAPH_START) !== 0)
  }
  expect(starts('a\nb\n\nc')).toEqual([true, false, true])
  expect(starts('a\r\nb\r\n\r\nc')).toEqual([true, false, true])
})

test.each([
  ['État', 'etat'],
  ['Straße', 'strasse'],
  ['cœur', 'coeur'],
  ['L’Œuvre', "l'oeuvre"],
  ['e\u0301t\u00ade', 'ete'],
  ['ĲSSEL', 'ijssel'],
])('"%s" folds to "%s", and so does its hash', (text, folded) => {
  expect(fold(text)).toBe(folded)
  expect(tokenize(text.replace('L’', '')).hash[0]).toBe(hashOf(folded.replace("l'", '')))
})

test('phrases are found whatever their case and accents, longest first', () => {
  const table = buildPhraseTable([
    ['cyberattaque', 0],
    ["cyberattaque d'ampleur", 1],
    ['hors service', 2],
  ])
  const found: [number, number, number][] = []
  const tokens = tokenize('Une CYBERATTAQUE d’Ampleur ; hors-service, hors  service')
  findPhrases(table, tokens, 0, tokens.length, (entry, first, end) => found.push([entry, first, end]))
  expect(found).toEqual([
    [1, 1, 4],
    [0, 1, 2],
    [2, 9, 11],
  ])
})

test('tokens stand in order, do not overlap, and leave out nothing but space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tokens = tokenize(text)
      let at = 0
      for (let i = 0; i < tokens.length; i++) {
        expect(tokens.start[i]).toBeGreaterThanOrEqual(at)
        expect(text.slice(at, tokens.start[i]).replaceAll(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, '')).toBe('')
        at = tokens.end[i] as number
        expect(at).toBeGreaterThan(tokens.start[i] as number)
      }
    }),
  )
})

test('offsets in code points are those of the spread text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const at = codePointOffsets(text)
      let units = 0
      let points = 0
      for (const point of text) {
        expect(at(units)).toBe(points)
        units += point.length
        points++
      }
      expect(at(units)).toBe(points)
    }),
  )
})
