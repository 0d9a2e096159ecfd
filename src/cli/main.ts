import { isatty } from 'node:tty'
import type { Io } from './io.js'
import { paintFor } from './paint.js'
import { runProgram } from './program.js'

/** The only file that touches the process. */
const wantsColour = (stream: NodeJS.WriteStream, argv: readonly string[]): boolean =>
  stream.isTTY === true && !argv.includes('--no-color') && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb'

export const main = async (argv: readonly string[]): Promise<void> => {
  const { stdout, stderr } = process
  // A reader that went away ("| head -1") is no error; what it means for the data is the sink's business.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
  })
  stderr.on('error', () => undefined)
  const io: Io = {
    stdin: () => process.stdin,
    stdout,
    stdinIsTerminal: isatty(0),
    colour: { stdout: wantsColour(stdout, argv), stderr: wantsColour(stderr, argv) },
    say: (line) => stderr.write(`${line}\n`),
  }
  process.exitCode = await runProgram(argv, io, (await paintFor(io.colour.stdout)).heading)
}
