import { WARCParser, type WARCRecord } from 'warcio'
import type { Bytes } from './compression.js'
import { LARGEST, tooLarge } from './decode.js'
import { type Problem, reasonOf } from './problem.js'
import type { RawText } from './raw-text.js'
import { rawTextOf } from './read-file.js'
import { type Window, windowOn } from './window.js'

/** Bytes. No head of a record comes near it. */
const LARGEST_HEAD = 64 * 1024
/** Bytes looked through at a time for what ends a head or begins a record. */
const STEP = 4096

const VERSION = Buffer.from('WARC/')
const END_OF_HEAD = Buffer.from('\r\n\r\n')
/** How a record begins that stands behind another. */
const NEXT = Buffer.from('\nWARC/1.')

const LINE_ENDS = [0x0a, 0x0d]
/** Line ends behind a record: CR LF CR LF. */
const END_OF_RECORD = 4

/** The length of the head at the start of the window, with the blank line that ends it; null where there is none. */
const headLength = async (window: Window): Promise<number | null> => {
  for (let size = STEP; ; size += STEP) {
    const isMore = await window.fill(size)
    const held = window.held()
    if (!VERSION.equals(held.subarray(0, VERSION.length))) return null
    const end = held.subarray(0, LARGEST_HEAD).indexOf(END_OF_HEAD, Math.max(0, size - STEP - END_OF_HEAD.length))
    if (end >= 0) return end + END_OF_HEAD.length
    if (!isMore || size >= LARGEST_HEAD) return null
  }
}

/** Drops what is held up to where the next record begins, or all. */
const skipToNext = async (window: Window, from: number): Promise<void> => {
  window.drop(from)
  for (;;) {
    const isMore = await window.fill(STEP)
    const at = window.held().indexOf(NEXT)
    window.drop(at >= 0 ? at + 1 : window.held().length - (isMore ? NEXT.length : 0))
    if (at >= 0 || !isMore) return
  }
}

/** Drops the line ends that the window starts with. */
const dropLineEnds = async (window: Window): Promise<void> => {
  while (await window.fill(1)) {
    const held = window.held()
    const other = held.findIndex((byte) => !LINE_ENDS.includes(byte))
    window.drop(other < 0 ? held.length : other)
    if (other >= 0) return
  }
}

/** Whether a record may end there: before its two line ends, before any and another record, or where nothing else comes. */
const isEnd = async (window: Window, end: number): Promise<boolean> => {
  let at = end
  while ((await window.fill(at + 1)) && LINE_ENDS.includes(window.held()[at] as number)) if (++at === end + END_OF_RECORD) return true
  if (!(await window.fill(at + 1))) return true
  return at > end && (await window.fill(at + VERSION.length)) && VERSION.equals(window.held().subarray(at, at + VERSION.length))
}

/** Digits alone: what a damaged number would be taken for is not asked. */
const lengthOf = (record: WARCRecord): number | null => {
  const given = record.warcHeader('Content-Length')
  return given != null && /^\d{1,15}$/.test(given) ? Number(given) : null
}

/** The page's address. What no header of the web could hold, the reader keeps byte by byte. */
const addressOf = (record: WARCRecord): string | null => {
  const address = record.warcTargetURI ?? ''
  if (address === '') return null
  return record.warcHeaders.reencodeHeaders?.has('warc-target-uri') === true ? Buffer.from(address, 'latin1').toString('utf8') : address
}

/** The record at the start of the window, which is dropped: its text, null where it is no page or has no text, or what is wrong with it. */
const readRecord = async (at: string, window: Window): Promise<RawText | Problem | null> => {
  const wrong = async (reason: string, from: number): Promise<Problem> => {
    await skipToNext(window, from)
    return { path: at, reason }
  }
  const head = await headLength(window)
  if (head === null) {
    const isCut = VERSION.equals(window.held().subarray(0, VERSION.length)) && !(await window.fill(LARGEST_HEAD))
    return wrong(isCut ? 'WARC record cut short' : 'not a WARC record', 1)
  }
  const record = await WARCParser.parse([Uint8Array.from(window.held().subarray(0, head))], { parseHttp: false })
  const length = record === null ? null : lengthOf(record)
  if (record === null || length === null) return wrong('WARC record without a Content-Length', head)
  const isPage = record.warcType === 'conversion'
  if (length > LARGEST) {
    const problem = await wrong(tooLarge(length), head)
    return isPage ? problem : null
  }
  if (!(await window.fill(head + length))) return wrong('WARC record cut short', head)
  const bytes = Uint8Array.from(window.held().subarray(head, head + length))
  const url = addressOf(record)
  const text = isPage && length > 0 ? rawTextOf(url ?? at, bytes) : null
  if (!(await isEnd(window, head + length))) return wrong('WARC record with a wrong Content-Length', head)
  window.drop(head + length)
  if (text === null) return null
  if ('reason' in text) return text.reason === 'only blanks' ? null : { path: at, reason: text.reason }
  return url === null ? text : { ...text, url }
}

/**
 * A WET file of a crawl: the text of a page a record, called by the page's address. Records of other types and pages without text are passed over, a
 * broken record is reported as FILE:NUMBER, and the rest goes on. Of a page's language only its text is asked.
 */
export async function* readWet(path: string, pieces: Bytes): AsyncGenerator<RawText | Problem> {
  const window = windowOn(pieces)
  let number = 0
  let pages = 0
  try {
    do {
      let isCutOff = false
      for (await dropLineEnds(window); await window.fill(1); await dropLineEnds(window)) {
        number++
        const read = await readRecord(`${path}:${number}`, window)
        // A record that damage cut off is told with the damage
        isCutOff = read !== null && 'reason' in read && window.damage() !== null && !(await window.fill(1))
        if (read === null || isCutOff) continue
        pages++
        yield read
      }
      const damage = window.damage()
      if (damage === null) continue
      if (!isCutOff) number++
      pages++
      yield { path: `${path}:${number}`, reason: damage.reason }
    } while (window.skipDamage())
  } catch (error) {
    yield { path, reason: reasonOf(error) }
    return
  } finally {
    await window.close()
  }
  if (number === 0) yield { path, reason: 'empty' }
  else if (pages === 0) yield { path, reason: 'no page in it: of WARC files only the texts of pages are read (WET)' }
}
