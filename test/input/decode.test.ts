import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/input/decode.js'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
const SENTENCE = 'La ville a été touchée : « rien à déclarer ».'

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from(SENTENCE), SENTENCE, undefined],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${SENTENCE}`), SENTENCE, undefined],
    ['a second mark, which is text', Buffer.from(`\ufeff\ufeff${SENTENCE}`), `\ufeff${SENTENCE}`, undefined],
    ['UTF-8 beyond the basic plane', Buffer.from('😀 é'), '😀 é', undefined],
    ['UTF-16 little endian with a mark', utf16(SENTENCE, true), SENTENCE, undefined],
    ['UTF-16 big endian with a mark', utf16(SENTENCE, true).swap16(), SENTENCE, undefined],
    ['UTF-16 little endian without a mark', utf16(SENTENCE, false), SENTENCE, undefined],
    ['UTF-16 big endian without a mark', utf16(SENTENCE, false).swap16(), SENTENCE, undefined],
    ['UTF-16 cut in the middle of a letter', utf16('abc', true).subarray(0, 7), 'ab', 'damaged-utf-16'],
    ['UTF-16 with a lone surrogate', utf16('a\ud83d b', true), 'a\ufffd b', 'damaged-utf-16'],
    ['Windows-1252', bytes(0x4c, 0x92, 0xe9, 0x74, 0xe9, 0x20, 0x80), 'L’été €', 'windows-1252'],
    ['Latin-1', Buffer.from('touché', 'latin1'), 'touché', 'windows-1252'],
    ['a gap of Windows-1252', bytes(0x61, 0x81, 0xe9, 0x62), 'a\x81éb', 'windows-1252'],
    [
      'UTF-8 with a stray byte',
      Buffer.concat([Buffer.from('été, été, '), bytes(0xff), Buffer.from(' à Liège')]),
      'été, été, \ufffd à Liège',
      'damaged-utf-8',
    ],
    ['UTF-8 cut in the middle of a letter', Buffer.from('été à Liège é').subarray(0, -1), 'été à Liège \ufffd', 'damaged-utf-8'],
    ['line ends as they are', Buffer.from('a\r\nb\rc'), 'a\r\nb\rc', undefined],
    ['a bell within UTF-8', Buffer.from('a\x07b'), 'a\x07b', undefined],
  ])('reads %s', (_, input, text, warning) => {
    const decoded = decode(input)
    expect(decoded).toMatchObject({ text })
    expect('warnings' in decoded && decoded.warnings.map(({ code }) => code)).toEqual(warning === undefined ? [] : [warning])
  })

  test.each([
    ['nothing', bytes(), 'empty'],
    ['blanks', Buffer.from(' \n\t\r\n\u00a0\u200b'), 'only blanks'],
    ['a byte order mark alone', bytes(0xef, 0xbb, 0xbf), 'only blanks'],
    ['a NUL byte', Buffer.from('abc\0def'), 'not text (NUL byte at 3)'],
    ['UTF-16 with a NUL character', utf16('ab\0', true), 'not text (NUL character at 2)'],
    ['control bytes that are no text in any encoding', bytes(0x1f, 0x8b, 0x08, 0xff, 0x01, 0xfe, 0x02), 'not text (control byte at 0)'],
  ])('refuses %s', (_, input, reason) => {
    expect(decode(input)).toEqual({ reason })
  })

  test('reads a million blank lines as blanks', () => {
    expect(decode(Buffer.from('\n'.repeat(1_000_000)))).toEqual({ reason: 'only blanks' })
  })

  test('never fails, and gives well-formed text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        const decoded = decode(input)
        if ('text' in decoded) expect(decoded.text).not.toMatch(/\p{Surrogate}/u)
        else expect(decoded.reason).not.toBe('')
      }),
    )
  })

  test('gives back every well-formed text in UTF-8 and UTF-16', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (text) => {
        fc.pre(!text.includes('\0') && text.trim() !== '' && !text.startsWith('\ufeff'))
        const whole = `é${text}`
        expect(decode(Buffer.from(whole))).toMatchObject({ text: whole })
        expect(decode(utf16(whole, true))).toMatchObject({ text: whole })
      }),
    )
  })
})
