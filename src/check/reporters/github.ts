import { visible } from '../../text/visible.js'
import type { Finding, Reporter } from '../finding.js'
import { summaryLine } from './text.js'

/** What GitHub's workflow commands want escaped. */
const data = (text: string): string => visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

const commandOf = ({ path, place, level, check, message }: Finding): string => {
  const at = place === null ? '' : `,line=${place.line},endLine=${place.endLine}`
  // Columns count only within one line
  const columns = place === null || place.line !== place.endLine ? '' : `,col=${place.column},endColumn=${place.endColumn}`
  return `::${level} file=${property(path.replace(/^\.\//, ''))}${at}${columns},title=${property(check)}::${data(message)}\n`
}

/** Annotations in the files of a pull request: GitHub's workflow commands. */
export const github: Reporter = {
  head: '',
  file: ({ findings }) => findings.map(commandOf).join(''),
  tail: (summary, quiet) => (quiet ? '' : `${summaryLine(summary)}\n`),
}
