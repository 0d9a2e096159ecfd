import type { Evidence, Report } from '../report/schema.js'

/** A field whose value is not what was expected. */
export interface Difference {
  /** "incidents[0].victims[0].name" */
  readonly field: string
  /** The same, as the steps to it: in the report, and in the expected file. */
  readonly at: readonly (string | number)[]
  readonly expected: string
  readonly found: string
  /** Where the value that was found comes from; null where there is none. */
  readonly evidence: Evidence | null
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands for a whole object where the expected file gives one value instead: a party by its name, a time by its EDTF, a duration by its length. */
const SHORT = ['name', 'edtf', 'id', 'product', 'min'] as const

/** The value that stands for an object, or the object itself. */
const shortOf = (value: unknown): unknown => {
  if (!isNode(value)) return value
  const key = SHORT.find((name) => value[name] !== undefined && value[name] !== null)
  return key === undefined ? value : value[key]
}

const withoutEvidence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEvidence)
  if (!isNode(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'evidence')
      .map(([key, child]) => [key, withoutEvidence(child)]),
  )
}

const LONGEST = 160

const shown = (value: unknown): string => {
  if (value === undefined) return 'no such field'
  const text = JSON.stringify(withoutEvidence(value))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** A list of objects in a few words. */
const shownList = (values: readonly unknown[]): string => shown(values.map((value) => (isNode(value) ? (shortOf(value) ?? value) : value)))

export const fieldName = (at: readonly (string | number)[]): string =>
  at.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '')

const evidenceOf = (node: unknown): Evidence | null => {
  if (!isNode(node) || !Array.isArray(node.evidence)) return null
  return (node.evidence[0] as Evidence | undefined) ?? null
}

/**
 * Compares a report with what an expected file asserts. Only what is asserted counts: an object asserts the fields it gives; a list asserts all its
 * elements and their order; one value may stand for an object (see above).
 * @returns the differences, in the order of the file.
 */
export const differences = (expected: unknown, report: Report): Difference[] => {
  const all: Difference[] = []
  const differ = (at: readonly (string | number)[], wanted: string, found: string, evidence: Evidence | null): void => {
    all.push({ field: fieldName(at), at, expected: wanted, found, evidence })
  }
  const compare = (wanted: unknown, found: unknown, at: readonly (string | number)[], around: Evidence | null): void => {
    const evidence = evidenceOf(found) ?? around
    if (isNode(wanted)) {
      if (!isNode(found)) differ(at, shown(wanted), shown(found), evidence)
      else for (const [key, child] of Object.entries(wanted)) compare(child, found[key], [...at, key], evidence)
    } else if (Array.isArray(wanted)) {
      if (!Array.isArray(found) || found.length !== wanted.length) {
        const shownFound = Array.isArray(found) ? shownList(found) : shown(found)
        const first = Array.isArray(found) ? (found.map(evidenceOf).find((item) => item !== null) ?? null) : null
        differ(at, shownList(wanted), shownFound, first ?? evidence)
      } else for (const [index, child] of wanted.entries()) compare(child, found[index], [...at, index], evidence)
    } else {
      const value = wanted === null ? found : shortOf(found)
      if (value !== wanted) differ(at, shown(wanted), wanted === null ? shown(shortOf(found)) : shown(value), evidence)
    }
  }
  compare(expected, report, [], null)
  return all
}

/** What a new expected file asserts: what a reader of the article would look for first. */
export const assertionsOf = ({ article, incidents }: Report): Node => ({
  article: { title: article.title, language: article.language, published: shortOf(article.published) },
  incidents: incidents.map((incident) => ({
    role: incident.role,
    types: incident.types,
    certainty: incident.certainty,
    victims: incident.victims.map(({ name, country, sector }) => ({ name, country, sector })),
    organisations: incident.organisations.map(({ name, role }) => ({ name, role })),
    attribution: incident.attribution.map(({ actor, country, status, by }) => ({ actor: shortOf(actor), country, status, by })),
    dates: Object.fromEntries(Object.entries(incident.dates).map(([name, time]) => [name, shortOf(time)])),
    downtime: incident.downtime && {
      status: incident.downtime.status,
      duration: shortOf(incident.downtime.duration),
      deliberate: incident.downtime.deliberate,
    },
    ransom: incident.ransom && { status: incident.ransom.status, amount: incident.ransom.amount, currency: incident.ransom.currency },
    data: incident.data && { status: incident.data.status, kinds: incident.data.kinds },
  })),
})

/** What an assertion becomes so that the report agrees, with no field more than before. A list of another length is told anew, its elements like the first. */
export const refreshed = (asserted: unknown, found: unknown): unknown => {
  if (isNode(asserted)) {
    if (!isNode(found)) return found === undefined ? null : withoutEvidence(found)
    return Object.fromEntries(
      Object.entries(asserted)
        .filter(([key]) => key in found)
        .map(([key, child]) => [key, refreshed(child, found[key])]),
    )
  }
  if (Array.isArray(asserted) && Array.isArray(found)) {
    return found.map((value, index) => {
      const like: unknown = asserted[index] ?? asserted[0]
      return like === undefined ? withoutEvidence(value) : refreshed(like, value)
    })
  }
  return isNode(found) && typeof asserted !== 'object' ? shortOf(found) : withoutEvidence(found)
}
