import type { Report } from '../report/schema.js'
import type { ExportNote } from './notes.js'

/** What the user may ask of a format; each looks at its own. */
export interface FormatOptions {
  /** False: cells that a spreadsheet would run are left as they are (csv, eurepoc). */
  readonly guard?: boolean
  /** Lines end in CRLF (csv, eurepoc). */
  readonly crlf?: boolean
  /** Start with a byte order mark (csv, eurepoc). */
  readonly bom?: boolean
  /** A row for a report without incidents (csv). */
  readonly emptyRows?: boolean
  /** Quotes of the article beside their offsets (csv, stix, veris). */
  readonly quotes?: boolean
  /** False: no objects of types that not every reader knows (stix). */
  readonly impacts?: boolean
  /** When this extraction was made, ISO 8601 (stix). */
  readonly modified?: string
  readonly tlp?: string
  /** One record a line (veris). */
  readonly ndjson?: boolean
}

/** One way to write reports: pieces of text that make a whole when put one after the other, so that nothing waits for the last report. */
export interface ReportFormat {
  readonly head: string
  readonly report: (report: Report) => string
  /** What stands between two reports; nothing where it is missing. */
  readonly between?: string
  /** @param count reports written. */
  readonly tail: (count: number) => string
  /** Where the whole is more than its pieces (one bundle, one list): makes it of them all, in order. Head and tail are then empty. */
  readonly join?: (pieces: readonly string[]) => string
  /** What the format leaves out of a report or adds to it; nothing where the method is missing. */
  readonly notes?: (report: Report) => readonly ExportNote[]
}
