import type { Whole } from '../extract.js'
import { isKept } from '../report/article-text.js'
import { utf16Offsets } from '../text/codepoints.js'
import type { Span } from '../text/span.js'
import { type Field, SUBJECTS, type Subject } from './fields.js'

/** A piece of the text in which nothing changes: kept or dropped, and the evidence that it is part of. */
export interface Segment extends Span {
  readonly kept: boolean
  /** Indices into the fields; the shortest evidence first. */
  readonly fields: readonly number[]
  /** What it is shown as; null where it is nothing but text. */
  readonly subject: Subject | null
}

interface Mark extends Span {
  readonly field: number
  readonly subject: Subject
}

/** The layers whose mentions are told to have become nothing; a word that merely triggers rules is no find of its own. */
const FOUND = new Set(['names', 'times', 'durations', 'amounts'])

/** Cuts the text where what is shown of it changes. Offsets are UTF-16, as the text is sliced by them. */
export const segmentsOf = ({ article, findings }: Whole, fields: readonly Field[]): Segment[] => {
  const at = utf16Offsets(article.text)
  const marks: Mark[] = fields.flatMap(({ subject, evidence }, field) =>
    evidence.map(({ start, end }): Mark => ({ start: at(start), end: at(end), field, subject })),
  )
  const told = marks.filter(({ subject }) => subject !== 'incident')
  for (const { layer, start, end } of findings?.mentions ?? []) {
    if (FOUND.has(layer) && !told.some((mark) => mark.start < end && start < mark.end)) marks.push({ start, end, field: -1, subject: 'unused' })
  }
  const kept = article.blocks.filter(({ role }) => isKept(role)).map(({ span }) => span)
  const cuts = new Set([0, article.text.length])
  for (const { start, end } of [...marks, ...kept]) {
    cuts.add(start)
    cuts.add(end)
  }
  const ordered = [...cuts].sort((a, b) => a - b)
  const starting = new Map<number, Mark[]>()
  for (const mark of marks) {
    const there = starting.get(mark.start)
    if (there === undefined) starting.set(mark.start, [mark])
    else there.push(mark)
  }
  const keptStarts = new Map(kept.map(({ start, end }) => [start, end]))
  let active: Mark[] = []
  let keptUntil = 0
  return ordered.slice(0, -1).map((start, index): Segment => {
    active = [...active.filter((mark) => mark.end > start), ...(starting.get(start) ?? [])]
    keptUntil = Math.max(keptUntil, keptStarts.get(start) ?? 0)
    const shortestFirst = [...active].sort(
      (a, b) => SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject) || a.end - a.start - (b.end - b.start) || a.field - b.field,
    )
    const narrow = shortestFirst.filter(({ subject }) => subject !== 'incident').sort((a, b) => a.end - a.start - (b.end - b.start))
    return {
      start,
      end: ordered[index + 1] as number,
      kept: start < keptUntil,
      fields: [...new Set([...narrow, ...shortestFirst].map(({ field }) => field).filter((field) => field >= 0))],
      subject: narrow[0]?.subject ?? shortestFirst[0]?.subject ?? null,
    }
  })
}
