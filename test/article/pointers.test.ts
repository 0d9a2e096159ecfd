import { expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const kept = (text: string): string => {
  const { sentences } = readArticle({ path: 'page.txt', sha256: '', text, warnings: [] })
  return sentences.map(({ start, end }) => text.slice(start, end)).join('\n')
}

const before =
  'Hackers have taken down the computers of the Velmora clinic, its director said on Tuesday. Patients were sent to other hospitals, and no operations will take place before the end of the week.'
const behind =
  'The police are looking into the matter, a spokesman for the clinic added. It is not yet known who stands behind the attack, and nobody has asked for money so far, he told reporters on Wednesday.'

test.each([
  ['a pointer in its own line', `${before}\nRelated: Brewery of Ourval paid its blackmailers\n${behind}`],
  ['a pointer in French', `${before}\n► À lire aussi : La brasserie d'Ourval a payé ses maîtres chanteurs\n${behind}`],
  ['a pointer in Dutch', `${before}\nLees ook: Brouwerij van Ourval betaalde haar afpersers\n${behind}`],
  ['a pointer in German', `${before}\nLESEN SIE AUCH: Brauerei von Ourval zahlte ihren Erpressern\n${behind}`],
  [
    'a pointer glued to a sentence',
    `${`${before} `.repeat(12)}Related: Brewery of Ourval paid its blackmailers The clinic has two hundred beds. ${behind}`,
  ],
])('%s is not of the article', (_, text) => {
  expect(kept(text)).not.toContain('Ourval')
  expect(kept(text)).toContain('The police are looking into the matter')
})

test('an indented paragraph that is hard-wrapped is one line', () => {
  const wrapped = (text: string): string => `        ${text}`.replace(/(.{1,78})(?: |$)/g, '$1\n')
  const text = [before, behind, before.replace('Tuesday', 'Monday'), behind.replace('police', 'judges')].map(wrapped).join('\n')
  const { blocks } = readArticle({ path: 'page.txt', sha256: '', text, warnings: [] })
  expect(blocks).toHaveLength(4)
})
