import { INPUTS } from '../input/read-inputs.js'
import { FORMATS } from '../output/formats.js'
import { LAYERS } from '../vocabulary.js'

/** One option of the command line, defined once: parsing, help and documentation are made from it. */
export interface OptionDefinition {
  /** As commander writes them: "-o, --output <file>". */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  readonly fallback?: string
  /** May be given more than once. */
  readonly repeats?: boolean
  /** What is wrong with a value, or null. */
  readonly check?: (value: string) => string | null
}

/** A year, month, day or minute: what a publication date can be known to. */
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?)?)?$/

const isDate = (value: string): boolean => {
  if (!DATE.test(value)) return false
  const day = value.slice(0, 10)
  return day.length < 10 || new Date(`${day}T00:00Z`).toISOString().startsWith(day)
}

export const OPTIONS = {
  input: {
    flags: '--input <kind>',
    description: 'how input is read: one text a file, or one JSON object a line (default: by the ending of the file)',
    choices: INPUTS,
  },
  glob: { flags: '--glob <pattern>', description: 'files to read in folders (default: "*.txt"); may be repeated', repeats: true },
  stdinName: { flags: '--stdin-name <name>', description: 'what to call standard input in reports and messages (default: "-")' },
  format: { flags: '-f, --format <format>', description: 'how reports are written', choices: FORMATS, fallback: 'json' },
  output: { flags: '-o, --output <file>', description: 'write to a file instead of standard output' },
  includeText: { flags: '--include-text', description: 'give the cleaned article in each report' },
  language: {
    flags: '--language <tag>',
    description: 'language of the texts, such as "fr" (default: told from each text)',
    check: (value) => (/^[a-z]{2,3}$/.test(value) ? null : 'expected a tag of two or three letters, such as "fr"'),
  },
  referenceDate: {
    flags: '--reference-date <date>',
    description: 'publication date of the texts, to resolve "yesterday" against: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm',
    check: (value) => (isDate(value) ? null : 'expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm'),
  },
  rules: { flags: '--rules <file>', description: 'rules of your own (YAML) beside the built-in ones; may be repeated', repeats: true },
  explain: { flags: '--explain', description: 'show each block, whether it was kept, and the features that decided' },
  layer: { flags: '--layer <layer>', description: 'what to show (default: all); may be repeated', choices: LAYERS, repeats: true },
} as const satisfies Record<string, OptionDefinition>

export type OptionName = keyof typeof OPTIONS

/** What commander hands on, by the names above. */
export interface Options {
  readonly input?: (typeof INPUTS)[number]
  readonly glob?: readonly string[]
  readonly stdinName?: string
  readonly format?: (typeof FORMATS)[number]
  readonly output?: string
  readonly includeText?: boolean
  readonly language?: string
  readonly referenceDate?: string
  readonly rules?: readonly string[]
  readonly explain?: boolean
  readonly layer?: readonly (typeof LAYERS)[number][]
}
