import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

const currencyOf = (tag: string, text: string): string | null | undefined => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, '2024-05-16'), language)
  return gatherIncidents(scan, mentions)[0]?.ransom?.currency
}

const ATTACK = 'The Kestrel Foods company was hit by a ransomware attack on Monday.'

/** Where an article is from, and how it writes the sum that hackers demanded. */
const CASES: readonly (readonly [tag: string, text: string, currency: string])[] = [
  ['en', `${ATTACK} The hackers demanded a ransom of $5 million. Shops in Sydney and Melbourne closed.`, 'AUD'],
  ['en', `${ATTACK} The hackers demanded a ransom of $5 million. Shops in Toronto, Canada, closed.`, 'CAD'],
  ['en', `${ATTACK} The hackers demanded a ransom of US$5 million. Shops in Toronto, Canada, closed.`, 'USD'],
  ['en', `${ATTACK} The hackers demanded a ransom of $5 million, or C$7 million. Shops in Toronto, Canada, closed.`, 'USD'],
  ['en', `${ATTACK} The hackers demanded a ransom of $5 million. Shops in Chicago and Toronto closed.`, 'USD'],
  ['en', `${ATTACK} The hackers demanded a ransom of $5 million.`, 'USD'],
  ['nl', 'Het bedrijf Merelbos Foods in Sydney, Australië, is getroffen door ransomware. De hackers eisten $5 miljoen losgeld.', 'USD'],
]

describe('a bare "$" is the dollar of the country that the article is from', () => {
  for (const [tag, text, currency] of CASES)
    it(`${tag}: ${text.slice(-60)}`, () => {
      expect(currencyOf(tag, text)).toBe(currency)
    })
})
