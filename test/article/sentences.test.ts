import { expect, test } from 'vitest'
import type { Sentence } from '../../src/article/article.js'
import { addSentences } from '../../src/article/sentences.js'
import { tokenize } from '../../src/text/tokens.js'

const cut = (text: string): string[] => {
  const tokens = tokenize(text)
  const sentences: Sentence[] = []
  addSentences(tokens, 0, tokens.length, 0, 'body', sentences)
  return sentences.map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['Le site Circus.be est en panne. La police enquête.', ['Le site Circus.be est en panne.', 'La police enquête.']],
  ['M. Dupont a porté plainte. Mme Durand aussi.', ['M. Dupont a porté plainte.', 'Mme Durand aussi.']],
  ['Am 3. Mai fiel das Netz aus. Am 12. Juni auch.', ['Am 3. Mai fiel das Netz aus.', 'Am 12. Juni auch.']],
  ['Il a dit : « C’est grave. » Puis il est parti.', ['Il a dit : « C’est grave. »', 'Puis il est parti.']],
  ['“It is down.” He left at 5 p.m. on Monday.', ['“It is down.”', 'He left at 5 p.m. on Monday.']],
  ['Losses reached 3.5 million. J. Smith resigned.', ['Losses reached 3.5 million.', 'J. Smith resigned.']],
  ['C’est en maintenance… Une maintenance qui dure.', ['C’est en maintenance…', 'Une maintenance qui dure.']],
  ['Bijv. de mail van dhr. Janssens werkt niet. Meer weet men niet.', ['Bijv. de mail van dhr. Janssens werkt niet.', 'Meer weet men niet.']],
  ['Le parquet enquête.La ville se tait.', ['Le parquet enquête.', 'La ville se tait.']],
  ['Qui a fait cela ? Personne ne le sait !', ['Qui a fait cela ?', 'Personne ne le sait !']],
])('%s', (text, sentences) => {
  expect(cut(text)).toEqual(sentences)
})

test('a short block without a mark is a heading', () => {
  const tokens = tokenize('Des menaces de pirates')
  const sentences: Sentence[] = []
  addSentences(tokens, 0, tokens.length, 0, 'body', sentences)
  expect(sentences.map(({ role }) => role)).toEqual(['heading'])
})

test('words without an end are cut into sentences of a length that bounds the work on each', () => {
  const tokens = tokenize('word '.repeat(1000))
  const sentences: Sentence[] = []
  addSentences(tokens, 0, tokens.length, 0, 'body', sentences)
  expect(sentences.map(({ first, last }) => [first, last])).toEqual([
    [0, 400],
    [400, 800],
    [800, 1000],
  ])
})
