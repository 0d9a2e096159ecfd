import { describe, expect, test } from 'vitest'
import { parseActorFile } from '../src/knowledge/actor-files.js'

const cluster = JSON.stringify({
  name: 'Threat actor',
  values: [
    { value: 'Red Heron', meta: { synonyms: ['HERON', 'G9001', 'Marsh Group', 'red heron'], country: 'cn' } },
    { value: 'Blue Stork', meta: { synonyms: ['Marsh Group'], country: 'Europe' } },
    { value: 'Élan Team' },
    { value: '[Unnamed group]' },
  ],
})

const bundle = JSON.stringify({
  type: 'bundle',
  id: 'bundle--1',
  objects: [
    { type: 'x-mitre-collection', name: 'Enterprise' },
    {
      type: 'intrusion-set',
      name: 'Red Heron',
      aliases: ['Red Heron', 'Heron'],
      external_references: [
        { source_name: 'other', external_id: 'X1' },
        { source_name: 'mitre-attack', external_id: 'G9001' },
      ],
    },
    { type: 'intrusion-set', name: 'Old Crane', revoked: true },
    { type: 'intrusion-set', name: 'Older Crane', x_mitre_deprecated: true },
    { type: 'intrusion-set', name: 'Plain Duck' },
    { type: 'malware', name: 'HeronRAT' },
  ],
})

describe('a MISP galaxy cluster', () => {
  const rows = parseActorFile(cluster, 'threat-actor.json')
  test('its actors, without the unnamed', () => expect(rows.map((row) => row.id)).toEqual(['red-heron', 'blue-stork', 'elan-team']))
  test('names, id and country', () =>
    expect(rows[0]).toEqual({
      id: 'red-heron',
      name: 'Red Heron',
      kind: 'group',
      brand: false,
      attackId: 'G9001',
      country: 'CN',
      text: ['Red Heron', 'HERON'],
      acronyms: [],
      ambiguous: false,
      ambiguousText: [],
      shared: ['Marsh Group'],
    }))
  test('what is no country code is none', () => expect(rows[1]?.country).toBeNull())
})

describe('an ATT&CK bundle', () => {
  const rows = parseActorFile(bundle, 'enterprise-attack.json')
  test('its live groups and nothing else', () => expect(rows.map((row) => row.name)).toEqual(['Red Heron', 'Plain Duck']))
  test('aliases and id', () => expect([rows[0]?.text, rows[0]?.attackId, rows[1]?.attackId]).toEqual([['Red Heron', 'Heron'], 'G9001', null]))
})

test('two actors of one name get ids of their own', () =>
  expect(parseActorFile('{"values":[{"value":"Heron"},{"value":"HERON"}]}', 'x.json').map((row) => row.id)).toEqual(['heron', 'heron-2']))

test.each([
  ['{', 'x.json: not JSON: '],
  ['[]', 'x.json: neither a MISP galaxy cluster'],
  ['null', 'x.json: neither a MISP galaxy cluster'],
  ['{"values": 3}', 'x.json: not a MISP galaxy cluster: values: '],
  ['{"values": [{"meta": {}}]}', 'x.json: not a MISP galaxy cluster: values.0.value: '],
  ['{"objects": []}', 'x.json: not a STIX bundle: type: '],
  ['{"type": "bundle", "objects": [{"type": "intrusion-set"}]}', 'x.json: objects[0] is no intrusion-set of STIX: name: '],
  ['{"values": []}', 'x.json: names no actor'],
])('%s is refused with its reason', (text, message) => expect(() => parseActorFile(text, 'x.json')).toThrow(message))
