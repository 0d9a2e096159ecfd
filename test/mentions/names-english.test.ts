import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** Names as they are told: kind and name. */
const namesIn = (text: string): string[] => {
  const language = languageOf('en')
  if (language === null) throw new Error('en')
  return findMentions(plainArticle(text, 'en', '2024-05-16'), language).mentions.flatMap((mention) =>
    mention.layer === 'names' && mention.value.reference === 'named' ? [`${mention.value.kind} ${mention.value.name}`] : [],
  )
}

describe('English names', () => {
  it.each([
    // An "and" within a name, and one between two
    ['The Harrow Women and Infants Hospital was hacked.', ['organisation Harrow Women and Infants Hospital']],
    ['Devon and Cornwall Police were hacked.', ['organisation Devon and Cornwall Police']],
    ['Hackers struck Velmora and Brackwater General Hospital.', ['organisation Velmora', 'organisation Brackwater General Hospital']],
    // What a ministry is in charge of, and who is named beside it
    ['The Ministry of Housing, Communities and Local Government was hacked.', ['organisation Ministry of Housing, Communities and Local Government']],
    ['The Department of Justice and Microsoft traced the hackers.', ['organisation Department of Justice', 'organisation Microsoft']],
    // A title behind a head that announces it
    ['It was hacked, says the Office of the Inspector General.', ['organisation Office of the Inspector General']],
    // A town behind "of" belongs to a head, and to nothing else
    ['The Harrow Water Authority of Marlow was hacked.', ['organisation Harrow Water Authority of Marlow']],
    ['Brackmore Pelham of Calgary was hacked.', ['organisation Brackmore Pelham', 'place Calgary']],
    // Only people have an age
    ['Torvald Quenby, 36, of Leeds, hacked it.', ['person Torvald Quenby', 'place Leeds']],
    // A name that starts with a figure
    ['The gang goes by 8Base.', ['actor 8Base']],
    // Who bears attackers' words in the name
    ['It was signed by Marlow Cyber Hackers.', ['actor Marlow Cyber Hackers']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})
