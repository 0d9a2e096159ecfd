import { safeJson } from '../../text/visible.js'
import type { Finding, Reporter } from '../finding.js'

/** One object: each text with its checks and findings, and what they come to. */
export const json: Reporter = {
  head: '{"files":[',
  file: (checked, index) => `${index === 0 ? '' : ','}\n${safeJson(JSON.stringify(checked))}`,
  tail: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
}

const diagnosticOf = ({ path, place, level, check, message }: Finding): object => ({
  message,
  location: {
    path,
    ...(place === null
      ? {}
      : { range: { start: { line: place.line, column: place.column }, end: { line: place.endLine, column: place.endColumn } } }),
  },
  severity: level === 'error' ? 'ERROR' : 'WARNING',
  source: { name: 'incidents' },
  code: { value: check },
})

/** reviewdog's own format, one diagnostic a line (rdjsonl). */
export const rdjson: Reporter = {
  head: '',
  file: ({ findings }) => findings.map((finding) => `${safeJson(JSON.stringify(diagnosticOf(finding)))}\n`).join(''),
  tail: () => '',
}
