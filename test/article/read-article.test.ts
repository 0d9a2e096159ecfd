import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/article/article.js'
import { readArticle } from '../../src/article/read-article.js'

const read = (text: string, more: { published?: string; reference?: string; language?: string } = {}): Article => {
  const { published, ...options } = more
  return readArticle({ path: 'test.txt', sha256: '', text, warnings: [], ...(published === undefined ? {} : { published }) }, options)
}
const kept = (article: Article): string[] =>
  article.blocks.filter(({ role }) => role === 'body').map(({ span }) => article.text.slice(span.start, span.end))
const sentences = (article: Article): string[] => article.sentences.map(({ start, end }) => article.text.slice(start, end))

const HEAD = ['Accueil', 'Sport', 'Économie', 'Se connecter', "S'abonner", '']
const TITLE = 'Une cyberattaque paralyse la commune de Valbourg'
const BODY = [
  "L'administration communale de Valbourg a été touchée lundi par une cyberattaque. Les services de l'état civil sont fermés jusqu'à nouvel ordre, a indiqué la bourgmestre.",
  'Quels services sont fermés ?',
  'Les guichets ne peuvent plus délivrer de documents, et le personnel de la commune travaille sur papier. Une plainte a été déposée auprès de la police fédérale, qui a ouvert une enquête.',
  "La bourgmestre espère que les services de la commune pourront rouvrir avant la fin de la semaine, mais les informaticiens n'ont pas encore pu rétablir les serveurs touchés par l'attaque.",
]
const FOOT = [
  '',
  'Lire aussi',
  'Un hôpital liégeois victime de pirates…',
  'Les plus lus',
  'Le club recrute un attaquant',
  'Newsletter',
  "Inscrivez-vous et recevez chaque matin l'essentiel de l'actualité.",
  '© 2023 Le Courrier de Valbourg. Tous droits réservés.',
]
const PAGE = [
  ...HEAD,
  TITLE,
  'Publié le 12/03/2023 à 17h04 | Mis à jour le 13/03/2023 à 08h00',
  'Partager sur Facebook',
  '',
  ...BODY.flatMap((line) => [line, '']),
  ...FOOT,
]

describe('a page with its menus', () => {
  const article = read(PAGE.join('\n'))
  test('keeps the paragraphs and the heading between them', () => expect(kept(article)).toEqual(BODY))
  test('has its title', () => expect(article.title?.value).toBe(TITLE))
  test('tells publication from update', () => {
    expect(article.published?.value.edtf).toBe('2023-03-12T17:04')
    expect(article.updated?.value.edtf).toBe('2023-03-13T08:00')
  })
  test('is French', () => expect(article.language).toBe('fr'))
  test('names its publisher', () => expect(article.publisher?.value).toBe('Le Courrier de Valbourg'))
  test('starts its sentences with the title', () => expect(article.sentences[0]).toMatchObject({ role: 'title' }))
  test('marks the heading', () => expect(article.sentences.find(({ start, end }) => article.text.slice(start, end) === BODY[1])).toBeDefined())
  test('says why', () => {
    const menu = article.blocks[3]
    expect(menu?.role).toBe('boilerplate')
    expect(Object.keys(menu?.features ?? {})).toContain('menu')
  })
})

test('a text without menus is kept whole', () => expect(kept(read(BODY.join('\n\n')))).toEqual(BODY))
test('an article of two sentences is kept', () => {
  const text = 'De website van de stad Velmere lag dinsdag plat na een aanval. Volgens de burgemeester zijn er geen gegevens gestolen.'
  expect(kept(read(text))).toEqual([text])
})
test('the text does not change with hard wraps', () => {
  const wrap = (line: string): string => line.replace(/(.{1,78})(?: |$)/g, '$1\n').trimEnd()
  const wrapped = read(BODY.map(wrap).join('\n\n'))
  expect(kept(wrapped).map((block) => block.replace(/\n/g, ' '))).toEqual(BODY)
})
test('the same text gives the same article', () => expect(sentences(read(PAGE.join('\n')))).toEqual(sentences(read(PAGE.join('\n')))))

describe('a head glued to the first sentence', () => {
  test.each([
    [
      ' date 2020-06 Plusieurs joueurs signalent des problèmes. Les sites de jeux ne fonctionnent plus depuis hier matin.',
      '2020-06',
      'Plusieurs joueurs signalent des problèmes.',
    ],
    [
      ' date 2021-05-28 Der Angriff auf die Klinik begann am Montag. Die Server der Klinik sind seitdem nicht erreichbar.',
      '2021-05-28',
      'Der Angriff auf die Klinik begann am Montag.',
    ],
  ])('%s', (text, published, first) => {
    const article = read(text)
    expect(article.published?.value.edtf).toBe(published)
    expect(sentences(article)[0]).toBe(first)
  })
  test('a full date beats the month', () => {
    const article = read(
      ' date 2024-02 Klinik nach Angriff im Notbetrieb Stand: 12.02.2024 17:20 Uhr Hacker haben am Freitag die Telefone der Klinik lahmgelegt. Die Klinik arbeitet seitdem im Notbetrieb.',
    )
    expect(article.published?.value.edtf).toBe('2024-02-12T17:20')
    expect(article.title?.value).toBe('Klinik nach Angriff im Notbetrieb')
  })
})

describe('a dateline is no part of the first sentence', () => {
  test.each([
    [
      "BRUXELLES, 16 septembre 2013 - L'opérateur a été victime d'un piratage, a annoncé le ministre.",
      "L'opérateur a été victime d'un piratage, a annoncé le ministre.",
      '2013-09-16',
    ],
    [
      'DEN HAAG (ANP) - De Tweede Kamer wil dat het kabinet snel met een plan komt.',
      'De Tweede Kamer wil dat het kabinet snel met een plan komt.',
      undefined,
    ],
    [
      'Hamburg, 5. Juli 2017. Der Konzern arbeitet nach dem Angriff wieder fast normal.',
      'Der Konzern arbeitet nach dem Angriff wieder fast normal.',
      '2017-07-05',
    ],
    [
      'The mayor (left) - a doctor - said that the city had not paid the attackers.',
      'The mayor (left) - a doctor - said that the city had not paid the attackers.',
      undefined,
    ],
  ])('%s', (text, sentence, published) => {
    const article = read(text)
    expect(sentences(article).at(-1)).toBe(sentence)
    expect(article.published?.value.edtf).toBe(published)
  })
})

test("the record's own date beats the page's", () =>
  expect(read(PAGE.join('\n'), { published: '2022-01-01' }).published).toMatchObject({ value: { edtf: '2022-01-01' }, rule: 'input', span: null }))
test('a date that the user gives fills a gap only', () => {
  expect(read(PAGE.join('\n'), { reference: '2022-01-01' }).published?.value.edtf).toBe('2023-03-12T17:04')
  expect(read(BODY.join('\n\n'), { reference: '2022-01-01' }).published?.value.edtf).toBe('2022-01-01')
})

describe('any text', () => {
  const awkward = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.constantFrom(...PAGE, '\ud800', '…', '12.03.2024', '> > >', '')).map((lines) => lines.join('\n')),
  )
  test('gives spans within it, in order, and sentences only of what is kept', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const article = read(text)
        let end = 0
        for (const block of article.blocks) {
          expect(block.span.start).toBeGreaterThanOrEqual(end)
          expect(block.span.end).toBeGreaterThan(block.span.start)
          end = block.span.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        for (const { first, last, start, end: stop, block } of article.sentences) {
          expect(article.tokens.start[first]).toBe(start)
          expect(article.tokens.end[last - 1]).toBe(stop)
          expect(['body', 'title']).toContain(article.blocks[block]?.role)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('hostile texts end', () => {
  test.each([
    ['a million blank lines', '\n'.repeat(1_000_000)],
    ['one long line', 'Home Login. A hacker attacked the city hall on 12.03.2024. '.repeat(20_000)],
    ['one long word', 'a'.repeat(2_000_000)],
    ['lone surrogates', '\ud800'.repeat(100_000)],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const article = read(text)
    expect(article.text).toBe(text)
  })
})

describe('a live blog', () => {
  const entries = [
    'In two provinces the network works again, Nexor says. The others will follow tonight, according to the company.',
    'The minister says that there are no signs of another country standing behind the attack on Nexor.',
    'The emergency number can still be reached, the police of both provinces stress.',
  ]
  const times = ['16:20', '14h02', '11.45 Uhr']
  const article = read(
    [
      'Customers of Nexor have not been able to call or to use the internet since this morning. The company confirms that it was hacked.',
      ...entries.flatMap((entry, k) => [times[k] as string, entry]),
    ].join('\n'),
  )
  test('keeps its entries', () => expect(kept(article)).toEqual(expect.arrayContaining(entries)))
  test('drops the times of day between them', () => {
    for (const time of times) expect(kept(article)).not.toContain(time)
  })
})

describe('a whole page in a single line', () => {
  const page = `Menu Home Sport Log in Subscribe ${BODY[0]} ${BODY[2]} ${BODY[3]} Lire aussi Un hôpital liégeois victime de pirates Les plus lus Le club recrute un attaquant Newsletter Mentions légales © 2023 Le Courrier de Valbourg. Tous droits réservés.`
  const text = kept(read(page)).join(' ')
  test('keeps the article', () => expect(text).toContain(BODY[2]))
  test('loses its menus and teasers', () => {
    expect(text).not.toContain('Log in')
    expect(text).not.toContain('hôpital liégeois')
    expect(text).not.toContain('Tous droits')
  })
})

test('paragraphs about as wide as a wrapped line are no wrapped lines', () => {
  const lines = [
    'Meatpacker Dalford Foods said on Sunday that a ransomware attack had forced it to shut down three of its plants in Ohio.',
    'The company, which employs 900 people, said that it had found the intrusion late on Friday and switched off its systems.',
    '"We do not yet know when the plants will be able to reopen," said Carla Moss, who speaks for the owners of the company.',
    'READ MORE: Dairy paid two million dollars to a gang',
    'The police confirmed that they had been notified and said an officer had visited the plant in Dalford on Sunday evening.',
  ]
  expect(read(lines.join('\n')).blocks.map(({ span }) => span.end - span.start)).toEqual(lines.map((line) => line.length))
})
