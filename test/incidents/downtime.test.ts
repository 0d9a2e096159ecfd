import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A sentence that tells of an attack, for those that tell what became of the services. */
const LEADS: Readonly<Record<string, string>> = {
  fr: "La commune d'Ourval a été victime d'une cyberattaque lundi.",
  nl: 'De gemeente Oudveld werd maandag getroffen door een cyberaanval.',
  en: 'Kestrel County was hit by a cyberattack on Monday.',
  de: 'Der Landkreis Moorau wurde am Montag Opfer eines Hackerangriffs.',
}

/** Status of the services, for how long they were down, and how long that is to last. */
const downtimeIn = (tag: string, text: string): readonly [string?, string?, string?] => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(`${LEADS[tag]} ${text}`, tag, '2024-05-16'), language)
  const downtime = gatherIncidents(scan, mentions)[0]?.downtime
  return downtime == null ? [] : [downtime.status, downtime.duration?.min ?? '-', downtime.expected?.min ?? '-']
}

describe('what became of the services', () => {
  it.each([
    ['fr', 'Le guichet en ligne fonctionne à nouveau depuis ce matin, mais la messagerie reste inaccessible.', ['partial', '-', '-']],
    ['fr', 'La téléphonie est rétablie. Le site internet, lui, est toujours hors service.', ['partial', '-', '-']],
    ['fr', "Les systèmes sont à l'arrêt. L'enquête pourrait durer plusieurs mois.", ['ongoing', '-', '-']],
    ['fr', "Le site est hors service. Le contrat d'assurance, conclu pour trois ans, couvre les frais.", ['ongoing', '-', '-']],
    ['fr', "Le site est inaccessible. L'attaque a duré deux heures.", ['ongoing', '-', '-']],
    ['fr', 'Les services reviennent progressivement. Le paiement en ligne est de nouveau possible.', ['partial', '-', '-']],
    ['fr', 'Depuis mercredi matin, tous les services sont de nouveau accessibles.', ['restored', '-', '-']],
    ['fr', 'La ville espère rétablir le site avant lundi. Il est inaccessible depuis lundi.', ['ongoing', '-', '-']],
    ['fr', "Le site et l'application sont restés accessibles pendant toute l'attaque.", ['none', '-', '-']],
    ['fr', "La commune a retrouvé l'usage de ses serveurs après cinq jours de panne.", ['restored', 'P5D', '-']],
    ['fr', "Le retour à la normale devrait prendre deux semaines. Les serveurs sont à l'arrêt.", ['ongoing', '-', 'P2W']],
    ['nl', 'De website is sinds vanochtend weer bereikbaar, maar de telefooncentrale ligt er nog altijd uit.', ['partial', '-', '-']],
    ['nl', 'De mailservers draaien weer. Het loket blijft voorlopig gesloten.', ['partial', '-', '-']],
    ['nl', 'De systemen liggen plat. Het onderzoek kan nog weken aanslepen.', ['ongoing', '-', '-']],
    ['nl', 'De website is onbereikbaar. Het contract met de leverancier loopt nog drie jaar.', ['ongoing', '-', '-']],
    ['nl', 'De website is onbereikbaar. De aanval duurde twee uur.', ['ongoing', '-', '-']],
    ['nl', 'De diensten worden geleidelijk weer opgestart. De website werkt al opnieuw.', ['partial', '-', '-']],
    ['nl', 'Sinds woensdagochtend zijn alle diensten opnieuw beschikbaar.', ['restored', '-', '-']],
    ['nl', 'De website en de app bleven de hele tijd bereikbaar.', ['none', '-', '-']],
    ['nl', 'De gemeente kon na vijf dagen weer bij haar systemen.', ['restored', 'P5D', '-']],
    ['nl', 'Het herstel zal twee weken duren. De systemen liggen stil.', ['ongoing', '-', 'P2W']],
    ['nl', 'De website lag drie dagen plat.', ['restored', 'P3D', '-']],
    ['en', 'Phone lines are working again, but the online court filing system remains unavailable.', ['partial', '-', '-']],
    ['en', 'Email has been restored. The payment portal is still offline.', ['partial', '-', '-']],
    ['en', 'Systems are down. A forensic review could take several weeks.', ['ongoing', '-', '-']],
    ['en', 'The website is down. The county signed a three-year contract with a security firm.', ['ongoing', '-', '-']],
    ['en', 'The website is down. The attack lasted two hours.', ['ongoing', '-', '-']],
    ['en', 'Services are gradually coming back. Online payments are available again.', ['partial', '-', '-']],
    ['en', 'All services have been available again since Wednesday morning.', ['restored', '-', '-']],
    ['en', 'Its website and app stayed online throughout.', ['none', '-', '-']],
    ['en', 'The county had its systems back within two days.', ['restored', 'P2D', '-']],
    ['en', 'The network is down and the county expects full operations within ten days.', ['ongoing', '-', 'P10D']],
    ['en', 'It needed four months to rebuild its systems.', ['restored', 'P4M', '-']],
    ['en', 'The county has been without its files and phones for six weeks.', ['ongoing', 'P6W', '-']],
    ['de', 'Die Website ist seit heute Morgen wieder erreichbar. Die Telefonanlage ist dagegen noch immer außer Betrieb.', ['partial', '-', '-']],
    ['de', 'Die E-Mail funktioniert wieder, das Bürgerportal bleibt dagegen abgeschaltet.', ['partial', '-', '-']],
    ['de', 'Die Systeme stehen still. Die Ermittlungen könnten Monate dauern.', ['ongoing', '-', '-']],
    ['de', 'Die Website ist nicht erreichbar. Der Vertrag mit dem Anbieter läuft noch drei Jahre.', ['ongoing', '-', '-']],
    ['de', 'Die Website ist nicht erreichbar. Der Angriff dauerte zwei Stunden.', ['ongoing', '-', '-']],
    ['de', 'Die Dienste werden nach und nach wieder hochgefahren. Die Website ist bereits wieder online.', ['partial', '-', '-']],
    ['de', 'Seit Mittwochmorgen sind alle Dienste wieder verfügbar.', ['restored', '-', '-']],
    ['de', 'Website und App blieben durchgehend erreichbar.', ['none', '-', '-']],
    ['de', 'Nicht nur die Website, sondern auch die App blieb erreichbar.', ['none', '-', '-']],
    ['de', 'Nach fünf Tagen konnte der Landkreis wieder auf seine Server zugreifen.', ['restored', 'P5D', '-']],
    ['de', 'Die Server stehen still. Bis alle Systeme wieder laufen, dürften zwei Wochen vergehen.', ['ongoing', '-', 'P2W']],
    ['de', 'Die Website war drei Tage lang nicht erreichbar.', ['restored', 'P3D', '-']],
  ] as const)('%s: %s', (tag, text, expected) => {
    expect(downtimeIn(tag, text)).toEqual(expected)
  })
})
