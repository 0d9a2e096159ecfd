import { Decompress } from 'fzstd'
import type { Damage } from './compression.js'

/** Bytes given to the decompressor at once. */
const LARGEST_PIECE = 16 * 1024

/** `code` of the error that means that more bytes were to come. */
const ENDED = 5

/** Frames one after the other. There is no way to go on behind damage. */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  let made: Uint8Array[] = []
  const stream = new Decompress((part) => made.push(part))
  /** @returns what is wrong. */
  const push = (piece: Uint8Array, isLast: boolean): Damage | null => {
    try {
      stream.push(piece, isLast)
      return null
    } catch (error) {
      const isCut = error instanceof Error && 'code' in error && error.code === ENDED
      return { reason: isCut ? 'zstd data cut short' : `zstd data damaged (${error instanceof Error ? error.message : String(error)})` }
    }
  }
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += LARGEST_PIECE) {
      const damage = push(chunk.subarray(from, from + LARGEST_PIECE), false)
      yield* made
      made = []
      if (damage === null) continue
      yield damage
      return
    }
  }
  const damage = push(new Uint8Array(0), true)
  yield* made
  if (damage !== null) yield damage
}
