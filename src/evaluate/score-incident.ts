import type { Incident, Party } from '../report/schema.js'
import type { GoldIncident, Names } from './gold.js'
import { exactly, sameName, sameTime } from './same.js'
import { newTally, type Tally } from './tally.js'

export const partyNames = (party: Party): string[] => [party.name, ...party.aliases]
const firstName = (entity: Names | undefined): string | undefined => (typeof entity === 'string' ? entity : entity?.[0])
const isAmong = (party: Party, entities: readonly Names[] = []): boolean =>
  entities.some((entity) => [entity].flat().some((accepted) => partyNames(party).some((name) => sameName(name, accepted))))

const NOTHING: GoldIncident = { role: 'related', types: [], victims: [] }
const defined = (values: readonly (string | null)[]): string[][] => [...new Set(values.filter((value) => value !== null))].map((value) => [value])

/** Counts one incident: that of the answer key, that of the report, or both where they are the same. */
export const scoreIncident = (tally: Tally, id: string, gold: GoldIncident | null, found: Incident | null): void => {
  const key = gold ?? NOTHING
  const one = (field: string, value: string | null | undefined, accepted: readonly (string | null)[] = [], same = exactly): void =>
    tally.one(id, field, value ?? null, accepted, same)
  tally.add(
    id,
    'incident',
    gold !== null && found !== null ? 1 : 0,
    found !== null && gold === null ? [`${found.role}: ${found.victims[0]?.name ?? '?'}`] : [],
    gold !== null && found === null ? [firstName(gold.victims[0]) ?? gold.role] : [],
  )
  one('type', found?.types[0], key.types)
  scoreParties(tally, id, key, found)
  scoreAttribution(tally, id, key, found)
  for (const field of ['started', 'detected', 'ended'] as const) {
    for (const name of [`dates.${field}`, 'dates']) one(name, found?.dates[field]?.edtf, key[field], sameTime)
  }
  const { downtime } = key
  for (const name of ['downtime.status', 'downtime']) one(name, found?.downtime?.status, downtime?.status)
  for (const field of ['duration', 'expected'] as const) {
    for (const name of [`downtime.${field}`, 'downtime']) one(name, found?.downtime?.[field]?.min, downtime?.[field])
  }
  const deliberate = downtime?.deliberate
  if (deliberate !== undefined && deliberate !== null) {
    const said = found?.downtime?.deliberate ?? null
    one('downtime.deliberate', said === null ? null : String(said), [String(deliberate)])
  }
  const { ransom } = key
  one('ransom.status', found?.ransom?.status, ransom?.status)
  const amount = found?.ransom?.amount ?? null
  const accepted = ransom?.amount === undefined || ransom.amount === null ? [] : [ransom.currency ?? 'undefined'].flat()
  one(
    'ransom.amount',
    amount === null ? null : `${amount} ${found?.ransom?.currency}`,
    accepted.map((currency) => `${ransom?.amount} ${currency}`),
  )
  const { data } = key
  one('data.status', found?.data?.status, data?.status)
  tally.many(
    id,
    'data.kinds',
    (found?.data?.kinds ?? []).map((kind) => [kind]),
    data?.kinds,
    key.optionalKinds,
    exactly,
  )
  const records = found?.data?.records?.min ?? null
  one(
    'data.records',
    records === null ? null : String(records),
    [data?.records ?? []].flat().map((count) => (count === null ? null : String(count))),
  )
  tally.many(
    id,
    'malware',
    (found?.malware ?? []).map(({ name }) => [name]),
    key.malware,
    key.optionalMalware,
  )
  tally.many(
    id,
    'vulnerabilities',
    (found?.vulnerabilities ?? []).map((item) => [item.id, item.product].filter((name) => name !== null)),
    key.vulnerabilities,
    key.optionalVulnerabilities,
  )
}

const scoreParties = (tally: Tally, id: string, gold: GoldIncident, found: Incident | null): void => {
  const victims = found?.victims ?? []
  tally.many(id, 'victims', victims.map(partyNames), gold.victims, gold.optionalVictims)
  const alsoFine = [...(gold.optionalOrganisations ?? []), ...gold.victims, ...(gold.optionalVictims ?? [])]
  tally.many(id, 'organisations', (found?.organisations ?? []).map(partyNames), gold.organisations, alsoFine)
  // Of a victim that need not be named, no country is asked for
  const due = victims.filter((victim) => isAmong(victim, gold.victims) || !isAmong(victim, gold.optionalVictims))
  const countries = defined(due.map((victim) => victim.country))
  tally.many(id, 'victim country', countries, gold.victimCountries, gold.optionalVictimCountries, exactly)
  const sectors = defined(due.map((victim) => victim.sector))
  tally.many(id, 'sector', sectors, gold.sectors, gold.optionalSectors, exactly)
}

const scoreAttribution = (into: Tally, id: string, gold: GoldIncident, found: Incident | null): void => {
  const claims = found?.attribution ?? []
  const tally = newTally()
  const named = claims.flatMap(({ actor }) =>
    actor === null || actor.kind === 'unnamed' || actor.kind === 'state' ? [] : [[actor.name, ...actor.aliases]],
  )
  tally.many(id, 'actors', named, gold.actors, gold.optionalActors)
  const countries = defined(claims.map((claim) => claim.country))
  tally.many(id, 'countries', countries, gold.actorCountries, gold.optionalActorCountries, exactly)
  if ((gold.actors?.length ?? 0) + (gold.actorCountries?.length ?? 0) > 0) {
    const accepted = gold.attributionStatus ?? []
    const statuses = claims.map((claim) => claim.status)
    tally.one(id, 'status', statuses.find((status) => accepted.includes(status)) ?? statuses[0] ?? null, accepted)
  }
  into.merge(tally, 'attribution')
}
