import type { Incident, Report } from '../../report/schema.js'
import { safeJson } from '../../text/visible.js'
import type { FormatOptions, ReportFormat } from '../format.js'
import { type ExportNote, lossesOf, skipped } from '../notes.js'
import { CERTAINTY_TABLE } from '../tables/impact.js'
import { isOutage } from '../techniques.js'
import { titleOf } from '../title.js'
import { attributionObjects } from './actors.js'
import { idOf } from './ids.js'
import { impactsOf } from './impacts.js'
import { eventOf, incidentObject, unboundedTimes } from './incident.js'
import { type Frame, own, reportExtension, type StixObject, TOOL_ID, tool } from './objects.js'
import { meansOf, partiesOf } from './parties.js'
import { TLP_LEVELS, type TlpLevel, tlpMarking } from './tlp.js'

/** Objects stand in this order, then by id. The tool and our extension come before the report. */
const ORDER = [
  'marking-definition',
  'extension-definition',
  'report',
  'incident',
  'identity',
  'location',
  'intrusion-set',
  'threat-actor',
  'malware',
  'vulnerability',
  'attack-pattern',
  'event',
  'impact',
  'note',
  'relationship',
]

const FIRST = 1
const rank = ({ type, id }: StixObject): number => (id === TOOL_ID ? FIRST : ORDER.indexOf(type) * 2)

const compare = (a: StixObject, b: StixObject): number => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Each id once, in the order of a bundle. */
const sorted = (objects: readonly StixObject[]): StixObject[] => [...new Map(objects.map((object) => [object.id, object])).values()].sort(compare)

/** There is no clock in an export: a text without a date gets this. */
const UNDATED = '1970-01-01T00:00:00.000Z'

const frameOf = ({ article }: Report, { modified, tlp }: FormatOptions): Frame => {
  const day = article.published?.earliest
  const created = day == null ? UNDATED : `${day}T00:00:00.000Z`
  const given = modified === undefined ? created : new Date(modified).toISOString()
  const level: TlpLevel = TLP_LEVELS.find((known) => known === tlp) ?? 'clear'
  return { created, modified: [created, given].sort()[1] ?? created, tlp: level }
}

/** An incident that turned out to be none: STIX says so in a note on the report. */
const refutation = (frame: Frame, incident: Incident, reportRef: string): StixObject =>
  own(frame, 'note', [incident.id, 'refuted', null], {
    content: `Not an incident after all: ${titleOf(incident)}.`,
    object_refs: [reportRef],
    labels: ['refuted', ...incident.types, incident.role],
  })

const incidentObjects = (frame: Frame, incident: Incident, { impacts = true, quotes = false }: FormatOptions): StixObject[] => {
  const events = impacts ? [eventOf(frame, incident)] : []
  const harms = impacts ? impactsOf(frame, incident) : []
  const ids = (objects: readonly StixObject[]): string[] => objects.map(({ id }) => id)
  const main = incidentObject(frame, incident, { events: ids(events), impacts: ids(harms) }, quotes)
  return [
    main,
    ...partiesOf(frame, incident, main.id),
    ...attributionObjects(frame, incident, main.id),
    ...meansOf(frame, incident, main.id),
    ...events,
    ...harms,
  ]
}

/** All objects that a report stands for. */
export const stixObjects = (report: Report, options: FormatOptions = {}): StixObject[] => {
  const frame = frameOf(report, options)
  const { source, article } = report
  const reportId = idOf('report', source.sha256)
  const maker = tool(frame)
  const content = report.incidents.flatMap((incident) => {
    if (isOutage(incident)) return []
    return CERTAINTY_TABLE[incident.certainty].stix === null ? [refutation(frame, incident, reportId)] : incidentObjects(frame, incident, options)
  })
  const refs = [...new Set([maker, ...content].map(({ id }) => id))].sort()
  const clock = /T\d\d:\d\d/.exec(article.published?.edtf ?? '')
  const published =
    clock !== null && article.published?.earliest === article.published?.latest ? frame.created.replace(/T\d\d:\d\d/, clock[0]) : frame.created
  const about = own(frame, 'report', [source.sha256], {
    name: article.title ?? source.path,
    report_types: ['incident'],
    published,
    object_refs: refs,
    lang: article.language === 'und' ? null : article.language,
    external_references: [{ source_name: article.publisher ?? 'article', description: source.path, hashes: { 'SHA-256': source.sha256 } }],
  })
  return sorted([tlpMarking(frame.tlp), maker, reportExtension(frame), about, ...content])
}

interface Piece {
  readonly sha256: string
  readonly objects: readonly StixObject[]
}

/** One bundle of what all reports stand for. */
const bundle = (pieces: readonly Piece[]): string => {
  const key = [...new Set(pieces.map(({ sha256 }) => sha256))].sort().join('+')
  const objects = sorted(pieces.flatMap((piece) => piece.objects))
  const whole = { type: 'bundle', id: idOf('bundle', key), ...(objects.length === 0 ? {} : { objects }) }
  return `${safeJson(JSON.stringify(whole, null, 2))}\n`
}

const HELD = ['schema', 'source.', 'article.title', 'article.language', 'article.publisher', 'article.published.earliest', 'incidents[]']

const notesOf = (report: Report): ExportNote[] => {
  const left = report.incidents.filter(isOutage)
  const kept = report.incidents.filter((incident) => !isOutage(incident))
  // Our extension holds the whole incident: only what stands beside it is lost, and what of the incident has no place in STIX's own words
  const beside = lossesOf({ ...report, incidents: [] }, HELD)
  const unbound = kept.flatMap(unboundedTimes).map((what) => ({ code: 'export-loss' as const, what: `${what} (outside our extension)` }))
  return [
    ...beside,
    ...unbound,
    ...left.map((incident) => skipped(incident, 'outage')),
    ...(report.article.published?.earliest == null ? [{ code: 'export-undated' as const, what: report.source.path }] : []),
  ]
}

/** STIX 2.1 with the incident extension suite. Several reports make one bundle. */
export const stix = (options: FormatOptions): ReportFormat => ({
  head: '',
  report: (report) => `${JSON.stringify({ sha256: report.source.sha256, objects: stixObjects(report, options) } satisfies Piece)}\n`,
  tail: () => '',
  join: (pieces) => bundle(pieces.map((piece) => JSON.parse(piece) as Piece)),
  notes: notesOf,
})
