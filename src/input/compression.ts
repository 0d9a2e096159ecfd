/** What a stream breaks off with: what came before holds, and what comes after, if anything, begins anew. */
export interface Damage {
  readonly reason: string
}

/** A stream of bytes, in which some may be missing. */
export type Bytes = AsyncIterable<Uint8Array | Damage>

export const isDamage = (piece: Uint8Array | Damage): piece is Damage => 'reason' in piece

const MAGIC = {
  gzip: [0x1f, 0x8b, 0x08],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
} as const

/** Bytes by which to tell how a stream is compressed. */
const TOLD_BY = 4

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

/** The bytes behind a stream that may be gzip or Zstandard, which its first bytes tell, whatever its name; memory is that of one piece. */
export async function* decompressed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  const source = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  for (let next = await source.next(); !next.done; next = await source.next()) {
    head = Buffer.concat([head, next.value])
    if (head.length >= TOLD_BY) break
  }
  const whole = followedBy(head, source)
  if (begins(head, MAGIC.gzip)) yield* (await import('./gzip.js')).gunzip(whole)
  else if (begins(head, MAGIC.zstd)) yield* (await import('./zstd.js')).unzstd(whole)
  else yield* whole
}

async function* followedBy(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}
