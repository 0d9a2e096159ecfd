import { describe, expect, test } from 'vitest'
import { extract } from '../../src/index.js'

/** Victims of each incident of an article in German. */
const victimsOf = (text: string): string[][] =>
  extract(text, { language: 'de', referenceDate: '2024-05-16' }).incidents.map(({ victims }) => victims.map(({ name }) => name))

describe('who was hit, in German', () => {
  test.each<[string, string, string[][]]>([
    [
      'told behind "unter anderem"',
      'Die Stadt Waldheim ist Ziel eines Hackerangriffs geworden. Betroffen waren unter anderem die Websites des Museums Ostufer.',
      [['Stadt Waldheim', 'Museums Ostufer']],
    ],
    [
      'by an insider, and not the court that says so',
      'Ein früherer Informatiker der Privatbank Kornfeld hat laut dem Bundesstrafgericht Kundendaten gestohlen. Er verkaufte die Dateien.',
      [['Privatbank Kornfeld']],
    ],
    [
      'by missing money',
      'Bei der Stiftung Hellental sind mit gefälschten E-Mails zwei Millionen Euro abgezweigt worden. Betrüger gaben sich als Vorstand aus.',
      [['Stiftung Hellental']],
    ],
    [
      'nobody, where experts only practise',
      'Ein Hacker liest die Mails des Chefs mit. Er arbeitet für die Firma Lumora Security, die Fachwelt nennt das Penetrationstest. Der Pentest dauert einen Tag.',
      [],
    ],
  ])('%s', (_, text, expected) => expect(victimsOf(text)).toEqual(expected))
})
