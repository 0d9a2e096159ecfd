import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decompressed } from '../../src/input/compression.js'
import { LARGEST } from '../../src/input/decode.js'
import { sha256 } from '../../src/input/sha256.js'
import { readWet } from '../../src/input/wet.js'
import { all, inPieces, warcInfo, warcRecord } from './streams.js'

const ONE = 'https://a.example/1'
const TWO = 'https://a.example/2'
const first = warcRecord(ONE, 'Un été.\r\n\r\nLa fin.\n')
const last = warcRecord(TWO, 'Deux.')

const read = (records: readonly Uint8Array[], size = 1000) => all(readWet('a.wet', decompressed(inPieces(Buffer.concat(records), size))))

/** Paths of what is read; of what is not, with the reason. */
const told = async (records: readonly Uint8Array[], size?: number): Promise<string[]> =>
  (await read(records, size)).map((item) => ('reason' in item ? `${item.path}: ${item.reason}` : item.path))

describe('readWet', () => {
  test('gives the text of each page by its address', async () => {
    const text = 'Un été.\r\n\r\nLa fin.\n'
    const [page, ...others] = await read([warcInfo(), first])
    expect(page).toEqual({ path: ONE, url: ONE, sha256: sha256(text), text, warnings: [] })
    expect(others).toEqual([])
  })

  test.each([
    ['a page without address: file and number', [warcInfo(), warcRecord('', 'a')], ['a.wet:2']],
    ['an address in brackets', [warcRecord(`<${ONE}>`, 'a')], [ONE]],
    ['an address in another script', [warcRecord('https://a.example/ж', 'a')], ['https://a.example/ж']],
    ['records of other types', [warcRecord(ONE, 'GET /', { type: 'request' }), last], [TWO]],
    ['pages without text', [warcRecord(ONE, ''), warcRecord(ONE, ' \n\u00a0'), last], [TWO]],
    ['heads in small letters', [Buffer.from(last.toString().replace('Content-Length', 'content-length').replace('WARC-Type', 'warc-type'))], [TWO]],
    ['no line ends at the very end', [first, last.subarray(0, -4)], [ONE, TWO]],
    ['more line ends than there should be', [first, Buffer.from('\r\n\r\n\n'), last], [ONE, TWO]],
    ['a record within the text of another', [warcRecord(ONE, `a\r\n\r\n${last}`), last], [ONE, TWO]],
  ])('%s', async (_, records, paths) => {
    expect(await told(records)).toEqual(paths)
  })

  test.each([
    ['a length that ends within the text', warcRecord(ONE, 'a b c d', { length: 3 }), 'WARC record with a wrong Content-Length'],
    ['a length that ends before a line end of the text', warcRecord(ONE, 'a b\nc d', { length: 3 }), 'WARC record with a wrong Content-Length'],
    ['a length that reaches into the next record', warcRecord(ONE, 'a', { length: 60 }), 'WARC record with a wrong Content-Length'],
    ['a length beyond the end of the file', warcRecord(ONE, 'a', { length: 100_000 }), 'WARC record cut short'],
    ['a length beyond all memory', warcRecord(ONE, 'a', { length: 10 ** 14 }), /^too large \(\d+ MB, at most 16 MB\)$/],
    ['a negative length', warcRecord(ONE, 'a', { length: -1 }), 'WARC record without a Content-Length'],
    ['a length in words', warcRecord(ONE, 'a', { length: '0x1' }), 'WARC record without a Content-Length'],
    ['something else', Buffer.from('<!doctype html>\n<p>WARC/1.0\n\n'), 'not a WARC record'],
    ['a head without an end', Buffer.from(`WARC/1.0\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`), 'not a WARC record'],
    ['a NUL byte', warcRecord(ONE, 'one word\0another'), 'not text (NUL byte at 8)'],
  ])('tells of %s, and goes on', async (_, broken, reason) => {
    const [before, problem, after, ...others] = await read([first, broken, last])
    expect(before).toMatchObject({ path: ONE })
    expect(problem).toEqual({ path: 'a.wet:2', reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) })
    expect(after).toMatchObject({ path: TWO })
    expect(others).toEqual([])
  })

  test.each([
    ['nothing', [], ['a.wet: empty']],
    ['records without any page', [warcInfo()], ['a.wet: no page in it: of WARC files only the texts of pages are read (WET)']],
    ['a file cut in a text', [first, last.subarray(0, -6)], [ONE, 'a.wet:2: WARC record cut short']],
    ['a file cut in a head', [first, last.subarray(0, 40)], [ONE, 'a.wet:2: WARC record cut short']],
  ])('tells of %s', async (_, records, lines) => {
    expect(await told(records)).toEqual(lines)
  })

  test('passes over what is too large without holding it', async () => {
    const size = LARGEST + 1
    async function* pieces() {
      yield warcRecord(ONE, '', { length: size }).subarray(0, -4)
      const part = Buffer.alloc(64 * 1024, 'a')
      for (let left = size; left > 0; left -= part.length) yield part.subarray(0, Math.min(left, part.length))
      yield Buffer.from('\r\n\r\n')
      yield last
    }
    expect((await all(readWet('a.wet', pieces()))).map((item) => ('reason' in item ? item.reason : item.path))).toEqual([
      'too large (17 MB, at most 16 MB)',
      TWO,
    ])
  })

  test('reads the same however the bytes are cut and packed', async () => {
    const records = [warcInfo(), first, warcRecord(ONE, 'a', { length: 99 }), last]
    const whole = await told(records)
    expect(whole).toHaveLength(3)
    for (const size of [1, 2, 3, 64, 301]) {
      expect(await told(records, size)).toEqual(whole)
      expect(await told([gzipSync(Buffer.concat(records))], size)).toEqual(whole)
      expect(
        await told(
          records.map((record) => gzipSync(record)),
          size,
        ),
      ).toEqual(whole)
    }
  })

  test('never fails, whatever the bytes', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...[warcInfo(), first, last], Buffer.from('\r\n\r\n'), Buffer.from('WARC/1.0\r\n')),
      fc.uint8Array({ maxLength: 40 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 1, max: 200 }), fc.nat(3000), async (pieces, size, cut) => {
        const bytes = Buffer.concat(pieces).subarray(0, 3000 - cut)
        for (const item of await read([bytes], size)) expect('reason' in item ? item.reason : item.text).not.toBe('')
      }),
    )
  })
})

describe('a crawl with a gzip member for each record', () => {
  const members = [warcInfo(), first, warcRecord('https://a.example/x', 'é'.repeat(500)), last].map((record) => gzipSync(record))
  const damaged = (at: number): Buffer[] =>
    members.map((member, i) => (i === at ? Buffer.concat([member.subarray(0, 40), Buffer.alloc(8, 0x55), member.subarray(48)]) : member))

  test.each([1, 7, 64, 10_000])('loses the damaged one alone, in pieces of %i', async (size) => {
    const lines = await told(damaged(2), size)
    expect(lines).toEqual([ONE, expect.stringMatching(/^a\.wet:3: gzip data damaged \(.+\)$/), TWO])
  })

  test('that is cut short keeps what came before', async () => {
    expect(await told([Buffer.concat(members).subarray(0, -12)])).toEqual([ONE, 'https://a.example/x', 'a.wet:4: gzip data cut short'])
  })
})
