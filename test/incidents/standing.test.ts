import { describe, expect, it } from 'vitest'
import { extract } from '../../src/extract.js'

const victimsIn = (language: string, text: string): string[] =>
  extract({ path: 'a.txt', sha256: '', text: `${text}\n`, warnings: [] }, { language, referenceDate: '2024-01-10' }).incidents.map(({ victims }) =>
    victims.map(({ name }) => name).join(', '),
  )

describe('where no rule names a victim, the body that the article puts forward was hit', () => {
  it.each([
    [
      'not the firm that explains',
      'en',
      'Northport Transit staff back to pen and paper\nNorthport Transit said on Tuesday that its ticket machines would stay dark for a week. The bus company is working with Redline Forensics to find out how intruders got in. A ransomware attack was reported to the police. Redline Forensics has seen attackers do this before, and the attack bears the marks of a known gang, Redline Forensics said.',
      ['Northport Transit'],
    ],
    [
      'nor one that is called a security firm',
      'de',
      'Kein Fahrkartenverkauf bei den Verkehrsbetrieben Ourtal\nBei den Verkehrsbetrieben Ourtal stehen seit Montag alle Automaten still. Die Verkehrsbetriebe bitten um Geduld. Eine Cyberattacke sei die Ursache, sagt die Sicherheitsfirma Rotlinie. Rotlinie hat schon viele Angriffe dieser Hacker gesehen. Die Angreifer gingen laut Rotlinie gezielt vor.',
      ['Verkehrsbetrieben Ourtal'],
    ],
  ])('%s (%s)', (_, language, text, expected) => {
    expect(victimsIn(language, text)).toEqual(expected)
  })
})

describe('a case that is told in full is an incident, whatever frames it', () => {
  it.each([
    [
      'figures of a year',
      'fr',
      "Cybersécurité : l'année en chiffres\nLe centre national a traité 3 100 incidents en 2023, soit une hausse de 8 % sur un an. Un cas a marqué les esprits. Le 12 mars 2023, la mutuelle Arvesia avait été attaquée par le groupe LockBit. Les pirates avaient volé 40 gigaoctets de données. Les services étaient restés inaccessibles pendant quatre jours. Arvesia avait refusé de payer la rançon.",
      ['Arvesia'],
    ],
    [
      'figures of a year',
      'en',
      'Cyber security: the year in numbers\nThe national centre handled 3,100 incidents in 2023, a rise of 8 percent. One case stood out. On March 12, 2023, the insurer Arvesia was attacked by the LockBit gang. The hackers had stolen 40 gigabytes of data. Its services were down for four days. Arvesia refused to pay the ransom.',
      ['Arvesia'],
    ],
    [
      'a sentence, without a word for an attack',
      'fr',
      "Condamné pour avoir copié des dossiers de la clinique Arvesia\nLe tribunal a condamné mardi un technicien à 2 000 euros d'amende pour s'être maintenu frauduleusement dans le système informatique de la clinique Arvesia. Il y avait copié 400 dossiers de patients. La clinique avait porté plainte.",
      ['clinique Arvesia'],
    ],
    [
      'figures alone are none',
      'en',
      'Cyber security: the year in numbers\nThe national centre handled 3,100 ransomware incidents in 2023, a rise of 8 percent. Hospitals and schools were hit most often, its report says.',
      [],
    ],
  ])('%s (%s)', (_, language, text, expected) => {
    expect(victimsIn(language, text)).toEqual(expected)
  })
})
