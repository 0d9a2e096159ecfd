import { safeJson } from '../text/visible.js'
import type { ReportFormat } from './format.js'

/** One report a line. */
export const ndjson: ReportFormat = {
  head: '',
  report: (report) => `${safeJson(JSON.stringify(report))}\n`,
  tail: () => '',
}
