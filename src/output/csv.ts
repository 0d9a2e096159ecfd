import type { Duration, Incident, Report, Time } from '../report/schema.js'
import { csvLine } from './cells.js'
import type { FormatOptions, ReportFormat } from './format.js'
import { lossesOf } from './notes.js'
import { sectorRow } from './tables/sectors.js'
import { techniquesOf } from './techniques.js'

type Value = string | number | boolean | null | undefined
type Column<T> = readonly [name: string, read: (from: T) => Value]

/** Items of one cell. "|" parts them, so it can't stand within one. */
const list = (items: readonly Value[]): string => items.map((item) => String(item ?? '').replaceAll('|', '/')).join('|')

const REPORT_COLUMNS: readonly Column<Report>[] = [
  ['schema', (report) => report.schema],
  ['path', (report) => report.source.path],
  ['sha256', (report) => report.source.sha256],
  ['title', (report) => report.article.title],
  ['language', (report) => report.article.language],
  ['publisher', (report) => report.article.publisher],
  ['published', (report) => report.article.published?.edtf],
  ['published_earliest', (report) => report.article.published?.earliest],
  ['published_latest', (report) => report.article.published?.latest],
]

/** A time as three columns. */
const time = (name: string, timeOf: (incident: Incident) => Time | null): Column<Incident>[] => [
  [name, (incident) => timeOf(incident)?.edtf],
  [`${name}_earliest`, (incident) => timeOf(incident)?.earliest],
  [`${name}_latest`, (incident) => timeOf(incident)?.latest],
]

const bounds = (name: string, lengthOf: (incident: Incident) => Duration | null | undefined): Column<Incident>[] => [
  [`${name}_min`, (incident) => lengthOf(incident)?.min],
  [`${name}_max`, (incident) => lengthOf(incident)?.max],
]

const hit = (incident: Incident) => incident.victims.filter(({ role }) => role === 'victim')

/** In this order for good: new columns come last. */
const INCIDENT_COLUMNS: readonly Column<Incident>[] = [
  ['incident_id', (incident) => incident.id],
  ['role', (incident) => incident.role],
  ['types', (incident) => list(incident.types)],
  ['status', (incident) => incident.status],
  ['victims', (incident) => list(hit(incident).map(({ name }) => name))],
  ['victim_kinds', (incident) => list(hit(incident).map(({ kind }) => kind))],
  ['victim_countries', (incident) => list(hit(incident).map(({ country }) => country))],
  ['victim_sectors', (incident) => list(hit(incident).map(({ sector }) => sector))],
  ['affected', (incident) => list(incident.victims.filter(({ role }) => role === 'affected').map(({ name }) => name))],
  ['organisations', (incident) => list(incident.organisations.map(({ name }) => name))],
  ['organisation_roles', (incident) => list(incident.organisations.map(({ role }) => role))],
  ['actors', (incident) => list(incident.attribution.map(({ actor }) => actor?.name))],
  ['actor_kinds', (incident) => list(incident.attribution.map(({ actor }) => actor?.kind))],
  ['actor_attack_ids', (incident) => list(incident.attribution.map(({ actor }) => actor?.attackId))],
  ['actor_countries', (incident) => list(incident.attribution.map(({ country }) => country))],
  ['attribution_statuses', (incident) => list(incident.attribution.map(({ status }) => status))],
  ['attributed_by', (incident) => list(incident.attribution.map(({ by }) => by))],
  ...time('started', ({ dates }) => dates.started),
  ...time('ended', ({ dates }) => dates.ended),
  ...time('detected', ({ dates }) => dates.detected),
  ...time('disclosed', ({ dates }) => dates.disclosed),
  ['downtime_status', ({ downtime }) => downtime?.status],
  ['downtime_start', ({ downtime }) => downtime?.start?.edtf],
  ['downtime_end', ({ downtime }) => downtime?.end?.edtf],
  ...bounds('downtime', ({ downtime }) => downtime?.duration),
  ['downtime_approximate', ({ downtime }) => downtime?.duration?.approximate],
  ...bounds('expected', ({ downtime }) => downtime?.expected),
  ['downtime_deliberate', ({ downtime }) => downtime?.deliberate],
  ['downtime_services', ({ downtime }) => list(downtime?.services ?? [])],
  ['ransom_status', ({ ransom }) => ransom?.status],
  ['ransom_amount', ({ ransom }) => ransom?.amount],
  ['ransom_currency', ({ ransom }) => ransom?.currency],
  ['data_status', ({ data }) => data?.status],
  ['data_kinds', ({ data }) => list(data?.kinds ?? [])],
  ['records_min', ({ data }) => data?.records?.min],
  ['records_max', ({ data }) => data?.records?.max],
  ['data_volume', ({ data }) => data?.volume],
  ['systems', ({ systems }) => list(systems.map(({ kind, count }) => `${kind}:${count}`))],
  ['malware', ({ malware }) => list(malware.map(({ name }) => name))],
  ['cves', ({ vulnerabilities }) => list(vulnerabilities.flatMap(({ id }) => id ?? []))],
  ['products', ({ vulnerabilities }) => list(vulnerabilities.flatMap(({ product }) => product ?? []))],
  ['attack_techniques', (incident) => list(techniquesOf(incident))],
  ['naics', (incident) => list(hit(incident).map(({ sector }) => sectorRow(sector).naics))],
  ['evidence', ({ evidence }) => list(evidence.map(({ start, end }) => `${start}-${end}`))],
  ['certainty', (incident) => incident.certainty],
  ['loss_amount', ({ loss }) => loss?.amount],
  ['loss_currency', ({ loss }) => loss?.currency],
]

const QUOTES: Column<Incident> = ['quotes', ({ evidence }) => list(evidence.map(({ quote }) => quote))]

const HELD = [
  'schema',
  'source.',
  'article.title',
  'article.language',
  'article.publisher',
  'article.published.edtf',
  'article.published.earliest',
  'article.published.latest',
  ...['id', 'role', 'types[]', 'certainty', 'status', 'evidence'].map((field) => `incidents[].${field}`),
  ...['name', 'kind', 'role', 'country', 'sector'].map((field) => `incidents[].victims[].${field}`),
  ...['name', 'role'].map((field) => `incidents[].organisations[].${field}`),
  ...['actor.name', 'actor.kind', 'actor.attackId', 'country', 'status', 'by'].map((field) => `incidents[].attribution[].${field}`),
  ...['started', 'ended', 'detected', 'disclosed'].flatMap((date) =>
    ['edtf', 'earliest', 'latest'].map((field) => `incidents[].dates.${date}.${field}`),
  ),
  ...['status', 'start.edtf', 'end.edtf', 'duration.', 'expected.min', 'expected.max', 'deliberate', 'services[]'].map(
    (field) => `incidents[].downtime.${field}`,
  ),
  ...['ransom.', 'data.', 'loss.', 'systems[].', 'malware[].', 'vulnerabilities[].'].map((field) => `incidents[].${field}`),
]

/** One row an incident, for spreadsheets and data frames. */
export const csv = (options: FormatOptions): ReportFormat => {
  const columns = options.quotes === true ? [...INCIDENT_COLUMNS, QUOTES] : INCIDENT_COLUMNS
  const line = (cells: readonly Value[]): string =>
    csvLine(
      cells.map((cell) => String(cell ?? '')),
      options,
    )
  const rows = (report: Report): string => {
    const shared = REPORT_COLUMNS.map(([, read]) => read(report))
    if (report.incidents.length === 0) return options.emptyRows === true ? line([...shared, ...columns.map(() => null)]) : ''
    return report.incidents.map((incident) => line([...shared, ...columns.map(([, read]) => read(incident))])).join('')
  }
  return {
    head: (options.bom === true ? '\ufeff' : '') + line([...REPORT_COLUMNS, ...columns].map(([name]) => name)),
    report: rows,
    tail: () => '',
    notes: (report) => lossesOf(report, HELD),
  }
}
