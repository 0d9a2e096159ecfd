import { execFileSync, spawnSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decompressed } from '../../src/input/compression.js'
import { readNdjson } from '../../src/input/ndjson.js'
import { all, inPieces } from './streams.js'

const LINES = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: `a${i}`, text: `Le numéro ${i}, ${(i * 7919) % 1000}.` }))
const PLAIN = Buffer.from(LINES.map((line) => `${line}\n`).join(''))

/** "hello" and a line end, as the command `zstd` packs them. */
const ZSTD_HELLO = Buffer.from('KLUv/QRYMQAAaGVsbG8KU4i9kQ==', 'base64')

const paths = async (bytes: Uint8Array, size = 777): Promise<string[]> =>
  (await all(readNdjson('a', decompressed(inPieces(bytes, size))))).map((item) => ('reason' in item ? `${item.path}: ${item.reason}` : item.path))

const IDS = LINES.map((_, i) => `a${i}`)

describe('decompressed', () => {
  test.each([
    ['as it is', PLAIN],
    ['gzip', gzipSync(PLAIN)],
    ['gzip in many members', Buffer.concat(LINES.map((line) => gzipSync(`${line}\n`)))],
    ['gzip, padded with zeros', Buffer.concat([gzipSync(PLAIN), Buffer.alloc(600)])],
  ])('gives the bytes behind %s, however they are cut', async (_, bytes) => {
    for (const size of [1, 5, 4096, bytes.length]) expect(await paths(bytes, size)).toEqual(IDS)
  })

  test('gives the bytes behind Zstandard, in one frame or in many', async ({ skip }) => {
    const parts = await all(decompressed(inPieces(Buffer.concat([ZSTD_HELLO, ZSTD_HELLO]), 3)))
    expect(Buffer.concat(parts as Uint8Array[]).toString()).toBe('hello\nhello\n')
    if (spawnSync('zstd', ['--version']).status !== 0) return skip('zstd is missing: only small frames were read')
    const packed = execFileSync('zstd', ['-q', '-c', '-'], { input: PLAIN })
    for (const size of [1, 5, 4096]) expect(await paths(packed, size)).toEqual(IDS)
    expect((await paths(packed.subarray(0, -8))).at(-1)).toMatch(/^a:\d+: zstd data cut short$/)
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 20, 60)
    expect((await paths(damaged)).at(-1)).toMatch(/^a:\d+: zstd data (damaged \(.+\)|cut short)$/)
  })

  test('keeps the lines before a cut, and says at which it is', async () => {
    const lines = await paths(gzipSync(PLAIN).subarray(0, -300))
    const last = lines.pop() ?? ''
    expect(lines.length).toBeGreaterThan(100)
    expect(lines).toEqual(IDS.slice(0, lines.length))
    expect(last).toBe(`a:${lines.length + 1}: gzip data cut short`)
  })

  test.each([
    ['gzip', gzipSync('')],
    ['nothing', Buffer.alloc(0)],
  ])('finds nothing in empty %s', async (_, bytes) => {
    expect(await paths(bytes)).toEqual(['a: empty'])
  })

  test('never fails, whatever the bytes', async () => {
    const packed = gzipSync(PLAIN)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(packed, ZSTD_HELLO),
        fc.array(fc.tuple(fc.nat(packed.length), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5000 }),
        async (bytes, changes, size) => {
          const changed = Buffer.from(bytes)
          for (const [at, value] of changes) changed[at % changed.length] = value
          for (const piece of await all(decompressed(inPieces(changed, size))))
            if ('reason' in piece) expect(piece.reason).toMatch(/^(gzip|zstd) data (cut short|damaged \(.+\))$/)
        },
      ),
    )
  })
})
