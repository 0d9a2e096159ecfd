import type { ReportFormat } from './format.js'

/** One report a line. */
export const ndjson: ReportFormat = {
  head: '',
  report: (report) => `${JSON.stringify(report)}\n`,
  tail: () => '',
}
