import { describe, expect, test } from 'vitest'
import { extract } from '../../src/index.js'

const readingOf = (text: string) => extract(text).incidents[0]
const START = 'Velmora NV is maandag getroffen door een cyberaanval. '

describe('who was hit, in Dutch', () => {
  test.each([
    // A negation right before the deed denies it, also within the words of a rule
    [`${START}De systemen van Ganzebeek BV zijn niet gehackt.`, ['Velmora NV']],
    // Whose trade is to look into leaks is not hit by the one that it looks into
    ['De Autoriteit Persoonsgegevens onderzoekt het datalek bij Velmora NV. Hackers stalen de gegevens van klanten.', ['Velmora NV']],
    // The adjective of a town before a head in small letters names nobody
    ['Hackers chanteren een Berchemse school. OLV Velmora werd in januari getroffen door ransomware.', ['OLV Velmora']],
    // What a firm is stands beside its name
    ['Hackers hebben vervoersbedrijf Velmora platgelegd met ransomware. De servers zijn versleuteld.', ['Velmora']],
    // The time of an update stands before the sentence
    ['17u48 Ook Velmora NV is gehackt, zegt het parket. De hackers eisen losgeld.', ['Velmora NV']],
  ])('%s', (text, victims) => {
    expect(readingOf(text)?.victims.map(({ name }) => name)).toEqual(victims)
  })
})

describe('sums and counts, in Dutch', () => {
  test.each([
    [`${START}De hackers vroegen twee ton losgeld.`, 200_000, null],
    [`${START}De gegevens van vijfentwintigduizend klanten zijn gestolen.`, null, 25_000],
    // What is weighed is no sum, a part of the servers is not one of them
    [`${START}Er lag 2 ton staal te wachten. Een deel van de servers is versleuteld.`, null, null],
  ])('%s', (text, amount, records) => {
    const incident = readingOf(text)
    expect([incident?.ransom?.amount ?? null, incident?.data?.records?.min ?? null, incident?.systems.length]).toEqual([amount, records, 0])
  })
})
