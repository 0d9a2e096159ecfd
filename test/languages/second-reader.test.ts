import { beforeAll, describe, expect, it } from 'vitest'
import { extract } from '../../src/extract.js'
import { type SecondReader, secondReaderOf } from '../../src/languages/second-readers.js'

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
