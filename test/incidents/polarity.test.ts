import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import type { IncidentDraft } from '../../src/incidents/incident.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

const PUBLISHED = '2024-05-16'

const read = (tag: string, text: string): IncidentDraft[] => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, PUBLISHED), language)
  return gatherIncidents(scan, mentions)
}

/** A sentence that makes an incident of what the tested sentence says more about. */
const LEAD: Readonly<Record<string, string>> = {
  en: 'Hackers attacked the Kestrel Foods company on Monday.',
  nl: 'Het bedrijf Merelbos Foods is maandag getroffen door een cyberaanval.',
  de: 'Die Firma Amselhof Foods ist am Montag Opfer eines Cyberangriffs geworden.',
  fr: "L'entreprise Merlebois Foods a été victime d'une cyberattaque lundi.",
}

type Field = 'data' | 'ransom' | 'downtime' | 'type'
const statusOf = (incident: IncidentDraft | undefined, field: Field): string | null =>
  incident === undefined ? null : field === 'type' ? (incident.types[0] ?? null) : (incident[field]?.status ?? null)

/** What each sentence must give; a list where several readings are right. Never among them: what the sentence denies. */
const CASES: readonly (readonly [tag: string, field: Field, text: string, ...expected: (string | null)[]])[] = [
  // English
  ['en', 'data', 'No customer data was stolen.', 'safe'],
  ['en', 'data', 'There is no evidence that personal data was accessed.', 'safe'],
  ['en', 'data', 'The company has found no indication that any records were taken.', 'safe'],
  ['en', 'data', 'There is no evidence that customer, staff or supplier data was compromised.', 'safe'],
  ['en', 'data', 'There is no evidence that passwords were copied, and the names of customers were stolen.', 'exfiltrated'],
  ['en', 'data', 'In May they stole the records of customers.', 'exfiltrated'],
  ['en', 'data', 'Customer records may have been stolen.', 'at-risk'],
  ['en', 'data', 'It is not clear whether patient data was copied.', 'unknown'],
  ['en', 'data', 'The company is investigating whether personal data was stolen.', 'unknown'],
  ['en', 'data', 'The hackers threatened to publish the files unless they were paid.', null, 'at-risk', 'unknown'],
  ['en', 'data', 'The stolen files have not been published.', 'exfiltrated', null],
  ['en', 'ransom', 'No ransom was demanded.', 'none'],
  ['en', 'ransom', 'The company has not paid the ransom.', 'refused'],
  ['en', 'ransom', 'The company refused to pay the ransom.', 'refused'],
  ['en', 'ransom', 'There was little chance that paying the ransom would help.', 'demanded', 'unknown', null],
  ['en', 'ransom', 'The company has no intention of engaging with the ransom demands.', 'refused'],
  ['en', 'ransom', 'It is not known whether a ransom was paid.', 'unknown', 'demanded'],
  ['en', 'ransom', 'If the ransom is not paid, the gang will release the files.', 'demanded', 'threatened'],
  ['en', 'downtime', 'The website was not affected.', 'none'],
  ['en', 'downtime', 'The website is no longer down.', 'restored'],
  ['en', 'downtime', 'The company told customers to disconnect the servers.', null],
  ['en', 'downtime', 'The website has not yet been restored.', 'ongoing'],
  ['en', 'downtime', 'The company hopes to have the website back online by Friday.', 'ongoing'],
  ['en', 'downtime', 'The company is working to restore its website.', 'ongoing', null],
  ['en', 'type', 'The incident was not ransomware.', 'unspecified', 'intrusion'],
  ['en', 'type', 'There was no sign of ransomware.', 'unspecified', 'intrusion'],
  // Dutch
  ['nl', 'data', 'Er zijn geen gegevens van klanten gestolen.', 'safe'],
  ['nl', 'data', 'De gegevens van klanten zijn niet gelekt.', 'safe'],
  ['nl', 'data', 'Er zijn geen aanwijzingen dat er persoonsgegevens zijn buitgemaakt.', 'safe'],
  ['nl', 'data', 'Mogelijk zijn er persoonsgegevens gestolen.', 'at-risk'],
  ['nl', 'data', 'Het is nog niet duidelijk of er gegevens zijn gekopieerd.', 'unknown'],
  ['nl', 'data', 'Het bedrijf onderzoekt of er gegevens van klanten zijn gestolen.', 'unknown'],
  ['nl', 'data', 'De hackers dreigen de bestanden te publiceren.', null, 'at-risk', 'unknown'],
  ['nl', 'data', 'De gestolen bestanden zijn niet gepubliceerd.', 'exfiltrated', null],
  ['nl', 'ransom', 'Er is geen losgeld geëist.', 'none'],
  ['nl', 'ransom', 'Het bedrijf heeft geen losgeld betaald.', 'refused'],
  ['nl', 'ransom', 'Het bedrijf weigert het losgeld te betalen.', 'refused'],
  ['nl', 'ransom', 'Het is niet bekend of er losgeld is betaald.', 'unknown', 'demanded'],
  ['nl', 'ransom', 'Als er geen losgeld wordt betaald, zetten de hackers de bestanden online.', 'demanded', 'threatened'],
  ['nl', 'downtime', 'De website is niet onderbroken geweest.', 'none'],
  ['nl', 'downtime', 'De website is nog niet hersteld.', 'ongoing'],
  ['nl', 'downtime', 'Het bedrijf hoopt dat de website vrijdag weer online is.', 'ongoing'],
  ['nl', 'downtime', 'Het bedrijf werkt eraan om de website weer online te krijgen.', 'ongoing', null],
  ['nl', 'type', 'Het gaat niet om ransomware.', 'unspecified'],
  // German
  ['de', 'data', 'Es wurden keine Kundendaten gestohlen.', 'safe'],
  ['de', 'data', 'Daten von Kunden sind nicht abgeflossen.', 'safe'],
  ['de', 'data', 'Es gibt keine Hinweise darauf, dass Kundendaten entwendet wurden.', 'safe'],
  ['de', 'data', 'Möglicherweise wurden Kundendaten gestohlen.', 'at-risk'],
  ['de', 'data', 'Unklar ist, ob Daten kopiert wurden.', 'unknown'],
  ['de', 'data', 'Ob Kundendaten gestohlen wurden, wird noch geprüft.', 'unknown'],
  ['de', 'data', 'Die Täter drohen, die Daten zu veröffentlichen.', null, 'at-risk', 'unknown'],
  ['de', 'ransom', 'Lösegeld wurde nicht gefordert.', 'none'],
  ['de', 'ransom', 'Die Firma hat kein Lösegeld gezahlt.', 'refused'],
  ['de', 'ransom', 'Die Firma weigert sich, das Lösegeld zu zahlen.', 'refused'],
  ['de', 'ransom', 'Ob Lösegeld gezahlt wurde, ist nicht bekannt.', 'unknown', 'demanded'],
  ['de', 'ransom', 'Wenn das Lösegeld nicht gezahlt wird, veröffentlichen die Täter die Daten.', 'demanded', 'threatened'],
  ['de', 'downtime', 'Die Website ist nicht beeinträchtigt.', 'none'],
  ['de', 'downtime', 'Die Website ist noch nicht wiederhergestellt.', 'ongoing'],
  ['de', 'downtime', 'Die Website soll am Freitag wieder erreichbar sein.', 'ongoing'],
  ['de', 'downtime', 'Die Firma arbeitet daran, die Website wieder online zu bringen.', 'ongoing', null],
  ['de', 'type', 'Es handelt sich nicht um Ransomware.', 'unspecified'],
  // French
  ['fr', 'data', "Aucune donnée de client n'a été volée.", 'safe'],
  ['fr', 'data', "Les données des clients n'ont pas été compromises.", 'safe'],
  ['fr', 'data', "Rien n'indique que des données personnelles aient été dérobées.", 'safe'],
  ['fr', 'data', 'Des données de clients auraient été volées.', 'at-risk'],
  ['fr', 'data', 'On ignore si des données ont été copiées.', 'unknown'],
  ['fr', 'data', "L'entreprise ne sait pas encore si des données ont été volées.", 'unknown'],
  ['fr', 'data', 'Les pirates menacent de publier les fichiers.', null, 'at-risk', 'unknown'],
  ['fr', 'data', "Les fichiers volés n'ont pas été publiés.", 'exfiltrated', null],
  ['fr', 'ransom', "Aucune rançon n'a été réclamée.", 'none'],
  ['fr', 'ransom', "L'entreprise n'a pas payé la rançon.", 'refused'],
  ['fr', 'ransom', "L'entreprise refuse de payer la rançon.", 'refused'],
  ['fr', 'ransom', 'On ignore si une rançon a été payée.', 'unknown', 'demanded'],
  ['fr', 'ransom', "Si la rançon n'est pas payée, les pirates publieront les fichiers.", 'demanded', 'threatened'],
  ['fr', 'downtime', "Le site n'a pas été perturbé.", 'none'],
  ['fr', 'downtime', "Le site n'est pas encore rétabli.", 'ongoing'],
  ['fr', 'downtime', "L'entreprise espère que le site sera de nouveau accessible vendredi.", 'ongoing'],
  ['fr', 'downtime', "L'entreprise travaille à rétablir son site.", 'ongoing', null],
  ['fr', 'type', "Il ne s'agit pas d'un rançongiciel.", 'unspecified'],
]

describe('negated and hedged sentences', () => {
  const cases = CASES.map(([tag, field, text, ...expected]) => ({ tag, field, text, expected }))
  it.each(cases)('$tag $field: $text', ({ tag, field, text, expected }) => {
    expect(expected).toContain(statusOf(read(tag, `${LEAD[tag]} ${text}`)[0], field))
  })
})

/** The same sentences without the negation: the table above would pass an engine that reads nothing. */
const PLAIN: readonly (readonly [tag: string, field: Field, text: string, expected: string])[] = [
  ['en', 'data', 'Customer data was stolen.', 'exfiltrated'],
  ['en', 'data', 'The hackers published the files on the dark web.', 'published'],
  ['en', 'ransom', 'The company paid the ransom.', 'paid'],
  ['en', 'ransom', 'The attackers demanded a ransom.', 'demanded'],
  ['en', 'downtime', 'The website is still down.', 'ongoing'],
  ['en', 'downtime', 'The website is back online.', 'restored'],
  ['en', 'type', 'It was ransomware.', 'ransomware'],
  ['nl', 'data', 'Er zijn gegevens van klanten gestolen.', 'exfiltrated'],
  ['nl', 'ransom', 'Het bedrijf heeft het losgeld betaald.', 'paid'],
  ['nl', 'ransom', 'De hackers eisen losgeld.', 'demanded'],
  ['nl', 'downtime', 'De website is nog steeds onbereikbaar.', 'ongoing'],
  ['nl', 'downtime', 'De website is weer online.', 'restored'],
  ['nl', 'type', 'Het gaat om ransomware.', 'ransomware'],
  ['de', 'data', 'Es wurden Kundendaten gestohlen.', 'exfiltrated'],
  ['de', 'ransom', 'Die Firma hat das Lösegeld gezahlt.', 'paid'],
  ['de', 'ransom', 'Die Täter fordern Lösegeld.', 'demanded'],
  ['de', 'downtime', 'Die Website ist weiterhin nicht erreichbar.', 'ongoing'],
  ['de', 'downtime', 'Die Website ist wieder erreichbar.', 'restored'],
  ['de', 'type', 'Es handelt sich um Ransomware.', 'ransomware'],
  ['fr', 'data', 'Des données de clients ont été volées.', 'exfiltrated'],
  ['fr', 'ransom', "L'entreprise a payé la rançon.", 'paid'],
  ['fr', 'ransom', 'Les pirates exigent une rançon.', 'demanded'],
  ['fr', 'downtime', 'Le site est toujours inaccessible.', 'ongoing'],
  ['fr', 'downtime', 'Le site est de nouveau accessible.', 'restored'],
  ['fr', 'type', "Il s'agit d'un rançongiciel.", 'ransomware'],
]

describe('the same, affirmed', () => {
  it.each(PLAIN)('%s %s: %s', (tag, field, text, expected) => {
    expect(statusOf(read(tag, `${LEAD[tag]} ${text}`)[0], field)).toBe(expected)
  })
})

const TWO: readonly (readonly [tag: string, text: string])[] = [
  [
    'en',
    'Hackers attacked the Kestrel Foods company on Monday. Its website is down. No ransom was demanded. Last year the Harrow Hotels company was hit by ransomware. It paid a ransom of $50,000.',
  ],
  [
    'nl',
    'Het bedrijf Merelbos Foods is maandag getroffen door een cyberaanval. De website ligt plat. Er is geen losgeld geëist. Vorig jaar werd het bedrijf Vinkenhof Hotels getroffen door ransomware. Dat betaalde 50.000 euro losgeld.',
  ],
  [
    'de',
    'Die Firma Amselhof Foods ist am Montag Opfer eines Cyberangriffs geworden. Die Website ist offline. Lösegeld wurde nicht gefordert. Im vergangenen Jahr war die Druckerei Finkenau von Ransomware getroffen worden. Sie zahlte 50.000 Euro Lösegeld.',
  ],
  [
    'fr',
    "L'entreprise Merlebois Foods a été victime d'une cyberattaque lundi. Son site est inaccessible. Aucune rançon n'a été réclamée. L'an dernier, l'entreprise Pinsonville Hôtels avait été victime d'un rançongiciel. Elle avait payé une rançon de 50.000 euros.",
  ],
]

/** Start offsets of all evidence of what is told of ransom, data and downtime. */
const told = (incident: IncidentDraft): number[] =>
  [incident.ransom, incident.data, incident.downtime].flatMap((field) => field?.evidence.map((evidence) => evidence.start) ?? [])

describe('two incidents', () => {
  it.each(TWO)('no statement counts for both (%s)', (tag, text) => {
    const incidents = read(tag, text)
    const all = incidents.map(told)
    for (const [i, starts] of all.entries()) for (const other of all.slice(i + 1)) expect(starts.filter((start) => other.includes(start))).toEqual([])
  })
  it.each(TWO)('what was paid in the other case was not paid in this one (%s)', (tag, text) => {
    const [main, related] = read(tag, text)
    expect(main?.ransom?.status).toBe('none')
    expect(main?.downtime?.status).toBe('ongoing')
    expect(related?.ransom).toMatchObject({ status: 'paid', amount: 50000 })
    expect(related?.downtime ?? null).toBeNull()
  })
})
