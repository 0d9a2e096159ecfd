import { type ExtractOptions, extract, extractIncidents } from '../extract.js'
import { isProblem, type Problem } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { readTextFile } from '../input/read-file.js'
import { isTextFile, type TextFile } from '../input/read-inputs.js'
import { hasSecondReader } from '../languages/second-readers.js'
import type { FormatOptions, ReportFormat } from '../output/format.js'
import { type FormatName, loadFormat, wholeOf } from '../output/formats.js'
import type { ExportNote } from '../output/notes.js'
import { secondReading } from './extract-options.js'

/** What was made of one text: its report as it is written out, and how many incidents it tells of. */
export interface Made {
  readonly path: string
  /** null where it is not to be written. */
  readonly text: string | null
  readonly incidents: number
  /** What its format leaves out. */
  readonly notes: readonly ExportNote[]
}

/** How all texts of a run are worked on; crosses to other threads, hence no functions in it. */
export interface Settings {
  readonly options: Omit<ExtractOptions, 'languages' | 'secondReader'>
  readonly secondReader: boolean
  readonly rules: readonly string[]
  readonly actors: readonly string[]
  readonly withoutRules: readonly string[]
  /** Only reports that have an incident are written. */
  readonly onlyIncidents: boolean
  /** Each report is a file of its own. */
  readonly whole: boolean
  readonly format: FormatName
  readonly shape: FormatOptions
}

/** A share of a run. */
export interface Task {
  readonly settings: Settings
  readonly inputs: readonly (TextFile | RawText)[]
}

export type Make = (input: TextFile | RawText) => Promise<Made | Problem>
type MakeNow = (input: TextFile | RawText) => Made | Problem
type Reading = Pick<ExtractOptions, 'secondReader'>

/**
 * Reads, extracts, writes out: the whole way of one text. Nothing that is wrong with it is thrown: others go on. Where a second reader is wanted,
 * it is loaded when the first text asks for it, and that text is done again.
 */
export const maker = (
  format: ReportFormat,
  options: Omit<ExtractOptions, 'secondReader'>,
  settings: Pick<Settings, 'whole' | 'onlyIncidents' | 'secondReader'>,
): Make => {
  let asked = false
  const standIn: Reading = {
    secondReader: (tag) =>
      hasSecondReader(tag)
        ? () => {
            asked = true
            return []
          }
        : null,
  }
  let make = makerNow(format, settings.secondReader ? { ...options, ...standIn } : options, settings)
  return async (input) => {
    const made = make(input)
    if (!asked) return made
    asked = false
    make = makerNow(format, { ...options, ...(await secondReading()) }, settings)
    return make(input)
  }
}

const makerNow =
  (format: ReportFormat, options: ExtractOptions, { whole, onlyIncidents }: Pick<Settings, 'whole' | 'onlyIncidents'>): MakeNow =>
  (input) => {
    const raw = isTextFile(input) ? readTextFile(input.file) : input
    if (isProblem(raw)) return raw
    try {
      const report = onlyIncidents ? extractIncidents(raw, options) : extract(raw, options)
      if (report === null) return { path: raw.path, text: null, incidents: 0, notes: [] }
      const incidents = report.incidents.length
      const written = format.report(report)
      return { path: raw.path, text: whole ? wholeOf(format, [written]) : written, incidents, notes: format.notes?.(report) ?? [] }
    } catch (error) {
      return { path: raw.path, reason: `internal error (${error instanceof Error ? error.message : String(error)})` }
    }
  }

/** A worker serves one run: what it loads for the first task serves all. */
let make: Promise<Make> | undefined

const prepare = async (settings: Settings): Promise<Make> => {
  const { format, shape, options, rules, actors, withoutRules } = settings
  if (rules.length === 0 && actors.length === 0 && withoutRules.length === 0) return maker(await loadFormat(format, shape), options, settings)
  const { loadUserRules } = await import('./user-rules.js')
  const languages = loadUserRules(rules, actors, withoutRules)
  // The main thread has read the same files without complaint
  if (typeof languages !== 'function') throw new Error('rule files changed while they were in use')
  return maker(await loadFormat(format, shape), { ...options, languages }, settings)
}

/** Entry point of a worker thread. */
export const work = async (task: unknown): Promise<readonly (Made | Problem)[]> => {
  const { settings, inputs } = task as Task
  make ??= prepare(settings)
  const made = await make
  const done: (Made | Problem)[] = []
  for (const input of inputs) done.push(await made(input))
  return done
}
