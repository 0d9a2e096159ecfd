import { realpathSync } from 'node:fs'
import { EXPECTED, type ExpectedFile, expectedPathOf, readExpected, updateExpected } from '../check/expected-file.js'
import { CHECKS, type Checked, type CheckName, type Finding, type Remark } from '../check/finding.js'
import { type Seen, seenArticles, signatureOf } from '../check/near-duplicates.js'
import { placesIn } from '../check/places.js'
import { remarksOn } from '../check/remarks.js'
import { reporterOf } from '../check/reporters/all.js'
import { articleOf, type ExtractOptions, readWhole, type Whole } from '../extract.js'
import { isProblem, reasonOf } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { readTextFile } from '../input/read-file.js'
import { findInputs, isTextFile, readInputs } from '../input/read-inputs.js'
import { packedTags } from '../languages/data.js'
import { changedSince } from './changed-files.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import type { Io } from './io.js'
import { complain, usageLine } from './messages.js'
import type { Options } from './options.js'
import { paintFor } from './paint.js'
import { inputOptions, pathsOf } from './reading.js'
import { version } from './version.js'
import { withSink } from './writing.js'

/** Exit status of a run in which something that was named could not be found at all. */
const NOT_RUN = 2

export const runCheck: Run = async (paths, options, io) => {
  const settings = await extractOptions(options, io)
  if (settings === null) return NOT_RUN
  const isDue = options.since === undefined ? () => true : changedSince(options.since)
  const reporterName = options.reporter ?? (io.environment.GITHUB_ACTIONS === 'true' ? 'github' : 'text')
  const reporter = reporterOf(reporterName, await paintFor(io.colour.stdout && options.output === undefined), version)
  const levels = levelsOf(options)
  const seen = seenArticles()
  const quiet = options.quiet === true
  const summary = { files: 0, errors: 0, warnings: 0 }
  let missing = 0
  const status = await withSink(options.output, io, reporterName === 'text' ? 'painted' : 'plain', async (sink) => {
    if (levels.has('unique')) await readOthers(options, io, settings, seen)
    // What has not changed is what the new texts must not repeat
    if (levels.has('unique') && options.since !== undefined) {
      for await (const input of findInputs(paths, inputOptions(options, io))) {
        const raw = isTextFile(input) && !isDue(input.file) ? readTextFile(input.file) : null
        if (raw !== null && !isProblem(raw)) remember(seen, raw.path, articleOf(raw, settings))
      }
    }
    await sink.write(reporter.head)
    for await (const input of findInputs(pathsOf(paths, io), inputOptions(options, io))) {
      if (isProblem(input)) {
        complain(io, input)
        missing++
        continue
      }
      const isFile = isTextFile(input)
      // Hooks and shells name all files of a folder
      if (isFile && input.file.endsWith(EXPECTED)) continue
      const due = !isFile || isDue(input.file)
      if (!due) continue
      const raw = isFile ? readTextFile(input.file) : input
      const path = isFile ? input.file : input.path
      const expectedPath = isFile ? expectedPathOf(input.file, input.name, options.expected) : null
      const whole = isProblem(raw) ? null : readWhole(raw, settings)
      if (options.update === true && whole !== null && expectedPath !== null) {
        const problem = update(expectedPath, whole, io, quiet)
        if (problem) missing++
      }
      const checked = check(path, isProblem(raw) ? raw.reason : raw, whole, expectedPath, seen, levels)
      const shown = quiet ? { ...checked, findings: checked.findings.filter(({ level }) => level === 'error') } : checked
      for (const { level } of checked.findings) summary[level === 'error' ? 'errors' : 'warnings']++
      if (!(await sink.write(reporter.file(shown, summary.files)))) break
      summary.files++
    }
    await sink.write(reporter.tail(summary, quiet))
    const tooMany = options.maxWarnings !== undefined && summary.warnings > Number(options.maxWarnings)
    if (tooMany) io.say(usageLine(`${summary.warnings} warnings, at most ${options.maxWarnings} are allowed`))
    return missing > 0 ? NOT_RUN : summary.errors > 0 || tooMany ? 1 : 0
  })
  return status
}

/** Check → how much it weighs; a check that is not there is not made. */
type Levels = ReadonlyMap<CheckName, 'error' | 'warning'>

const levelsOf = ({ require = CHECKS, allow = [] }: Options): Levels =>
  new Map(CHECKS.filter((name) => require.includes(name) || allow.includes(name)).map((name) => [name, allow.includes(name) ? 'warning' : 'error']))

const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

const remember = (seen: Seen, path: string, article: Whole['article']): void => {
  const signature = signatureOf(article)
  if (signature !== null) seen.add(real(path), signature)
}

const readOthers = async ({ against = [], ...options }: Options, io: Io, settings: ExtractOptions, seen: Seen): Promise<void> => {
  if (against.length === 0) return
  for await (const raw of readInputs(against, inputOptions(options, io))) {
    if (isProblem(raw)) complain(io, raw)
    else remember(seen, raw.path, articleOf(raw, settings))
  }
}

const update = (path: string, { report }: Whole, io: Io, quiet: boolean): boolean => {
  try {
    if (updateExpected(path, report) && !quiet) io.say(usageLine(`${path}: written`))
    return false
  } catch (error) {
    complain(io, { path, reason: reasonOf(error).replace('cannot be read', 'cannot be written') })
    return true
  }
}

const check = (path: string, raw: RawText | string, whole: Whole | null, expectedPath: string | null, seen: Seen, levels: Levels): Checked => {
  if (typeof raw === 'string' || whole === null) {
    const level = levels.get('decodable')
    const message = typeof raw === 'string' ? raw : 'cannot be read'
    return level === undefined
      ? { path, made: [], findings: [] }
      : { path, made: ['decodable'], findings: [{ check: 'decodable', level, path, place: null, message, field: null, expected: null, found: null }] }
  }
  const signature = levels.has('unique') ? signatureOf(whole.article) : null
  const own = real(path)
  const twin = signature === null ? null : seen.find(own, signature)
  if (signature !== null && twin === null) seen.add(own, signature)
  const file: ExpectedFile | null = expectedPath === null || !levels.has('expected') ? null : readExpected(expectedPath)
  const made = CHECKS.filter((name) => levels.has(name) && (name !== 'expected' || file !== null))
  const broken: Remark[] = file !== null && 'reason' in file ? [{ check: 'expected', span: null, message: file.reason }] : []
  const remarks = remarksOn(
    whole,
    {
      languages: packedTags(),
      twin: twin === null ? null : { ...twin, path: shortPath(twin.path) },
      expected: file !== null && 'data' in file ? file : null,
    },
    new Set(made),
  )
  const placeOf = placesIn(raw.text)
  const findings = [...remarks, ...broken].map(
    ({ check, span, message, field, expected, found }): Finding => ({
      check,
      level: levels.get(check) ?? 'error',
      path,
      place: span === null ? null : placeOf(span),
      message,
      field: field ?? null,
      expected: expected ?? null,
      found: found ?? null,
    }),
  )
  return { path, made, findings }
}

/** Seen from the working directory, where it lies below it. */
const shortPath = (path: string): string => {
  const here = `${real('.')}/`
  return path.startsWith(here) ? path.slice(here.length) : path
}
