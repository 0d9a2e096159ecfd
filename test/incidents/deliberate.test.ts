import { describe, expect, it } from 'vitest'
import { extract } from '../../src/extract.js'

const deliberateIn = (language: string, text: string): boolean | null | undefined =>
  extract({ path: 'a.txt', sha256: '', text: `${text}\n`, warnings: [] }, { language, referenceDate: '2024-01-10' }).incidents[0]?.downtime
    ?.deliberate

describe('whether the victim took its systems down itself', () => {
  it.each([
    [
      'locked files, nothing switched off',
      'en',
      'Northport Transit was hit by ransomware on Monday. The hackers encrypted its servers. Ticket machines are down.',
      false,
    ],
    [
      'locked files, nothing switched off',
      'nl',
      'Vervoerbedrijf Ourtal is maandag getroffen door ransomware. De hackers versleutelden de servers. De kaartautomaten liggen plat.',
      false,
    ],
    [
      'locked files, the rest switched off',
      'en',
      'Northport Transit was hit by ransomware on Monday. The hackers encrypted its servers. It shut down its network as a precaution. Ticket machines are down.',
      true,
    ],
    ['nothing said', 'en', 'Northport Transit was hit by a cyberattack on Monday. Ticket machines are down.', null],
  ])('%s (%s)', (_, language, text, expected) => {
    expect(deliberateIn(language, text)).toBe(expected)
  })
})
