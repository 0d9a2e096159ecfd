import { isUtf8 } from 'node:buffer'
import { IGNORABLE, is, SPACE } from '../text/characters.js'
import type { Warning } from './raw-text.js'

export interface Decoded {
  readonly text: string
  readonly warnings: readonly Warning[]
}

/** Bytes. A larger text is no article; of one this large, all that can be recognised in it still fits in memory. */
export const LARGEST = 16 * 1024 * 1024

/**
 * Bytes → text: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252 with a warning. The mark is no part of the text.
 * @returns the text, or why there is none.
 */
export const decode = (bytes: Uint8Array): Decoded | { readonly reason: string } => {
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.length > LARGEST) return { reason: tooLarge(bytes.length) }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoded = decodeText(buffer)
  if ('reason' in decoded) return decoded
  return isBlank(decoded.text) ? { reason: 'only blanks' } : decoded
}

export const tooLarge = (size: number): string => `too large (${Math.ceil(size / 2 ** 20)} MB, at most ${LARGEST / 2 ** 20} MB)`

/** Whether nothing in the text would be seen. */
export const isBlank = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!is(text.charCodeAt(i), SPACE | IGNORABLE)) return false
  return true
}

/** Lone surrogates cannot be written in UTF-8: they become U+FFFD, as a decoder would have it. Offsets stay. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

const decodeText = (buffer: Buffer): Decoded | { readonly reason: string } => {
  const mark = buffer.length >= 2 ? buffer.readUInt16BE(0) : 0
  if (mark === 0xfffe) return decodeUtf16(buffer.subarray(2))
  if (mark === 0xfeff) return decodeUtf16(swapped(buffer.subarray(2)))
  const nul = buffer.indexOf(0)
  if (nul >= 0) {
    const order = byteOrder(buffer)
    if (order === null) return { reason: `not text (NUL byte at ${nul})` }
    return decodeUtf16(order === 'little' ? buffer : swapped(buffer))
  }
  if (isUtf8(buffer)) return { text: withoutMark(buffer.toString('utf8')), warnings: [] }
  return decodeOther(buffer)
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

const decodeUtf16 = (buffer: Buffer): Decoded | { readonly reason: string } => {
  const text = buffer.toString('utf16le')
  const nul = text.indexOf('\0')
  if (nul >= 0) return { reason: `not text (NUL character at ${nul})` }
  const repaired = wellFormed(text)
  const damaged = repaired !== text || buffer.length % 2 === 1
  return { text: repaired, warnings: damaged ? [{ code: 'damaged-utf-16', message: 'the text is not quite UTF-16: some characters were lost' }] : [] }
}

const swapped = (buffer: Buffer): Buffer => Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16()

/** Bytes looked at to tell UTF-16 without a mark from binary data. */
const SAMPLE = 4096

/** UTF-16 of a European language has a zero in every second byte, or nearly; binary data has not. */
const byteOrder = (buffer: Buffer): 'little' | 'big' | null => {
  const size = Math.min(SAMPLE, buffer.length) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < size; i += 2) {
    if (buffer[i] === 0) even++
    if (buffer[i + 1] === 0) odd++
  }
  const units = size / 2
  if (odd > units * 0.8 && even < units * 0.05) return 'little'
  if (even > units * 0.8 && odd < units * 0.05) return 'big'
  return null
}

/** Neither UTF-8 nor UTF-16: UTF-8 with some damage, Windows-1252, or no text at all. */
const decodeOther = (buffer: Buffer): Decoded | { readonly reason: string } => {
  const control = buffer.findIndex((byte) => byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d))
  if (control >= 0) {
    const controls = buffer.reduce((count, byte) => count + (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) ? 1 : 0), 0)
    if (controls > buffer.length * MOST_CONTROLS) return { reason: `not text (control byte at ${control})` }
  }
  const asUtf8 = buffer.toString('utf8')
  let lost = 0
  let wide = 0
  for (let i = 0; i < asUtf8.length; i++) {
    const code = asUtf8.charCodeAt(i)
    if (code === 0xfffd) lost++
    else if (code > 0x7f) wide++
  }
  // A cut or a stray byte in real UTF-8 leaves most of its letters whole; Windows-1252 read as UTF-8 leaves next to none.
  if (lost < wide) {
    return { text: withoutMark(asUtf8), warnings: [{ code: 'damaged-utf-8', message: `the text is not quite UTF-8: ${lost} places were lost` }] }
  }
  return {
    text: buffer.toString('latin1').replace(/[\x80-\x9f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter),
    warnings: [{ code: 'windows-1252', message: 'the text is not UTF-8: read as Windows-1252' }],
  }
}

/** Share of control bytes above which bytes are no text in any 8-bit encoding. */
const MOST_CONTROLS = 0.02

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has controls; its five gaps stay controls. */
const WINDOWS_1252: readonly string[] = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ']
