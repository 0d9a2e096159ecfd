import { placesIn } from '../check/places.js'
import type { Whole } from '../extract.js'
import { textOf } from '../text/span.js'
import { oneLine, visible } from '../text/visible.js'
import { type Field, fieldsOf, isAsked, SUBJECTS, type Subject } from './fields.js'
import { type Candidate, reasonsFor, ruleOf, sentencesOf } from './reasons.js'
import { segmentsOf } from './segments.js'

/** How things are told apart: by colours where there are any. */
export interface Ink {
  readonly subject: (subject: Subject, text: string) => string
  readonly dropped: (text: string) => string
  readonly heading: (text: string) => string
}

const QUOTE = 90

const legend = (ink: Ink): string => `${SUBJECTS.map((subject) => ink.subject(subject, subject)).join('  ')}  ${ink.dropped('dropped')}\n`

/** The text as it is, what was dropped dim, what was found in the colour of what it became. */
const painted = (whole: Whole, fields: readonly Field[], ink: Ink): string => {
  const { text } = whole.article
  return segmentsOf(whole, fields)
    .map((segment) => {
      const part = visible(textOf(text, segment)).replaceAll('\r', '')
      if (!segment.kept && segment.subject === null) return perLine(part, ink.dropped)
      const { subject } = segment
      return subject === null ? part : perLine(part, (line) => ink.subject(subject, line))
    })
    .join('')
}

/** Colours must not run over the end of a line. */
const perLine = (text: string, paint: (line: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : paint(line)))
    .join('\n')

/** One field: its value, and below it each quote with its place and rule. */
const fieldLines = (whole: Whole, field: Field, ink: Ink): string => {
  const placeOf = placesIn(whole.article.text)
  const value = field.value === null ? ink.dropped('–') : ink.subject(field.subject, oneLine(field.value))
  const quotes = field.evidence.map((evidence) => {
    const { line, column } = placeOf(evidence)
    return `    ${`${line}:${column}`.padEnd(8)} “${oneLine(evidence.quote, QUOTE)}” ${ink.dropped(evidence.rule)}\n`
  })
  return `  ${ink.heading(field.path.replace(/^incidents\[\d+\]\.?/, '') || 'incident')}: ${value}\n${quotes.join('')}`
}

/** An article and what came of it. */
export const explained = (whole: Whole, path: string, ink: Ink): string => {
  const fields = fieldsOf(whole.report)
  const told = fields.filter(({ value }) => value !== null)
  const parts = [`${ink.heading(visible(path))}\n${legend(ink)}\n${painted(whole, fields, ink).trimEnd()}\n\n`]
  parts.push(`${ink.heading('article')}\n`, ...told.filter((field) => field.path.startsWith('article')).map((field) => fieldLines(whole, field, ink)))
  for (const [index, incident] of whole.report.incidents.entries()) {
    parts.push(`\n${ink.heading(`${incident.role} incident ${incident.id}`)}\n`)
    const own = told.filter((field) => field.path === `incidents[${index}]` || field.path.startsWith(`incidents[${index}].`))
    parts.push(...own.map((field) => fieldLines(whole, field, ink)))
  }
  if (whole.report.incidents.length === 0) parts.push('\nno incident\n')
  for (const { code, message } of whole.report.warnings) parts.push(`\nwarning: ${oneLine(message)} (${code})\n`)
  return parts.join('')
}

const candidateLine = ({ rule, text, used, remark }: Candidate, ink: Ink): string =>
  `    ${used ? 'used    ' : 'not used'} “${text}” ${ink.dropped(rule)}${remark === '' ? '' : ` ${remark}`}\n`

/** Mentions that are listed of those that could have filled a field. */
const MOST = 20

/** One field: why it has its value, or none. */
export const explainedField = (whole: Whole, path: string, asked: string, ink: Ink): string => {
  const fields = fieldsOf(whole.report).filter((field) => isAsked(field, asked))
  const name = fields[0]?.name ?? asked.replace(/^incidents(\[\d+\])?\.?/, '')
  const parts = [`${ink.heading(`${visible(path)}: ${oneLine(asked)}`)}\n`]
  for (const field of fields) {
    parts.push(fieldLines(whole, { ...field, path: field.path }, ink))
    for (const sentence of sentencesOf(whole, field)) parts.push(`    in: ${sentence}\n`)
    for (const id of new Set(field.evidence.map(({ rule }) => rule))) {
      const rule = ruleOf(whole, id)
      if (rule !== null) parts.push(`    ${ink.dropped(`${id} says ${rule.says}: ${rule.match.join(' | ')}`)}\n`)
    }
  }
  if (fields.every(({ value }) => value === null)) parts.push('  no value\n')
  const { tried, statements, mentions } = reasonsFor(whole, name, fields)
  if (tried.rules > 0) {
    const matched = statements.length === 0 ? 'none of them matched' : `${statements.length} times they matched`
    parts.push(`  ${tried.rules} rules were tried on ${tried.sentences} sentences; ${matched}\n`)
    parts.push(...statements.map((candidate) => candidateLine(candidate, ink)))
  }
  if (mentions.length > 0) {
    parts.push(`  of the kind that could fill it, ${mentions.length} more were found in the article\n`)
    parts.push(...mentions.slice(0, MOST).map((candidate) => candidateLine(candidate, ink)))
    if (mentions.length > MOST) parts.push(`    and ${mentions.length - MOST} more: incidents annotate\n`)
  }
  return parts.join('')
}
