import type { Article } from './article/article.js'
import { readArticle } from './article/read-article.js'
import type { RawText } from './input/raw-text.js'
import { buildReport } from './report/build.js'
import type { Report } from './report/schema.js'

export interface ExtractOptions {
  /** BCP 47 primary tag; without it the language is told from the text. */
  readonly language?: string
  /** Publication date to resolve relative times against: beats what the text says. EDTF or ISO 8601. */
  readonly referenceDate?: string
  /** Give the cleaned article in `article.text`. */
  readonly includeText?: boolean
}

/** The article within a text. */
export const articleOf = (raw: RawText, options: ExtractOptions = {}): Article =>
  readArticle(raw, {
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.referenceDate === undefined ? {} : { reference: options.referenceDate }),
  })

/** One text in, one report out. */
export const extract = (raw: RawText, options: ExtractOptions = {}): Report =>
  buildReport(raw, articleOf(raw, options), [], { includeText: options.includeText ?? false })
