import { createGunzip, type Gunzip } from 'node:zlib'
import type { Damage } from './compression.js'

/** Bytes given to zlib at once. What becomes of them is held in memory: at most about a thousand times as much. */
const LARGEST_PIECE = 16 * 1024

/** How each member of a gzip file begins. */
const MEMBER = Buffer.from([0x1f, 0x8b, 0x08])
/** The flags that follow have three bits that are never set. */
const RESERVED = 0xe0

const beginsMember = (bytes: Uint8Array, at = 0): boolean =>
  MEMBER.every((byte, i) => bytes[at + i] === byte) && ((bytes[at + MEMBER.length] ?? 0) & RESERVED) === 0

/** One inflater, which reads members one after the other. */
const inflater = () => {
  const gunzip: Gunzip = createGunzip({ chunkSize: 64 * 1024 })
  let made: Buffer[] = []
  let settle = (_: Error | null): void => undefined
  let isEnded = false
  gunzip.on('data', (part: Buffer) => made.push(part))
  gunzip.on('error', (error) => settle(error))
  gunzip.on('end', () => {
    isEnded = true
    settle(null)
  })
  const settled = (act: () => void): Promise<Error | null> =>
    new Promise((done) => {
      settle = done
      if (isEnded) done(null)
      else act()
    })
  return {
    write: (piece: Uint8Array) => settled(() => gunzip.write(piece, (error) => settle(error ?? null))),
    end: () => settled(() => gunzip.end()),
    take: (): readonly Buffer[] => {
      const parts = made
      made = []
      return parts
    },
    /** Behind zeros that fill up a file nothing more is read. */
    isEnded: () => isEnded,
    close: () => gunzip.destroy(),
  }
}

/** Cuts where a member may begin, so that reading can go on there: bytes that only look like it do no harm. */
function* piecesOf(chunk: Uint8Array): Generator<Uint8Array> {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  for (let from = 0; from < bytes.length; ) {
    const next = bytes.indexOf(MEMBER, from + 1)
    const end = Math.min(next < 0 ? bytes.length : next, from + LARGEST_PIECE)
    yield bytes.subarray(from, end)
    from = end
  }
}

/** Bytes at the end of a chunk by which a member may begin that goes on in the next. */
const openEnd = (chunk: Uint8Array): number => {
  for (let size = MEMBER.length; size > 0; size--) {
    if (chunk.length >= size && MEMBER.subarray(0, size).equals(chunk.subarray(chunk.length - size))) return size
  }
  return 0
}

/** A crawl has a member for each record: one that is damaged is told, and the next is read. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  let inflating: ReturnType<typeof inflater> | null = inflater()
  let held = new Uint8Array(0)
  try {
    for await (const chunk of chunks) {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      const whole = bytes.length - openEnd(bytes)
      held = Uint8Array.from(bytes.subarray(whole))
      for (const piece of piecesOf(bytes.subarray(0, whole))) {
        if (inflating === null) {
          if (!beginsMember(piece)) continue
          inflating = inflater()
        }
        const error: Error | null = await inflating.write(piece)
        yield* inflating.take()
        if (error === null && !inflating.isEnded()) continue
        if (error !== null) yield { reason: `gzip data damaged (${error.message})` }
        inflating.close()
        inflating = null
      }
    }
    if (inflating === null) return
    if (held.length > 0) await inflating.write(held)
    const error = await inflating.end()
    yield* inflating.take()
    if (error !== null) yield { reason: 'gzip data cut short' }
  } finally {
    inflating?.close()
  }
}
