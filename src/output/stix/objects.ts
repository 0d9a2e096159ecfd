import { idOf } from './ids.js'
import { type TlpLevel, tlpMarking } from './tlp.js'

/** A STIX object as it is printed. */
export type StixObject = { readonly type: string; readonly id: string; readonly [property: string]: unknown }

/** Objects that many bundles share hold only what their key says, from this moment on. */
const SHARED_SINCE = '2025-01-01T00:00:00.000Z'

/** When the objects of one report were made, and how they are marked. */
export interface Frame {
  readonly created: string
  readonly modified: string
  readonly tlp: TlpLevel
}

/** Properties in the order of printing: what every object has stands first and last. */
const object = (
  type: string,
  id: string,
  times: { readonly created: string; readonly modified: string },
  tlp: TlpLevel,
  properties: Readonly<Record<string, unknown>>,
): StixObject => ({
  type,
  spec_version: '2.1',
  id,
  ...(id === TOOL_ID ? {} : { created_by_ref: TOOL_ID }),
  created: times.created,
  modified: times.modified,
  ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined && !isEmptyList(value))),
  object_marking_refs: [tlpMarking(tlp).id],
})

/** STIX has no empty lists: the property is left out. */
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** An object of this report alone. */
export const own = (frame: Frame, type: string, key: readonly (string | null)[], properties: Readonly<Record<string, unknown>>): StixObject =>
  object(type, idOf(type, ...key), frame, frame.tlp, properties)

/** An object that says the same in every bundle. */
export const shared = (frame: Frame, type: string, key: readonly (string | null)[], properties: Readonly<Record<string, unknown>>): StixObject =>
  object(type, idOf(type, ...key), { created: SHARED_SINCE, modified: SHARED_SINCE }, frame.tlp, properties)

export const TOOL_ID = idOf('identity', 'system', 'incidents', null, null)
export const REPORT_EXTENSION = idOf('extension-definition', 'incidents-report', '1')

/** This tool, which makes all other objects. */
export const tool = (frame: Frame): StixObject =>
  shared(frame, 'identity', ['system', 'incidents', null, null], { name: 'incidents', identity_class: 'system' })

/** Our extension, which holds an incident as the report has it. */
export const reportExtension = (frame: Frame): StixObject =>
  shared(frame, 'extension-definition', ['incidents-report', '1'], {
    name: 'incidents-report',
    schema:
      'property "incident": one incident of a report of schema incidents/1, whose JSON Schema is in the npm package as incidents/schema.json; its evidence has no quote',
    version: '1.0.0',
    extension_types: ['property-extension'],
  })
