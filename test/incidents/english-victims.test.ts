import { describe, expect, test } from 'vitest'
import { extract } from '../../src/index.js'

/** Victims of each incident of an article in English. */
const victimsOf = (text: string): string[][] =>
  extract(text, { language: 'en', referenceDate: '2024-05-16' }).incidents.map(({ victims }) => victims.map(({ name }) => name))

describe('who was hit, in English', () => {
  test.each<[string, string, string[][]]>([
    [
      'a list behind "caught by the breach"',
      'Hackers stole data from Kestrel Foods on Monday. Providers caught by the breach include Nordale Power, Ironvale Telecom and Brentley Water.',
      [['Kestrel Foods', 'Nordale Power', 'Ironvale Telecom', 'Brentley Water']],
    ],
    [
      'who paid to decrypt',
      'Hackers locked the files of Marlow with ransomware. The city of Torrance paid $3,400 to decrypt its archive.',
      [['Marlow', 'city of Torrance']],
    ],
    [
      'a legal form with its point before an apposition',
      'Kestrel Inc., the well-known maker of window glass, has suffered a data breach. Hackers took its records.',
      [['Kestrel Inc']],
    ],
    [
      'a town before its state',
      'Two clinics in Wheelford, West Virginia, were hit by ransomware on Monday. Nordale Clinic in Wheelford, West Virginia, was hacked too.',
      [['Nordale Clinic']],
    ],
    [
      'last week is when the news happened',
      'A hospital paid $48,000 of ransom last week. Last week attackers breached the network of Hancott Health with ransomware.',
      [['Hancott Health']],
    ],
    [
      'a person whose age follows is nobody who was hit',
      'A second man was sentenced for a phishing scam. Osarn Isibel, 32, pleaded guilty. The phishing scam was aimed at customers.',
      [['customers']],
    ],
    [
      'capitals alone are no victim: the described are',
      'A phishing scam is doing the rounds, with emails from Velmo Mail. Customers of all kinds receive phishing emails. Velmo Mail is its name.',
      [['Customers']],
    ],
    [
      'a flaw that lets attackers in has hit nobody',
      'Flaw lets hackers take over Velmo cameras. The bug allows attackers to read messages. An attacker could hijack the camera. Velmo has released a patch.',
      [],
    ],
    [
      'initials that are known for another, of a name of this article',
      'Carsley Public Schools was hacked on Monday. Hackers stole data of CPS students, and CPS has told the parents.',
      [['Carsley Public Schools']],
    ],
    [
      'a known product is no victim',
      'Hackers attacked Windows with ransomware on Monday. Nordale Clinic was hit by the ransomware.',
      [['Nordale Clinic']],
    ],
  ])('%s', (_, text, victims) => {
    expect(victimsOf(text)).toEqual(victims)
  })
})
