import { isProblem } from '../input/problem.js'
import type { Io } from './io.js'
import { complain } from './messages.js'
import { openSink, type Sink } from './sink.js'

/**
 * Opens the output, lets `fill` write to it, closes it.
 * @returns the exit status: that of `fill`, or 1 when the output could not be written.
 */
export const withSink = async (file: string | undefined, io: Io, fill: (sink: Sink) => Promise<number>): Promise<number> => {
  const sink = await openSink(file, io)
  if (isProblem(sink)) {
    complain(io, sink)
    return 1
  }
  const status = await fill(sink)
  const problem = await sink.close()
  if (problem === null) return status
  complain(io, problem)
  return 1
}
