import { createHash } from 'node:crypto'

/** Lower-case hex SHA-256. A string is hashed as its UTF-8 bytes. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
