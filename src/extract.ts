import type { Article } from './article/article.js'
import { readArticle } from './article/read-article.js'
import { gatherIncidents } from './incidents/gather.js'
import type { IncidentDraft } from './incidents/incident.js'
import type { RawText } from './input/raw-text.js'
import { type Findings, findMentions } from './mentions/find-mentions.js'
import { buildReport } from './report/build.js'
import type { Report } from './report/schema.js'
import { type Language, languageOf } from './rules/language.js'

export interface ExtractOptions {
  /** BCP 47 primary tag; without it the language is told from the text. */
  readonly language?: string
  /** Publication date to resolve relative times against where the text shows none. EDTF or ISO 8601. */
  readonly referenceDate?: string
  /** Give the cleaned article in `article.text`. */
  readonly includeText?: boolean
  /** The language with what the user adds to it, for each tag; the shipped packs without. */
  readonly languages?: (tag: string) => Language | null
}

/** The article within a text. */
export const articleOf = (raw: RawText, options: ExtractOptions = {}): Article =>
  readArticle(raw, {
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.referenceDate === undefined ? {} : { reference: options.referenceDate }),
  })

/** Times, durations, amounts, names and triggers of an article; null in a language that there is no pack for. */
export const findingsOf = (article: Article, options: ExtractOptions = {}): Findings | null => {
  const language = (options.languages ?? languageOf)(article.language)
  return language === null ? null : findMentions(article, language)
}

const incidentsOf = (article: Article, options: ExtractOptions): IncidentDraft[] => {
  const findings = findingsOf(article, options)
  return findings === null ? [] : gatherIncidents(findings.scan, findings.mentions)
}

/** One text in, one report out: the whole way. */
export const extract = (raw: RawText, options: ExtractOptions = {}): Report => {
  const article = articleOf(raw, options)
  return buildReport(raw, article, incidentsOf(article, options), { includeText: options.includeText ?? false })
}
