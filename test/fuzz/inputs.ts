import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures')

/** The articles that we wrote ourselves, to be cut up. */
const articles = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(join(FIXTURES, name), 'utf8'))
const sentences = articles.flatMap((text) => text.split(/(?<=[.!?»”"])\s+|\n+/)).filter((sentence) => sentence.length > 2)
const words = [...new Set(sentences.flatMap((sentence) => sentence.split(/\s+/)))]

/** What careless code stumbles over. */
const HOSTILE = [
  '\ud800',
  '\udc00',
  '\u0301\u0301\u0301',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\t\t',
  '\r',
  '\r\n',
  '\n\n\n',
  '😀',
  '👩‍👩‍👧',
  'İı',
  'ſß',
  'ﬁ',
  'Ǆ',
  '１２３',
  '٣٤',
  'город',
  '市',
  '«',
  '»',
  '"',
  '“',
  '„',
  '(',
  ')',
  '[',
  '’',
  "'",
  '…',
  '. . .',
  '—',
  '-'.repeat(40),
  '|',
  '&nbsp;',
  '</p>',
  '<script>',
  '{{victim}}',
  '$&',
  '\\',
  '\u001b[31m',
  '\u0007',
  '__proto__',
  'constructor',
  'https://a.example/?q=1#x',
  'a@b.example',
  'CVE-2021-26855',
  'CVE-0000-0',
  '€',
  '$1,2,3.4.5',
  '1e309',
  '99999999999999999999',
  '0',
  '-1',
  '24:60',
  '31/02/2021',
  '29.02.1900',
  '2021-13-45',
  '0000-00-00',
  '1er',
  '30. Februar',
  '12 mai 99999',
] as const

const number = fc.oneof(fc.nat(40), fc.nat(3000), fc.maxSafeNat()).map(String)

const date = fc
  .tuple(fc.nat(40), fc.nat(14), fc.nat(2200), fc.constantFrom('/', '-', '.', ' '), fc.boolean())
  .map(([day, month, year, between, isYearFirst]) => (isYearFirst ? [year, month, day] : [day, month, year]).join(between))

/** How a piece is changed; places as parts of a thousand of its length. */
const change = fc.record({
  kind: fc.constantFrom('delete', 'repeat', 'turn', 'insert', 'upper', 'lower', 'glue', 'cut', 'none', 'none'),
  from: fc.nat(1000),
  to: fc.nat(1000),
  what: fc.constantFrom(...HOSTILE),
})

const changed = (text: string, { kind, from, to, what }: { kind: string; from: number; to: number; what: string }): string => {
  const [a, b] = [Math.min(from, to), Math.max(from, to)].map((part) => Math.floor((part * text.length) / 1000)) as [number, number]
  const [before, middle, after] = [text.slice(0, a), text.slice(a, b), text.slice(b)]
  switch (kind) {
    case 'delete':
      return before + after
    case 'repeat':
      return before + middle + middle + after
    case 'turn':
      return after + middle + before
    case 'insert':
      return before + what + middle + after
    case 'upper':
      return before + middle.toUpperCase() + after
    case 'lower':
      return before + middle.toLowerCase() + after
    case 'glue':
      return before + middle.replaceAll(' ', '') + after
    case 'cut':
      return before
    default:
      return text
  }
}

const sentence = fc.tuple(fc.constantFrom(...sentences), change).map(([text, how]) => changed(text, how))

const piece = fc.oneof(
  { weight: 8, arbitrary: sentence },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' ')) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: date },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...HOSTILE, ...words.slice(0, 200)), fc.nat(30)).map(([text, times]) => text.repeat(times)) },
)

const assembled = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '')), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.map(([text, after]) => text + after).join(''))

/** A whole article, changed in some places. */
const mutated = fc
  .tuple(fc.constantFrom(...articles), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => changes.reduce(changed, text))

const text = fc.oneof({ weight: 30, arbitrary: assembled }, { weight: 1, arbitrary: mutated })

/** Of the bytes of a text, some are others. */
const bytes = fc
  .tuple(text, fc.constantFrom('utf8' as const, 'utf16le' as const, 'latin1' as const), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }))
  .map(([whole, encoding, changes]) => {
    const buffer = Buffer.from(whole, encoding)
    for (const [at, value] of changes) if (buffer.length > 0) buffer[at % buffer.length] = value
    return new Uint8Array(buffer)
  })

/** One generated input: a text or bytes, and what is said of its language and date. */
export const input = fc.record({
  content: fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: bytes }),
  language: fc.constantFrom(undefined, undefined, undefined, 'fr', 'nl', 'en', 'de', 'und'),
  referenceDate: fc.constantFrom(undefined, undefined, '2021', '2021-05', '2021-05-28', '2024-02-29T12:00'),
})

export type Input = typeof input extends fc.Arbitrary<infer T> ? T : never
