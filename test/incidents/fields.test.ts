import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import type { IncidentDraft } from '../../src/incidents/incident.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A Thursday. */
const PUBLISHED = '2024-05-16'

const mainOf = (tag: string, text: string): IncidentDraft | undefined => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, PUBLISHED), language)
  return gatherIncidents(scan, mentions)[0]
}

/** What is told, in short: only the fields that a case lists are compared. */
const told = (incident: IncidentDraft | undefined) => ({
  type: incident?.types[0],
  started: incident?.dates.started?.edtf,
  detected: incident?.dates.detected?.edtf,
  downtime: incident?.downtime?.status ?? null,
  duration: incident?.downtime?.duration?.min ?? null,
  expected: incident?.downtime?.expected?.min ?? null,
  deliberate: incident?.downtime?.deliberate ?? null,
  ransom: incident?.ransom?.status ?? null,
  amount: incident?.ransom?.amount ?? null,
  data: incident?.data?.status ?? null,
  kinds: incident?.data?.kinds ?? [],
  records: incident?.data?.records?.min ?? null,
})

const CASES: readonly { readonly tag: string; readonly text: string; readonly expected: Partial<ReturnType<typeof told>> }[] = [
  {
    tag: 'en',
    text: 'The city of Torrance Bay took its computer systems offline on Tuesday after detecting a ransomware attack. Email and online payments were still unavailable on Wednesday, and officials expect it will take at least two weeks to restore all services. The attack began early on Tuesday morning. Hackers demanded $1.2 million in bitcoin, but the city said it has no plans to pay. The names, addresses and Social Security numbers of 14,000 employees may have been accessed.',
    expected: {
      type: 'ransomware',
      started: '2024-05-14',
      downtime: 'ongoing',
      expected: 'P2W',
      deliberate: true,
      ransom: 'refused',
      amount: 1200000,
      data: 'at-risk',
      kinds: ['personal', 'identity'],
      records: 14000,
    },
  },
  {
    tag: 'en',
    text: 'Meridian Logistics paid hackers $4.4 million in bitcoin after ransomware crippled its warehouses last month, its chief executive admitted on Wednesday. Deliveries were halted for nearly a week. The company got its systems running again on April 22. Files of about 9,000 drivers, including bank details, were published by the group.',
    expected: {
      type: 'ransomware',
      started: '2024-04',
      downtime: 'restored',
      duration: 'P1W',
      deliberate: false,
      ransom: 'paid',
      amount: 4400000,
      data: 'published',
      kinds: ['financial'],
      records: 9000,
    },
  },
  {
    tag: 'nl',
    text: 'De gemeente Oosterhaven ligt sinds maandag plat na een aanval met gijzelsoftware. De systemen werden uit voorzorg offline gehaald. Paspoorten aanvragen is niet mogelijk, en dat kan volgens de burgemeester nog minstens twee weken duren. De daders eisen 750.000 euro, maar de gemeente wil niet betalen. Of er gegevens van inwoners zijn buitgemaakt, wordt nog onderzocht.',
    expected: {
      type: 'ransomware',
      started: '2024-05-13',
      downtime: 'ongoing',
      expected: 'P2W',
      deliberate: true,
      ransom: 'refused',
      amount: 750000,
      data: 'unknown',
      records: null,
    },
  },
  {
    tag: 'nl',
    text: 'Ziekenhuis Sint-Veerle in Brugge is na drie dagen weer volledig operationeel. Het ziekenhuis werd zondagnacht getroffen door een cyberaanval. De inbraak werd maandagochtend ontdekt door de IT-dienst. Patiëntendossiers zijn niet gestolen, zegt directeur Jan Claes. Er werd geen losgeld gevraagd.',
    expected: { detected: '2024-05-13', downtime: 'restored', duration: 'P3D', ransom: 'none', data: 'safe' },
  },
  {
    tag: 'de',
    text: 'Der Logistiker Moordamm hat nach eigenen Angaben vier Millionen Euro Lösegeld an Hacker gezahlt. Die Schadsoftware hatte im vergangenen Monat die Lager lahmgelegt. Seit dem 22. April laufen die Systeme wieder. Daten von 9000 Fahrern, darunter Führerscheine und Kontodaten, wurden veröffentlicht.',
    expected: {
      type: 'ransomware',
      started: '2024-04',
      downtime: 'restored',
      deliberate: false,
      ransom: 'paid',
      amount: 4000000,
      data: 'published',
      kinds: ['financial', 'identity'],
      records: 9000,
    },
  },
  {
    tag: 'de',
    text: 'Nach einem Hackerangriff ist die Stadtverwaltung Bergfelden seit Montag nicht erreichbar. Die Server wurden vorsorglich heruntergefahren. Bis die Systeme wieder laufen, könnte es mehrere Wochen dauern. Die Täter fordern 500.000 Euro in Bitcoin. Ob Daten von Bürgern abgeflossen sind, ist noch unklar.',
    expected: {
      started: '2024-05-13',
      downtime: 'ongoing',
      duration: null,
      expected: 'P2W',
      deliberate: true,
      ransom: 'demanded',
      amount: 500000,
      data: 'unknown',
    },
  },
  {
    tag: 'fr',
    text: "La ville de Montrivage a été victime d'une attaque par rançongiciel dans la nuit de samedi à dimanche. Les serveurs ont été coupés par précaution et les guichets sont fermés depuis lundi. Le retour à la normale devrait prendre au moins trois semaines. Les pirates réclament 300.000 euros, que la ville refuse de payer. On ignore encore si des données d'habitants ont été dérobées.",
    expected: {
      type: 'ransomware',
      started: '2024-05-11/2024-05-12',
      downtime: 'ongoing',
      expected: 'P3W',
      deliberate: true,
      ransom: 'refused',
      amount: 300000,
      data: 'unknown',
    },
  },
  {
    tag: 'fr',
    text: "Le site de la préfecture de Corvanne a été inaccessible pendant deux heures mardi à cause d'une attaque DDoS. Il est de nouveau en ligne.",
    expected: { type: 'ddos', started: '2024-05-14', downtime: 'restored', duration: 'PT2H', deliberate: false, ransom: null, data: null },
  },
]

describe('what happened', () => {
  it.each(CASES)('$tag: $text', ({ tag, text, expected }) => {
    expect(told(mainOf(tag, text))).toMatchObject(expected)
  })
})
