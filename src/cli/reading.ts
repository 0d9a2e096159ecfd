import { isFolder } from '../input/files.js'
import { isProblem, type Problem } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { type InputOptions, kindOf, readInputs, STDIN } from '../input/read-inputs.js'
import { failuresOf } from './failures.js'
import type { Io } from './io.js'
import { UsageError } from './messages.js'
import type { Options } from './options.js'
import type { Sink } from './sink.js'

/** The paths to read: standard input where none is named. */
export const pathsOf = (paths: readonly string[], io: Io): readonly string[] => {
  if (paths.length === 0 && io.terminal.stdin) throw new UsageError('nothing to read: name files or folders, or pipe a text in')
  return paths.length === 0 ? [STDIN] : paths
}

export const inputOptions = (options: Options, io: Io): InputOptions => ({
  stdin: io.stdin,
  ...(options.input === undefined ? {} : { input: options.input }),
  ...(options.glob === undefined ? {} : { globs: options.glob }),
  ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
  ...(options.stdinName === undefined ? {} : { stdinName: options.stdinName }),
})

/**
 * Writes what `textOf` makes of each text, in order; a text that cannot be used is told on stderr, and the others go on.
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
  const failures = failuresOf(io)
  for await (const item of readInputs(pathsOf(paths, io), inputOptions(options, io))) {
    const made = isProblem(item) ? item : attempt(item, () => textOf(item, written))
    if (typeof made !== 'string') {
      failures.add(made)
      continue
    }
    written++
    if (!(await sink.write(made))) break
  }
  failures.tell(written + failures.count(), options.quiet === true)
  return { written, failed: failures.count() }
}

/** A fault of ours in one text must not take the others down. */
const attempt = (raw: RawText, make: () => string): string | Problem => {
  try {
    return make()
  } catch (error) {
    return { path: raw.path, reason: `internal error (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** Whether more than one text may come of what the user named. */
export const namesSeveral = (paths: readonly string[], options: Options): boolean =>
  paths.length > 1 ||
  (options.input !== undefined && options.input !== 'text') ||
  paths.some((path) => isFolder(path) || (path !== STDIN && kindOf(path, options.input) !== 'text'))
