import { type Bytes, type Damage, isDamage } from './compression.js'
import { isBlank, LARGEST, tooLarge, wellFormed } from './decode.js'
import { type Problem, reasonOf } from './problem.js'
import type { RawText } from './raw-text.js'
import { sha256 } from './sha256.js'

const NEWLINE = 0x0a

/**
 * Cuts a stream of bytes into lines, the line end left out; memory is that of one line. A line that is too long comes as its size, one that the stream
 * breaks off in as the damage.
 */
export async function* linesOf(chunks: Bytes): AsyncGenerator<Uint8Array | { readonly size: number } | Damage> {
  let parts: Uint8Array[] = []
  let size = 0
  const take = (part: Uint8Array): void => {
    size += part.length
    if (size <= LARGEST) parts.push(part)
    else parts = []
  }
  const line = () => {
    const whole = size > LARGEST ? { size } : parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
    parts = []
    size = 0
    return whole
  }
  for await (const chunk of chunks) {
    if (isDamage(chunk)) {
      parts = []
      size = 0
      yield chunk
      continue
    }
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at))
      yield line()
      from = at + 1
    }
    // A copy: the stream may use its chunk again
    if (from < chunk.length) take(chunk.slice(from))
  }
  if (size > 0) yield line()
}

/**
 * One JSON object a line: `text`, optional `id`, `url`, `published`, `publisher`; other fields are left alone. Blank lines are passed over, a broken line is
 * reported as FILE:LINE, and the rest goes on.
 */
export async function* readNdjson(path: string, chunks: Bytes): AsyncGenerator<RawText | Problem> {
  let number = 0
  try {
    for await (const line of linesOf(chunks)) {
      number++
      const at = `${path}:${number}`
      if ('reason' in line || 'size' in line) {
        yield { path: at, reason: 'reason' in line ? line.reason : tooLarge(line.size) }
        continue
      }
      const json = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8')
      const trimmed = number === 1 ? json.replace(/^\ufeff/, '') : json
      if (!isBlank(trimmed)) yield readRecord(at, trimmed)
    }
  } catch (error) {
    yield { path, reason: reasonOf(error) }
    return
  }
  if (number === 0) yield { path, reason: 'empty' }
}

/** One line of NDJSON. The hash is that of the text's own UTF-8 bytes: the same article has the same ids however it came. */
const readRecord = (path: string, json: string): RawText | Problem => {
  let record: unknown
  try {
    record = JSON.parse(json)
  } catch (error) {
    return { path, reason: `not JSON (${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable'})` }
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return { path, reason: 'not a JSON object' }
  const { text, id, url, published, publisher } = record as Record<string, unknown>
  if (typeof text !== 'string') return { path, reason: text === undefined ? 'no field "text"' : '"text" is not a string' }
  if (isBlank(text)) return { path, reason: text === '' ? '"text" is empty' : '"text" is only blanks' }
  const nul = text.indexOf('\0')
  if (nul >= 0) return { path, reason: `"text" is not text (NUL character at ${nul})` }
  for (const [field, value] of [
    ['url', url],
    ['published', published],
    ['publisher', publisher],
  ] as const) {
    if (value !== undefined && value !== null && typeof value !== 'string') return { path, reason: `"${field}" is not a string` }
  }
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number')
    return { path, reason: '"id" is neither a string nor a number' }
  const whole = wellFormed(text)
  return {
    path: id === undefined || id === null || id === '' ? path : String(id),
    sha256: sha256(whole),
    text: whole,
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof published === 'string' ? { published } : {}),
    ...(typeof publisher === 'string' && !isBlank(publisher) ? { publisher: publisher.trim() } : {}),
    warnings: [],
  }
}
