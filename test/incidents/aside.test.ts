import { describe, expect, it } from 'vitest'
import { extract } from '../../src/extract.js'

/** Role, victims and start of each incident. */
const casesIn = (language: string, text: string): string[] =>
  extract({ path: 'a.txt', sha256: '', text: `${text}\n`, warnings: [] }, { language, referenceDate: '2024-10-29' }).incidents.map(
    ({ role, victims, dates }) => `${role} ${victims.map(({ name }) => name).join(', ')} ${dates.started?.edtf ?? '-'}`,
  )

describe('who is told of once, with a date long before the news, is another case', () => {
  it.each([
    [
      'en',
      'Northport will not pay hackers\nThe city of Northport was hit by a cyberattack on Sunday. Its website is down. The mayor said most systems would be back soon.\nIts power utility, Redline Power, was hit by ransomware in July.',
    ],
    [
      'nl',
      'Ourtal betaalt hackers niet\nDe gemeente Ourtal werd zondag getroffen door een cyberaanval. De website ligt plat. De burgemeester verwacht dat alles snel weer werkt.\nHet energiebedrijf Roodlijn werd in juli getroffen door ransomware.',
    ],
  ])('%s', (language, text) => {
    const [main, other, ...rest] = casesIn(language, text)
    expect(main).toMatch(/^main .*(Northport|Ourtal) 2024-10-27$/)
    expect(other).toMatch(/^related .*(Redline Power|Roodlijn) 2024-07$/)
    expect(rest).toEqual([])
  })

  it('but one whose date the article is about is not', () => {
    const text =
      'Northport still rebuilds\nThe city of Northport was hit by a cyberattack in July. Its archive is gone.\nRedline Power was hit by ransomware in July too.'
    expect(casesIn('en', text).every((told) => !told.startsWith('related Redline'))).toBe(true)
  })
})
