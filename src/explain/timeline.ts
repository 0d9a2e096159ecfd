import { escaped } from './html.js'

/** An incident in time: days (ISO 8601) between which it began, or stood. */
export interface Bar {
  readonly label: string
  readonly href: string
  readonly from: string
  readonly to: string
}

const WIDTH = 960
const LEFT = 280
const ROW = 22
const TOP = 28
/** Incidents drawn: more would be no picture. The table has them all. */
const MOST = 200
const LABEL = 38
const DAY = 86_400_000

const dayOf = (day: string): number => Date.parse(`${day}T00:00Z`) / DAY

/** A drawing of when each incident began: a bar as long as the days that it may mean. Empty where no incident has a date. */
export const timelineOf = (all: readonly Bar[]): string => {
  const bars = [...all].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).slice(0, MOST)
  const [first] = bars
  if (first === undefined) return ''
  const start = dayOf(first.from)
  const end = Math.max(start + 1, ...bars.map(({ to }) => dayOf(to) + 1))
  const x = (day: number): number => LEFT + ((day - start) / (end - start)) * (WIDTH - LEFT - 10)
  const height = TOP + bars.length * ROW + 8
  const ticks = Array.from({ length: 5 }, (_, k) => start + ((end - start) * k) / 4).map((day, k) => {
    const date = new Date(Math.round(day) * DAY).toISOString().slice(0, 10)
    const anchor = k === 4 ? 'end' : 'middle'
    return `<line class="axis" x1="${x(day).toFixed(1)}" x2="${x(day).toFixed(1)}" y1="${TOP - 6}" y2="${height - 4}"/><text x="${x(day).toFixed(1)}" y="14" text-anchor="${anchor}">${date}</text>`
  })
  const rows = bars.map(({ label, href, from, to }, index) => {
    const y = TOP + index * ROW
    const left = x(dayOf(from))
    const width = Math.max(4, x(dayOf(to) + 1) - left)
    const name = label.length > LABEL ? `${label.slice(0, LABEL - 1)}…` : label
    return `<a href="${escaped(href)}"><title>${escaped(`${label}: ${from === to ? from : `${from} to ${to}`}`)}</title><text x="${LEFT - 10}" y="${y + 13}" text-anchor="end">${escaped(name)}</text><rect class="${from === to ? 'point' : 'bar'}" x="${left.toFixed(1)}" y="${y + 3}" width="${width.toFixed(1)}" height="12" rx="3"/></a>`
  })
  const rest = all.length > bars.length ? `<p class="meta">The first ${bars.length} of ${all.length}.</p>` : ''
  return `<div class="timeline scroll" tabindex="0" role="group" aria-label="Timeline"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="When each incident began">${ticks.join('')}${rows.join('')}</svg></div>${rest}`
}
