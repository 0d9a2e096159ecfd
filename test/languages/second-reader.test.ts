import { beforeAll, describe, expect, it } from 'vitest'
import { maker } from '../../src/cli/work.js'
import { extract } from '../../src/extract.js'
import { hasSecondReader, type SecondReader, secondReaderOf } from '../../src/languages/second-readers.js'
import { loadFormat } from '../../src/output/formats.js'

let read: SecondReader

beforeAll(async () => {
  const reader = await secondReaderOf('en')
  if (reader === null) throw new Error('English has no second reader')
  read = reader
})

const over = (sentence: string, name: string) => {
  const start = sentence.indexOf(name)
  return read(sentence).filter((reading) => reading.start < start + name.length && start < reading.end)
}

describe('the second reader of English', () => {
  it.each([
    ['Western Albemarle High was hacked on Monday.', 'Western Albemarle High', true],
    ['Hackers breached Kestrel Foods last week.', 'Kestrel Foods', true],
    ['Thieves stole the data of thousands from Kestrel Foods.', 'Kestrel Foods', true],
    ['The attack on Kestrel Foods lasted for hours.', 'Kestrel Foods', true],
    ['Kestrel Foods suffered a ransomware attack in May.', 'Kestrel Foods', true],
    ['Kestrel Foods was not hacked.', 'Kestrel Foods', false],
    ['Kestrel Foods opened a shop in Marlow.', 'Kestrel Foods', false],
  ])('tells who was hit: %s', (sentence, name, hit) => {
    expect(over(sentence, name).some((reading) => reading.hit)).toBe(hit)
  })

  it.each([
    ['Troy Baker was told of the hack.', 'Troy Baker', 'person'],
    ['Ravnik Oser, a researcher at Ironvale, spoke of the hack.', 'Ravnik Oser', 'person'],
    ['Kestrel Foods was hacked.', 'Kestrel Foods', 'other'],
  ])('tells people from bodies: %s', (sentence, name, kind) => {
    expect(over(sentence, name).map((reading) => reading.kind)).toContain(kind)
  })

  it('is there for English only', async () => {
    expect(await secondReaderOf('fr')).toBeNull()
    expect([hasSecondReader('en'), hasSecondReader('fr')]).toEqual([true, false])
  })

  it('takes a name of which only the capitals are seen for a victim where two clauses show it hit', () => {
    const raw = (text: string) => ({ path: '-', sha256: '', text, warnings: [] })
    const victims = (text: string) =>
      extract(raw(text), { language: 'en', secondReader: () => read }).incidents.flatMap((incident) => incident.victims.map(({ name }) => name))
    const first = 'Malware in the news\n\nMalware is in the news again. The malware went on to cripple Velmo Foods again and again.'
    expect(victims(`${first} Velmo Foods has had to close. The malware is ransomware.\n`)).toEqual(['Velmo Foods'])
    expect(victims('Malware in the news\n\nMalware is in the news again. Velmo Foods has had to close. The malware is ransomware.\n')).toEqual([])
  })

  it('is loaded by the command when a text asks for it, and that text is read with it', async () => {
    const settings = { whole: false, onlyIncidents: false, secondReader: true }
    const make = maker(await loadFormat('ndjson', {}), {}, settings)
    const text =
      'Malware in the news\n\nMalware is in the news again. The malware went on to cripple Velmo Foods again and again. Velmo Foods has had to close. The malware is ransomware.\n'
    const made = await make({ path: 'a.txt', sha256: '0'.repeat(64), text, warnings: [] })
    expect('text' in made && made.text).toContain('Velmo Foods')
  })

  it('is asked only where no rule names a victim', () => {
    const asked: string[] = []
    const raw = (text: string) => ({ path: '-', sha256: '', text, warnings: [] })
    const secondReader = () => (sentence: string) => {
      asked.push(sentence)
      return []
    }
    const told =
      'Kestrel Foods hit by ransomware attack\n\nKestrel Foods was hit by a ransomware attack on Monday. Hackers demanded a ransom. The police are investigating the cyberattack.\n'
    expect(extract(raw(told), { language: 'en', secondReader }).incidents[0]?.victims[0]?.name).toBe('Kestrel Foods')
    expect(asked).toEqual([])
  })
})
