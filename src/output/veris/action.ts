import type { Incident } from '../../report/schema.js'
import { DATA_KIND_TABLE, DATA_STATUS_TABLE } from '../tables/impact.js'
import { typeRow } from '../tables/types.js'
import { unique } from '../techniques.js'
import { bytesOf } from '../volume.js'
import { verisLength } from './length.js'

type Block = Readonly<Record<string, unknown>>

/** VERIS's word for what is not told: it stands alone, or not at all. */
const told = (values: readonly (string | null | undefined)[]): string[] => {
  const known = unique(values.filter((value) => value != null))
  return known.length === 0 ? ['Unknown'] : known
}

/** How it was done. A named weakness is hacking, named malware is malware, whatever the incident's types. */
export const actionOf = ({ types, vulnerabilities, malware }: Incident): Block => {
  const rows = types.flatMap((type) => typeRow(type).veris ?? [])
  const of = (action: string) => rows.filter((row) => row.action === action)
  const cves = unique(vulnerabilities.flatMap(({ id }) => id ?? []))
  const names = unique(malware.map(({ name }) => name))
  const action = {
    ...(of('malware').length > 0 || names.length > 0
      ? {
          malware: {
            variety: told(of('malware').map(({ variety }) => variety)),
            vector: ['Unknown'],
            ...(names.length > 0 ? { name: names.join(', ') } : {}),
          },
        }
      : {}),
    ...(of('hacking').length > 0 || cves.length > 0
      ? {
          hacking: {
            variety: told([...of('hacking').map(({ variety }) => variety), cves.length > 0 ? 'Exploit vuln' : null]),
            vector: told(of('hacking').map(({ vector }) => vector)),
            ...(cves.length > 0 ? { cve: cves.join(', ') } : {}),
          },
        }
      : {}),
    ...(of('social').length > 0
      ? { social: { variety: told(of('social').map(({ variety }) => variety)), vector: ['Unknown'], target: ['Unknown'] } }
      : {}),
  }
  return Object.keys(action).length > 0 ? action : { unknown: {} }
}

/** One gigabyte, decimal. */
const GIGABYTE = 1e9

/** The volume in whole gigabytes; null where it is none. */
export const gigabytesOf = (volume: string | null): number | null => {
  const bytes = bytesOf(volume)
  return bytes === null || bytes % GIGABYTE !== 0 ? null : bytes / GIGABYTE
}

const confidentialityOf = (incident: Incident): Block | null => {
  const { data } = incident
  if (data === null) return incident.types.some((type) => typeRow(type).veris?.confidentiality === true) ? { data_disclosure: 'Unknown' } : null
  const { min, max } = data.records ?? { min: null, max: null }
  const gigabytes = gigabytesOf(data.volume)
  return {
    data_disclosure: DATA_STATUS_TABLE[data.status].disclosure,
    data: told(data.kinds.map((kind) => DATA_KIND_TABLE[kind].veris)).map((variety) => ({ variety })),
    ...(min !== null && min === max ? { data_total: min } : {}),
    ...(gigabytes === null ? {} : { data_volume: gigabytes }),
  }
}

const availabilityOf = ({ types, data, downtime }: Incident): Block | null => {
  const partial = downtime?.status === 'partial'
  const varieties = unique([
    ...types.flatMap((type) => {
      const row = typeRow(type).veris
      return row === null ? [] : ((partial ? row.partialAvailability : undefined) ?? row.availability)
    }),
    ...(data === null ? [] : [DATA_STATUS_TABLE[data.status].availability ?? []].flat()),
    ...(downtime === null || downtime.status === 'none' ? [] : ['Interruption']),
  ])
  if (varieties.length === 0) return null
  const duration = verisLength(downtime?.duration ?? null)
  return { variety: varieties, ...(duration === null ? {} : { duration }) }
}

/** What was harmed. VERIS wants one of the three, even where nothing is known. */
export const attributeOf = (incident: Incident): Block => {
  const rows = incident.types.flatMap((type) => typeRow(type).veris ?? [])
  const named = incident.malware.length > 0 ? ['Software installation'] : []
  const integrity = unique([...rows.flatMap((row) => row.integrity), ...named])
  const confidentiality = confidentialityOf(incident)
  const availability = availabilityOf(incident)
  const attribute = {
    ...(confidentiality === null ? {} : { confidentiality }),
    ...(integrity.length === 0 ? {} : { integrity: { variety: integrity } }),
    ...(availability === null ? {} : { availability }),
  }
  return Object.keys(attribute).length > 0 ? attribute : { confidentiality: { data_disclosure: 'Unknown' } }
}
