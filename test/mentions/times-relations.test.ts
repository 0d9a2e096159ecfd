import { expect, test } from 'vitest'
import { findTimeMentions } from '../../src/mentions/times.js'
import { tokenize } from '../../src/text/tokens.js'
import { readEdtf } from '../../src/time/edtf.js'

const first = (language: string, text: string) => {
  const tokens = tokenize(text)
  const sentence = { start: 0, end: text.length, first: 0, last: tokens.length, block: 0, role: 'body' as const }
  return findTimeMentions(tokens, [sentence], { language, reference: readEdtf('2021-05-26') }).times[0]
}

test.each([
  ['fr', 'Le site est en panne depuis dimanche.', 'since', false],
  ['fr', "Le site sera en panne jusqu'à vendredi.", 'until', true],
  ['fr', "Tout sera rétabli d'ici vendredi.", 'by', true],
  ['fr', 'Le pirate est entré avant le 4 mai.', 'before', false],
  ['fr', 'Le pirate est entré après le 4 mai.', 'after', false],
  ['fr', 'Le pirate est entré le 4 mai.', 'at', false],
  ['nl', 'De website ligt sinds zondag plat.', 'since', false],
  ['nl', 'Het loket gaat volgende week weer open.', 'at', true],
  ['en', 'It has been down since Sunday.', 'since', false],
  ['en', 'All will be restored by Friday.', 'by', true],
  ['de', 'Die Seite steht seit Sonntag still.', 'since', false],
  ['de', 'Das Amt bleibt bis Freitag geschlossen.', 'until', true],
] as const)('%s "%s" is told with %s, ahead: %s', (language, text, relation, future) => {
  expect(first(language, text)).toMatchObject({ relation, future })
})
