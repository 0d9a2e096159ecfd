import type { Incident, Party } from '../../report/schema.js'
import { IDENTITY_CLASSES } from '../tables/impact.js'
import { sectorRow } from '../tables/sectors.js'
import { TECHNIQUES } from '../tables/types.js'
import { techniquesOf } from '../techniques.js'
import { type Frame, own, type StixObject, shared } from './objects.js'

type Scope = readonly [incident: string | null, index: string | null]

/** A relationship within one incident, or, without one, the same in every bundle. */
export const relationship = (
  frame: Frame,
  source: string,
  type: string,
  target: string,
  [incident, index]: Scope,
  properties: Readonly<Record<string, unknown>> = {},
): StixObject =>
  (incident === null ? shared : own)(frame, 'relationship', [source, type, target, incident, index], {
    relationship_type: type,
    source_ref: source,
    target_ref: target,
    ...properties,
  })

export const locationOf = (frame: Frame, country: string): StixObject => shared(frame, 'location', [country], { country })

/** A party as an identity, with its country. */
const partyObjects = (frame: Frame, { name, kind, country, sector }: Party): readonly [identity: StixObject, ...others: StixObject[]] => {
  const identityClass = IDENTITY_CLASSES[kind]
  const word = sectorRow(sector).stix
  const identity = shared(frame, 'identity', [identityClass, name, country, sector], {
    name,
    identity_class: identityClass,
    sectors: word === null ? null : [word],
  })
  if (country === null) return [identity]
  const location = locationOf(frame, country)
  return [identity, location, relationship(frame, identity.id, 'located-at', location.id, [null, null])]
}

/** Everybody in the incident but the attackers, and how they are bound to it. */
export const partiesOf = (frame: Frame, incident: Incident, incidentRef: string): StixObject[] => {
  const scope = [incident.id, null] as const
  const victims = incident.victims.flatMap((victim) => {
    const objects = partyObjects(frame, victim)
    const [{ id }] = objects
    const link =
      victim.role === 'victim'
        ? relationship(frame, incidentRef, 'targets', id, scope)
        : relationship(frame, incidentRef, 'related-to', id, scope, { description: victim.role })
    return [...objects, link]
  })
  // One organisation may have several roles, but is bound to the incident once
  const roles = new Map<string, string[]>()
  const organisations = incident.organisations.flatMap((organisation) => {
    const objects = partyObjects(frame, organisation)
    const [{ id }] = objects
    roles.set(id, [...(roles.get(id) ?? []), organisation.role])
    return objects
  })
  const links = [...roles].map(([id, told]) =>
    relationship(frame, id, 'related-to', incidentRef, scope, { description: [...new Set(told)].join(', ') }),
  )
  return [...victims, ...organisations, ...links]
}

const techniqueUrl = (technique: string): string => `https://attack.mitre.org/techniques/${technique.replace('.', '/')}/`

/** Malware, weaknesses and techniques of the attack, and how they are bound to it. */
export const meansOf = (frame: Frame, incident: Incident, incidentRef: string): StixObject[] => {
  const bound = (type: string, object: StixObject): StixObject[] => [object, relationship(frame, incidentRef, type, object.id, [incident.id, null])]
  const malware = incident.malware.flatMap(({ name }) => bound('uses', shared(frame, 'malware', [name], { name, is_family: true })))
  const vulnerabilities = incident.vulnerabilities.flatMap(({ id, product }) => {
    if (id !== null) {
      const reference = { source_name: 'cve', external_id: id }
      return bound('targets', shared(frame, 'vulnerability', [id], { name: id, external_references: [reference] }))
    }
    return product === null
      ? []
      : bound('targets', shared(frame, 'vulnerability', ['product', product], { name: `${product}: vulnerability not named` }))
  })
  const techniques = techniquesOf(incident).flatMap((technique) =>
    bound(
      'uses',
      shared(frame, 'attack-pattern', [technique], {
        name: TECHNIQUES[technique],
        external_references: [{ source_name: 'mitre-attack', external_id: technique, url: techniqueUrl(technique) }],
      }),
    ),
  )
  return [...malware, ...vulnerabilities, ...techniques]
}
