import type { Article } from './article/article.js'
import { readArticle } from './article/read-article.js'
import { mayHoldAttack } from './incidents/attack-filter.js'
import { mayTellOfAttack } from './incidents/attack-words.js'
import { gatherIncidents } from './incidents/gather.js'
import type { IncidentDraft } from './incidents/incident.js'
import type { RawText } from './input/raw-text.js'
import type { SecondReader } from './languages/second-readers.js'
import { type Findings, findMentions, scanOf } from './mentions/find-mentions.js'
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
  /** Reads again, by grammar, what the rules of an article's language leave open: see {@link secondReaderOf}. Without it the rules alone decide. */
  readonly secondReader?: (tag: string) => SecondReader | null
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

/** All that one text gives: its article, what is found in it, its report. */
export interface Whole {
  readonly article: Article
  /** null in a language that there is no pack for. */
  readonly findings: Findings | null
  readonly report: Report
}

/** One text, with what the stages on the way made of it. */
export const readWhole = (raw: RawText, options: ExtractOptions = {}): Whole => {
  const article = articleOf(raw, options)
  const findings = findingsOf(article, options)
  const incidents: IncidentDraft[] =
    findings === null || !mayTellOfAttack(findings.scan)
      ? []
      : gatherIncidents(findings.scan, findings.mentions, options.secondReader?.(article.language) ?? null)
  return { article, findings, report: reportOf(raw, article, incidents, options) }
}

/** Whether a text may tell of an incident at all: where this is false, a report of it has none. Reads its characters once, and nothing else. */
export const mayTellOfIncident = (text: string, { languages }: Pick<ExtractOptions, 'languages'> = {}): boolean => mayHoldAttack(text, languages)

/** The incidents of an article, the main one first; `isIdle` where its text has no words for any. */
const incidentsOf = (article: Article, isIdle: boolean, options: ExtractOptions): IncidentDraft[] => {
  const language = isIdle ? null : (options.languages ?? languageOf)(article.language)
  const scan = language === null ? null : scanOf(article, language)
  if (language === null || scan === null || !mayTellOfAttack(scan)) return []
  return gatherIncidents(scan, findMentions(article, language, scan).mentions, options.secondReader?.(article.language) ?? null)
}

const reportOf = (raw: RawText, article: Article, incidents: readonly IncidentDraft[], { includeText = false }: ExtractOptions): Report =>
  buildReport(raw, article, incidents, { includeText })

/** One text in, one report out: the whole way. */
export const extract = (raw: RawText, options: ExtractOptions = {}): Report => {
  const article = articleOf(raw, options)
  // Languages that a user has changed are not all made ready for this
  const isIdle = options.languages === undefined && !mayTellOfIncident(raw.text)
  return reportOf(raw, article, incidentsOf(article, isIdle, options), options)
}

/** The same, or null where there is no incident: then nothing is asked of the text but that. */
export const extractIncidents = (raw: RawText, options: ExtractOptions = {}): Report | null => {
  if (!mayTellOfIncident(raw.text, options)) return null
  const article = articleOf(raw, options)
  const incidents = incidentsOf(article, false, options)
  return incidents.length === 0 ? null : reportOf(raw, article, incidents, options)
}
