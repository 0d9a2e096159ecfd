import edtf from 'edtf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FoundTime, findTimes } from '../../src/mentions/find-times.js'
import { isoDay, parseDay } from '../../src/time/days.js'

const PHRASES: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'hier',
    'lundi dernier',
    'la semaine passée',
    'il y a trois jours',
    'depuis deux ans',
    'le 4 mai',
    'fin juillet',
    "l'été dernier",
    'mardi soir',
    'dans la nuit de vendredi à samedi',
    'à Noël',
    'il y a quelques semaines',
    'le mois dernier',
    'en 2019',
    'du 3 au 7 mai',
    'dès demain',
    'avant le 12 juin',
    'vers 15h30',
    'le lendemain',
    'trois jours plus tard',
    'ce week-end',
  ],
  nl: [
    'gisteren',
    'vorige week',
    'drie dagen geleden',
    'op 4 mei',
    'eind juli',
    'vrijdagochtend',
    'in de nacht van 5 op 6 december',
    'met Pasen',
    'vorig jaar',
    'in de zomer',
    'volgende week',
    'om 20.45 uur',
    'de dag erna',
    'dit weekend',
  ],
  de: [
    'gestern',
    'vergangene Woche',
    'vor drei Tagen',
    'am 4. Mai',
    'Ende Juli',
    'Freitagmorgen',
    'in der Nacht zum Samstag',
    'an Ostern',
    'letztes Jahr',
    'im Sommer',
    'nächste Woche',
    'um 20:45 Uhr',
    'am Tag darauf',
    'am Wochenende',
  ],
  en: [
    'yesterday',
    'last week',
    'three days ago',
    'on May 4',
    'late July',
    'Friday morning',
    'overnight from Friday to Saturday',
    'at Easter',
    'last year',
    'this summer',
    'next week',
    'at 8:45 PM',
    'the next day',
    'the weekend',
    'a few weeks ago',
    'since Sunday',
  ],
}

const languages = Object.keys(PHRASES)
const day = fc.integer({ min: parseDay('1995-01-01') ?? 0, max: parseDay('2030-12-31') ?? 0 }).map(isoDay)
const reference = fc.oneof(
  day,
  day.map((iso) => iso.slice(0, 7)),
  day.map((iso) => iso.slice(0, 4)),
)
const sentence = (language: string) =>
  fc.array(fc.constantFrom(...(PHRASES[language] ?? []), ', ', '. ', ' x ', '12', ' 2019 '), { maxLength: 8 }).map((parts) => parts.join(' '))
const inLanguage = fc.constantFrom(...languages).chain((language) => fc.tuple(fc.constant(language), sentence(language)))

const times = (found: readonly FoundTime[]): FoundTime[] => found.filter(({ kind }) => kind === 'time')

/** First and last day by the independent parser. */
const bounds = (text: string): [string, string] => {
  // Of a set "[a..b]" it takes the last day to be that of a: both ends are read by themselves.
  const ends = /^\[([^.]+)\.\.([^.]+)\]$/.exec(text)
  const [first, last] = [ends?.[1] ?? text, ends?.[2] ?? text].map((part) => edtf(part) as { min: number; max: number })
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10)
  return [iso(first?.min ?? Number.NaN), iso(last?.max ?? Number.NaN)]
}

describe('whatever the text and its date', () => {
  test('the first day is not after the last', () => {
    fc.assert(
      fc.property(inLanguage, reference, ([language, text], published) => {
        for (const { earliest, latest } of times(findTimes(text, { language, reference: published }))) {
          if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true)
        }
      }),
    )
  })

  test('an independent parser reads the EDTF, with the same bounds', () => {
    fc.assert(
      fc.property(inLanguage, reference, ([language, text], published) => {
        for (const found of times(findTimes(text, { language, reference: published }))) {
          if (found.edtf === null) continue
          // It takes seasons for quarters of the year; REPORT's are meteorological. Half-open sets have no bounds there.
          if (/-2[1-4]/.test(found.edtf) || found.edtf.includes('XXXX')) expect(() => edtf(found.edtf ?? '')).not.toThrow()
          else if (found.earliest !== null && found.latest !== null)
            expect([found.edtf, ...bounds(found.edtf)]).toEqual([found.edtf, found.earliest, found.latest])
        }
      }),
    )
  })

  test('so many days later, what is told by days or weekdays is so many days later, too', () => {
    const relative: Readonly<Record<string, readonly string[]>> = {
      fr: ['hier', 'avant-hier', 'il y a trois jours', 'demain', 'dans quatre jours', 'ce matin'],
      nl: ['gisteren', 'eergisteren', 'drie dagen geleden', 'morgen', 'over vier dagen'],
      de: ['gestern', 'vorgestern', 'vor drei Tagen', 'übermorgen', 'in vier Tagen'],
      en: ['yesterday', 'three days ago', 'tomorrow', 'in four days', 'this morning'],
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...languages).chain((language) => fc.tuple(fc.constant(language), fc.constantFrom(...(relative[language] ?? [])))),
        day,
        fc.integer({ min: -1000, max: 1000 }),
        ([language, text], published, shift) => {
          const move = (iso: string | null): string | null => (iso === null ? null : isoDay((parseDay(iso) ?? 0) + shift))
          const before = times(findTimes(text, { language, reference: published }))
          const after = times(findTimes(text, { language, reference: move(published) ?? published }))
          expect(before).toHaveLength(1)
          expect(after.map(({ earliest, latest }) => [earliest, latest])).toEqual(
            before.map(({ earliest, latest }) => [move(earliest), move(latest)]),
          )
        },
      ),
    )
  })

  test('and seven days later, weekdays and weeks are seven days later', () => {
    fc.assert(
      fc.property(fc.constantFrom('lundi', 'mardi dernier', 'la semaine passée', 'dimanche soir', 'le week-end dernier'), day, (text, published) => {
        const later = isoDay((parseDay(published) ?? 0) + 7)
        const first = (at: string): number => parseDay(times(findTimes(text, { language: 'fr', reference: at }))[0]?.earliest ?? '') ?? Number.NaN
        expect(first(later) - first(published)).toBe(7)
      }),
    )
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...languages), (text, language) => {
        findTimes(text, { language, reference: '2021-05-28' })
      }),
    )
    fc.assert(
      fc.property(inLanguage, fc.boolean(), ([language, text], lookAhead) => {
        findTimes(text, { language, lookAhead })
        findTimes(text, { language, lookAhead, reference: '2020-06' })
      }),
    )
  })
})
