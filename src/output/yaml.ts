import { Document, Scalar, visit } from 'yaml'
import type { ReportFormat } from './format.js'

/** Characters that a YAML 1.1 reader takes for a line end or refuses unless they are escaped. */
const NEEDS_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A value as YAML that readers of 1.1 (PyYAML, Ruby) and of 1.2 take alike: "no", "2021-05-28" and "1:30" stay strings.
 * Such characters as are escaped stand in double quotes, so that the escape is one.
 */
export const toYaml = (value: unknown): string => {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.search(NEEDS_ESCAPE) >= 0) node.type = Scalar.QUOTE_DOUBLE
    },
  })
  return document.toString({ lineWidth: 0, directives: false }).replace(NEEDS_ESCAPE, escaped)
}

/** One list of reports, whatever their number. */
export const yaml: ReportFormat = {
  head: '',
  report: (report) => toYaml([report]),
  tail: (count) => (count === 0 ? '[]\n' : ''),
}
