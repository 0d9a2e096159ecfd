import type { FormatOptions } from '../output/format.js'
import type { Io } from './io.js'
import type { Options } from './options.js'

/** Seconds since 1970 that builds which must be repeatable are given for a clock. */
const epochOf = (io: Io): string | undefined => {
  const seconds = io.environment.SOURCE_DATE_EPOCH
  return seconds !== undefined && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString() : undefined
}

/** What the command line asks of the format; can be handed to another thread. */
export const formatOptions = ({ guard, crlf, bom, emptyRows, quotes, impacts, modified, tlp, ndjson }: Options, io: Io): FormatOptions => {
  const given = { guard, crlf, bom, emptyRows, quotes, impacts, modified: modified ?? epochOf(io), tlp, ndjson }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
