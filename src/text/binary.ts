import type { Ids } from './phrases.js'

export type Numbers = Uint8Array | Ids

/** Data as it is kept between build and run: arrays of numbers, as bytes or in base64, and texts. */
export interface Kept {
  readonly numbers: string | Uint8Array
  readonly texts: readonly string[]
}

/** What reads base64, where there is one: node's, or the one of browsers. */
declare const Buffer: { from(text: string, encoding: 'base64'): Uint8Array } | undefined
declare const atob: (text: string) => string

/** Writes arrays of numbers one behind another, as bytes that {@link unpack} reads back from base64. */
export const pack = (arrays: readonly Numbers[]): Uint8Array => {
  const head = Uint32Array.from([arrays.length, ...arrays.flatMap((array) => [array.BYTES_PER_ELEMENT, array.length])])
  const all = [head, ...arrays]
  const bytes = new Uint8Array(all.reduce((sum, array) => sum + whole(array.byteLength), 0))
  let at = 0
  for (const array of all) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += whole(array.byteLength)
  }
  return bytes
}

/** The arrays that {@link pack} wrote, as bytes or in base64; they are not copied. */
export const unpack = (kept: string | Uint8Array): Numbers[] => {
  const bytes = aligned(typeof kept === 'string' ? decode(kept) : kept)
  const { buffer } = bytes
  const start = bytes.byteOffset
  const count = new Uint32Array(buffer, start, 1)[0] as number
  const head = new Uint32Array(buffer, start + 4, count * 2)
  let at = start + 4 + count * 8
  return Array.from({ length: count }, (_, k) => {
    const width = head[k * 2] as number
    const length = head[k * 2 + 1] as number
    const array =
      width === 1 ? new Uint8Array(buffer, at, length) : width === 2 ? new Uint16Array(buffer, at, length) : new Uint32Array(buffer, at, length)
    at += whole(width * length)
    return array
  })
}

/** Arrays start where four bytes do. */
const whole = (bytes: number): number => Math.ceil(bytes / 4) * 4

const decode = (text: string): Uint8Array =>
  typeof Buffer === 'undefined' ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0)) : Buffer.from(text, 'base64')

/** Bytes whose place in their buffer is a multiple of four. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes))
