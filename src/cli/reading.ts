import { isFolder } from '../input/files.js'
import { isProblem, type Problem } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { kindOf, readInputs, STDIN } from '../input/read-inputs.js'
import type { Io } from './io.js'
import { complain, UsageError } from './messages.js'
import type { Options } from './options.js'
import type { Sink } from './sink.js'

const inputsOf = (paths: readonly string[], options: Options, io: Io): AsyncIterable<RawText | Problem> => {
  if (paths.length === 0 && io.stdinIsTerminal) throw new UsageError('nothing to read: name files or folders, or pipe a text in')
  return readInputs(paths.length === 0 ? [STDIN] : paths, {
    stdin: io.stdin,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.glob === undefined ? {} : { globs: options.glob }),
    ...(options.stdinName === undefined ? {} : { stdinName: options.stdinName }),
  })
}

/**
 * Writes what `textOf` makes of each text, in order; a text that cannot be used is said on stderr, and the others go on.
 * @returns how many were written and how many failed.
 */
export const writeEach = async (
  paths: readonly string[],
  options: Options,
  io: Io,
  sink: Sink,
  textOf: (raw: RawText, index: number) => string,
): Promise<{ readonly written: number; readonly failed: number }> => {
  let written = 0
  let failed = 0
  for await (const item of inputsOf(paths, options, io)) {
    const made = isProblem(item) ? { ...item, reason: `${item.reason}, skipped` } : attempt(item, () => textOf(item, written))
    if (typeof made !== 'string') {
      complain(io, made)
      failed++
      continue
    }
    written++
    if (!(await sink.write(made))) break
  }
  return { written, failed }
}

/** A fault of ours in one text must not take the others down. */
const attempt = (raw: RawText, make: () => string): string | Problem => {
  try {
    return make()
  } catch (error) {
    return { path: raw.path, reason: `internal error (${error instanceof Error ? error.message : String(error)}), skipped` }
  }
}

/** Whether more than one text may come of what the user named. */
export const namesSeveral = (paths: readonly string[], options: Options): boolean =>
  paths.length > 1 ||
  options.input === 'ndjson' ||
  paths.some((path) => isFolder(path) || (path !== STDIN && kindOf(path, options.input) === 'ndjson'))
