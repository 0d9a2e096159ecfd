import { describe, expect, test } from 'vitest'
import { reportJsonSchema } from '../../src/report/json-schema.js'
import { reportSchema } from '../../src/report/schema.js'
import { exampleReport } from './example.js'

type Path = readonly (string | number)[]

/** Every place in a value, the value itself left out. */
const pathsOf = (value: unknown, at: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key]
    return [path, ...pathsOf(item, path)]
  })
}

const changed = (path: Path, change: (holder: Record<string | number, unknown>, key: string | number) => void): unknown => {
  const report = structuredClone(exampleReport()) as unknown
  let holder = report as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>
  change(holder, path.at(-1) ?? '')
  return report
}

describe('reportSchema', () => {
  test('takes a report in which every field says something, and gives it back in the same order', () => {
    expect(JSON.stringify(reportSchema.parse(exampleReport()))).toBe(JSON.stringify(exampleReport()))
  })

  const fields = pathsOf(exampleReport()).filter((path) => typeof path.at(-1) === 'string')

  test('misses every field that is left out', () => {
    const passed = fields.filter((path) => {
      const report = changed(path, (holder, key) => {
        delete holder[key]
      })
      return reportSchema.safeParse(report).success
    })
    expect(passed).toEqual([])
  })

  test('allows nothing unknown at any level', () => {
    const passed = fields.filter((path) => {
      const report = changed(path, (holder) => {
        holder.unknown = 1
      })
      return reportSchema.safeParse(report).success
    })
    expect(passed).toEqual([])
  })

  test.each([
    ['incidents.0.victims.0.role', 'source'],
    ['incidents.0.organisations.0.role', 'victim'],
    ['incidents.0.victims.0.country', 'be'],
    ['incidents.0.dates.started.earliest', '2021-02-30'],
    ['incidents.0.downtime.duration.min', '3 days'],
    ['incidents.0.downtime.duration.min', 'P'],
    ['incidents.0.downtime.duration.min', 'P1DT'],
    ['incidents.0.evidence.0.start', -1],
    ['incidents.0.evidence.0.quote', ''],
    ['incidents.0.id', 'abababababab-0'],
    ['incidents.0.types', []],
    ['article.language', 'French'],
    ['schema', 'incidents/2'],
  ])('refuses %s: %j', (field, value) => {
    const path = field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
    const report = changed(path, (holder, key) => {
      holder[key] = value
    })
    expect(reportSchema.safeParse(report).success).toBe(false)
  })
})

describe('reportJsonSchema', () => {
  const schema = reportJsonSchema()

  test('is draft 2020-12, and closed at every level', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    const objects = JSON.stringify(schema).match(/"type":"object"/g)?.length
    expect(JSON.stringify(schema).match(/"additionalProperties":false/g)?.length).toBe(objects)
  })

  test('says each field in the order of the contract', () => {
    expect(Object.keys(schema.properties as object)).toEqual(['schema', 'source', 'article', 'incidents', 'warnings'])
    expect(schema.required).toEqual(['schema', 'source', 'article', 'incidents', 'warnings'])
  })
})
