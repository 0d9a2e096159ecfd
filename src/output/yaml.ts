import { Document, Scalar, visit } from 'yaml'
import type { ReportFormat } from './format.js'

/** Characters that a YAML 1.1 reader takes for a line end, or refuses, and those that steer a terminal, unless they are escaped. */
const NEEDS_ESCAPE = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g

/** Words that some version of YAML takes for a truth value or for nothing. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan)$/i

/** What no reader can take for anything but a string, reserved words aside. */
const PLAIN = /^\p{L}(?:[\p{L}\p{N}\p{M} ._/()’'-]*[\p{L}\p{N}\p{M}).])?$/u

/** Lines that a block scalar keeps as they are: none starts or ends with a blank, nothing in them needs an escape. */
const BLOCK = /^[^\s\p{C}][^\p{C}\u2028\u2029]*$/u

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

const isBlock = (text: string): boolean =>
  text.includes('\n') && text.split('\n').every((line, i) => (line === '' ? i > 0 : BLOCK.test(line) && line.trimEnd() === line))

const styleOf = (text: string): Scalar.Type => {
  if (PLAIN.test(text) && !RESERVED.test(text)) return Scalar.PLAIN
  return isBlock(text) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE
}

/** A value as YAML that readers of 1.1 (PyYAML, Ruby) and of 1.2 take alike: "no", "2021-05-28" and "1:30" stay strings. */
export const toYaml = (value: unknown): string => {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string') node.type = styleOf(node.value)
    },
  })
  // All that is left to escape stands in double quotes
  return document.toString({ lineWidth: 0, indentSeq: false }).replace(NEEDS_ESCAPE, escaped)
}

/** One list of reports, whatever their number. */
export const yaml: ReportFormat = {
  head: '',
  report: (report) => toYaml([report]),
  tail: (count) => (count === 0 ? '[]\n' : ''),
}
