import type { Evidence, Incident, Report } from '../report/schema.js'
import type { Gold, GoldIncident } from './gold.js'
import { includesText, sameName, sameText, sameTime } from './same.js'
import { partyNames, scoreIncident } from './score-incident.js'
import { type Counts, type Miss, newTally } from './tally.js'

export interface FieldScore extends Counts {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Score {
  readonly articles: number
  /** Mean F1 of the fields in {@link CORE}. */
  readonly core: number
  readonly fields: Readonly<Record<string, FieldScore>>
  /** Quotes given; those that are not at their offsets; those outside the article's own text. */
  readonly evidence: { readonly quotes: number; readonly misplaced: number; readonly leaked: number }
  readonly misses: readonly Miss[]
}

/** The fields that the project is judged by. */
export const CORE = ['victims', 'organisations', 'attribution', 'dates', 'downtime'] as const

/** Compares reports with answer keys; a key without a report counts as an empty report. Both maps go by the key's id. */
export const score = (golds: readonly Gold[], reports: ReadonlyMap<string, Report>, texts: ReadonlyMap<string, string> = new Map()): Score => {
  const tally = newTally()
  const evidence = { quotes: 0, misplaced: 0, leaked: 0 }
  for (const gold of golds) {
    const { id } = gold
    const report = reports.get(id)
    const incidents = report?.incidents ?? []
    const has = incidents.length > 0
    const due = gold.incidents.length > 0
    tally.add(id, 'article has incident', has && due ? 1 : 0, has && !due ? ['false alarm'] : [], due && !has ? ['missed article'] : [])
    tally.one(id, 'language', report?.article.language ?? null, [gold.language])
    tally.one(id, 'published', report?.article.published?.edtf ?? null, gold.published ?? [], sameTime)
    tally.one(id, 'title', report?.article.title ?? null, gold.title ? [gold.title] : [], sameText)
    for (const [key, found] of pairs(gold.incidents, incidents)) if (found !== null || key?.optional !== true) scoreIncident(tally, id, key, found)
    const text = texts.get(id)
    if (text === undefined) continue
    const points = [...text]
    const [from, to] = mainText(text, points.length, gold)
    for (const quoted of evidenceOf(incidents)) {
      evidence.quotes++
      if (points.slice(quoted.start, quoted.end).join('') !== quoted.quote) evidence.misplaced++
      const isTitle = gold.title !== null && includesText(gold.title, quoted.quote)
      if (!isTitle && (quoted.end <= from || quoted.start >= to)) evidence.leaked++
    }
  }
  const fields = Object.fromEntries([...tally.fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, counts]) => [name, fieldScore(counts)]))
  const core = CORE.reduce((sum, field) => sum + (fields[field]?.f1 ?? 0), 0) / CORE.length
  return { articles: golds.length, core, fields, evidence, misses: tally.misses }
}

const fieldScore = ({ tp, fp, fn }: Counts): FieldScore => {
  const precision = tp + fp > 0 ? tp / (tp + fp) : 1
  const recall = tp + fn > 0 ? tp / (tp + fn) : 1
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, tp, fp, fn }
}

/** Pairs each incident of the key with the reported one that shares most victims; main falls to main. What is left over stands alone. */
const pairs = (gold: readonly GoldIncident[], found: readonly Incident[]): [GoldIncident | null, Incident | null][] => {
  const free = new Set(found)
  const paired: [GoldIncident | null, Incident | null][] = []
  for (const key of gold) {
    const shared = (incident: Incident): number =>
      key.victims.filter((entity) =>
        incident.victims.some((victim) => [entity].flat().some((name) => partyNames(victim).some((other) => sameName(other, name)))),
      ).length
    const [best] = [...free]
      .map((incident) => ({ incident, points: shared(incident) * 2 + (incident.role === key.role ? 1 : 0) }))
      .sort((a, b) => b.points - a.points)
    if (best !== undefined && (best.points >= 2 || (key.role === 'main' && best.points > 0))) {
      paired.push([key, best.incident])
      free.delete(best.incident)
    } else paired.push([key, null])
  }
  for (const incident of free) paired.push([null, incident])
  return paired
}

/** Where the article's own text starts and ends, in code points. */
const mainText = (text: string, length: number, gold: Gold): [number, number] => {
  const { first = '', last = '' } = gold.mainText ?? {}
  const head = first === '' ? -1 : text.indexOf(first)
  const tail = last === '' ? -1 : text.lastIndexOf(last)
  const codePoints = (end: number): number => [...text.slice(0, end)].length
  return [head < 0 ? 0 : codePoints(head), tail < 0 ? length : codePoints(tail + last.length)]
}

const isEvidence = (node: object): node is Evidence => 'quote' in node && 'start' in node && 'end' in node

/** Every piece of evidence in a report, wherever it stands. */
export const evidenceOf = (node: unknown): Evidence[] => {
  if (node === null || typeof node !== 'object') return []
  if (!Array.isArray(node) && isEvidence(node)) return [node]
  return Object.values(node).flatMap(evidenceOf)
}
