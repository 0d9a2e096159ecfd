import { visible } from '../../text/visible.js'
import type { Checked, Finding, Reporter, Summary } from '../finding.js'

/** Colours by what they mean. */
export interface FindingPaint {
  readonly heading: (text: string) => string
  readonly dropped: (text: string) => string
  readonly failure: (text: string) => string
  readonly warning: (text: string) => string
  readonly kept: (text: string) => string
}

/** "feeds/042.txt:3:1", which editors and terminals can open. */
export const whereOf = ({ path, place }: Finding): string => (place === null ? path : `${path}:${place.line}:${place.column}`)

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

export const summaryLine = ({ files, errors, warnings }: Summary): string =>
  errors + warnings === 0
    ? `${plural(files, 'text')} checked, nothing found`
    : `${plural(files, 'text')} checked: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`

/** For people: one finding a line; what differs in a report, by field, below it. */
export const textReporter = (paint: FindingPaint): Reporter => {
  const lineOf = (finding: Finding): string => {
    const level = finding.level === 'error' ? paint.failure('error') : paint.warning('warning')
    const head = `${paint.heading(visible(whereOf(finding)))}: ${level}: `
    if (finding.expected === null || finding.found === null) return `${head}${visible(finding.message)} ${paint.dropped(`(${finding.check})`)}\n`
    return `${head}${visible(finding.field || 'report')} differs ${paint.dropped(`(${finding.check})`)}\n  ${paint.failure(`- expected ${visible(finding.expected)}`)}\n  ${paint.kept(`+ found    ${visible(finding.found)}`)}\n`
  }
  return {
    head: '',
    file: ({ findings }: Checked) => findings.map(lineOf).join(''),
    tail: (summary, quiet) => (quiet ? '' : `${summaryLine(summary)}\n`),
  }
}
