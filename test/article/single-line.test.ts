import { describe, expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const PAGE = [
  'Menü Suche Anmelden Einstellungen',
  'Klinikum Lindau nach Hackerangriff im Notbetrieb',
  '21. Juni 2023 Von Eva Muster',
  'Das Klinikum Lindau ist am Montag Opfer eines Hackerangriffs geworden. Seither sind E-Mail und Telefone nicht erreichbar, die Patienten werden in andere Häuser gebracht.',
  'In der Nacht hätten Unbekannte mehrere Server verschlüsselt, teilte das Klinikum mit. Die Versorgung der Patienten sei nicht gefährdet.',
]
const LAST =
  'Ob Daten von Patienten abgeflossen sind, wird noch geprüft. Das Landeskriminalamt ermittelt seit Dienstag gegen Unbekannt, wie ein Sprecher sagte.'
const read = (...lines: readonly string[]): { readonly title: string | undefined; readonly body: string } => {
  const text = [...PAGE, ...lines, LAST].join(' ')
  const article = readArticle({ path: 'page.txt', sha256: '', text, warnings: [] })
  const body = article.blocks.filter(({ role }) => role === 'body').map(({ span }) => text.slice(span.start, span.end))
  return { title: article.title?.value, body: body.join(' ') }
}

test('a title between a menu and a date', () => {
  expect(read().title).toBe('Klinikum Lindau nach Hackerangriff im Notbetrieb')
})

describe('what is put between paragraphs is no part of the article', () => {
  test.each([
    ['headlines of other stories', 'Auch interessant Erpresser fordern zwei Millionen von Großbäckerei', 'Großbäckerei'],
    ['a pointer', 'Lesen Sie auch: Erpresser fordern zwei Millionen von Großbäckerei', 'Großbäckerei'],
    ['a prompt', 'Mit unserem Newsletter verpassen Sie nichts aus dem Landkreis.', 'Newsletter'],
    ['a caption with its credit', 'Der Eingang war am Montag geschlossen. Foto: Tom Kessler', 'Eingang'],
  ])('%s', (_, line, word) => {
    const { body } = read(line)
    expect(body).not.toContain(word)
    expect(body).toContain('In der Nacht')
  })
})
