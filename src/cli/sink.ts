import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Problem, reasonOf } from '../input/problem.js'
import type { Io } from './io.js'

/** Where data goes. */
export interface Sink {
  /** @returns false when nobody reads any more: the rest need not be made. */
  readonly write: (text: string) => Promise<boolean>
  /** Ends the data. @returns what went wrong with it, or null. */
  readonly close: () => Promise<Problem | null>
}

const sinkOn = (stream: NodeJS.WritableStream, name: string, end: () => Promise<void>): Sink => {
  let failure: unknown
  let wake = (): void => undefined
  stream.on('error', (error) => {
    failure ??= error
    wake()
  })
  stream.on('drain', () => wake())
  const isClosedPipe = (): boolean => failure instanceof Error && 'code' in failure && failure.code === 'EPIPE'
  return {
    write: async (text) => {
      if (text !== '' && failure === undefined && !stream.write(text)) {
        await new Promise<void>((done) => {
          wake = done
        })
      }
      return failure === undefined
    },
    close: async () => {
      if (failure === undefined) {
        await end().catch((error) => {
          failure ??= error
        })
      }
      return failure === undefined || isClosedPipe() ? null : { path: name, reason: reasonOf(failure) }
    },
  }
}

/** Opens the file, or standard output where none is named. */
export const openSink = async (file: string | undefined, io: Io): Promise<Sink | Problem> => {
  if (file === undefined || file === '-') {
    const { stdout } = io
    return sinkOn(stdout, 'standard output', () => new Promise((done, fail) => stdout.write('', (error) => (error ? fail(error) : done()))))
  }
  const stream = createWriteStream(file)
  try {
    await once(stream, 'open')
  } catch (error) {
    return { path: file, reason: reasonOf(error).replace('cannot be read', 'cannot be written') }
  }
  return sinkOn(stream, file, () => new Promise((done, fail) => stream.end((error?: Error | null) => (error ? fail(error) : done()))))
}
