import type { Article } from '../src/article/article.js'
import { readArticle } from '../src/article/read-article.js'
import { extract, findingsOf } from '../src/extract.js'
import { gatherIncidents } from '../src/incidents/gather.js'
import { buildReport } from '../src/report/build.js'
import { tokenize } from '../src/text/tokens.js'
import type { Sample } from './texts.js'

/** Name of a stage → what runs it alone, over all texts, on what the stage before it gave. */
export const stagesOf = (samples: readonly Sample[]): Record<string, () => void> => {
  const articles: Article[] = samples.map(({ raw }) => readArticle(raw))
  const findings = articles.map((article) => findingsOf(article))
  const gathered = findings.map((found) => (found === null ? [] : gatherIncidents(found.scan, found.mentions)))
  const reports = samples.map(({ raw }) => extract(raw))
  return {
    tokens: () => {
      for (const { raw } of samples) tokenize(raw.text)
    },
    'article (clean, with its tokens)': () => {
      for (const { raw } of samples) readArticle(raw)
    },
    mentions: () => {
      for (const article of articles) findingsOf(article)
    },
    incidents: () => {
      for (const found of findings) if (found !== null) gatherIncidents(found.scan, found.mentions)
    },
    report: () => {
      samples.forEach(({ raw }, i) => {
        const article = articles[i]
        if (article !== undefined) buildReport(raw, article, gathered[i] ?? [])
      })
    },
    'output (JSON)': () => {
      for (const report of reports) JSON.stringify(report)
    },
  }
}

/** Everything from text to report. */
export const whole = (samples: readonly Sample[]): void => {
  for (const { raw } of samples) extract(raw)
}
