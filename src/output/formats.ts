import type { FormatOptions, ReportFormat } from './format.js'
import { json } from './json.js'
import { ndjson } from './ndjson.js'

/** Name → how it is loaded. A format that needs more than the report is loaded only when it is asked for. */
const LOADERS = {
  json: async () => json,
  ndjson: async () => ndjson,
  yaml: async () => (await import('./yaml.js')).yaml,
  csv: async (options) => (await import('./csv.js')).csv(options),
  stix: async (options) => (await import('./stix/bundle.js')).stix(options),
  veris: async (options) => (await import('./veris/format.js')).veris(options),
  eurepoc: async (options) => (await import('./eurepoc.js')).eurepoc(options),
} as const satisfies Record<string, (options: FormatOptions) => Promise<ReportFormat>>

export type FormatName = keyof typeof LOADERS
export const FORMATS = Object.keys(LOADERS) as readonly FormatName[]

export const loadFormat = (name: FormatName, options: FormatOptions = {}): Promise<ReportFormat> => LOADERS[name](options)

/** These reports as one whole. */
export const wholeOf = (format: ReportFormat, pieces: readonly string[]): string =>
  format.join?.(pieces) ?? format.head + pieces.join(format.between ?? '') + format.tail(pieces.length)
