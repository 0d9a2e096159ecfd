import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Our own namespace: that of STIX is for observables alone. */
const NAMESPACE = hexToBytes('1ed41d2ef9ff469a94528709fc73bebc')

/** A part of a key: what would split it is escaped, what is missing is "-". */
const partOf = (part: string | null): string => (part ?? '-').normalize('NFC').trim().replace(/\s+/g, ' ').replaceAll('|', '%7C')

/** UUID version 5 of a name in our namespace. */
const uuidOf = (name: string): string => {
  const bytes = sha1(concatBytes(NAMESPACE, utf8ToBytes(name))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The id of a STIX object: the same key gives the same id, on any machine. */
export const idOf = (type: string, ...key: readonly (string | null)[]): string => `${type}--${uuidOf([type, ...key.map(partOf)].join('|'))}`
