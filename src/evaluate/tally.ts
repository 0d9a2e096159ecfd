import type { Accepted, Names } from './gold.js'
import { exactly, sameName } from './same.js'

export interface Counts {
  tp: number
  fp: number
  fn: number
}

export interface Miss {
  readonly id: string
  readonly field: string
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

type Same = (found: string, accepted: string) => boolean

/** Counts right, wrong and missed answers by field, and remembers the misses. */
export interface Tally {
  readonly fields: Map<string, Counts>
  readonly misses: Miss[]
  readonly add: (id: string, field: string, right: number, wrong: readonly string[], missed: readonly string[]) => void
  /** One value due. */
  readonly one: (id: string, field: string, found: string | null, accepted: Accepted<string>, same?: Same) => void
  /** Several values due; each found value is given with all its names. */
  readonly many: (
    id: string,
    field: string,
    found: readonly (readonly string[])[],
    gold: readonly Names[] | undefined,
    optional?: readonly Names[] | undefined,
    same?: Same,
  ) => void
  /** Takes over another tally's counts, under `field` and under "field.its-own-field". */
  readonly merge: (other: Tally, field: string) => void
}

const namesOf = (entity: Names): readonly string[] => (typeof entity === 'string' ? [entity] : entity)

export const newTally = (): Tally => {
  const fields = new Map<string, Counts>()
  const misses: Miss[] = []
  const at = (field: string): Counts => {
    const counts = fields.get(field) ?? { tp: 0, fp: 0, fn: 0 }
    fields.set(field, counts)
    return counts
  }
  const add: Tally['add'] = (id, field, right, wrong, missed) => {
    const counts = at(field)
    counts.tp += right
    counts.fp += wrong.length
    counts.fn += missed.length
    if (wrong.length > 0 || missed.length > 0) misses.push({ id, field, wrong, missed })
  }
  const one: Tally['one'] = (id, field, found, accepted, same = exactly) => {
    const answers = accepted.filter((answer) => answer !== null)
    const silenceIsFine = answers.length < accepted.length
    if (found === null && silenceIsFine) return
    const hit = found !== null && answers.some((answer) => same(found, answer))
    const due = answers[0]
    add(id, field, hit ? 1 : 0, found !== null && !hit ? [found] : [], due !== undefined && !hit && !silenceIsFine ? [due] : [])
  }
  const many: Tally['many'] = (id, field, found, gold = [], optional = [], same = sameName) => {
    const left = [...gold]
    const wrong: string[] = []
    let right = 0
    for (const names of found) {
      const hits = (entity: Names): boolean => namesOf(entity).some((accepted) => names.some((name) => same(name, accepted)))
      const index = left.findIndex(hits)
      if (index >= 0) {
        left.splice(index, 1)
        right++
      } else if (!optional.some(hits) && !gold.some(hits)) wrong.push(names[0] ?? '')
    }
    add(
      id,
      field,
      right,
      wrong,
      left.map((entity) => namesOf(entity)[0] ?? ''),
    )
  }
  const merge: Tally['merge'] = (other, field) => {
    for (const [name, { tp, fp, fn }] of other.fields) {
      for (const into of [field, `${field}.${name}`]) {
        const counts = at(into)
        counts.tp += tp
        counts.fp += fp
        counts.fn += fn
      }
    }
    for (const miss of other.misses) misses.push({ ...miss, field: `${field}.${miss.field}` })
  }
  return { fields, misses, add, one, many, merge }
}
