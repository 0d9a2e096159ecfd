import { type Tokens, tokenize } from '../text/tokens.js'
import { readEdtf } from '../time/edtf.js'
import type { Article, Sentence } from './article.js'
import { addSentences } from './sentences.js'

/** A text that is nothing but an article, without head or page around it: an example of a rule, a passage that a library user has cut out. */
export const plainArticle = (text: string, language: string, published?: string): Article => {
  const tokens: Tokens = tokenize(text)
  const sentences: Sentence[] = []
  if (tokens.length > 0) addSentences(tokens, 0, tokens.length, 0, 'body', sentences)
  const date = published === undefined ? null : readEdtf(published)
  return {
    text,
    tokens,
    blocks: [{ span: { start: 0, end: text.length }, role: 'body', score: 1, features: {} }],
    sentences: sentences.map((sentence) => ({ ...sentence, role: 'body' })),
    title: null,
    language,
    publisher: null,
    byline: null,
    published: date === null ? null : { value: date, span: null, rule: 'input' },
    updated: null,
    removed: { blocks: 0, characters: 0 },
    warnings: [],
  }
}
