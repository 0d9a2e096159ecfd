import { isatty } from 'node:tty'
import type { Io } from './io.js'
import { paintFor } from './paint.js'
import { runProgram } from './program.js'

/** The only file that touches the process. */
const wantsColour = (stream: NodeJS.WriteStream, argv: readonly string[]): boolean =>
  stream.isTTY === true && !argv.includes('--no-color') && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb'

/** Exit status of a process that a signal ended, as shells have it. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

export const main = async (argv: readonly string[]): Promise<void> => {
  const { stdout, stderr } = process
  // A reader that went away ("| head -1") is no error; what it means for the data is the sink's business.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
  })
  stderr.on('error', () => undefined)
  let interrupted: number | null = null
  let interruption: AbortController | undefined
  let stdinInUse = false
  const onSignal = (signal: keyof typeof SIGNALS): void => {
    if (interrupted !== null) process.exit(SIGNALS[signal])
    interrupted = SIGNALS[signal]
    interruption?.abort()
    if (stdinInUse) process.stdin.destroy()
  }
  const io: Io = {
    stdin: () => {
      stdinInUse = true
      return process.stdin
    },
    stdout,
    stderr,
    terminal: { stdin: isatty(0), stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    colour: { stdout: wantsColour(stdout, argv), stderr: wantsColour(stderr, argv) },
    say: (line) => stderr.write(`${line}\n`),
    environment: process.env,
    interruption: () => {
      if (interruption === undefined) {
        interruption = new AbortController()
        for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(signal, onSignal)
      }
      return interruption.signal
    },
  }
  const status = await runProgram(argv, io, (await paintFor(io.colour.stdout)).heading)
  process.exitCode = interrupted ?? status
}

/** What a worker of `extract --jobs` runs: the pool looks for it under this name. */
export const work = async (task: unknown): Promise<unknown> => (await import('./work.js')).work(task)
