import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import type { IncidentDraft } from '../../src/incidents/incident.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

const mainOf = (tag: string, text: string): IncidentDraft | undefined => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, '2024-05-16'), language)
  return gatherIncidents(scan, mentions)[0]
}

const CASES: readonly { readonly what: string; readonly tag: string; readonly text: string; readonly types: readonly string[] }[] = [
  {
    what: 'what is only meant to be taken is not taken',
    tag: 'en',
    text: 'Customers of Nordale Bank were hit by a phishing scam on Monday. The fake pages are designed to steal passwords. The phishing emails ask for account numbers.',
    types: ['phishing'],
  },
  {
    what: 'what they managed to take is taken',
    tag: 'en',
    text: 'Customers of Nordale Bank were hit by a phishing scam on Monday. The gang managed to steal the passwords of 300 customers.',
    types: ['phishing', 'data-breach'],
  },
  {
    what: 'documents that media got hold of were not stolen',
    tag: 'en',
    text: 'Brentley Hospital was hit by ransomware in May, according to emails obtained by the newspaper. The ransomware encrypted its files.',
    types: ['ransomware'],
  },
  {
    what: 'the way in is a type of its own, however little is said of it',
    tag: 'en',
    text: 'Brentley Hospital was hit by ransomware on Monday. The ransomware encrypted its files, and the hackers demanded a ransom of $40,000. The ransomware came in when a clerk opened a malicious attachment.',
    types: ['ransomware', 'phishing'],
  },
  {
    what: '"hacked" adds nothing to what kind of attack it was',
    tag: 'en',
    text: 'Brentley Hospital was hacked on Monday. The ransomware attack encrypted its files. Its computers were hacked at night.',
    types: ['ransomware'],
  },
  {
    what: 'ce qui est seulement visé',
    tag: 'fr',
    text: "La banque Orvelle a été victime d'une campagne de phishing lundi. Les faux sites sont destinés à dérober les mots de passe.",
    types: ['phishing'],
  },
]

describe('the types of an incident', () => {
  it.each(CASES)('$what', ({ tag, text, types }) => {
    expect(mainOf(tag, text)?.types).toEqual(types)
  })
})
