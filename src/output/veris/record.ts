import type { Incident, Report, Time } from '../../report/schema.js'
import { dayNumber } from '../../time/days.js'
import { type Period, periodOf } from '../period.js'
import { CERTAINTY_TABLE, DATA_STATUS_TABLE } from '../tables/impact.js'
import { actionOf, attributeOf } from './action.js'
import { VERIS_CURRENCIES } from './currencies.js'
import { actorOf, victimOf } from './people.js'

export type VerisRecord = Readonly<Record<string, unknown>>

/** The first year that VERIS takes. */
export const EARLIEST = 1950

/** The date that VERIS's timeline starts with, and which of the report's it is; null where no year is known. */
export const timelineStart = ({ article }: Report, { dates }: Incident): { readonly from: string; readonly period: Period } | null => {
  const candidates: readonly (readonly [string, Time | null])[] = [
    ['started', dates.started],
    ['ended', dates.ended],
    ['detected', dates.detected],
    ['disclosed', dates.disclosed],
    ['published', article.published],
  ]
  for (const [from, time] of candidates) {
    const period = periodOf(time)
    if (period !== null && period.year >= EARLIEST) return { from, period }
  }
  return null
}

/** The day number of a time that is one single day. */
const singleDay = (time: Time | null): number | null => {
  const { year, month, day } = periodOf(time) ?? { year: 0, month: null, day: null }
  return month === null || day === null ? null : dayNumber(year, month, day)
}

/** How long it went unnoticed, where both days are known. */
const discoveryOf = ({ dates }: Incident): Readonly<Record<string, unknown>> => {
  const [started, detected] = [singleDay(dates.started), singleDay(dates.detected)]
  if (started === null || detected === null || detected < started) return {}
  return { discovery: started === detected ? { unit: 'Hours' } : { unit: 'Days', value: detected - started } }
}

/** Machines that the article counts, by the word that the report has for them. */
const SERVERS = 'servers'

const assetsOf = ({ victims, types, systems }: Incident): Readonly<Record<string, unknown>>[] => {
  const website = types.includes('defacement') || victims.some(({ kind, role }) => kind === 'website' && role === 'victim')
  const assets = [
    ...(website ? [{ variety: 'S - Web application' }] : []),
    ...systems.filter(({ kind }) => kind === SERVERS).map(({ count }) => ({ variety: 'S - Unknown', amount: count })),
  ]
  return assets.length === 0 ? [{ variety: 'Unknown' }] : assets
}

/** A ransom that was paid, in a currency that VERIS knows: the only loss of which the report says that the victim bore it. */
export const isPaidLoss = ({ ransom }: Pick<Incident, 'ransom'>): boolean =>
  ransom?.status === 'paid' && ransom.amount !== null && VERIS_CURRENCIES.has(ransom.currency ?? '')

const impactOf = (incident: Incident): Readonly<Record<string, unknown>> => {
  const { ransom } = incident
  if (ransom === null || !isPaidLoss(incident)) return {}
  const { amount, currency } = ransom
  return {
    impact: {
      overall_rating: 'Unknown',
      overall_amount: amount,
      loss: [{ variety: 'Asset and fraud', amount }],
      iso_currency_code: currency,
    },
  }
}

const money = (amount: number | null, currency: string | null): string => [amount, currency].filter((part) => part !== null).join(' ')

const notesOf = (incident: Incident): Readonly<Record<string, unknown>> => {
  const { ransom, loss } = incident
  const notes = [
    ...(ransom === null || isPaidLoss(incident) ? [] : [`ransom: ${ransom.status} ${money(ransom.amount, ransom.currency)}`.trim()]),
    ...(loss === null ? [] : [`loss: ${money(loss.amount, loss.currency)}`]),
  ]
  return notes.length === 0 ? {} : { notes: notes.join('; ') }
}

const RANSOMED = ['demanded', 'threatened', 'paid', 'refused']

/** Data was taken, and money asked for it. */
const isRansomed = ({ ransom, data }: Incident): boolean =>
  ransom !== null && RANSOMED.includes(ransom.status) && data !== null && DATA_STATUS_TABLE[data.status].taken

const plusOf = (incident: Incident, from: string, quotes: boolean): Readonly<Record<string, unknown>> => {
  const dates = Object.entries(incident.dates).flatMap(([name, time]) => (time === null ? [] : [[name, time.edtf] as const]))
  return {
    incidents: {
      role: incident.role,
      types: incident.types,
      certainty: incident.certainty,
      status: incident.status,
      timeline_from: from,
      dates: Object.fromEntries(dates),
      evidence: incident.evidence.map(({ start, end, quote }) => ({ start, end, ...(quotes ? { quote } : {}) })),
    },
    ...(isRansomed(incident) ? { attribute: { confidentiality: { data_abuse: 'Yes - Data ransomed' } } } : {}),
  }
}

/** One record for each victim that was hit; none where there is no year to file it under. */
export const verisRecords = (report: Report, incident: Incident, quotes: boolean): VerisRecord[] => {
  const start = timelineStart(report, incident)
  if (start === null) return []
  const { year, month, day } = start.period
  const victims = incident.victims.filter(({ role }) => role === 'victim')
  return victims.map((victim, index) => ({
    schema_version: '1.4.1',
    schema_name: 'verisc',
    source_id: 'incidents',
    incident_id: `${incident.id}-v${index + 1}`,
    ...(victims.length > 1 ? { campaign_id: incident.id } : {}),
    reference: report.source.path,
    summary: `${incident.types[0] ?? 'unspecified'}: ${victim.name}${victim.country === null ? '' : ` (${victim.country})`}`,
    security_incident: CERTAINTY_TABLE[incident.certainty].veris,
    discovery_method: { unknown: true },
    asset: { assets: assetsOf(incident), cloud: ['Unknown'] },
    timeline: {
      incident: { year, ...(month === null ? {} : { month }), ...(day === null ? {} : { day }) },
      ...discoveryOf(incident),
    },
    victim: victimOf(incident, victim),
    actor: actorOf(incident),
    action: actionOf(incident),
    attribute: attributeOf(incident),
    ...impactOf(incident),
    ...notesOf(incident),
    plus: plusOf(incident, start.from, quotes),
  }))
}
