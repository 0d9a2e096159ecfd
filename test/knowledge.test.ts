import { describe, expect, test } from 'vitest'
import { formsOf as allForms, type Named } from '../src/knowledge/forms.js'
import type {
  ActorRow,
  CurrencyRow,
  GivenNamesFile,
  MalwareRow,
  OrganisationRow,
  PlacesFile,
  PlaceWord,
  ProductRow,
  TldsFile,
} from '../src/knowledge/schema.js'
import { languageTags } from '../src/languages/data.js'
import { knowledgeSource, packSource } from '../src/languages/sources.js'
import { phraseWords } from '../src/text/phrases.js'

const actors = knowledgeSource<ActorRow[]>('actors') as ActorRow[]
const malware = knowledgeSource<MalwareRow[]>('malware') as MalwareRow[]
const products = knowledgeSource<ProductRow[]>('products') as ProductRow[]
const organisations = knowledgeSource<OrganisationRow[]>('organisations') as OrganisationRow[]
const places = knowledgeSource<PlacesFile>('places') as PlacesFile
const givenNames = knowledgeSource<GivenNamesFile>('given-names') as GivenNamesFile
const tlds = knowledgeSource<TldsFile>('tlds') as TldsFile
const currencies = knowledgeSource<CurrencyRow[]>('currencies') as CurrencyRow[]
/** Those that have names of places; a language still being written may lack them. */
const placed = languageTags().filter((tag) => packSource(tag, 'places') !== undefined)
const tags = languageTags()

const folded = (form: string): string => phraseWords(form).join(' ')
/** Folded; acronyms apart: "AP" and "ap" are not the same. */
const formsOf = (row: Named): Set<string> => new Set(allForms(row).flatMap(({ text, exact }) => (exact ? [] : [folded(text)])))

/** ISO 3166-1 alpha-2, as the runtime knows them: a code without a name of its own is none. Kosovo's XK is in use, though not in the standard. */
const regions = new Intl.DisplayNames(['en'], { type: 'region' })
const isCountry = (code: string): boolean => code === 'XK' || (/^[A-Z]{2}$/.test(code) && regions.of(code) !== code)

const twice = (values: Iterable<string>): string[] => {
  const seen = new Set<string>()
  return [...values].filter((value) => seen.size === seen.add(value).size)
}

/** Forms that two rows claim, as "form: first, second". */
const claimedTwice = (rows: readonly { id: string; forms: Set<string> }[]): string[] => {
  const owner = new Map<string, string>()
  const clashes: string[] = []
  for (const { id, forms } of rows) {
    for (const form of forms) {
      const other = owner.get(form)
      if (other === undefined) owner.set(form, id)
      else clashes.push(`${form}: ${other}, ${id}`)
    }
  }
  return clashes
}

const functionWords = new Set(tags.flatMap((tag) => packSource<{ functionWords: string[] }>(tag, 'language')?.functionWords ?? []).map(folded))

const files: readonly (readonly [string, readonly (Named & { readonly id: string })[], number])[] = [
  ['actors', actors, 330],
  ['malware', malware, 200],
  ['products', products, 150],
  ['organisations', organisations, 500],
]

describe.each(files)('%s', (_, rows, least) => {
  test('there are enough', () => expect(rows.length).toBeGreaterThanOrEqual(least))
  test('ids are unique', () => expect(twice(rows.map((row) => row.id))).toEqual([]))
  test('no two rows share a form', () => expect(claimedTwice(rows.map((row) => ({ id: row.id, forms: formsOf(row) })))).toEqual([]))
  test('a function word is marked as ambiguous', () => {
    const unmarked = rows.flatMap((row) =>
      allForms(row).flatMap(({ text, exact, ambiguous }) => (!exact && !ambiguous && functionWords.has(folded(text)) ? [text] : [])),
    )
    expect(unmarked).toEqual([])
  })
  test('what is marked as ambiguous is one of the forms', () =>
    expect(rows.flatMap((row) => row.ambiguousText.filter((form) => !formsOf(row).has(folded(form))))).toEqual([]))
})

describe('actors', () => {
  test('countries exist', () => expect(actors.filter((row) => row.country !== null && !isCountry(row.country))).toEqual([]))
  test('an ATT&CK id belongs to one actor', () => expect(twice(actors.flatMap((row) => row.attackId ?? []))).toEqual([]))
  test('a shared form is nobody’s own', () => {
    const own = new Set(actors.flatMap((row) => [...formsOf(row)]))
    expect(actors.flatMap((row) => row.shared.filter((form) => own.has(folded(form))))).toEqual([])
  })
  test.each([
    ['Fancy Bear', 'apt28'],
    ['APT 28', 'apt28'],
    ['Midnight Blizzard', 'apt29'],
    ['Silk Typhoon', 'hafnium'],
    ['Cl0p', 'cl0p'],
    ['Clop', 'cl0p'],
    ['Sodinokibi', 'revil'],
    ['BlackCat', 'alphv'],
    ['LockBit 3.0', 'lockbit'],
    ['NoName057(16)', 'noname057-16'],
    ['Armée électronique syrienne', 'syrian-electronic-army'],
    ['Syrische Elektronische Armee', 'syrian-electronic-army'],
    ['Cyberkalifat', 'cyber-caliphate'],
  ])('"%s" is %s', (form, id) => expect(actors.filter((row) => formsOf(row).has(folded(form))).map((row) => row.id)).toEqual([id]))
  test.each([
    'Play',
    'Hive',
    'Royal',
    'Cuba',
    'Maze',
    'Everest',
    'Cloak',
    'Anonymous',
    'Snatch',
    'Medusa',
    'Fog',
    'Chaos',
    'Quantum',
    'Lynx',
    'Grief',
    'Embargo',
  ])('"%s" is ambiguous', (name) => expect(actors.find((row) => row.name === name)?.ambiguous).toBe(true))
})

test.each<[Named, [string, boolean, boolean][]]>([
  [
    { name: 'Play', text: ['Play', 'PlayCrypt'], acronyms: [], ambiguous: true, ambiguousText: [] },
    [
      ['Play', false, true],
      ['PlayCrypt', false, false],
    ],
  ],
  [
    { name: 'FCCU', text: ['Federal Computer Crime Unit'], acronyms: ['FCCU'], ambiguous: false, ambiguousText: [] },
    [
      ['Federal Computer Crime Unit', false, false],
      ['FCCU', true, false],
    ],
  ],
  [
    { name: 'Qilin', text: ['Agenda'], acronyms: [], ambiguous: false, ambiguousText: ['Agenda'] },
    [
      ['Qilin', false, false],
      ['Agenda', false, true],
    ],
  ],
])('forms of %j', (row, forms) => expect(allForms(row).map(({ text, exact, ambiguous }) => [text, exact, ambiguous])).toEqual(forms))

test('a malware’s brand is an actor that says so too', () =>
  expect(
    malware.filter((row) => row.brandOf !== undefined && !actors.some((actor) => actor.id === row.brandOf && actor.brand)).map((row) => row.id),
  ).toEqual([]))

test('countries of organisations exist', () =>
  expect(organisations.filter((row) => row.country !== null && !isCountry(row.country)).map((row) => row.id)).toEqual([]))

test('acronyms of organisations are capitals', () =>
  expect(organisations.flatMap((row) => row.acronyms.filter((form) => !/^\p{Lu}[\p{Lu}\p{Ll}\p{N}-]*[\p{Lu}\p{N}]/u.test(form)))).toEqual([]))

describe('places', () => {
  const lists = [...Object.entries(places.places), ...Object.entries(places.ambiguous)]
  test('countries exist', () => expect(lists.map(([code]) => code).filter((code) => !isCountry(code))).toEqual([]))
  test('there are enough', () => expect(lists.flatMap(([, names]) => names).length).toBeGreaterThanOrEqual(1500))
  test('a name stands once in its country', () =>
    expect(
      Object.keys(places.places).flatMap((code) =>
        twice([...(places.places[code] ?? []), ...(places.ambiguous[code] ?? [])].map(folded)).map((name) => `${code}: ${name}`),
      ),
    ).toEqual([]))
})

describe.each(placed)('places in %s', (tag) => {
  const rows = packSource<PlaceWord[]>(tag, 'places') ?? []
  test('countries exist', () => expect(rows.filter((row) => !isCountry(row.country))).toEqual([]))
  test('all members of the United Nations are named', () => {
    const named = new Set(rows.filter((row) => row.kind === 'country').map((row) => row.country))
    expect(UN_MEMBERS.filter((code) => !named.has(code))).toEqual([])
  })
  test('at least 80 countries have demonyms', () =>
    expect(new Set(rows.filter((row) => row.kind === 'demonym').map((row) => row.country)).size).toBeGreaterThanOrEqual(80))
})

test('given names: enough, each once', () => {
  expect(givenNames.names.length).toBeGreaterThanOrEqual(1500)
  expect(twice(givenNames.names)).toEqual([])
})

test('top-level domains stand for countries', () => {
  expect(Object.values(tlds.country).filter((code) => !isCountry(code))).toEqual([])
  expect(tlds.country.uk).toBe('GB')
  expect(tlds.generic.filter((tld) => tld in tlds.country)).toEqual([])
})

test('a currency’s sign or word stands for one currency', () =>
  expect(twice(currencies.flatMap((row) => [...row.signs, ...new Set(row.text.map(folded))]))).toEqual([]))

const UN_MEMBERS = (
  'AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK ' +
  'DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR ' +
  'LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA KR MD RO RU RW KN LC ' +
  'VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW'
).split(' ')
