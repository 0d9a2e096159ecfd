import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type ExtractOptions, extract as extractRaw } from './extract.js'
import type { Report } from './report/schema.js'

export type { ExtractOptions } from './extract.js'
export * from './report/schema.js'

/** What is known of a text beside its characters. */
export interface TextOptions extends ExtractOptions {
  /** How the text is called in the report. Default: "-". */
  readonly path?: string
}

/** Reports the incidents that a text tells of. Offsets in the report count Unicode code points. */
export const extract = (text: string, options: TextOptions = {}): Report => {
  const { path = '-', ...settings } = options
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd')
  return extractRaw({ path, sha256: bytesToHex(sha256(utf8ToBytes(whole))), text: whole, warnings: [] }, settings)
}
