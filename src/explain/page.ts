import { createHash } from 'node:crypto'
import type { Whole } from '../extract.js'
import type { Incident } from '../report/schema.js'
import { utf16Offsets } from '../text/codepoints.js'
import { textOf } from '../text/span.js'
import { oneLine } from '../text/visible.js'
import { type Field, fieldsOf, SUBJECTS } from './fields.js'
import { escaped } from './html.js'
import { SCRIPT } from './page-script.js'
import { STYLE } from './page-style.js'
import { type Segment, segmentsOf } from './segments.js'
import { type Bar, timelineOf } from './timeline.js'

/** A page in pieces that make a whole when put one after the other: the articles first, their overview, which is known last, is shown first. */
export interface Page {
  readonly head: string
  readonly article: (whole: Whole, path: string, index: number) => string
  readonly tail: () => string
}

/** One row of the overview. */
interface Row {
  readonly anchor: string
  readonly title: string
  readonly incident: Incident
}

const hash = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`

/** Nothing is loaded, nothing runs but the script below, nothing is sent anywhere. */
const POLICY = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Incidents</title>
<style>${STYLE}</style>
</head>
<body>
`

export const pageOf = (): Page => {
  const rows: Row[] = []
  let articles = 0
  return {
    head: `${HEAD}<a class="skip" href="#overview">To the overview</a>\n<main class="page">\n`,
    article: (whole, path, index) => {
      articles++
      const id = `a${index + 1}`
      const title = oneLine(whole.report.article.title ?? path)
      for (const [k, incident] of whole.report.incidents.entries()) rows.push({ anchor: `${id}-i${k + 1}`, title, incident })
      return articleHtml(whole, path, id, title)
    },
    tail: () => `${overviewHtml(rows, articles)}</main>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`,
  }
}

const COLUMNS = ['Victim', 'Type', 'Began', 'Downtime', 'Attributed to', 'Certainty', 'Article'] as const

const overviewHtml = (rows: readonly Row[], articles: number): string => {
  const bars: Bar[] = rows.flatMap(({ anchor, incident }) => {
    const time = incident.dates.started ?? incident.dates.detected ?? incident.dates.disclosed
    if (time === null || time.earliest === null || time.latest === null) return []
    return [{ label: nameOf(incident), href: `#${anchor}`, from: time.earliest, to: time.latest }]
  })
  const cell = (text: string, key = text.toLowerCase()): string => `<td data-key="${escaped(key)}">${escaped(text)}</td>`
  const body = rows.map(({ anchor, title, incident }) => {
    const began = incident.dates.started ?? incident.dates.detected
    const actors = incident.attribution.map(({ actor, country, status }) => `${actor?.name ?? country ?? 'unknown'} (${status})`)
    return `<tr><td data-key="${escaped(nameOf(incident).toLowerCase())}"><a href="#${anchor}">${escaped(nameOf(incident))}</a></td>${cell(incident.types.join(', '))}${cell(began?.edtf ?? '', began?.earliest ?? '')}${cell(incident.downtime?.status ?? '')}${cell(oneLine(actors.join(', ')))}${cell(incident.certainty)}${cell(title)}</tr>\n`
  })
  const heads = COLUMNS.map((name) => `<th scope="col"><button type="button">${name}</button></th>`)
  const timeline = timelineOf(bars)
  return `<section class="overview" id="overview" aria-label="Overview">
<h1>Incidents</h1>
<p class="meta">${rows.length} incidents in ${articles} articles</p>
${timeline === '' ? '' : `<h2>When they began</h2>\n${timeline}\n`}<div class="scroll" tabindex="0" role="group" aria-label="Table of incidents"><table>
<caption>Every incident; a heading sorts by its column.</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('')}</tbody>
</table></div>
</section>
`
}

const nameOf = ({ victims }: Incident): string => oneLine(victims[0]?.name ?? 'unnamed victim')

const articleHtml = (whole: Whole, path: string, id: string, title: string): string => {
  const { article, report } = whole
  const fields = fieldsOf(report).filter(({ value }) => value !== null)
  const at = utf16Offsets(article.text)
  const text = segmentsOf(whole, fields)
    .map((segment) => segmentHtml(article.text, segment, fields, id))
    .join('')
  const { published, publisher, language } = report.article
  const meta = [oneLine(path), publisher === null ? '' : oneLine(publisher), published?.edtf ?? 'no date', language].filter((part) => part !== '')
  const incidents = report.incidents.map((incident, index) => {
    const own = fields.filter((field) => field.path === `incidents[${index}]` || field.path.startsWith(`incidents[${index}].`))
    return `<h3 id="${id}-i${index + 1}">${escaped(`${incident.role === 'main' ? 'Main incident' : 'Related incident'}: ${nameOf(incident)}`)}</h3>\n${listHtml(own, fields, id, at)}`
  })
  return `<article id="${id}" aria-labelledby="${id}-t">
<h2 id="${id}-t">${escaped(title)}</h2>
<p class="meta">${escaped(meta.join(' · '))} · <a href="#overview">overview</a></p>
<ul class="legend" aria-label="Colours">${SUBJECTS.map((subject) => `<li><mark class="${subject}">${subject}</mark></li>`).join('')}</ul>
<div class="sides">
<div class="text" lang="${/^[a-z]{2,3}$/.test(language) ? language : 'und'}">${text}</div>
<section class="fields" aria-label="Fields" tabindex="0">
${incidents.length === 0 ? '<p>No incident.</p>\n' : incidents.join('')}<h3>Article</h3>
${listHtml(
  fields.filter((field) => field.path.startsWith('article')),
  fields,
  id,
  at,
)}</section>
</div>
</article>
`
}

/** A piece of the text. Evidence starts where a piece starts: quotes link to it by its offset. */
const segmentHtml = (source: string, segment: Segment, fields: readonly Field[], id: string): string => {
  const text = escaped(textOf(source, segment))
  if (segment.subject === null) return segment.kept ? text : `<span class="dropped">${text}</span>`
  const [field] = segment.fields
  if (field === undefined) return `<mark class="${segment.subject}">${text}</mark>`
  const label = escaped(`${fields[field]?.name ?? ''}: ${oneLine(fields[field]?.value ?? '', 80)}`)
  return `<mark class="${segment.subject}" data-f="${segment.fields.join(' ')}"><a id="${id}-o${segment.start}" href="#${id}-f${field}" title="${label}">${text}</a></mark>`
}

const listHtml = (shown: readonly Field[], all: readonly Field[], id: string, at: (offset: number) => number): string => {
  const items = shown.map((field) => {
    const index = all.indexOf(field)
    const quotes = field.evidence.map(
      ({ quote, rule, start }) =>
        `<div class="quote">“<a href="#${id}-o${at(start)}">${escaped(oneLine(quote, 200))}</a>” <code>${escaped(rule)}</code></div>`,
    )
    return `<div class="value" id="${id}-f${index}" data-f="${index}"><dt>${escaped(field.name)}</dt><dd>${escaped(oneLine(field.value ?? ''))}${quotes.join('')}</dd></div>\n`
  })
  return `<dl>\n${items.join('')}</dl>\n`
}
