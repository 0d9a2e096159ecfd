import type { Attribution, Incident, Report, Time } from '../report/schema.js'
import { csvLine } from './cells.js'
import type { FormatOptions, ReportFormat } from './format.js'
import { lossesOf, skipped } from './notes.js'
import { periodOf } from './period.js'
import { actorRow, BASIS, EUROPEAN_BODIES, INTERNATIONAL_BODIES, ROLE_BASIS, STATUS_TABLE } from './tables/attribution.js'
import { COUNTRY_NAMES } from './tables/countries.js'
import { DATA_STATUS_TABLE } from './tables/impact.js'
import { sectorRow } from './tables/sectors.js'
import { typeRow } from './tables/types.js'
import { isOutage, unique } from './techniques.js'
import { titleOf } from './title.js'
import { isForMoney } from './veris/people.js'

/** EuRepoC's word for what is not known. */
const UNTOLD = 'Not available'

/** EuRepoC is coded by people; a row of ours is a candidate for them. */
const CODER = 'incidents/1 (automatic)'

const list = (items: readonly (string | null | undefined)[]): string =>
  items.length === 0 ? UNTOLD : items.map((item) => (item == null || item === '' ? UNTOLD : item.replaceAll(';', ','))).join('; ')

const countryName = (code: string | null): string | null => (code === null ? null : (COUNTRY_NAMES[code] ?? code))

/** A day where one single day is known. */
const dayOf = (time: Time | null): string => {
  const period = periodOf(time)
  return time === null || period === null || period.day === null ? UNTOLD : (time.earliest ?? UNTOLD)
}

const OUTRANKED = 'Hijacking without Misuse'

const typesOf = (incident: Incident): string => {
  const { data, downtime } = incident
  const status = data === null ? null : DATA_STATUS_TABLE[data.status]
  const told = incident.types.map(typeRow).flatMap((row) => [...row.eurepoc, ...(status?.taken === true ? (row.eurepocWithData ?? []) : [])])
  const codes = unique([
    ...told,
    ...(status === null || status.eurepoc === null ? [] : [status.eurepoc]),
    ...(downtime === null || downtime.status === 'none' ? [] : ['Disruption']),
  ])
  const published = codes.includes('Data theft & Doxing')
  const worse = codes.some((code) => code === 'Hijacking with Misuse' || code.startsWith('Data theft'))
  const kept = codes.filter((code) => !(published && code === 'Data theft') && !(worse && code === OUTRANKED))
  const known = kept.filter((code) => code !== UNTOLD)
  return list(known)
}

/** Who attributes, in EuRepoC's words. */
const basisOf = (incident: Incident, { status, by }: Attribution): string => {
  const fixed = STATUS_TABLE[status].basis
  if (fixed !== null) return fixed
  if (by === null) return BASIS.media
  if (EUROPEAN_BODIES.has(by)) return BASIS.europe
  if (INTERNATIONAL_BODIES.has(by)) return BASIS.international
  const isBy = ({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): boolean => name === by || aliases.includes(by)
  if (incident.victims.some(isBy)) return BASIS.victim
  const body = incident.organisations.find(isBy)
  if (body === undefined) return BASIS.media
  const kind = ROLE_BASIS[body.role]
  if (kind !== 'state') return BASIS[kind]
  return body.country !== null && incident.victims.some(({ country }) => country === body.country) ? BASIS.receiverState : BASIS.thirdState
}

const categoryOf = (incident: Incident, { actor }: Attribution): readonly [string, string | null] => {
  const row = actorRow(actor?.kind ?? null)
  return (isForMoney(incident) ? row.criminal?.eurepoc : undefined) ?? row.eurepoc
}

const attributingCountry = ({ victims, organisations }: Incident, { by }: Attribution): string | null =>
  by === null ? null : countryName([...victims, ...organisations].find(({ name, aliases }) => name === by || aliases.includes(by))?.country ?? null)

type Column = readonly [name: string, read: (incident: Incident, report: Report) => string]

const hit = ({ victims }: Incident) => victims.filter(({ role }) => role === 'victim')
const claims = ({ attribution }: Incident) => attribution.filter(({ status }) => status !== 'denied')
const actorName = ({ actor }: Attribution): string | null => (actor === null || actor.kind === 'unnamed' ? null : actor.name)

/** EuRepoC's names and order, then ours. What an article does not state, such as intensity or legal judgement, has no column. */
const COLUMNS: readonly Column[] = [
  ['ID', (incident) => incident.id],
  ['name', (incident) => titleOf(incident)],
  ['start_date', ({ dates }) => dayOf(dates.started)],
  ['end_date', ({ dates }) => dayOf(dates.ended)],
  ['incident_type', typesOf],
  ['receiver_name', (incident) => list(hit(incident).map(({ name }) => name))],
  ['receiver_country', (incident) => list(hit(incident).map(({ country }) => countryName(country)))],
  ['receiver_category', (incident) => list(hit(incident).map(({ sector }) => sectorRow(sector).eurepoc.category))],
  ['receiver_category_subcode', (incident) => list(hit(incident).map(({ sector }) => sectorRow(sector).eurepoc.subcode))],
  ['initiator_name', (incident) => list(claims(incident).map(actorName))],
  ['initiator_country', (incident) => list(claims(incident).map(({ country }) => countryName(country)))],
  [
    'initiator_category',
    (incident) => (incident.attribution.length === 0 ? 'Not attributed' : list(claims(incident).map((claim) => categoryOf(incident, claim)[0]))),
  ],
  ['initiator_category_subcode', (incident) => list(claims(incident).map((claim) => categoryOf(incident, claim)[1]))],
  ['number_of_attributions', ({ attribution }) => String(attribution.length)],
  ['attribution_basis', (incident) => list(incident.attribution.map((claim) => basisOf(incident, claim)))],
  ['attributing_actor', ({ attribution }) => list(attribution.map(({ by }) => by))],
  ['attributing_country', (incident) => list(incident.attribution.map((claim) => attributingCountry(incident, claim)))],
  ['attributed_initiator', ({ attribution }) => list(attribution.map(actorName))],
  ['attributed_initiator_country', ({ attribution }) => list(attribution.map(({ country }) => countryName(country)))],
  ['attributed_initiator_category', (incident) => list(incident.attribution.map((claim) => categoryOf(incident, claim)[0]))],
  ['sources_attribution', (_, { source }) => source.path],
  ['coder', () => CODER],
  ['start_edtf', ({ dates }) => dates.started?.edtf ?? UNTOLD],
  ['end_edtf', ({ dates }) => dates.ended?.edtf ?? UNTOLD],
  ['attribution_status', ({ attribution }) => list(attribution.map(({ status }) => status))],
]

const HELD = [
  'schema',
  'source.path',
  'incidents[].id',
  'incidents[].types[]',
  ...['name', 'role', 'country', 'sector'].map((field) => `incidents[].victims[].${field}`),
  ...['actor.name', 'actor.kind', 'country', 'status', 'by'].map((field) => `incidents[].attribution[].${field}`),
  ...['started', 'ended'].map((date) => `incidents[].dates.${date}.edtf`),
  'incidents[].data.status',
]

/** Rows in the manner of the European Repository of Cyber Incidents, for its coders to choose from. */
export const eurepoc = (options: FormatOptions): ReportFormat => ({
  head:
    (options.bom === true ? '\ufeff' : '') +
    csvLine(
      COLUMNS.map(([name]) => name),
      options,
    ),
  report: (report) =>
    report.incidents
      .filter((incident) => !isOutage(incident))
      .map((incident) =>
        csvLine(
          COLUMNS.map(([, read]) => read(incident, report)),
          options,
        ),
      )
      .join(''),
  tail: () => '',
  notes: (report) => {
    const kept = report.incidents.filter((incident) => !isOutage(incident))
    return [
      ...(kept.length === 0 ? [] : lossesOf({ ...report, incidents: kept }, HELD)),
      ...report.incidents.filter(isOutage).map((incident) => skipped(incident, 'outage')),
    ]
  },
})
