import { describe, expect, test } from 'vitest'
import { loadFormat, wholeOf } from '../../src/output/formats.js'
import { fullReport } from '../output/reports.js'
import { type Bundle, stixProblems } from './check-stix.js'
import { verisSchema } from './veris.js'

const made = async (name: 'stix' | 'veris'): Promise<unknown> => {
  const format = await loadFormat(name)
  return JSON.parse(wholeOf(format, [format.report(fullReport())]))
}

/** The bundle with one property of the first object of a type changed; undefined takes it away. */
const withChange = (bundle: Bundle, type: string, property: string, value: unknown): Bundle => {
  const at = bundle.objects.findIndex((object) => object.type === type)
  return { ...bundle, objects: bundle.objects.map((object, i) => (i === at ? JSON.parse(JSON.stringify({ ...object, [property]: value })) : object)) }
}

describe('the checks refuse what is wrong', () => {
  test.each([
    ['identity', 'name', undefined],
    ['identity', 'created', 'yesterday'],
    ['identity', 'sectors', []],
    ['location', 'country', undefined],
    ['malware', 'is_family', undefined],
    ['report', 'object_refs', []],
    ['report', 'published', '2021-05-28'],
    ['intrusion-set', 'name', undefined],
    ['relationship', 'target_ref', 'identity--00000000-0000-5000-8000-000000000000'],
    ['relationship', 'relationship_type', 'Uses'],
    ['vulnerability', 'external_references', [{ source_name: 'cve', external_id: 'CVE-1' }]],
    ['attack-pattern', 'spec_version', '3'],
    ['note', 'object_refs', undefined],
    ['incident', 'extensions', {}],
    ['incident', 'severity', 'high'],
    ['event', 'status', 'over'],
    ['impact', 'impact_category', 'physical-ext'],
    ['impact', 'modified', '1960-01-01T00:00:00.000Z'],
    ['marking-definition', 'name', 'TLP:WHITE'],
    ['extension-definition', 'version', 1],
  ])('STIX: %s with %s %j', async (type, property, value) => {
    const bundle = (await made('stix')) as Bundle
    expect(stixProblems(bundle)).toEqual([])
    expect(stixProblems(withChange(bundle, type, property, value))).not.toEqual([])
  })

  test.each([
    ['timeline', { incident: {} }],
    ['attribute', {}],
    ['action', { malware: { variety: ['Worms'], vector: ['Unknown'] } }],
    ['action', {}],
    ['invented', true],
    ['victim', undefined],
  ])('VERIS: %s %j', async (property, value) => {
    const [record] = (await made('veris')) as Record<string, unknown>[]
    expect(verisSchema.safeParse(record).success).toBe(true)
    expect(verisSchema.safeParse({ ...record, [property]: value }).success).toBe(false)
  })
})
