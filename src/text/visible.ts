/**
 * Characters that steer a terminal or a page instead of being seen: controls, and those that turn the direction of what follows. Line ends and
 * tabs are left alone.
 */
const STEERING = /(?![\n\t]|\r\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/gu

/** The text with U+FFFD, a sign that something stood there, for each character that would steer a terminal. Offsets stay. */
export const visible = (text: string): string => text.replace(STEERING, '\ufffd')

/** The text in one line, cut to `most` characters. */
export const oneLine = (text: string, most = Number.POSITIVE_INFINITY): string => {
  const line = visible(text).replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line
}

/** JSON in which such characters are escaped: the same value, and harmless where it is shown. */
export const safeJson = (json: string): string => json.replace(STEERING, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
