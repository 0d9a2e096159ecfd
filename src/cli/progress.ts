import type { Io } from './io.js'
import type { Options } from './options.js'

/** What a long run shows of itself. */
export interface Progress {
  /** One more text is done. */
  readonly step: (incidents: number) => void
  readonly stop: () => void
}

const SILENT: Progress = { step: () => undefined, stop: () => undefined }

/** Milliseconds that a run may take before it shows how far it is. */
const PATIENCE = 400

/** Whether anybody would see it: a person at standard error, who is not shown the reports themselves. */
const isSeen = (options: Options, io: Io): boolean => io.terminal.stderr && !(io.terminal.stdout && options.output === undefined)

const rate = (count: number, since: number): string => (count / Math.max(0.001, (Date.now() - since) / 1000)).toFixed(0)

/**
 * A bar on standard error, with texts done, rate, time left, incidents found: only where a person looks and a run takes its time, or where
 * it is asked for.
 * @param total how many texts there are; null where that cannot be known.
 */
export const progressOf = (options: Options, io: Io, total: () => Promise<number | null>): Progress => {
  if (options.quiet === true || (options.progress !== true && !isSeen(options, io))) return SILENT
  const since = Date.now()
  let done = 0
  let found = 0
  let bar: { update: (done: number, payload: object) => void; stop: () => void } | undefined
  let stopped = false
  const payload = () => ({ incidents: found, rate: rate(done, since) })
  const start = async (): Promise<void> => {
    const [{ default: cliProgress }, count] = await Promise.all([import('cli-progress'), total()])
    if (stopped) return
    const known = count === null ? '{value} texts' : '{bar} {value}/{total} texts, {eta_formatted} left'
    const single = new cliProgress.SingleBar(
      {
        format: `${known}, {rate}/s, {incidents} incidents`,
        stream: io.stderr,
        noTTYOutput: true,
        notTTYSchedule: 1000,
        hideCursor: true,
        clearOnComplete: false,
        etaBuffer: 200,
        barsize: 24,
        // Ctrl-C is the command's business
        gracefulExit: false,
      },
      cliProgress.Presets.shades_classic,
    )
    single.start(count ?? 0, done, payload())
    bar = single
  }
  let timer: NodeJS.Timeout | undefined = setTimeout(() => void start(), options.progress === true ? 0 : PATIENCE)
  return {
    step: (incidents) => {
      done++
      found += incidents
      bar?.update(done, payload())
    },
    stop: () => {
      stopped = true
      if (timer !== undefined) clearTimeout(timer)
      timer = undefined
      bar?.update(done, payload())
      bar?.stop()
    },
  }
}
