import { availableParallelism } from 'node:os'
import { isFolder } from '../input/files.js'
import { isProblem } from '../input/problem.js'
import { countInputs, findInputs } from '../input/read-inputs.js'
import { type FormatName, loadFormat } from '../output/formats.js'
import { tallyNotes } from '../output/notes.js'
import type { Run } from './commands.js'
import { extractOptions, plainOptions } from './extract-options.js'
import { failuresOf } from './failures.js'
import { formatOptions } from './format-options.js'
import type { Io } from './io.js'
import { makeAll, type Plan } from './jobs.js'
import { complain, UsageError, usageLine } from './messages.js'
import type { Options } from './options.js'
import { isOutputFolder, outputFolder } from './output-folder.js'
import { progressOf } from './progress.js'
import { inputOptions, pathsOf } from './reading.js'
import { maker, type Settings } from './work.js'
import { withSink } from './writing.js'

/** Endings of files that hold one report; otherwise a format's own name. */
const ENDINGS: Readonly<Record<string, string>> = { stix: 'stix.json', veris: 'veris.json' }

/** Status of a run whose output could not be written. */
const UNWRITTEN = 1

/** Hands on each report that is to be written, as it is made. @returns false when nobody takes any more. */
type Take = (path: string, text: string) => Promise<boolean>

export const runExtract: Run = async (paths, options, io) => {
  const name: FormatName = options.format ?? 'json'
  // The second reader is loaded when a text asks for it, not before
  const settings = await extractOptions({ ...options, secondReader: false }, io)
  if (settings === null) return 1
  const shape = formatOptions(options, io)
  const format = await loadFormat(name, shape)
  const { output } = options
  const folder = output !== undefined && isOutputFolder(output, isFolder) ? outputFolder(output, ENDINGS[name] ?? name) : null
  if (options.resume === true && folder === null) throw new UsageError('--resume needs --output with a folder: "--output reports/"')
  const share: Settings = {
    options: plainOptions(options),
    secondReader: options.secondReader === true,
    rules: options.rules ?? [],
    actors: options.actors ?? [],
    withoutRules: options.withoutRule ?? [],
    onlyIncidents: options.onlyIncidents === true,
    whole: folder !== null,
    format: name,
    shape,
  }
  const plan: Omit<Plan, 'stop'> = {
    jobs: options.jobs === undefined ? availableParallelism() : Number(options.jobs),
    settings: share,
    make: maker(format, settings, share),
    admit: (input) =>
      folder === null ? 'work' : options.resume === true && folder.has(input) ? (folder.claim(input) ?? 'done') : (folder.claim(input) ?? 'work'),
  }
  if (folder !== null) {
    let unwritten = false
    const { status } = await runAll(paths, options, io, plan, async (path, text) => {
      const problem = folder.write(path, text)
      if (problem === null) return true
      complain(io, problem)
      unwritten = true
      return false
    })
    return unwritten ? UNWRITTEN : status
  }
  return withSink(output, io, 'plain', async (sink) => {
    await sink.write(format.head)
    const { join, between = '' } = format
    const pieces: string[] = []
    let isFirst = true
    const { status, written } = await runAll(paths, options, io, plan, async (_, text) => {
      if (join !== undefined) {
        pieces.push(text)
        return true
      }
      const before = isFirst ? '' : between
      isFirst = false
      return sink.write(before + text)
    })
    await sink.write(join?.(pieces) ?? format.tail(written))
    return status
  })
}

const runAll = async (paths: readonly string[], options: Options, io: Io, plan: Omit<Plan, 'stop'>, take: Take) => {
  const named = pathsOf(paths, io)
  const reading = inputOptions(options, io)
  const stop = io.interruption()
  const failures = failuresOf(io)
  const progress = progressOf(options, io, () => countInputs(named, reading))
  const notes = tallyNotes()
  let read = 0
  let written = 0
  for await (const outcome of makeAll(findInputs(named, reading), { ...plan, stop })) {
    progress.step(isProblem(outcome) ? 0 : outcome.incidents)
    if (isProblem(outcome)) {
      // Standard input that ends with Ctrl-C is no failure
      if (!stop.aborted) failures.add(outcome)
    } else {
      read++
      if (outcome.text === null) continue
      written++
      notes.add(outcome.notes)
      if (!(await take(outcome.path, outcome.text))) break
    }
  }
  progress.stop()
  if (options.quiet !== true) for (const line of notes.lines()) io.say(usageLine(line))
  failures.tell(read + failures.count(), options.quiet === true)
  if (stop.aborted) io.say(usageLine(`stopped: ${read} texts are done and written`))
  return { status: failures.count() > 0 && options.skipBad !== true ? 1 : 0, written }
}
