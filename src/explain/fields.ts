import type { Evidence, Report } from '../report/schema.js'

/** What a value is about: it gives its colour, in the terminal and on the page. */
export const SUBJECTS = ['victim', 'organisation', 'actor', 'time', 'downtime', 'money', 'data', 'means', 'incident', 'unused'] as const
export type Subject = (typeof SUBJECTS)[number]

/** A value of a report, with what it rests on. */
export interface Field {
  /** "incidents[0].victims[0]" */
  readonly path: string
  /** The same within its incident, without numbers: "victims", "downtime.duration". */
  readonly name: string
  readonly subject: Subject
  /** In one line; null where the article says nothing. */
  readonly value: string | null
  readonly evidence: readonly Evidence[]
}

const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  published: 'time',
  victims: 'victim',
  organisations: 'organisation',
  attribution: 'actor',
  dates: 'time',
  downtime: 'downtime',
  ransom: 'money',
  loss: 'money',
  data: 'data',
  systems: 'data',
  malware: 'means',
  vulnerabilities: 'means',
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)

/** What names a value, before all else that is known of it. */
const FIRST = ['name', 'edtf', 'actor', 'amount', 'count', 'min', 'id', 'product', 'status']

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.filter(isScalar).join(', ')
  if (isNode(value)) return summaryOf(value)
  return String(value)
}

/** "CHU de Liège (organisation, victim, BE, health; aliases: CHU)" */
export const summaryOf = (node: Node): string => {
  const { min, max } = node
  const parts = Object.entries(node).filter(
    ([key, value]) =>
      key !== 'evidence' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0) && !hasEvidence(value),
  )
  const first = FIRST.find((key) => parts.some(([name]) => name === key))
  const head =
    first === 'min' && max !== min ? `${shown(min)} to ${max === null ? 'more' : shown(max)}` : first === undefined ? '' : shown(node[first])
  const rest = parts
    .filter(([key]) => key !== first && !(first === 'min' && key === 'max'))
    .filter(([, value]) => value !== false)
    .map(([key, value]) => (value === true ? key : typeof value === 'string' && !/[: ]/.test(value) ? value : `${key}: ${shown(value)}`))
  return rest.length === 0 ? head : head === '' ? rest.join(', ') : `${head} (${rest.join(', ')})`
}

const hasEvidence = (value: unknown): boolean =>
  isNode(value) ? Array.isArray(value.evidence) : Array.isArray(value) && value.some((item) => isNode(item) && Array.isArray(item.evidence))

const evidenceIn = (node: Node): readonly Evidence[] => (Array.isArray(node.evidence) ? (node.evidence as readonly Evidence[]) : [])

/** All fields of a report in its own order: those with a value, and those without. */
export const fieldsOf = ({ article, incidents }: Report): Field[] => {
  const fields: Field[] = [
    { path: 'article.title', name: 'title', subject: 'incident', value: article.title, evidence: [] },
    { path: 'article.publisher', name: 'publisher', subject: 'organisation', value: article.publisher, evidence: [] },
    { path: 'article.language', name: 'language', subject: 'incident', value: article.language, evidence: [] },
  ]
  const add = (path: string, name: string, value: unknown, subject: Subject): void => {
    if (Array.isArray(value) && value.some(isNode)) {
      for (const [index, item] of value.entries()) add(`${path}[${index}]`, name, item, subject)
    } else if (isNode(value) && !Array.isArray(value.evidence)) {
      for (const [key, child] of Object.entries(value)) add(`${path}.${key}`, `${name}.${key}`, child, subject)
    } else if (isNode(value)) {
      fields.push({ path, name, subject, value: summaryOf(value), evidence: evidenceIn(value) })
      for (const [key, child] of Object.entries(value))
        if (hasEvidence(child)) add(`${path}.${key}`, `${name}.${key}`, child, key === 'start' || key === 'end' ? 'time' : subject)
    } else {
      const nothing = value === null || (Array.isArray(value) && value.length === 0)
      fields.push({ path, name, subject, value: nothing ? null : shown(value), evidence: [] })
    }
  }
  add('article.published', 'published', article.published, 'time')
  for (const [index, incident] of incidents.entries()) {
    const path = `incidents[${index}]`
    fields.push({
      path,
      name: 'incident',
      subject: 'incident',
      value: `${incident.types.join(', ')} (${[incident.role, incident.certainty, incident.status].filter((part) => part !== null).join(', ')})`,
      evidence: incident.evidence,
    })
    for (const [key, subject] of Object.entries(SUBJECT_OF))
      if (key in incident) add(`${path}.${key}`, key, incident[key as keyof typeof incident], subject)
  }
  return fields
}

/** Whether a field is what the user asked for: "victims", "downtime.duration", "incidents[0].dates", "dates.started". */
export const isAsked = (field: Field, asked: string): boolean =>
  [field.path, field.name].some((name) => name === asked || name.startsWith(`${asked}.`) || name.startsWith(`${asked}[`))
