import type { Report } from '../report/schema.js'

/** One way to write reports: pieces of text that make a whole when put one after the other, so that nothing waits for the last report. */
export interface ReportFormat {
  readonly head: string
  /** @param index 0 for the first report. */
  readonly report: (report: Report, index: number) => string
  /** @param count reports written. */
  readonly tail: (count: number) => string
}
