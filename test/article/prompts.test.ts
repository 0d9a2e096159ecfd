import { describe, expect, test } from 'vitest'
import { findLines } from '../../src/article/lines.js'
import { articleLexicon } from '../../src/article/load-lexicon.js'
import { measureLines } from '../../src/article/measure.js'
import { isPrompt } from '../../src/article/prompts.js'
import { readArticle } from '../../src/article/read-article.js'
import { tokenize } from '../../src/text/tokens.js'

const prompts = (text: string): boolean => {
  const tokens = tokenize(text)
  return isPrompt(measureLines(tokens, findLines(tokens), articleLexicon()), 0)
}

describe('a page speaks of itself to its reader', () => {
  test.each([
    'Wir und unsere Partner speichern Informationen auf Ihrem Gerät, um Ihnen passende Werbung zu zeigen.',
    'Mit unserem Newsletter verpassen Sie nichts aus dem Landkreis.',
    'An dieser Stelle finden Sie einen externen Inhalt von Flickr.',
    'Nous utilisons des cookies pour mesurer notre audience.',
    "Chaque matin, recevez l'essentiel de l'actualité de votre ville.",
    "Ce contenu est bloqué car vous n'avez pas accepté les cookies.",
    'Wij gebruiken cookies om onze site te verbeteren.',
    'Schrijf je in voor de nieuwsbrief en mis niets uit je gemeente.',
    'Om deze inhoud te zien heb je toestemming nodig.',
    'We use cookies to give you the best experience on our site.',
    'Sign up for our newsletter to get the latest news in your inbox.',
    'You can reach our newsroom at any time of the day.',
  ])('%s', (line) => expect(prompts(line)).toBe(true))

  test.each([
    'Die Angreifer haben Cookies der Kunden gestohlen und sich damit bei der Bank angemeldet.',
    "Les pirates ont volé les adresses de ceux qui reçoivent la lettre d'information du club.",
    'De adressen van lezers van de nieuwsbrief staan op straat, meldt de vereniging.',
    'The firm says that hackers stole cookies with which customers stay signed in.',
  ])('and not here: %s', (line) => expect(prompts(line)).toBe(false))
})

test('a consent wall above, and a prompt between paragraphs, are no part of the article', () => {
  const story = [
    'Die Stadtwerke Lindau sind am Montag Opfer eines Hackerangriffs geworden. Seither sind E-Mail und Kundenportal nicht erreichbar.',
    'In der Nacht hätten Unbekannte mehrere Server verschlüsselt, teilte das Unternehmen mit. Die Versorgung mit Strom sei nicht gefährdet.',
    'Ob Kundendaten abgeflossen sind, wird noch geprüft. Die Kunden sollen in der kommenden Woche per Brief informiert werden. (aig/dpa)',
  ]
  const text = [
    'Wir verwenden Cookies und vergleichbare Technologien, um Ihnen ein optimales Erlebnis zu bieten. Mit Klick auf „Alle akzeptieren“ stimmen Sie zu.',
    'Alle akzeptieren',
    'Stadtwerke Lindau nur noch per Telefon erreichbar',
    'Stand: 21.06.2023, 17:45 Uhr',
    ...story.slice(0, 2),
    'Mein Bote: Mit unserem Newsletter verpassen Sie nichts aus der Region.',
    ...story.slice(2),
  ].join('\n')
  const article = readArticle({ path: 'page.txt', sha256: '', text, warnings: [] })
  expect(article.blocks.filter(({ role }) => role === 'body').map(({ span }) => text.slice(span.start, span.end))).toEqual(story)
  expect(article.title?.value).toBe('Stadtwerke Lindau nur noch per Telefon erreichbar')
})
