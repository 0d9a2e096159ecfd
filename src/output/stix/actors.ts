import type { Attribution, Incident } from '../../report/schema.js'
import { actorRow, STATUS_TABLE } from '../tables/attribution.js'
import { type Frame, own, type StixObject, shared } from './objects.js'
import { locationOf, relationship } from './parties.js'

/** An actor that is told apart by its name; the others are known within one incident only. */
const isNamed = (actor: Attribution['actor']): actor is NonNullable<Attribution['actor']> => actor !== null && actor.kind !== 'unnamed'

const actorObject = (frame: Frame, incident: Incident, { actor }: Attribution, index: number): StixObject => {
  const row = actorRow(actor?.kind ?? null)
  if (!isNamed(actor)) {
    return own(frame, 'threat-actor', [incident.id, String(index)], { name: 'unidentified actor', threat_actor_types: row.stixTypes })
  }
  if (row.stix === 'threat-actor') {
    return shared(frame, 'threat-actor', [actor.name, actor.kind], { name: actor.name, threat_actor_types: row.stixTypes })
  }
  const { attackId } = actor
  return shared(frame, 'intrusion-set', [actor.name, attackId], {
    name: actor.name,
    external_references:
      attackId === null ? null : [{ source_name: 'mitre-attack', external_id: attackId, url: `https://attack.mitre.org/groups/${attackId}/` }],
  })
}

/** "Attribution to Hafnium (CN) is denied by X." */
const denial = ({ actor, country, by }: Attribution): string => {
  const whom = actor === null ? (country ?? 'an unnamed actor') : `${actor.name}${country === null ? '' : ` (${country})`}`
  return `Attribution to ${whom} is denied${by === null ? '' : ` by ${by}`}.`
}

/** Who is said to have done it: actors, their countries, how surely; a denial is a note. Claims count from 0, as in the report. */
export const attributionObjects = (frame: Frame, incident: Incident, incidentRef: string): StixObject[] =>
  incident.attribution.flatMap((claim, index) => {
    const { confidence, label } = STATUS_TABLE[claim.status]
    const labels = [label]
    if (confidence === null) {
      return [own(frame, 'note', [incident.id, 'denied', String(index)], { content: denial(claim), object_refs: [incidentRef], labels })]
    }
    const actor = actorObject(frame, incident, claim, index)
    const scope = [incident.id, String(index)] as const
    const link = relationship(frame, incidentRef, 'attributed-to', actor.id, scope, { description: claim.by, labels, confidence })
    if (claim.country === null) return [actor, link]
    const location = locationOf(frame, claim.country)
    const type = actor.type === 'intrusion-set' ? 'originates-from' : 'located-at'
    return [actor, link, location, relationship(frame, actor.id, type, location.id, scope, { labels, confidence })]
  })
