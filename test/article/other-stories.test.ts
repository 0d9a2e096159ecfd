import { describe, expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const kept = (text: string): string => {
  const { sentences } = readArticle({ path: 'page.txt', sha256: '', text, warnings: [] })
  return sentences.map(({ start, end }) => text.slice(start, end)).join('\n')
}

const STORY = [
  'Hackers have taken down the computers of the Velmora clinic, its director said on Tuesday. Patients were sent to other hospitals, and no operations will take place before the end of the week.',
  'The police are looking into the matter, a spokesman for the clinic added. It is not yet known who stands behind the attack, and nobody has asked for money so far, he told reporters on Wednesday.',
]
const more = (heading: string, paragraph: string): string => [...STORY, heading, paragraph].join('\n')

test.each([
  ['another dispatch', more('More from Politics', 'OURVAL (AP) - The brewery of Ourval has paid its blackmailers, the mayor said on Monday.')],
  [
    'another dispatch in Dutch',
    more('Meer uit Politiek', 'OURVAL (ANP) - De brouwerij van Ourval heeft haar afpersers betaald, zegt de burgemeester.'),
  ],
  ['another dispatch in French', more('Sur le même sujet', "OURVAL (AFP) - La brasserie d'Ourval a payé ses maîtres chanteurs, dit le maire.")],
  [
    'another dispatch in German',
    more('Weitere Meldungen', 'OURVAL (dpa) - Die Brauerei von Ourval hat ihre Erpresser bezahlt, sagt die Bürgermeisterin.'),
  ],
  [
    'what a firm says of itself',
    more('About Ourval Breweries', 'Ourval Breweries is a leading brewer with 14 sites and 300 million pounds of sales a year.'),
  ],
  [
    'what a firm says of itself in French',
    more("À propos d'Ourval", 'Ourval est une brasserie familiale fondée en 1890, présente dans quatorze pays du monde.'),
  ],
])('%s ends the article', (_, text) => {
  expect(kept(text)).toContain('The police are looking into the matter')
  expect(kept(text)).not.toContain('Ourval')
  expect(kept(text)).not.toContain('OURVAL')
})

test('a heading of the article that starts like a pointer does not end it', () =>
  expect(kept([STORY[0], 'About the attack', STORY[1]].join('\n'))).toContain('The police are looking'))

describe('embedded posts', () => {
  const post = ['Our network is down, we are working on it. https://t.co/q8Lr0nNb2e #velmora', '— Velmora clinic (@velmora) May 3, 2021']
  test('go where the article ends with one', () => {
    const text = kept([...STORY, ...post].join('\n'))
    expect(text).toContain('he told reporters')
    expect(text).not.toContain('@velmora')
    expect(text).not.toContain('Our network is down')
  })
  test('lose their frame within it', () => expect(kept([STORY[0], ...post, STORY[1]].join('\n'))).not.toContain('@velmora'))
})

test.each(['Source: Reuters, AP', 'Bron: Belga, ANP', 'Quelle: dpa/AFP'])('"%s" before the first sentence is not of it', (source) => {
  const { sentences, text } = readArticle({ path: 'page.txt', sha256: '', text: `${source} ${STORY.join('\n')}`, warnings: [] })
  expect(text.slice(sentences[0]?.start, sentences[0]?.end).startsWith('Hackers have')).toBe(true)
})

test.each([
  ['a copyright notice', '© 2024 Ourval Courier. All rights reserved.'],
  ['a copyright notice in French', "© 2023 L'Écho d'Ourval. Tous droits réservés."],
  ['a line that calls itself a caption', 'Image caption The brewery of Ourval seen from the river'],
  ['the same in German', 'Bildunterschrift: Die Brauerei von Ourval am Fluss'],
  ['a line of sources', 'Quelle: dpa, Ourval'],
])('%s is not of the article', (_, line) => {
  const text = kept([STORY[0], line, STORY[1]].join('\n'))
  expect(text).toContain('The police are looking')
  expect(text).not.toContain('Ourval')
})

test('a source within a page in a single line is cut out', () => {
  const text = kept(`Menu Home Sport Share Print Photo of the clinic. Source: Reuters, AP ${STORY.join(' ')} ${STORY.join(' ')}`)
  expect(text).toContain('Hackers have taken down')
  expect(text).not.toContain('Reuters')
})
