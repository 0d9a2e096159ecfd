import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A sentence that tells of an attack, for those that tell what became of data. */
const LEADS: Readonly<Record<string, string>> = {
  fr: "La commune d'Ourval a été victime d'une cyberattaque lundi.",
  nl: 'De gemeente Oudveld werd maandag getroffen door een cyberaanval.',
  en: 'Kestrel County was hit by a cyberattack on Monday.',
  de: 'Der Landkreis Moorau wurde am Montag Opfer eines Hackerangriffs.',
}

/** Status, kinds, records and volume of the data. */
const dataIn = (tag: string, text: string): string => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(`${LEADS[tag]} ${text}`, tag, '2024-05-16'), language)
  const data = gatherIncidents(scan, mentions)[0]?.data
  if (data == null) return 'null'
  return [data.status, data.kinds.join('+') || '-', data.records?.min ?? '-', data.volume ?? ''].join(' ').trim()
}

describe('what became of data', () => {
  it.each([
    [
      'fr',
      "Ni les mots de passe, ni les numéros de carte bancaire, ni les dossiers médicaux n'ont été dérobés. En revanche, des noms et des adresses électroniques de 12.000 habitants ont été copiés.",
      'exfiltrated personal 12000',
    ],
    ['fr', "Aucun mot de passe, numéro de carte ou dossier médical n'a été volé.", 'safe health+financial+credentials -'],
    [
      'fr',
      "La commune, qui compte 20 millions de dossiers, a vu les données de 1,2 million d'assurés volées : état civil, numéro de sécurité sociale, IBAN. Les mots de passe ne sont pas concernés.",
      'exfiltrated personal+financial+identity 1200000',
    ],
    ['fr', 'Des pirates ont volé les données de 4.000 habitants. La commune compte 30.000 habitants et emploie 200 personnes.', 'exfiltrated - 4000'],
    ['fr', 'Des données pourraient avoir été volées.', 'at-risk - -'],
    ['fr', 'Si des données devaient être volées, les habitants seraient prévenus.', 'null'],
    ['fr', "Jusqu'ici, rien n'indique que des données ont été volées.", 'safe - -'],
    ['fr', 'Non seulement des noms mais aussi des mots de passe ont été volés.', 'exfiltrated personal+credentials -'],
    ['fr', 'Les pirates ont volé 80 gigaoctets de données personnelles.', 'exfiltrated personal - 80 GB'],
    ['fr', 'Les informations volées comprennent les diagnostics, les noms et les dates de naissance.', 'exfiltrated personal+health -'],
    [
      'nl',
      'Er werden geen wachtwoorden, rekeningnummers of medische gegevens buitgemaakt. Wel hebben de daders de namen en e-mailadressen van 8.500 inwoners gekopieerd.',
      'exfiltrated personal 8500',
    ],
    ['nl', 'Er zijn geen wachtwoorden, geen bankgegevens en geen medische dossiers gestolen.', 'safe health+financial+credentials -'],
    ['nl', 'De gemeente telt 61.000 inwoners. De persoonsgegevens van 23.000 inwoners zijn gestolen.', 'exfiltrated personal 23000'],
    ['nl', 'Mogelijk zijn er gegevens gestolen.', 'at-risk - -'],
    ['nl', 'Als er gegevens gestolen zijn, worden de inwoners ingelicht.', 'null'],
    ['nl', 'Voorlopig zijn er geen aanwijzingen dat er gegevens gestolen zijn.', 'safe - -'],
    ['nl', 'Niet alleen namen maar ook wachtwoorden werden gestolen.', 'exfiltrated personal+credentials -'],
    ['nl', 'De criminelen hebben 350 gigabyte aan bestanden meegenomen.', 'exfiltrated - - 350 GB'],
    [
      'nl',
      'Het gaat om burgerservicenummers, loonstroken, bankgegevens en telefoonnummers, die gestolen zijn.',
      'exfiltrated personal+financial+identity -',
    ],
    ['nl', 'Noch wachtwoorden noch bankgegevens zijn gestolen.', 'safe financial+credentials -'],
    [
      'en',
      'No passwords, payment card numbers or order histories were taken, but the names, home addresses and phone numbers of about 95,000 residents were copied.',
      'exfiltrated personal 95000',
    ],
    ['en', 'No passwords, card numbers or medical files were stolen.', 'safe health+financial+credentials -'],
    [
      'en',
      'The county, which serves a population of 4.5 million people and employs 21,000 staff, said medical records of 1.3 million patients were stolen.',
      'exfiltrated health 1300000',
    ],
    ['en', 'Personal data may have been stolen.', 'at-risk personal -'],
    ['en', 'So far there is no evidence that data was stolen.', 'safe - -'],
    ['en', 'Not only names but also passwords were stolen.', 'exfiltrated personal+credentials -'],
    ['en', 'Neither passwords nor bank details were stolen.', 'safe financial+credentials -'],
    ['en', 'Roughly two terabytes of data were exfiltrated.', 'exfiltrated - - 2 TB'],
    [
      'en',
      "The exposed files contained names, diagnoses, Social Security numbers, scans of driver's licenses and fingerprints. Bank account details were not involved.",
      'exposed personal+health+identity+biometric -',
    ],
    ['en', 'The hackers stole data on 5,000 residents. The county has 90,000 residents.', 'exfiltrated - 5000'],
    [
      'de',
      'Weder Passwörter noch Kreditkartendaten seien abgeflossen. Kopiert wurden jedoch Namen und Lieferadressen von 26.000 Einwohnern.',
      'exfiltrated personal 26000',
    ],
    ['de', 'Es wurden keine Passwörter, Kontodaten oder Patientenakten gestohlen.', 'safe health+financial+credentials -'],
    [
      'de',
      'Daten von 54.000 Einwohnern sind im Darknet veröffentlicht worden. Der Kreis hat 110.000 Einwohner und 2.300 Mitarbeiter.',
      'published - 54000',
    ],
    ['de', 'Möglicherweise wurden Daten gestohlen.', 'at-risk - -'],
    ['de', 'Sollten Daten gestohlen worden sein, werden die Einwohner informiert.', 'null'],
    ['de', 'Bislang gibt es keine Hinweise darauf, dass Daten gestohlen wurden.', 'safe - -'],
    ['de', 'Nicht nur Namen, sondern auch Passwörter wurden gestohlen.', 'exfiltrated personal+credentials -'],
    ['de', 'Die Täter haben 120 Gigabyte Daten erbeutet.', 'exfiltrated - - 120 GB'],
    [
      'de',
      'Gestohlen wurden Diagnosen, Geburtsdaten, Bankverbindungen und Ausweiskopien. Zugangsdaten waren nicht betroffen.',
      'exfiltrated personal+health+financial+identity -',
    ],
    ['de', 'Zugangsdaten, Passwörter und Bankdaten sind nicht betroffen.', 'safe financial+credentials -'],
  ])('%s: %s', (tag, text, expected) => {
    expect(dataIn(tag, text)).toBe(expected)
  })
})
