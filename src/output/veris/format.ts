import type { Incident, Report } from '../../report/schema.js'
import { safeJson } from '../../text/visible.js'
import type { FormatOptions, ReportFormat } from '../format.js'
import { type ExportNote, loss, lossesOf, skipped } from '../notes.js'
import { periodOf } from '../period.js'
import { isOutage } from '../techniques.js'
import { gigabytesOf } from './action.js'
import { verisLength } from './length.js'
import { EARLIEST, isPaidLoss, timelineStart, verisRecords } from './record.js'

const HELD = [
  'source.path',
  'schema',
  ...['id', 'role', 'types[]', 'certainty', 'status', 'evidence'].map((field) => `incidents[].${field}`),
  ...['name', 'role', 'country', 'sector'].map((field) => `incidents[].victims[].${field}`),
  ...['actor.name', 'actor.kind', 'country', 'status', 'by'].map((field) => `incidents[].attribution[].${field}`),
  ...['started', 'ended', 'detected', 'disclosed'].map((date) => `incidents[].dates.${date}.edtf`),
  ...['duration.min', 'duration.max'].map((field) => `incidents[].downtime.${field}`),
  ...['ransom.', 'loss.', 'data.', 'malware[].', 'systems[].', 'vulnerabilities[].id'].map((field) => `incidents[].${field}`),
]

/** Why an incident has no record, or null. */
const reasonOf = (report: Report, incident: Incident): string | null => {
  if (isOutage(incident)) return 'outage'
  if (!incident.victims.some(({ role }) => role === 'victim')) return 'no victim'
  return timelineStart(report, incident) === null ? 'no date' : null
}

/** What single values lose on their way. */
const valueLosses = ({ data, downtime, ransom, systems, dates }: Incident): string[] => [
  ...(data?.volume != null && gigabytesOf(data.volume) === null ? ['incidents[].data.volume'] : []),
  ...(data?.records != null && data.records.min !== data.records.max ? ['incidents[].data.records'] : []),
  ...(downtime?.duration != null && verisLength(downtime.duration)?.value === undefined ? ['incidents[].downtime.duration'] : []),
  ...(ransom?.status === 'paid' && ransom.amount !== null && !isPaidLoss({ ransom }) ? ['incidents[].ransom (notes only)'] : []),
  ...(systems.some(({ kind }) => kind !== 'servers') ? ['incidents[].systems[]'] : []),
  ...(dates.started !== null && (periodOf(dates.started)?.year ?? 0) < EARLIEST ? ['incidents[].dates.started'] : []),
]

const notesOf = (report: Report): ExportNote[] => {
  const reasons = report.incidents.map((incident) => reasonOf(report, incident))
  const kept = report.incidents.filter((_, index) => reasons[index] === null)
  return [
    ...(kept.length === 0 ? [] : lossesOf({ ...report, incidents: kept }, HELD)),
    ...kept.flatMap(valueLosses).map(loss),
    ...report.incidents.flatMap((incident, index) => {
      const reason = reasons[index]
      return reason == null ? [] : [skipped(incident, reason)]
    }),
  ]
}

/** VERIS 1.4.1: one record for each victim, in one list or one a line. */
export const veris = ({ quotes = false, ndjson = false }: FormatOptions): ReportFormat => {
  const report = (whole: Report): string =>
    whole.incidents
      .filter((incident) => !isOutage(incident))
      .flatMap((incident) => verisRecords(whole, incident, quotes))
      .map((record) => `${safeJson(JSON.stringify(record))}\n`)
      .join('')
  const common = { head: '', report, tail: () => '', notes: notesOf }
  if (ndjson) return common
  return {
    ...common,
    join: (pieces) => {
      const records = pieces.flatMap((piece) => piece.split('\n').slice(0, -1)).map((line) => JSON.parse(line) as unknown)
      return `${safeJson(JSON.stringify(records, null, 2))}\n`
    },
  }
}
