import type { ReportFormat } from './format.js'
import { json } from './json.js'
import { ndjson } from './ndjson.js'

/** Name → how it is loaded. A format that needs a library is loaded only when it is asked for. */
const LOADERS = {
  json: async () => json,
  ndjson: async () => ndjson,
  yaml: async () => (await import('./yaml.js')).yaml,
} as const satisfies Record<string, () => Promise<ReportFormat>>

export type FormatName = keyof typeof LOADERS
export const FORMATS = Object.keys(LOADERS) as readonly FormatName[]

export const loadFormat = (name: FormatName): Promise<ReportFormat> => LOADERS[name]()
