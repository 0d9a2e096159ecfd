/** Decimal units, as news means them: 1 TB is 10^12 bytes. */
const POWERS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']

/** "40 TB" in bytes; null where the text is no volume of whole bytes. */
export const bytesOf = (volume: string | null): number | null => {
  const found = /^(\d+(?:\.\d+)?) ?([KMGTP]?B)$/i.exec(volume ?? '')
  if (found === null) return null
  const bytes = Math.round(Number(found[1]) * 1000 ** POWERS.indexOf((found[2] ?? '').toUpperCase()))
  return Number.isSafeInteger(bytes) ? bytes : null
}
