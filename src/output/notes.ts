import type { Incident, Report } from '../report/schema.js'

/** Something that an export does to a report, which its reader should know. */
export interface ExportNote {
  /** export-loss: the format has no place for a field. export-skipped: an incident or a report is left out. export-undated: a required date is made up. */
  readonly code: 'export-loss' | 'export-skipped' | 'export-undated'
  /** A field path, or an incident's id with the reason. */
  readonly what: string
}

export const loss = (what: string): ExportNote => ({ code: 'export-loss', what })
export const skipped = ({ id }: Incident, reason: string): ExportNote => ({ code: 'export-skipped', what: `${id} (${reason})` })

/** Values of the report that have evidence, and their own places in it, are told apart from those of the incident as a whole. */
const SINGLE_EVIDENCE = 'evidence of single values'

const collect = (value: unknown, path: string, into: Set<string>): void => {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, into)
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'evidence') collect(inner, path === '' ? key : `${path}.${key}`, into)
      else if (Array.isArray(inner) && inner.length > 0) into.add(path.startsWith('incidents[].') ? SINGLE_EVIDENCE : `${path}.evidence`)
    }
  } else into.add(path)
}

/** The paths at which a report says something, lists by "[]": "incidents[].victims[].name". */
export const toldPaths = (report: Report): Set<string> => {
  const paths = new Set<string>()
  collect(report, '', paths)
  return paths
}

/** Fields of a time that follow from its EDTF. */
const DERIVED = /\.(?:earliest|latest|precision)$/

/** Whether the format has a place for a path: `held` names it, or, by an entry that ends in ".", all that stands below. */
const isHeld = (path: string, held: readonly string[]): boolean =>
  held.some((place) =>
    place.endsWith('.') ? path.startsWith(place) : path === place || (DERIVED.test(path) && path.replace(DERIVED, '.edtf') === place),
  )

/** The whole that nothing is kept of, instead of each of its parts: "warnings" for "warnings[].code". */
const widest = (path: string, held: readonly string[]): string => {
  const parts = path.split('.')
  for (let i = 1; i < parts.length; i++) {
    const whole = parts.slice(0, i).join('.')
    if (!held.some((place) => place.startsWith(`${whole}.`) || place === whole)) return whole.replace(/\[\]$/, '')
  }
  return path.replace(/\[\]$/, '')
}

/** What a report says and `held` has no place for. A path that ends in "." stands for all below it. */
export const lossesOf = (report: Report, held: readonly string[]): ExportNote[] => {
  const lost = [...toldPaths(report)].filter((path) => !isHeld(path, held))
  return [...new Set(lost.map((path) => widest(path, held)))].map(loss)
}

/** Notes of a whole run, each once, in the order in which they came up. */
export interface Tally {
  readonly add: (notes: readonly ExportNote[]) => void
  /** One line for each code. */
  readonly lines: () => string[]
}

/** Left-out incidents that are named; of more, only the number is said. */
const NAMED = 5

export const tallyNotes = (): Tally => {
  const found = new Map<ExportNote['code'], Set<string>>()
  return {
    add: (notes) => {
      for (const { code, what } of notes) found.set(code, (found.get(code) ?? new Set()).add(what))
    },
    lines: () =>
      [...found].map(([code, set]) => {
        const all = [...set]
        const shown = code === 'export-loss' ? all : all.slice(0, NAMED)
        return `${code}: ${shown.join(', ')}${all.length > shown.length ? `, and ${all.length - shown.length} more` : ''}`
      }),
  }
}
