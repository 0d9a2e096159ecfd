import { expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const BODY = [
  'The town of Valmouth has been the victim of a hack since Friday. Its staff cannot open their files and are working on paper.',
  'Mayor Paul Gerrard has filed a complaint. The town hopes to solve the problems next week, he told residents on Monday evening.',
  'Nobody knows yet who broke into the network of the town. The police have sent two officers who look into the matter.',
]
const titleOf = (...head: readonly string[]): string | undefined =>
  readArticle({ path: 'page.txt', sha256: '', text: [...head, ...BODY].join('\n'), warnings: [] }).title?.value

const TITLE = 'Valmouth staff work on paper after hack'

test.each([
  ['alone', [TITLE]],
  [
    'below headlines of other stories',
    ['Fire in warehouse: police look for witnesses', 'Thieves pose as bank staff', TITLE, 'Published 12 March 2024, 17:20'],
  ],
  ['below a ticker and a menu', ['Rail strike from Friday: what travellers need to know', 'Weather', 'My account', TITLE, 'By Jane Holmes']],
  ['above a standfirst', [TITLE, 'Its files cannot be opened, and the town hopes to solve the problems next week.', '12 March 2024']],
  ['above a subtitle without a stop', [TITLE, 'Mayor hopes to solve problems of the town next week', '12 March 2024, 17:20']],
])('%s', (_, head) => expect(titleOf(...head)).toBe(TITLE))

test('with its kicker, where a caption has it without', () => {
  expect(titleOf(`Valmouth: ${TITLE}`, 'Share', TITLE, '12 March 2024, 17:20')).toBe(`Valmouth: ${TITLE}`)
})

test('that starts with the name of a network', () => {
  expect(titleOf('Facebook page of Valmouth staff hacked', '12 March 2024')).toBe('Facebook page of Valmouth staff hacked')
})
