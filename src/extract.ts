import type { Article } from './article/article.js'
import type { RawText } from './input/raw-text.js'
import { buildReport } from './report/build.js'
import type { Report } from './report/schema.js'
import { tokenize } from './text/tokens.js'

export interface ExtractOptions {
  /** BCP 47 primary tag; without it the language is told from the text. */
  readonly language?: string
  /** Publication date to resolve relative times against: beats what the text says. EDTF or ISO 8601. */
  readonly referenceDate?: string
  /** Give the cleaned article in `article.text`. */
  readonly includeText?: boolean
}

/** The article within a text. */
export const articleOf = (raw: RawText, options: ExtractOptions = {}): Article => {
  return {
    text: raw.text,
    tokens: tokenize(raw.text),
    blocks: [{ span: { start: 0, end: raw.text.length }, role: 'body', score: 1, features: {} }],
    sentences: [],
    title: null,
    language: options.language ?? 'und',
    publisher: null,
    byline: null,
    published: null,
    updated: null,
    removed: { blocks: 0, characters: 0 },
    warnings: [],
  }
}

/** One text in, one report out. */
export const extract = (raw: RawText, options: ExtractOptions = {}): Report =>
  buildReport(raw, articleOf(raw, options), [], { includeText: options.includeText ?? false })
