import {
  clean,
  type ExtractOptions,
  extract,
  type FoundTime,
  findTimes,
  type Incident,
  incidentSchema,
  type Party,
  type Report,
  reportSchema,
  SECTORS,
  type Sector,
  type TextOptions,
  type TYPES,
} from 'incidents'

/** What a user of the package writes; compiled by a test against the declarations that the package ships. */

const options: TextOptions = { path: 'article.txt', language: 'fr', referenceDate: '2021-05-28', includeText: true }
const report: Report = extract('La ville de Namur a été piratée hier.', options)
const [incident]: Incident[] = report.incidents
export const names: string[] = (incident?.victims ?? []).map((party: Party) => party.name)
export const types: (typeof TYPES)[number][] = incident?.types ?? []
export const sector: Sector | null | undefined = incident?.victims[0]?.sector
export const earliest: string | null | undefined = incident?.dates.started?.earliest
export const text: string = clean('La ville de Namur a été piratée hier.', { language: 'fr' } satisfies ExtractOptions)
export const times: readonly FoundTime[] = findTimes('il y a deux jours', { language: 'fr', reference: '2021-05-28' })
export const parsed: Report = reportSchema.parse(JSON.parse(JSON.stringify(report)))
export const one: Incident = incidentSchema.parse(report.incidents[0])
export const sectors: readonly string[] = SECTORS

// @ts-expect-error a text is needed
extract()
// @ts-expect-error the tag is a string
extract('', { language: 1 })
// @ts-expect-error there is no such option
extract('', { languages_: [] })
// @ts-expect-error a list of victims, not one
report.incidents[0]?.victim
// @ts-expect-error a closed list
export const wrong: Sector = 'banks'
// @ts-expect-error a reference date is needed, or the language
findTimes('hier', { reference: 5 })
