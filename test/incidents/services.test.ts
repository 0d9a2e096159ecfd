import { describe, expect, test } from 'vitest'
import { extract } from '../../src/index.js'

describe('services that are down', () => {
  test.each([
    ['La mairie de Valfleuri a été piratée lundi. Les serveurs et la messagerie sont hors service.', ['serveurs', 'messagerie']],
    ['The City of Ashford was hit by ransomware on Monday. Email, phone lines and the website are down.', ['Email', 'phone lines', 'website']],
    ['De gemeente Zonhoven is gehackt. De website, het e-mailverkeer en de telefonie liggen plat.', ['website', 'e-mailverkeer', 'telefonie']],
    ['Die Stadt Musterhausen ist Opfer eines Hackerangriffs. Website und E-Mail sind nicht erreichbar.', ['Website', 'E-Mail']],
    // Another clause is another list
    ['The City of Ashford was hit by ransomware on Monday. The library is open, the website is down.', ['website']],
  ])('%s', (text, services) => {
    expect(extract(text).incidents[0]?.downtime?.services).toEqual(services)
  })
})

describe('a name of several capitals', () => {
  test.each([
    ['La mairie de Valfleuri a été piratée lundi, selon Le Temps.', ['Le Temps']],
    ['La mairie de Valfleuri a été piratée lundi, selon le temps qu’il faut. Le temps passe.', []],
  ])('%s', (text, names) => {
    expect(extract(text).incidents[0]?.organisations.map(({ name }) => name)).toEqual(names)
  })
})
