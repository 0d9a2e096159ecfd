import { readFileSync, statSync } from 'node:fs'
import { decode, LARGEST, tooLarge } from './decode.js'
import { type Problem, reasonOf } from './problem.js'
import type { RawText } from './raw-text.js'
import { sha256 } from './sha256.js'

/** The text that these bytes hold, or what is wrong with them. */
export const rawTextOf = (path: string, bytes: Uint8Array): RawText | Problem => {
  const decoded = decode(bytes)
  if ('reason' in decoded) return { path, reason: decoded.reason }
  return { path, sha256: sha256(bytes), text: decoded.text, warnings: decoded.warnings }
}

/** Reads one file as one article. */
export const readTextFile = (path: string): RawText | Problem => {
  try {
    const { size } = statSync(path)
    if (size > LARGEST) return { path, reason: tooLarge(size) }
    return rawTextOf(path, readFileSync(path))
  } catch (error) {
    return { path, reason: reasonOf(error) }
  }
}
