import { expect, test } from 'vitest'
import { compileRule } from '../../src/rules/compile.js'
import { parseMatch, RuleSyntaxError } from '../../src/rules/syntax.js'
import { expand } from '../../src/text/expand.js'

test.each([
  ['attaque(s)? informatique(s)?', ['attaques informatiques', 'attaques informatique', 'attaque informatiques', 'attaque informatique']],
  ['pirat(é|ée)', ['piraté', 'piratée']],
  ['a(b(c|d)?)?', ['abc', 'abd', 'ab', 'a']],
  ['(le |la )?site', ['le site', 'la site', 'site']],
])('"%s" stands for %j', (entry, expected) => {
  expect(expand(entry).sort()).toEqual([...expected].sort())
})

test.each(['pirat(é', 'a)b', `${'(a|b)'.repeat(12)}`])('"%s" is refused', (entry) => {
  expect(() => expand(entry)).toThrow(RangeError)
})

test.each([
  ['{victim} <copula>? ..2 <victim-noun>', ['slot', 'class?', 'gap', 'class']],
  ["(de|d') {org}", ['group', 'slot']],
  ['^ victime(s)? des?', ['start', 'word', 'word?']],
  ['(a b|<hit>)? cible', ['group?', 'word']],
])('"%s" is read as %j', (match, kinds) => {
  expect(parseMatch(match).map((element) => element.kind + (element.optional ? '?' : ''))).toEqual(kinds)
})

test.each([
  ['{victim', 'expected "}"', 0],
  ['<Attack>', 'small letters', 1],
  ['a ..', 'number', 2],
  ['a ..99', 'at most', 2],
  ['(a|b', 'not closed', 0],
  ['a) b', 'not closed|outside', 1],
  ['..3 ^', 'at least one', 0],
])('"%s" is refused: %s, at column %i', (match, message, column) => {
  let error: unknown
  try {
    parseMatch(match)
  } catch (caught) {
    error = caught
  }
  expect(error).toBeInstanceOf(RuleSyntaxError)
  expect((error as Error).message).toMatch(new RegExp(message))
  expect((error as RuleSyntaxError).column).toBe(column)
})

test('a rule is found through its rarest word or class', () => {
  const rule = { id: 'fr.victim.x', says: 'victim', set: {}, examples: [{ text: 'x' }], not: ['y'] }
  const anchors = (match: string) => compileRule({ ...rule, match }).map(({ anchors: found }) => found.map(({ kind, name }) => `${kind}:${name}`))
  expect(anchors('{victim} <copula>? <victim-noun> de <of>')).toEqual([['class:victim-noun']])
  expect(anchors('<of> {victim} (touché|visé)')).toEqual([['word:touche', 'word:vise']])
  expect(() => anchors('{victim} ..3 {org}')).toThrow(/no word or class/)
})
