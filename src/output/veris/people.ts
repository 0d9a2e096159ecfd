import type { Attribution, Incident, Victim } from '../../report/schema.js'
import type { IncidentType } from '../../vocabulary.js'
import { actorRow } from '../tables/attribution.js'
import { sectorRow } from '../tables/sectors.js'
import { unique } from '../techniques.js'

type Block = Readonly<Record<string, unknown>>

const FOR_MONEY: readonly IncidentType[] = ['ransomware', 'extortion', 'fraud']

/** Whether the types say that it was about money. */
export const isForMoney = ({ types }: Incident): boolean => types.some((type) => FOR_MONEY.includes(type))

/** "HAFNIUM: suspected by X" */
const claimOf = ({ actor, country, status, by }: Attribution): string =>
  `${actor?.name ?? country ?? 'unnamed'}: ${status}${by === null ? '' : ` by ${by}`}`

const motivesOf = (incident: Incident, claims: readonly Attribution[]): string[] => {
  const motives = [
    ...(isForMoney(incident) ? ['Financial'] : []),
    ...(incident.types.includes('espionage') ? ['Espionage'] : []),
    ...(claims.some(({ actor }) => actor?.kind === 'hacktivist') ? ['Ideology'] : []),
  ]
  return motives.length === 0 ? ['Unknown'] : motives
}

const varietyOf = (incident: Incident, { actor }: Attribution): string => {
  const row = actorRow(actor?.kind ?? null)
  return (isForMoney(incident) ? row.criminal?.veris : undefined) ?? row.veris.variety
}

const orUnknown = (values: readonly string[]): string[] => {
  const known = unique(values.filter((value) => value !== 'Unknown'))
  return known.length === 0 ? ['Unknown'] : known
}

/** Who did it: all that is claimed and not denied, in one block for those outside and one for those within. */
export const actorOf = (incident: Incident): Block => {
  const claims = incident.attribution.filter(({ status }) => status !== 'denied')
  const denied = incident.attribution.filter(({ status }) => status === 'denied').map(claimOf)
  if (claims.length === 0) return { unknown: { notes: denied.length === 0 ? 'not stated' : denied.join('; ') } }
  const block = (claim: Attribution) => actorRow(claim.actor?.kind ?? null).veris.block
  const outside = claims.filter((claim) => block(claim) === 'external')
  const within = claims.filter((claim) => block(claim) === 'internal')
  const names = unique(outside.flatMap(({ actor }) => (actor === null || actor.kind === 'unnamed' ? [] : actor.name)))
  return {
    ...(outside.length === 0
      ? {}
      : {
          external: {
            variety: orUnknown(outside.map((claim) => varietyOf(incident, claim))),
            motive: motivesOf(incident, outside),
            country: orUnknown(outside.flatMap(({ country }) => country ?? [])),
            ...(names.length === 0 ? {} : { name: names }),
            notes: [...outside.map(claimOf), ...denied].join('; '),
          },
        }),
    ...(within.length === 0
      ? {}
      : {
          internal: {
            variety: orUnknown(within.map((claim) => varietyOf(incident, claim))),
            motive: ['Unknown'],
            notes: within.map(claimOf).join('; '),
          },
        }),
  }
}

/** The victim of one record; those who suffer for it are only named. */
export const victimOf = (incident: Incident, victim: Victim): Block => {
  const { naics } = sectorRow(victim.sector)
  const affected = incident.victims.filter(({ role }) => role === 'affected').map(({ name }) => name)
  return {
    victim_id: victim.name,
    country: [victim.country ?? 'Unknown'],
    employee_count: 'Unknown',
    industry: naics,
    government: [naics.startsWith('92') ? 'Unknown' : 'NA'],
    ...(affected.length === 0 ? {} : { notes: `affected: ${affected.join('; ')}` }),
  }
}
