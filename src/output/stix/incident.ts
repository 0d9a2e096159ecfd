import type { Incident, Time } from '../../report/schema.js'
import { CERTAINTY_TABLE, DATA_STATUS_TABLE, INCIDENT_STATUS_TABLE, UNTOLD_STATUS } from '../tables/impact.js'
import { typeRow } from '../tables/types.js'
import { unique } from '../techniques.js'
import { titleOf } from '../title.js'
import { bounded } from './impacts.js'
import { type Frame, own, REPORT_EXTENSION, type StixObject } from './objects.js'

/** The incident extension suite: core, and the object type "event". */
const INCIDENT_EXTENSION = 'extension-definition--ef765651-680c-498d-9894-99799f2fa126'
const EVENT_EXTENSION = 'extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e'

const PAYMENT = 'ransomware-payment'

/** Words of STIX's `incident-type-ov`. */
export const incidentTypes = ({ types, data, ransom }: Incident): string[] => {
  const taken = data === null ? null : DATA_STATUS_TABLE[data.status].stixType
  return unique([...types.flatMap((type) => typeRow(type).stix), ...(taken === null ? [] : [taken]), ...(ransom?.status === 'paid' ? [PAYMENT] : [])])
}

/** The incident's own words, and tags of taxonomies that STIX has no property for. */
const labelsOf = ({ types, role, data }: Incident): string[] => {
  const rows = types.map(typeRow)
  const leak = data === null ? null : DATA_STATUS_TABLE[data.status].rsit
  return unique([
    ...types,
    role,
    ...[...rows.flatMap(({ rsit }) => rsit), ...(leak === null ? [] : [leak])].map((tag) => `rsit:${tag}`),
    ...rows.flatMap(({ nis2 }) => nis2).map((cause) => `nis2:nature-root-cause="${cause}"`),
  ])
}

/** The value without the article's sentences: of evidence, only offsets and rule stay. */
const withoutQuotes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutQuotes)
  if (typeof value !== 'object' || value === null) return value
  const isEvidence = 'quote' in value && 'start' in value && 'end' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(isEvidence && key === 'quote'))
      .map(([key, inner]) => [key, withoutQuotes(inner)]),
  )
}

/** The attack as something that happened between two moments. */
export const eventOf = (frame: Frame, incident: Incident): StixObject =>
  own(frame, 'event', [incident.id, 'attack'], {
    status: (incident.status === null ? UNTOLD_STATUS : INCIDENT_STATUS_TABLE[incident.status]).event,
    event_types: incidentTypes(incident),
    ...bounded('start', incident.dates.started),
    ...bounded('end', incident.dates.ended),
    extensions: { [EVENT_EXTENSION]: { extension_type: 'new-sdo' } },
  })

export const incidentObject = (
  frame: Frame,
  incident: Incident,
  refs: { readonly events: readonly string[]; readonly impacts: readonly string[] },
  quotes: boolean,
): StixObject =>
  own(frame, 'incident', [incident.id], {
    name: titleOf(incident),
    labels: labelsOf(incident),
    extensions: {
      [INCIDENT_EXTENSION]: {
        extension_type: 'property-extension',
        determination: CERTAINTY_TABLE[incident.certainty].stix,
        investigation_status: (incident.status === null ? UNTOLD_STATUS : INCIDENT_STATUS_TABLE[incident.status]).investigation,
        incident_types: incidentTypes(incident),
        ...(refs.events.length === 0 ? {} : { event_refs: refs.events }),
        ...(refs.impacts.length === 0 ? {} : { impact_refs: refs.impacts }),
      },
      [REPORT_EXTENSION]: { extension_type: 'property-extension', incident: quotes ? incident : withoutQuotes(incident) },
    },
  })

/** Times that no single year holds, by their path: STIX's own properties have no place for them. */
export const unboundedTimes = ({ dates, downtime }: Incident): string[] => {
  const times: readonly (readonly [string, Time | null | undefined])[] = [
    ['dates.started', dates.started],
    ['dates.ended', dates.ended],
    ['downtime.start', downtime?.start],
    ['downtime.end', downtime?.end],
  ]
  return times.flatMap(([path, time]) => (time != null && Object.keys(bounded('start', time)).length === 0 ? [`incidents[].${path}`] : []))
}
