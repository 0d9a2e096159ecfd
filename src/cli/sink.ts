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

/** Characters. Smaller pieces are gathered before they are written. */
const CHUNK = 65_536

const sinkOn = (stream: NodeJS.WritableStream, name: string, end: () => Promise<void>): Sink => {
  let held = ''
  let failure: unknown
  stream.on('error', (error) => {
    failure ??= error
  })
  const flush = async (): Promise<void> => {
    const text = held
    held = ''
    if (text === '' || failure !== undefined || stream.write(text)) return
    await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined)
  }
  const isClosedPipe = (): boolean => failure instanceof Error && 'code' in failure && failure.code === 'EPIPE'
  return {
    write: async (text) => {
      held += text
      if (held.length >= CHUNK) await flush()
      return failure === undefined
    },
    close: async () => {
      await flush()
      await end().catch((error) => {
        failure ??= error
      })
      return failure === undefined || isClosedPipe() ? null : { path: name, reason: reasonOf(failure) }
    },
  }
}

/** Opens the file, or standard output where none is named. */
export const openSink = async (file: string | undefined, io: Io): Promise<Sink | Problem> => {
  if (file === undefined || file === '-') {
    const { stdout } = io
    return sinkOn(stdout, 'standard output', () => new Promise((done) => stdout.write('', () => done())))
  }
  const stream = createWriteStream(file)
  try {
    await once(stream, 'open')
  } catch (error) {
    return { path: file, reason: reasonOf(error).replace('cannot be read', 'cannot be written') }
  }
  return sinkOn(stream, file, () => new Promise((done, fail) => stream.on('error', fail).end(done)))
}
