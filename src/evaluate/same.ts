/** Articles of the languages that gold is written in: "the hospital" and "hospital" are one name. */
const ARTICLES = /^(?:(?:le|la|les|l|un|une|the|de|het|een|der|die|das|den|dem|d|du|des)\s+)+/u

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`´]/g, ' ')
    .replace(/[^\p{L}\p{N}.+]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
    .replace(ARTICLES, '')

/** Characters. A shorter name must be the whole name. */
const SHORTEST_PART = 4

/** Whether two names mean the same entity: equal when folded, or one is at least half of the other's words. */
export const sameName = (a: string, b: string): boolean => {
  const x = folded(a)
  const y = folded(b)
  if (x === '' || y === '') return false
  if (x === y) return true
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (short.length < SHORTEST_PART || !` ${long} `.includes(` ${short} `)) return false
  return short.split(' ').length * 2 >= long.split(' ').length
}

export const sameText = (a: string, b: string): boolean => folded(a) === folded(b)
export const includesText = (whole: string, part: string): boolean => folded(whole).includes(folded(part))

/** A minute of an accepted day is that day. */
export const sameTime = (found: string, accepted: string): boolean =>
  found === accepted || (/^\d{4}-\d\d-\d\d$/.test(accepted) && found.startsWith(`${accepted}T`))

export const exactly = (a: string, b: string): boolean => a === b
