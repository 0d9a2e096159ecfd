import { describe, expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const BODY = [
  'Gemeinde Valmingen nach Einbruch ohne Netz',
  'Die Gemeinde Valmingen ist seit Freitag Opfer eines Hackerangriffs. Die Beschäftigten kommen nicht an ihre Akten und arbeiten auf Papier.',
  'Bürgermeister Paul Gerhard hat Anzeige erstattet. Die Gemeinde hofft, die Probleme kommende Woche zu lösen, sagte er den Einwohnern.',
]
const read = (lines: readonly string[]): { readonly published: string | undefined; readonly last: string | undefined } => {
  const article = readArticle({ path: 'test.txt', sha256: '', text: lines.join('\n\n'), warnings: [] })
  const last = article.sentences.at(-1)
  return { published: article.published?.value.edtf, last: last === undefined ? undefined : article.text.slice(last.start, last.end) }
}
const LAST = 'Die Gemeinde hofft, die Probleme kommende Woche zu lösen, sagte er den Einwohnern.'

describe('a line below the title', () => {
  test.each([
    ['Stand: 04.01.2020 14:00 Uhr\nVeröffentlicht: 03.01.2020 09:15 Uhr', '2020-01-03T09:15'],
    ['Stand: 04.01.2020\nDieses Thema im Programm: Radio Nord | 05.01.2020 | 11:30 Uhr', '2020-01-04'],
    ['Updated 8:00 AM EDT, Wed May 5, 2021\nPublished 10:12 AM EDT, Tue May 4, 2021', '2021-05-04T10:12'],
    ['Bijgewerkt: 5 mei 2021 08:00 · Gepubliceerd: 4 mei 2021 10:12', '2021-05-04T10:12'],
    ['Mis à jour le 05/05/2021 à 08h00 - Publié le 04/05/2021 à 10h12', '2021-05-04T10:12'],
    ['4 May 2021Updated 5 May 2021', '2021-05-04'],
    ['Published\n4 May 2021\nPublished4 May 2021', '2021-05-04'],
    ['il y a 2 heures', undefined],
    ['3 hours ago', undefined],
  ])('"%s": published %s', (line, published) => {
    const [title, ...body] = BODY
    expect(read([title as string, line, ...body])).toEqual({ published, last: LAST })
  })
})

describe('a line behind the article', () => {
  test.each([
    ['APA, 04.01.2020', '2020-01-04'],
    ['(APA, 4.1.2020)', '2020-01-04'],
    ['dpa/lsw - 04.01.2020 | 14:05', '2020-01-04T14:05'],
    ['(Belga) – 12/03/2021', '2021-03-12'],
    ['Source: AFP, 4 mai 2021 à 10h12', '2021-05-04T10:12'],
    ['Bron: ANP, 4 mei 2021', '2021-05-04'],
    ['Stand: 4.1.2020, 14:00', '2020-01-04T14:00'],
    ['Originally published on May 4, 2021', '2021-05-04'],
    ['Bron: ANP', undefined],
    ['© 2021 Reuters', undefined],
    ['Termin: 12.10.2023, 19 Uhr, Stadthalle', undefined],
    ['Mehr zum Thema\nHacker legen Schule in Bern lahm\n12.10.2019', undefined],
    [
      'Mehr zum Thema\nSchule in Bern wieder offen\nFoto: Eva Muster\nBrand in Basel\nStau bei Chur\nRegen bis Montag\nNewsletter\n(APA, 4.1.2020)',
      '2020-01-04',
    ],
  ])('"%s": published %s', (line, published) => {
    expect(read([...BODY, line]).published).toBe(published)
  })
})

describe('what the last paragraph is signed with', () => {
  test.each([
    ['(APA, 4.1.2020)', '2020-01-04'],
    ['(avec AFP, 4 mai 2021)', '2021-05-04'],
    ['(Belga, 04/05/2021)', '2021-05-04'],
    ['(aig/dpa)', undefined],
  ])('"%s" is no part of the story, published %s', (signature, published) => {
    expect(read([...BODY.slice(0, -1), `${BODY.at(-1)} ${signature}`])).toEqual({ published, last: LAST })
  })
  test('a parenthesis of the story stays', () => {
    const { last } = read([...BODY.slice(0, -1), `${BODY.at(-1)} (Die Schulen der Gemeinde sind nicht betroffen.)`])
    expect(last).toContain('Schulen')
  })
})
