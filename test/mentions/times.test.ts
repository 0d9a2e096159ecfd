import { describe, expect, test } from 'vitest'
import { findTimes } from '../../src/mentions/find-times.js'

type Case = readonly [text: string, reference: string | undefined, found: string[]]

/** Times as EDTF, durations as "min..max", in the order of the text. */
const shown = (language: string, text: string, reference: string | undefined, lookAhead = false): string[] =>
  findTimes(text, { language, ...(reference === undefined ? {} : { reference }), lookAhead }).map((found) =>
    found.kind === 'time' ? (found.edtf ?? '') : found.min === found.max ? (found.min ?? '') : `${found.min ?? ''}..${found.max ?? ''}`,
  )

const CASES: Readonly<Record<string, readonly Case[]>> = {
  fr: [
    ['le 4 mai', '2021-05-28', ['2021-05-04']],
    ['le 4 mai dernier', '2021-05-28', ['2021-05-04']],
    ['le 4 juin', '2021-05-28', ['2020-06-04']],
    ['au printemps 2019', '2021-05-28', ['2019-21']],
    ["l'été dernier", '2021-05-28', ['2020-22']],
    ['un dimanche', '2021-01', ['[2020-12-27,2021-01-03,2021-01-10,2021-01-17,2021-01-24,2021-01-31]']],
    ['hier', '2020-06', ['[2020-05-31..2020-06-29]']],
    ['hier', undefined, []],
    ['le 13 décembre', undefined, ['XXXX-12-13']],
    ['en décembre dernier', undefined, ['XXXX-12']],
    ['il y a trois jours', '2020-06', ['[2020-05-29..2020-06-27]', 'P3D']],
    ['depuis deux ans', '2021-05-28', ['2019', 'P2Y']],
    ['la semaine passée', '2021-05-28', ['2021-05-17/2021-05-23']],
    ['le week-end dernier', '2021-05-28', ['2021-05-22/2021-05-23']],
    ['le mois dernier', '2021-05-28', ['2021-04']],
    ['fin juillet', '2025-08-20', ['2025-07-21/2025-07-31']],
    ['début mars', '2021-05-28', ['2021-03-01/2021-03-10']],
    ['à la mi-mars 2021', '2021-05-28', ['2021-03-11/2021-03-20']],
    ['dans la nuit du 5 au 6 décembre 2022', '2022-12-10', ['2022-12-05/2022-12-06']],
    ['dimanche soir, à partir de 19h30', '2015-04-13', ['2015-04-12T19:30']],
    ['Le 4 mai, tout allait bien. Le lendemain, plus rien.', '2021-05-28', ['2021-05-04', '2021-05-05']],
    ['Le 4 mai, tout allait bien. Trois jours plus tard, plus rien.', '2021-05-28', ['2021-05-04', '2021-05-07', 'P3D']],
    ['Le lendemain, plus rien.', '2021-05-28', []],
    ["d'ici vendredi", '2021-05-26', ['2021-05-28']],
    ['Le bureau rouvrira lundi.', '2021-05-28', ['2021-05-31']],
    ['entre le 6 et le 12 avril', '2023-04-17', ['2023-04-06/2023-04-12']],
    ['de mars à mai 2020', '2021-05-28', ['2020-03/2020-05']],
    ['au premier trimestre 2020', '2021-05-28', ['2020-01/2020-03']],
    ['dans les années 1990', '2021-05-28', ['1990/1999']],
    ['une dizaine de jours', undefined, ['P10D']],
    ['moins d’un mois', undefined, ['..P1M']],
    ['entre deux et trois semaines', undefined, ['P2W..P3W']],
    ['quelques heures', undefined, ['PT2H..PT23H']],
    ['un jour et demi', undefined, ['P1DT12H']],
    ['le 14 juillet 2020', undefined, ['2020-07-14']],
    ['28/05/2021', undefined, ['2021-05-28']],
  ],
  nl: [
    ['op 4 mei', '2021-05-28', ['2021-05-04']],
    ['eergisteren', '2021-05-28', ['2021-05-26']],
    ['vrijdagochtend', '2021-05-31', ['2021-05-28']],
    ['vorige week', '2021-05-28', ['2021-05-17/2021-05-23']],
    ['sinds zondag', '2021-05-28', ['2021-05-23']],
    ['twee jaar geleden', '2021-05-28', ['2019', 'P2Y']],
    ['begin mei 2021', '2021-05-28', ['2021-05-01/2021-05-10']],
    ['deze zomer', '2021-09-28', ['2021-22']],
    ['in december vorig jaar', '2021-05-28', ['2020-12']],
    ['in augustus van dat jaar', '2021-05-28', []],
    ['In 2014 begon het. In augustus van dat jaar was het voorbij.', '2021-05-28', ['2014', '2014-08']],
    ['Op 4 mei ging het mis. De dag erna was alles weg.', '2021-05-28', ['2021-05-04', '2021-05-05']],
    ['anderhalve week', undefined, ['P1.5W']],
    ['dagenlang', undefined, ['P2D..P6D']],
    ['om 20.45 uur', undefined, []],
    ['dinsdagavond om 20.45 uur', '2021-05-28', ['2021-05-25T20:45']],
  ],
  de: [
    ['am 4. Mai', '2021-05-28', ['2021-05-04']],
    ['am 04.05.2021', undefined, ['2021-05-04']],
    ['Freitagnachmittag', '2021-05-31', ['2021-05-28']],
    ['am vergangenen Freitag', '2021-05-26', ['2021-05-21']],
    ['vorgestern', '2021-05-28', ['2021-05-26']],
    ['vor zwei Wochen', '2021-05-28', ['2021-05-10/2021-05-16', 'P2W']],
    ['in der Nacht zum Samstag', '2021-05-30', ['2021-05-28/2021-05-29']],
    ['Ende 2018', '2020-01-10', ['2018-10/2018-12']],
    ['im Mai letzten Jahres', '2021-05-28', ['2020-05']],
    ['Am 4. Mai fiel es auf. Am Tag darauf war alles weg.', '2021-05-28', ['2021-05-04', '2021-05-05']],
    ['viereinhalb Tage', undefined, ['P4DT12H']],
    ['stundenlang', undefined, ['PT2H..PT23H']],
    ['bis zu zwei Monate', undefined, ['..P2M']],
    ['um 10:15 Uhr', '2021-05-28', []],
  ],
  en: [
    ['on May 4', '2021-05-28', ['2021-05-04']],
    ['on 4 May 2021', undefined, ['2021-05-04']],
    ['last Thursday', '2021-05-28', ['2021-05-27']],
    ['two weeks ago', '2021-05-28', ['2021-05-10/2021-05-16', 'P2W']],
    ['overnight from Friday to Saturday', '2021-05-30', ['2021-05-28/2021-05-29']],
    ['mid-March', '2021-05-28', ['2021-03-11/2021-03-20']],
    ['between May 3 and 7', '2021-05-28', ['2021-05-03/2021-05-07']],
    ['on Thanksgiving Day', '2023-11-27', ['2023-11-23']],
    ['Nov. 27, 2023 at 6:12 PM', undefined, ['2023-11-27T18:12']],
    ['It broke on May 4. The following day all was lost.', '2021-05-28', ['2021-05-04', '2021-05-05']],
    ['at least three days', undefined, ['P3D..']],
    ['24 to 48 hours', undefined, ['PT24H..PT48H']],
    ['Friday', '2021-05-26', ['2021-05-21']],
  ],
}

/** What looks like a time. */
const NOT: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'Appelez le 112.',
    '22 millions',
    'la version 3.5.2021.1',
    'ce jeu',
    'la planète mars',
    'Mai Thi',
    '04 22 11 33 44',
    'elle a été attaquée',
    'Windows 2019',
  ],
  nl: ['bel 112', '22 miljoen', 'versie 4.5', 'de stand is 3-1', 'goede morgen', 'Office 2019'],
  de: ['die 112', '22 Millionen', 'Version 4.5', 'Mai Thi', 'guten Morgen', '3.500 Euro', '24/7'],
  en: [
    'it may march on',
    'the sun',
    'Second, we paid',
    'April Jones',
    '555-0123',
    '$2019',
    '2,500 patients',
    'CVE-2021-1234',
    'version 1.2.3',
    'May I ask',
  ],
}

for (const [language, cases] of Object.entries(CASES)) {
  describe(language, () => {
    test.each(cases)('"%s", published %s, has %j', (text, reference, found) => {
      expect(shown(language, text, reference)).toEqual(found)
    })
    test.each(NOT[language] ?? [])('"%s" has no time', (text) => {
      expect(shown(language, text, '2021-05-28')).toEqual([])
    })
  })
}

describe('looking ahead', () => {
  test.each([
    ['en', 'I will be back on Friday', '2021-05-26', ['2021-05-28']],
    ['en', 'the 27th', '2021-05-26', ['2021-05-27']],
    ['fr', 'le 4 mai', '2021-05-28', ['2022-05-04']],
    ['nl', 'volgende vrijdag', '2021-05-24', ['2021-06-04']],
  ] as const)('%s "%s", written %s, is %j', (language, text, reference, found) => {
    expect(shown(language, text, reference, true)).toEqual(found)
  })
})

test('offsets are code points', () => {
  const [found] = findTimes('😀 le 4 mai', { language: 'fr', reference: '2021-05-28' })
  expect(found).toMatchObject({
    text: '4 mai',
    start: 5,
    end: 10,
    kind: 'time',
    edtf: '2021-05-04',
    precision: 'day',
    rule: expect.stringMatching(/^fr\.time\./),
  })
})

test('a reference that is no date is refused', () => {
  expect(() => findTimes('hier', { language: 'fr', reference: 'yesterday' })).toThrow(RangeError)
})

test('a language without a calendar has no times', () => {
  expect(findTimes('ieri', { language: 'xx', reference: '2021-05-28' })).toEqual([])
})
