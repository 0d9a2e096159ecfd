import { readArticle } from '../article/read-article.js'
import type { RawText } from '../input/raw-text.js'
import type { Evidence, Report } from '../report/schema.js'
import { codePointOffsets } from '../text/codepoints.js'
import { oneLine } from '../text/visible.js'

/** Something in a report that its text does not bear out. */
export interface Fault {
  /** "incidents[0].victims[0]"; "" for the report as a whole. */
  readonly field: string
  readonly reason: string
}

interface Found {
  readonly field: string
  readonly evidence: Evidence
}

const isEvidence = (node: object): node is Evidence => 'quote' in node && 'start' in node && 'end' in node

const evidenceIn = (node: unknown, field: string): Found[] => {
  if (node === null || typeof node !== 'object') return []
  if (!Array.isArray(node) && isEvidence(node)) return [{ field: field.replace(/\.evidence\[\d+\]$/, ''), evidence: node }]
  return Object.entries(node).flatMap(([key, child]) =>
    evidenceIn(child, Array.isArray(node) ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`),
  )
}

/** Checks a report against the text that it is said to be of: the hash, each quote at its offsets, none of an incident's in what was stripped. */
export const verify = (report: Report, raw: RawText): Fault[] => {
  if (report.source.sha256 !== raw.sha256)
    return [{ field: 'source.sha256', reason: `the text has another hash: ${raw.sha256.slice(0, 12)}…, not ${report.source.sha256.slice(0, 12)}…` }]
  const points = [...raw.text]
  const article = readArticle(raw, { language: report.article.language })
  const at = codePointOffsets(raw.text)
  const stripped = article.blocks.filter(({ role }) => role === 'boilerplate').map(({ span }) => ({ start: at(span.start), end: at(span.end) }))
  return evidenceIn(report, '').flatMap(({ field, evidence: { start, end, quote } }): Fault[] => {
    const there = points.slice(start, end).join('')
    if (there !== quote) return [{ field, reason: `"${oneLine(quote, 60)}" does not stand at ${start}-${end}, where "${oneLine(there, 60)}" does` }]
    // The head of a page, which tells when it was published, may be stripped
    if (field.startsWith('incidents') && stripped.some((block) => start < block.end && block.start < end))
      return [{ field, reason: `"${oneLine(quote, 60)}" stands in what was stripped from the page` }]
    return []
  })
}
