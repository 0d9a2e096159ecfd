import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { gatherIncidents } from '../../src/incidents/gather.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** Role and victims of each incident. */
const focusesIn = (tag: string, text: string): string[] => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  const { scan, mentions } = findMentions(plainArticle(text, tag, '2024-05-16'), language)
  return gatherIncidents(scan, mentions).map(({ role, victims }) => `${role} ${victims.map(({ name }) => name).join(', ')}`)
}

describe('incidents and their victims', () => {
  it.each([
    ['a town and its administration are one', "Ourval a été piratée. La mairie d'Ourval a été victime d'une cyberattaque.", ["main mairie d'Ourval"]],
    [
      'initials stand for the name',
      "L'Agence ourvaloise du Sport a été piratée. Des pirates ont attaqué les serveurs de l'AOS.",
      ['main Agence ourvaloise du Sport'],
    ],
    [
      'an older case of the same victim is not the one reported',
      "La clinique Saint-Odon a été victime d'une cyberattaque lundi. Ses serveurs sont à l'arrêt. Les opérations sont reportées. L'enquête est en cours. En 2019, la clinique avait déjà été piratée.",
      ['main clinique Saint-Odon'],
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
