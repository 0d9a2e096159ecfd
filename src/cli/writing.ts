import { isProblem } from '../input/problem.js'
import { visible } from '../text/visible.js'
import type { Io } from './io.js'
import { complain } from './messages.js'
import { openSink, type Sink } from './sink.js'

/**
 * Opens the output, lets `fill` write to it, closes it. Nothing in the data steers a terminal: `plain` data that would go to one is made visible;
 * `painted` data holds colours, and whoever made it has seen to the rest.
 * @returns the exit status: that of `fill`, or 1 when the output could not be written.
 */
export const withSink = async (
  file: string | undefined,
  io: Io,
  kind: 'plain' | 'painted',
  fill: (sink: Sink) => Promise<number>,
): Promise<number> => {
  const opened = await openSink(file, io)
  if (isProblem(opened)) {
    complain(io, opened)
    return 1
  }
  const isShown = io.terminal.stdout && (file === undefined || file === '-')
  const sink: Sink = isShown && kind === 'plain' ? { ...opened, write: (text) => opened.write(visible(text)) } : opened
  const status = await fill(sink)
  const problem = await sink.close()
  if (problem === null) return status
  complain(io, problem)
  return 1
}
