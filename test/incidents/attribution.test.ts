import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** A sentence that tells of an attack, for those that tell who did it. */
const LEADS: Readonly<Record<string, string>> = {
  fr: "La commune d'Ourval a été victime d'une cyberattaque lundi.",
  nl: 'De gemeente Oudveld werd maandag getroffen door een cyberaanval.',
  en: 'Kestrel County was hit by a cyberattack on Monday.',
  de: 'Der Landkreis Moorau wurde am Montag Opfer eines Hackerangriffs.',
}

/** Actor, country, status and speaker of each claim. */
const claimsIn = (tag: string, text: string): string => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(`${LEADS[tag]} ${text}`, tag, '2024-05-16'), language)
  const claims = gatherIncidents(scan, mentions)[0]?.attribution ?? []
  return claims.map(({ actor, country, status, by }) => [actor?.name ?? '-', country ?? '-', status, 'by', by ?? '-'].join(' ')).join('; ') || 'none'
}

describe('who is said to have done it, how surely, and by whom', () => {
  it.each([
    ['fr', "Pour la société de sécurité Vigilys, l'attaque porte la marque de la Russie.", '- RU suspected by Vigilys'],
    ['fr', "Selon l'entreprise de sécurité Vigilys, l'attaque est l'œuvre du groupe Sandworm.", 'Sandworm - attributed by Vigilys'],
    ['fr', "Le groupe Killnet a revendiqué l'attaque, mais les enquêteurs en doutent.", 'Killnet - claimed by -'],
    ['fr', "L'ambassade de Russie dément toute implication.", '- RU denied by -'],
    ['fr', "À ce stade, rien ne permet d'attribuer l'attaque à un État.", 'none'],
    ['fr', "Aucun groupe n'a pour l'heure revendiqué l'attaque.", 'none'],
    ['fr', 'Des experts soupçonnent la Chine.', '- CN suspected by -'],
    ['fr', "Le gouvernement belge a officiellement attribué l'attaque à la Russie.", '- RU confirmed by -'],
    ['fr', "La police soupçonne LockBit, mais n'exclut pas un autre groupe.", 'LockBit - suspected by -'],
    ['nl', 'Volgens beveiligingsbedrijf NorthPeak zit de Chinese groep APT41 achter de aanval.', 'APT41 CN attributed by NorthPeak'],
    ['nl', 'Een onbekende groep, BlackSwan, eiste de aanval op, maar de politie gelooft die claim niet.', 'BlackSwan - claimed by -'],
    ['nl', 'De Chinese ambassade ontkent elke betrokkenheid.', '- CN denied by -'],
    ['nl', 'Of er een verband is met Rusland, is niet duidelijk.', 'none'],
    ['nl', 'Voorlopig heeft niemand de aanval opgeëist.', 'none'],
    ['nl', 'Experts vermoeden dat Rusland achter de aanval zit.', '- RU suspected by -'],
    ['nl', 'Mogelijk zit Rusland achter de aanval.', '- RU suspected by -'],
    ['nl', 'De FBI schrijft de aanval toe aan de Noord-Koreaanse groep Lazarus.', 'Lazarus KP attributed by FBI'],
    ['en', "Researchers at Chainwell said the attack was the work of North Korea's Lazarus Group.", 'Lazarus Group KP attributed by Chainwell'],
    ['en', 'A hacker calling himself Razr claimed responsibility on a forum, but investigators doubt the claim.', 'Razr - claimed by -'],
    ['en', 'North Korea denied any involvement.', '- KP denied by -'],
    ['en', 'There is no indication that Russia or any other state was involved.', 'none'],
    ['en', 'So far no group has claimed responsibility.', 'none'],
    ['en', 'Experts suspect Russia is behind the attack.', '- RU suspected by -'],
    ['en', 'Officials said the attack could have come from Iran.', '- IR suspected by -'],
    ['en', 'The British government formally attributed the attack to China.', '- CN confirmed by -'],
    ['en', 'It is unclear whether Russia was behind the attack.', 'none'],
    ['de', 'Die Gruppe Killnet bekannte sich zu der Tat, Ermittler haben jedoch Zweifel an dem Bekenntnis.', 'Killnet - claimed by -'],
    ['de', 'Der Sicherheitsforscher Max Behrend vermutet Russland hinter dem Angriff.', '- RU suspected by Max Behrend'],
    ['de', 'Russland wies jede Verantwortung zurück.', '- RU denied by -'],
    ['de', 'Hinweise auf einen staatlichen Hintergrund gibt es nicht.', 'none'],
    ['de', 'Bislang hat sich niemand zu dem Angriff bekannt.', 'none'],
    [
      'de',
      'Das Bundesamt für Verfassungsschutz schreibt den Angriff der russischen Gruppe APT28 zu.',
      'APT28 RU attributed by Bundesamt für Verfassungsschutz',
    ],
    ['de', 'Möglicherweise steckt China hinter dem Angriff.', '- CN suspected by -'],
    ['de', 'Ob Russland hinter dem Angriff steckt, ist unklar.', 'none'],
    ['de', 'Es gibt keine Hinweise darauf, dass Russland hinter dem Angriff steckt.', 'none'],
  ])('%s: %s', (tag, text, expected) => {
    expect(claimsIn(tag, text)).toBe(expected)
  })
})
