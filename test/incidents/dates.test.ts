import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A Thursday. */
const PUBLISHED = '2024-05-16'

/** The dates of the main incident that are told, by field. */
const datesOf = (tag: string, text: string): Record<string, string> => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, PUBLISHED), language)
  const dates = gatherIncidents(scan, mentions)[0]?.dates
  const times = [['started', dates?.started] as const, ['ended', dates?.ended] as const, ['detected', dates?.detected] as const]
  return Object.fromEntries(times.flatMap(([field, time]) => (time == null ? [] : [[field, time.edtf]])))
}

describe('which time is which', () => {
  it.each([
    [
      'en',
      'Hackers attacked the city of Torrance Bay with ransomware between April 27 and May 3. The breach was discovered on May 6.',
      { started: '2024-04-27', ended: '2024-05-03', detected: '2024-05-06' },
    ],
    [
      'en',
      'The city of Torrance Bay, a town of some 40,000 people on the coast of the bay, was hit by ransomware on Sunday.',
      { started: '2024-05-12' },
    ],
    ['en', 'The city of Torrance Bay was hit by ransomware. It reported the May 2 attack to the police on Monday.', { started: '2024-05-02' }],
    ['fr', 'La mairie de Montrivage a été piratée entre mars 2022 et le 4 mai 2024.', { started: '2022-03', ended: '2024-05-04' }],
    ['fr', "La mairie de Montrivage a été victime d'une cyberattaque dans la nuit de samedi à dimanche.", { started: '2024-05-11/2024-05-12' }],
    [
      'nl',
      'Zaterdagavond namen hackers de website van de gemeente Duinbeke over. In maart is een onderzoek begonnen naar een ander lek.',
      { started: '2024-05-11' },
    ],
    ['de', 'Die Stadt Hohenau wurde am 4. Mai Opfer eines Hackerangriffs. Am Montag begannen die Ermittlungen.', { started: '2024-05-04' }],
    [
      'en',
      'The city of Torrance Bay was hit by ransomware on Sunday. The attack was over on Monday.',
      { started: '2024-05-12', ended: '2024-05-13' },
    ],
    ['en', 'The city of Torrance Bay was hit by ransomware on Sunday. The festival was over on Monday.', { started: '2024-05-12' }],
    ['fr', 'La mairie de Montrivage a été piratée dimanche. « Une cyberattaque », a-t-elle fini par admettre mardi.', { started: '2024-05-12' }],
  ] as const)('%s: %s', (tag, text, expected) => {
    expect(datesOf(tag, text)).toEqual(expected)
  })
})
