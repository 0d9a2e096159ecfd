import { safeJson } from '../text/visible.js'
import type { ReportFormat } from './format.js'

/** One list of reports, whatever their number. */
export const json: ReportFormat = {
  head: '[',
  between: ',',
  report: (report) => `\n  ${safeJson(JSON.stringify(report, null, 2)).replaceAll('\n', '\n  ')}`,
  tail: (count) => (count === 0 ? ']\n' : '\n]\n'),
}
