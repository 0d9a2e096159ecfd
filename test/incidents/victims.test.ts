import { describe, expect, test } from 'vitest'
import { extract } from '../../src/index.js'

const victimsOf = (text: string): string[] => extract(text).incidents.flatMap(({ victims }) => victims.map(({ name }) => name))

describe('victims', () => {
  test.each([
    // A list of towns behind what they have
    [
      'Les sites des aéroports de Genève, Zurich et Bâle sont injoignables après une cyberattaque. Les hackers s’en vantent.',
      ['aéroports de Genève', 'Zurich', 'Bâle'],
    ],
    // Without any name the description is who was hit
    ['L’hôpital a été victime d’une cyberattaque lundi. Les pirates ont chiffré les serveurs.', ['hôpital']],
    ['Het ziekenhuis is maandag gehackt. De hackers hebben de servers versleuteld.', ['ziekenhuis']],
    ['The hospital was hit by a ransomware attack on Monday. The hackers encrypted its servers.', ['hospital']],
    ['Das Krankenhaus ist Opfer eines Hackerangriffs geworden. Die Server wurden verschlüsselt.', ['Krankenhaus']],
    // No word for a cyberattack, but an attack on computers
    [
      'Das Außenministerium ist weiterhin Ziel eines schweren Angriffs auf seine IT. Ein staatlicher Akteur sei nicht auszuschließen.',
      ['Außenministerium'],
    ],
    // With one, it stands for the name
    ['The hospital was hit by ransomware on Monday. Brackwater General Hospital is working with police.', ['Brackwater General Hospital']],
    // The verb behind an apposition is said of the name before it
    ['Velmora Foods, owned by Brackwater Holdings, was hacked in May. The hackers stole files.', ['Velmora Foods']],
    // Who speaks of the attack is not hit
    ['Velmora Foods was hit by ransomware on Monday. Mayor Ann Torrell said the attack began at night.', ['Velmora Foods']],
    // The short form of a long name: its first word and its head
    ['Harrow hospital was hit by ransomware. The Harrow Women and Infants Hospital called the police.', ['Harrow Women and Infants Hospital']],
    // Who is hit and passes it on stands there once
    ['Le prestataire informatique Numéris a contaminé plusieurs clients après avoir été piraté. Les hackers demandent une rançon.', ['Numéris']],
  ])('%s', (text, victims) => {
    expect(victimsOf(text)).toEqual(victims)
  })
})
