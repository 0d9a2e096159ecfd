import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { articleOf, type ExtractOptions, extract as extractReport } from './extract.js'
import type { RawText } from './input/raw-text.js'
import { articleText } from './report/article-text.js'
import type { Report } from './report/schema.js'

export { type ExtractOptions, mayTellOfIncident } from './extract.js'
export { type Reading, type SecondReader, secondReaderOf } from './languages/second-readers.js'
export { type FindTimesOptions, type FoundTime, findTimes } from './mentions/find-times.js'
export {
  type Attribution,
  type Data,
  type Downtime,
  type Duration,
  type Evidence,
  type Incident,
  incidentSchema,
  type Loss,
  type Organisation,
  type Party,
  type Ransom,
  type Report,
  reportSchema,
  type Time,
  type Victim,
} from './report/schema.js'
export * from './vocabulary.js'

/** What is known of a text beside its characters. */
export interface TextOptions extends ExtractOptions {
  /** How the text is called in the report. Default: "-". */
  readonly path?: string
}

/** A string as the input stage would hand it on. Lone surrogates, which no file can hold, become U+FFFD; offsets stay. */
const rawTextOf = (text: string, path: string): RawText => {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd')
  return { path, sha256: bytesToHex(sha256(utf8ToBytes(whole))), text: whole, warnings: [] }
}

/**
 * Reports the incidents that a text tells of.
 * Offsets in the report count Unicode code points of the text; `source.sha256` is that of its UTF-8 bytes.
 */
export const extract = (text: string, options: TextOptions = {}): Report => {
  const { path = '-', ...settings } = options
  return extractReport(rawTextOf(text, path), settings)
}

/** The article within the text of a page: title and body, without menus, teasers and other boilerplate. */
export const clean = (text: string, options: ExtractOptions = {}): string => articleText(articleOf(rawTextOf(text, '-'), options))
