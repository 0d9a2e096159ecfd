import { type Bytes, type Damage, isDamage } from './compression.js'

const NOTHING = Buffer.alloc(0)

/** The part of a stream that is being worked on: bytes are held until they are dropped, and no more are read than are asked for. */
export interface Window {
  /** Until the next call of a method. */
  readonly held: () => Buffer
  /** Reads on until so many bytes are held, or there are no more to come. @returns whether they are. */
  readonly fill: (size: number) => Promise<boolean>
  readonly drop: (size: number) => void
  /** Why no more bytes are to come; null where the stream has just ended. */
  readonly damage: () => Damage | null
  /** Drops what is held and goes on behind the damage. @returns false at the end of the stream. */
  readonly skipDamage: () => boolean
  readonly close: () => Promise<void>
}

export const windowOn = (pieces: Bytes): Window => {
  const source = pieces[Symbol.asyncIterator]()
  let buffer = NOTHING
  let start = 0
  let end = 0
  let damage: Damage | null = null
  let ended = false
  const append = (piece: Uint8Array): void => {
    if (end + piece.length > buffer.length) {
      const size = end - start + piece.length
      // Moved within the buffer only where that frees half of it: each byte is moved a bounded number of times
      const target = size > buffer.length / 2 ? Buffer.allocUnsafeSlow(size * 2) : buffer
      target.set(buffer.subarray(start, end))
      buffer = target
      end -= start
      start = 0
    }
    buffer.set(piece, end)
    end += piece.length
  }
  return {
    held: () => buffer.subarray(start, end),
    fill: async (size) => {
      while (end - start < size && damage === null && !ended) {
        const next = await source.next()
        if (next.done) ended = true
        else if (isDamage(next.value)) damage = next.value
        else append(next.value)
      }
      return end - start >= size
    },
    drop: (size) => {
      start = Math.min(end, start + size)
    },
    damage: () => damage,
    skipDamage: () => {
      start = 0
      end = 0
      damage = null
      return !ended
    },
    close: async () => {
      await source.return?.()
    },
  }
}
