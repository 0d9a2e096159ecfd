import type { Incident, Time } from '../../report/schema.js'
import { periodOf } from '../period.js'
import { AVAILABILITY_IMPACTS, DATA_KIND_TABLE, DATA_STATUS_TABLE, RANSOM_TABLE } from '../tables/impact.js'
import { unique } from '../techniques.js'
import { bytesOf } from '../volume.js'
import { type Frame, own, type StixObject } from './objects.js'

/** Definition of the object type "impact" in the incident extension suite. */
const IMPACT_EXTENSION = 'extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9'

/** A time as STIX's extensions write it: the first moment of the period that holds it, and how long that is. */
export const bounded = (name: 'start' | 'end', time: Time | null): Record<string, unknown> => {
  const period = periodOf(time)
  return period === null ? {} : { [`${name}_time`]: period.start, [`${name}_time_fidelity`]: period.fidelity }
}

interface Impact {
  readonly category: string
  readonly times?: Record<string, unknown>
  readonly extension: Readonly<Record<string, unknown>>
}

const availability = ({ downtime }: Incident): Impact[] =>
  downtime === null
    ? []
    : [
        {
          category: 'availability-ext',
          times: { ...bounded('start', downtime.start), ...bounded('end', downtime.end) },
          extension: { availability_impact: AVAILABILITY_IMPACTS[downtime.status] },
        },
      ]

const informationTypes = (incident: Incident, otherwise: string): string[] => {
  const told = unique((incident.data?.kinds ?? []).map((kind) => DATA_KIND_TABLE[kind].stix))
  return told.length === 0 ? [otherwise] : told
}

const confidentiality = (incident: Incident): Impact[] => {
  const { data } = incident
  const loss = data === null ? null : DATA_STATUS_TABLE[data.status].loss
  if (data === null || loss === null) return []
  if (loss === 'none') return [{ category: 'confidentiality-ext', extension: { loss_type: loss } }]
  const types = informationTypes(incident, 'unspecified')
  const alone = types.length === 1
  const { min, max } = data.records ?? { min: null, max: null }
  return types.map((type) => ({
    category: 'confidentiality-ext',
    extension: {
      loss_type: loss,
      information_type: type,
      // How much of each kind it was is not told
      ...(alone && min !== null && min === max ? { record_count: min } : {}),
      ...(alone && bytesOf(data.volume) !== null ? { record_size: bytesOf(data.volume) } : {}),
    },
  }))
}

const integrity = (incident: Incident): Impact[] => {
  const alteration = incident.data === null ? null : DATA_STATUS_TABLE[incident.data.status].alteration
  if (alteration === null) return []
  return informationTypes(incident, 'system').map((type) => ({
    category: 'integrity-ext',
    extension: { alteration, information_type: type },
  }))
}

const economic = ({ ransom }: Incident): Impact[] => {
  const variety = ransom === null ? null : RANSOM_TABLE[ransom.status]
  if (ransom === null || variety === null) return []
  const { amount, currency } = ransom
  // An amount without its currency says nothing, and is not allowed
  const bounds = amount === null || currency === null ? {} : { currency, min_amount: variety === 'ransom-payment' ? amount : 0, max_amount: amount }
  return [{ category: 'economic-ext', extension: { variety, ...bounds } }]
}

/** What the attack did, one object for each kind of harm. Objects of one category count from 1. */
export const impactsOf = (frame: Frame, incident: Incident): StixObject[] =>
  [availability, confidentiality, integrity, economic].flatMap((read) =>
    read(incident).map(({ category, times, extension }, index) =>
      own(frame, 'impact', [incident.id, category, String(index + 1)], {
        impact_category: category,
        ...times,
        extensions: { [IMPACT_EXTENSION]: { extension_type: 'new-sdo' }, [category]: extension },
      }),
    ),
  )
