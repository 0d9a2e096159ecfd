import { CHECKS, type CheckName, REPORTERS, type ReporterName } from '../check/finding.js'
import { INPUTS } from '../input/read-inputs.js'
import { FORMATS } from '../output/formats.js'
import { TLP_LEVELS } from '../output/stix/tlp.js'
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
  /** A value names a file or a folder: shells complete it, and in a config file it is taken from the config file's own folder. */
  readonly names?: 'file' | 'folder'
  /** Only for one run, not for a config file. */
  readonly onlyHere?: boolean
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

/** A moment in UTC, as STIX writes it; milliseconds may be left out. */
const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(value) && isDate(value.slice(0, 16))

const isCount = (value: string): string | null => (/^[1-9]\d{0,3}$/.test(value) ? null : 'expected a number from 1 to 9999')

export const OPTIONS = {
  input: {
    flags: '--input <kind>',
    description: 'how input is read: one text a file, one JSON object a line, or a WET file of a crawl (default: by the ending of the file)',
    choices: INPUTS,
  },
  glob: { flags: '--glob <pattern>', description: 'files to read in folders (default: "*.txt"); may be repeated', repeats: true },
  ignore: { flags: '--ignore <pattern>', description: 'files to pass over in folders; may be repeated', repeats: true },
  stdinName: { flags: '--stdin-name <name>', description: 'what to call standard input in reports and messages (default: "-")' },
  format: { flags: '-f, --format <format>', description: 'how reports are written', choices: FORMATS, fallback: 'json' },
  output: { flags: '-o, --output <file>', description: 'write to a file instead of standard output', names: 'file', onlyHere: true },
  outputs: {
    flags: '-o, --output <path>',
    description: 'write to a file instead of standard output; to a folder (one that exists, or a name that ends in "/") one file for each text',
    names: 'file',
    onlyHere: true,
  },
  resume: { flags: '--resume', description: 'pass over texts whose report stands in the output folder already', onlyHere: true },
  onlyIncidents: { flags: '--only-incidents', description: 'write only reports that have an incident' },
  skipBad: { flags: '--skip-bad', description: 'input that cannot be used is told, and does not change the exit status' },
  jobs: { flags: '-j, --jobs <number>', description: 'texts worked on side by side (default: one for each core)', check: isCount },
  quiet: { flags: '-q, --quiet', description: 'no progress bar and no summary; of findings only errors' },
  progress: { flags: '--progress', description: 'show progress on standard error even where no person seems to look', onlyHere: true },
  guard: { flags: '--no-guard', description: 'csv, eurepoc: leave cells that a spreadsheet would run as they are' },
  crlf: { flags: '--crlf', description: 'csv, eurepoc: end lines in CRLF' },
  bom: { flags: '--bom', description: 'csv, eurepoc: begin with a byte order mark, for Excel' },
  emptyRows: { flags: '--empty-rows', description: 'csv: a row for a text without incidents, too' },
  quotes: { flags: '--quotes', description: 'csv, stix, veris: quotes of the article beside their offsets' },
  impacts: { flags: '--no-impacts', description: 'stix: no events and impacts, for readers that know no custom objects' },
  modified: {
    flags: '--modified <time>',
    description: 'stix: when this extraction was made, such as 2026-01-31T12:00:00Z (default: SOURCE_DATE_EPOCH, or the publication date)',
    check: (value) => (isInstant(value) ? null : 'expected YYYY-MM-DDThh:mm:ssZ'),
  },
  tlp: { flags: '--tlp <level>', description: 'stix: traffic light protocol (default: clear)', choices: TLP_LEVELS },
  ndjson: { flags: '--ndjson', description: 'veris: one record a line instead of one list' },
  includeText: { flags: '--include-text', description: 'give the cleaned article in each report' },
  secondReader: { flags: '--second-reader', description: 'read again, by grammar, what the rules leave open: English only, and slower' },
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
  rules: { flags: '--rules <file>', description: 'rules of your own (YAML) beside the built-in ones; may be repeated', repeats: true, names: 'file' },
  actors: {
    flags: '--actors <file>',
    description: 'more actors: a MISP galaxy cluster (threat-actor.json) or an ATT&CK STIX bundle; may be repeated',
    repeats: true,
    names: 'file',
  },
  withoutRule: { flags: '--without-rule <id>', description: 'do without this built-in rule; may be repeated', repeats: true },
  removed: { flags: '--removed', description: 'show what was stripped instead: role, place, text' },
  explain: { flags: '--explain', description: 'show each block, whether it was kept, and the features that decided' },
  require: {
    flags: '--require <check>',
    description: 'check only this, and what else is required so; may be repeated (default: all)',
    choices: CHECKS,
    repeats: true,
  },
  allow: { flags: '--allow <check>', description: 'tell of this as a warning, not as an error; may be repeated', choices: CHECKS, repeats: true },
  maxWarnings: {
    flags: '--max-warnings <number>',
    description: 'fail when there are more warnings than this',
    check: (value) => (/^\d{1,6}$/.test(value) ? null : 'expected a number'),
  },
  against: { flags: '--against <folder>', description: 'texts that the new ones may not repeat; may be repeated', names: 'folder', repeats: true },
  expected: { flags: '--expected <folder>', description: 'where the expected files stand (default: beside each text)', names: 'folder' },
  update: { flags: '--update', description: 'write the expected files, or bring what they assert up to date', onlyHere: true },
  since: { flags: '--since <ref>', description: 'only files that are new or changed since this git revision', onlyHere: true },
  reporter: {
    flags: '--reporter <kind>',
    description: 'how findings are written (default: text; github inside GitHub Actions)',
    choices: REPORTERS,
  },
  html: { flags: '--html <file>', description: 'write one page for a browser, with all that is needed to read it', names: 'file', onlyHere: true },
  field: {
    flags: '--field <name>',
    description: 'only this field, such as "victims" or "downtime.duration": why it has its value, or none; may be repeated',
    repeats: true,
    onlyHere: true,
  },
  texts: {
    flags: '--texts <path>',
    description: 'where the texts stand: a folder, or the file (default: as the reports say)',
    names: 'file',
    repeats: true,
  },
  misses: { flags: '--misses', description: 'list each answer that differs from the key', onlyHere: true },
  json: { flags: '--json', description: 'write JSON, for programs' },
  layer: { flags: '--layer <layer>', description: 'what to show (default: all); may be repeated', choices: LAYERS, repeats: true },
} as const satisfies Record<string, OptionDefinition>

export type OptionName = keyof typeof OPTIONS

/** What commander hands on, by the long names of the flags. */
export interface Options {
  readonly input?: (typeof INPUTS)[number]
  readonly glob?: readonly string[]
  readonly ignore?: readonly string[]
  readonly stdinName?: string
  readonly format?: (typeof FORMATS)[number]
  readonly output?: string
  readonly resume?: boolean
  readonly onlyIncidents?: boolean
  readonly skipBad?: boolean
  readonly jobs?: string
  readonly quiet?: boolean
  readonly progress?: boolean
  readonly guard?: boolean
  readonly crlf?: boolean
  readonly bom?: boolean
  readonly emptyRows?: boolean
  readonly quotes?: boolean
  readonly impacts?: boolean
  readonly modified?: string
  readonly tlp?: (typeof TLP_LEVELS)[number]
  readonly ndjson?: boolean
  readonly includeText?: boolean
  readonly secondReader?: boolean
  readonly language?: string
  readonly referenceDate?: string
  readonly rules?: readonly string[]
  readonly actors?: readonly string[]
  readonly withoutRule?: readonly string[]
  readonly explain?: boolean
  readonly removed?: boolean
  readonly require?: readonly CheckName[]
  readonly allow?: readonly CheckName[]
  readonly maxWarnings?: string
  readonly against?: readonly string[]
  readonly expected?: string
  readonly update?: boolean
  readonly since?: string
  readonly reporter?: ReporterName
  readonly html?: string
  readonly field?: readonly string[]
  readonly texts?: readonly string[]
  readonly misses?: boolean
  readonly json?: boolean
  /** A config file, or false for none. */
  readonly config?: string | false
  readonly layer?: readonly (typeof LAYERS)[number][]
}
