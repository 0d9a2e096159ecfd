import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { extract } from '../../src/extract.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import type { IncidentDraft } from '../../src/incidents/incident.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

const incidentsIn = (tag: string, text: string): IncidentDraft[] => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, '2024-05-16'), language)
  return gatherIncidents(scan, mentions)
}

/** Role and victims of each incident. */
const focusesIn = (tag: string, text: string): string[] =>
  incidentsIn(tag, text).map(({ role, victims }) => `${role} ${victims.map(({ name }) => name).join(', ')}`)

/** Of each incident its first victim, when it began, what became of the ransom, the data and the services. */
const factsIn = (tag: string, text: string): string[] =>
  extract({ path: 'a.txt', sha256: '', text: `${text}\n`, warnings: [] }, { language: tag, referenceDate: '2024-05-16' }).incidents.map(
    ({ victims, dates, ransom, data, downtime }) =>
      [victims[0]?.name, dates.started?.edtf, ransom?.status, data?.status, downtime?.status].map((fact) => fact ?? '-').join(' | '),
  )

describe('incidents and their victims', () => {
  it.each([
    ['a town and its administration are one', "Ourval a été piratée. La mairie d'Ourval a été victime d'une cyberattaque.", ["main mairie d'Ourval"]],
    [
      'initials stand for the name',
      "L'Agence ourvaloise du Sport a été piratée. Des pirates ont attaqué les serveurs de l'AOS.",
      ['main Agence ourvaloise du Sport'],
    ],
    [
      'an older case of the same victim is one of its own',
      "La clinique Saint-Odon a été victime d'une cyberattaque lundi. Ses serveurs sont à l'arrêt. Les opérations sont reportées. L'enquête est en cours. En 2019, la clinique avait déjà été piratée.",
      ['main clinique Saint-Odon', 'related clinique Saint-Odon'],
    ],
    [
      'many signs tell of an attack in no usual words',
      "La clinique Saint-Odon a tout débranché. Des inconnus rôdaient dans ses serveurs, et l'Anssi l'en a avertie. La clinique Saint-Odon a porté plainte. On ignore si des dossiers ont été emportés.",
      ['main clinique Saint-Odon'],
    ],
    [
      'what a known actor claims took place',
      "Drôle de surprise sur le portail de l'Agence de l'eau. L'Agence de l'eau a vu LockBit revendiquer son forfait.",
      ["main Agence de l'eau"],
    ],
    ['few signs do not', "La clinique Saint-Odon est fermée pour travaux. Elle a porté plainte contre l'entrepreneur.", []],
  ])('%s', (_, text, expected) => {
    expect(focusesIn('fr', text)).toEqual(expected)
  })
})

describe('what belongs to which incident', () => {
  it.each([
    [
      'fr',
      'two cases told in turns',
      `Deux cliniques piratées\n\nLa clinique Saint-Odon, à Ourval, a été piratée le 13 mai. En avril, l'hôpital de Montrivage avait déjà été piraté.

À Ourval, les urgences sont à l'arrêt. Les pirates exigent une rançon de 90.000 euros.

À Montrivage, le site est de nouveau accessible. Aucune rançon n'y a été demandée.

À la clinique Saint-Odon, des dossiers médicaux ont été volés. À Montrivage, aucune donnée n'a été volée.`,
      ['clinique Saint-Odon | 2024-05-13 | demanded | exfiltrated | ongoing', 'hôpital de Montrivage | 2024-04 | none | safe | restored'],
    ],
    [
      'nl',
      'two cases told in turns',
      `Stad en dorp gehackt\n\nDe gemeente Ganzebeek werd zondag gehackt. Vorig jaar werd ook de gemeente Oudveld gehackt.

In Ganzebeek ligt de website plat. Hackers eisen 50.000 euro losgeld.

In Oudveld werd geen losgeld gevraagd. Er werden daar geen gegevens gestolen.

De gemeente Ganzebeek zegt dat er gegevens gestolen zijn.`,
      ['gemeente Ganzebeek | 2024-05-12 | demanded | exfiltrated | ongoing', 'gemeente Oudveld | 2023 | none | safe | -'],
    ],
    [
      'en',
      'a case that the lead recalls',
      `Two counties hit by hackers\n\nKestrel County was hit by ransomware on Sunday, days after Larn County was hacked.

In Kestrel, phones are still down. The attackers demanded $90,000.

Larn's website is back online. No ransom was demanded there, the county said.

The sheriff is investigating both attacks.`,
      ['Kestrel County | 2024-05-12 | demanded | - | ongoing', 'Larn County | - | none | - | restored'],
    ],
    [
      'de',
      'the same victim hit twice',
      `Landkreis Moorau zum zweiten Mal gehackt

Der Landkreis Moorau wurde am Sonntag erneut Opfer eines Hackerangriffs. Die Website ist nicht erreichbar.

Im Jahr 2019 war der Landkreis von Hackern lahmgelegt worden. Damals zahlte er ein Lösegeld.

Diesmal wurden keine Daten gestohlen.`,
      ['Landkreis Moorau | 2024-05-12 | - | safe | ongoing', 'Landkreis Moorau | 2019 | paid | - | ongoing'],
    ],
    [
      'nl',
      'a review of several cases, each with its time',
      `De aanvallen van dit jaar\n\nIn januari werd brouwerij Velmora getroffen door ransomware. De brouwerij betaalde het losgeld.

In maart volgde de gemeente Oudveld. De website van de gemeente was onbereikbaar na een DDoS-aanval.`,
      ['Velmora | 2024-01 | paid | - | -', 'gemeente Oudveld | 2024-03 | - | - | ongoing'],
    ],
  ])('%s: %s', (tag, _, text, expected) => {
    expect(factsIn(tag, text)).toEqual(expected)
  })
})
