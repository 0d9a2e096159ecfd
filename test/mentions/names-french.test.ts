import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

/** Names as they are told: kind, name, and the country that the text gives ground for. */
const namesIn = (tag: string, text: string): string[] => {
  const language = languageOf(tag)
  if (language === null) throw new Error(tag)
  return findMentions(plainArticle(text, tag, '2024-05-16'), language).mentions.flatMap((mention) =>
    mention.layer === 'names' && mention.value.reference === 'named'
      ? [`${mention.value.kind} ${mention.value.name}${mention.value.country === null ? '' : ` ${mention.value.country}`}`]
      : [],
  )
}

describe('names', () => {
  it.each([
    // A town that two countries have lies where the rest of the article does
    ['fr', "Une cyberattaque a visé la mairie de Lens, a indiqué l'Anssi à Paris.", 'organisation mairie de Lens FR'],
    ['fr', 'Une cyberattaque a visé la commune de Lens, a indiqué Belga à Charleroi.', 'organisation commune de Lens BE'],
    ['fr', 'Une cyberattaque a visé la mairie de Lens.', 'organisation mairie de Lens'],
    // An adjective of a region ends the name of its body
    ['fr', 'Des pirates ont paralysé le Centre hospitalier sud-ourvalois lundi.', 'organisation Centre hospitalier sud-ourvalois'],
    ['fr', "L'enquête est menée par la police ourvaloise depuis lundi.", 'organisation police ourvaloise'],
    // An adjective that only describes is none of the town's name
    ['fr', "La petite ville voisine d'Ourval a été piratée.", 'organisation Ourval'],
    ['fr', 'Le ministère français de la Justice a été piraté.', 'organisation ministère français de la Justice FR'],
    // A platform is no part of its user's name
    ['fr', 'Des pirates ont détourné la chaîne YouTube du Racing Ourval.', 'organisation Racing Ourval'],
    ['fr', 'Le voleur, qui signe « zenith », a publié les fichiers.', 'actor zenith'],
    // What a body is in charge of belongs to its name
    ['fr', "L'enquête revient au Bureau national de lutte contre la fraude depuis lundi.", 'organisation Bureau national de lutte contre la fraude'],
    [
      'fr',
      "Le blogueur a visé l'Agence nationale de sécurité de l'alimentation, de l'environnement et du travail lundi.",
      "organisation Agence nationale de sécurité de l'alimentation, de l'environnement et du travail",
    ],
    // Where nouns have an article, an unknown word without one before its verb is a name
    ['fr', 'Velmoral a porté plainte.', 'organisation Velmoral'],
    ['fr', 'Velmoral, une filiale de Ganzebor, a porté plainte.', 'organisation Velmoral'],
    // Gang or programme: the word beside the name tells
    ['fr', "Le virus Ryuk a paralysé l'entreprise.", 'malware Ryuk'],
    ['fr', "Le groupe Ryuk a revendiqué l'attaque.", 'actor Ryuk'],
  ])('%s: %s', (tag, text, expected) => {
    expect(namesIn(tag, text)).toContain(expected)
  })

  it.each([
    ['fr', 'Les pirates ont exploité la faille CVE-2023-34362 samedi.', /CVE/],
    ['fr', 'Un ministère belge a été piraté.', /ministère/],
    ['fr', "L'éditeur de Morges a déposé plainte.", /Morges/],
  ])('names no body in %s: %s', (tag, text, name) => {
    expect(namesIn(tag, text).filter((found) => name.test(found))).toEqual([])
  })
})
