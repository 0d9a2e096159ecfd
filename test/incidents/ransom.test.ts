import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A sentence that tells of an attack, for those that tell what was asked. */
const LEADS: Readonly<Record<string, string>> = {
  fr: "La commune d'Ourval a été victime d'une cyberattaque lundi.",
  nl: 'De gemeente Oudveld werd maandag getroffen door een cyberaanval.',
  en: 'Kestrel County was hit by a cyberattack on Monday.',
  de: 'Der Landkreis Moorau wurde am Montag Opfer eines Hackerangriffs.',
}

/** Status and sum of the ransom. */
const ransomIn = (tag: string, text: string): string => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(`${LEADS[tag]} ${text}`, tag, '2024-05-16'), language)
  const ransom = gatherIncidents(scan, mentions)[0]?.ransom
  return ransom == null ? 'null' : [ransom.status, ransom.amount ?? ''].join(' ').trim()
}

describe('what became of a ransom', () => {
  it.each([
    ['fr', "Jusqu'à présent, aucune rançon n'a été réclamée.", 'none'],
    ['fr', "Si la rançon n'est pas payée, les données seront publiées.", 'demanded'],
    ['fr', 'On ignore si une rançon a été demandée.', 'unknown'],
    ['fr', 'La commune ne paiera pas la rançon.', 'refused'],
    ['fr', 'Les pirates réclament 200.000 euros, payables en bitcoins.', 'demanded 200000'],
    ['fr', "Il n'y a eu ni demande de rançon ni menace.", 'none'],
    ['fr', 'La commune a payé 30.000 euros de rançon.', 'paid 30000'],
    ['nl', 'Tot nu toe is er geen losgeld geëist.', 'none'],
    ['nl', 'Als er geen losgeld betaald wordt, zullen de gegevens gepubliceerd worden.', 'demanded'],
    ['nl', 'Of er losgeld gevraagd werd, is niet bekend.', 'unknown'],
    ['nl', 'De gemeente zal geen losgeld betalen.', 'refused'],
    ['nl', 'De gemeente betaalde 1 miljoen euro losgeld.', 'paid 1000000'],
    ['nl', 'Er komt geen losgeldeis.', 'none'],
    ['nl', 'Er was geen losgeldeis en ook geen dreigement.', 'none'],
    ['en', 'So far no ransom demand has been received.', 'none'],
    ['en', 'If the ransom is not paid, the files will be published.', 'demanded'],
    ['en', 'It is not known whether a ransom was demanded.', 'unknown'],
    ['en', 'The county said it would not pay the ransom.', 'refused'],
    ['en', 'The attackers demanded $400,000 in bitcoin.', 'demanded 400000'],
    ['en', 'The county paid a ransom of £90,000.', 'paid 90000'],
    ['en', 'There was no ransom note and no demand.', 'none'],
    ['de', 'Eine Lösegeldforderung liegt bislang nicht vor.', 'none'],
    ['de', 'Eine Lösegeldforderung ging nicht ein.', 'none'],
    ['de', 'Wird das Lösegeld nicht gezahlt, sollen die Daten veröffentlicht werden.', 'demanded'],
    ['de', 'Ob Lösegeld gefordert wurde, ist nicht bekannt.', 'unknown'],
    ['de', 'Lösegeld zahlte der Landkreis nicht.', 'refused'],
    ['de', 'Die Täter verlangten 70.000 Euro.', 'demanded 70000'],
    ['de', 'Es gab weder eine Lösegeldforderung noch eine Drohung.', 'none'],
    ['de', 'Das Unternehmen will nicht zahlen. Die Täter fordern 300.000 Euro Lösegeld.', 'refused 300000'],
    ['fr', 'En mars, elle fut attaquée par un rançongiciel. Elle a payé 30.000 euros.', 'paid 30000'],
    ['nl', 'In maart werd ze stilgelegd door ransomware. De gemeente betaalde 1 miljoen euro.', 'paid 1000000'],
    ['en', 'It was hit by ransomware in March. The county paid $30,000.', 'paid 30000'],
    ['de', 'Die Server wurden von einer Ransomware verschlüsselt. Der Landkreis zahlte 30.000 Euro.', 'paid 30000'],
    ['en', 'It was hit by hackers in March. The county paid $30,000.', 'null'],
  ])('%s: %s', (tag, text, expected) => {
    expect(ransomIn(tag, text)).toBe(expected)
  })
})
