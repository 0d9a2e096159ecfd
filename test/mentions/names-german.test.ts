import { describe, expect, it } from 'vitest'
import { plainArticle } from '../../src/article/plain.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { languageOf } from '../../src/rules/language.js'

const german = languageOf('de')

/** Names as they are told: kind, name, and the country that the text gives ground for. */
const namesIn = (text: string): string[] =>
  german === null
    ? []
    : findMentions(plainArticle(text, 'de', '2024-05-16'), german).mentions.flatMap((mention) =>
        mention.layer === 'names' && mention.value.reference === 'named'
          ? [`${mention.value.kind} ${mention.value.name}${mention.value.country === null ? '' : ` ${mention.value.country}`}`]
          : [],
      )

describe('names in German', () => {
  it.each([
    ['a firm named after a person', 'Die Hans Brenner Gruppe wurde am Montag gehackt.', 'organisation Hans Brenner Gruppe'],
    ['a noun before a legal form', 'Bei der Bauer AG stehen die Bänder still.', 'organisation Bauer AG'],
    ['a body and whose it is', 'Hacker griffen die Kliniken des Bezirks Oberbayern an.', 'organisation Kliniken des Bezirks Oberbayern DE'],
    ['whose an administration is', 'Die Verwaltung des Landkreises Waldheim ist offline.', 'organisation Landkreises Waldheim'],
    ['a surname that is a noun', 'Das sagte Bürgermeister Lars König am Montag.', 'person Lars König'],
    ['a noun that a town follows', 'Der Baukonzern Bauer aus Leipzig wurde gehackt.', 'organisation Bauer'],
    ['a head in the genitive', 'Das Konto des Zoos Leipzig wurde gekapert.', 'organisation Zoos Leipzig DE'],
  ])('%s', (_, text, expected) => expect(namesIn(text)).toContain(expected))

  it.each([
    ['a country behind what is found there', 'Hacker legten die größte Molkerei Österreichs lahm.', /^organisation/],
    ['a person behind a word for what somebody is for', 'Das Gericht für Hans Maier tagte.', /Gericht für/],
    ['what only modifies another noun', 'Im Hacker-Zelt war am Montag viel los.', /Hacker/],
  ])('no name: %s', (_, text, name) => expect(namesIn(text).filter((found) => name.test(found))).toEqual([]))
})
