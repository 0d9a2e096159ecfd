import type { Calendar } from '../languages/calendar.js'
import type { Ids } from '../text/phrases.js'
import { hashOf } from '../text/tokens.js'

/** Words by the hash of their tokens. Open addressing: hash → index of the spelling + 1; 0 is empty. */
export interface HashTable {
  readonly keys: Int32Array
  readonly slots: Int32Array | Ids
  readonly mask: number
  /** Under which spelling each slot was entered, for the check behind an equal hash; and which entry it stands for. */
  readonly spellings: readonly string[]
  readonly targets: ArrayLike<number>
}

/** A power of two, small enough to stay near the processor. */
export const FILTER_SIZE = 16384
export const filterIndex = (hash: number): number => (hash ^ (hash >>> 16)) & (FILTER_SIZE - 1)

export const hashTable = (spelled: readonly [string, number][]): HashTable => {
  let size = 64
  while (size < spelled.length * 3) size *= 2
  const mask = size - 1
  const keys = new Int32Array(size)
  const slots = new Int32Array(size)
  const spellings: string[] = []
  const targets: number[] = []
  for (const [text, id] of spelled) {
    const hash = hashOf(text)
    let at = (hash ^ (hash >>> 15)) & mask
    while (slots[at] !== 0) at = (at + 1) & mask
    keys[at] = hash
    spellings.push(text)
    targets.push(id)
    slots[at] = spellings.length
  }
  return { keys, slots, mask, spellings, targets }
}

/** Every number that has a word: those listed, and those between the tens. */
export const numberWords = (calendar: Calendar): [number, string][] => {
  const listed = Object.entries(calendar.numbers).flatMap(([value, list]) => list.map((word): [number, string] => [Number(value), word]))
  const composed: [number, string][] = []
  for (const [ten, tenWord] of listed) {
    if (ten < 20 || ten > 90 || ten % 10 !== 0) continue
    const most = calendar.upToNineteen.includes(ten) ? 19 : 9
    for (const [one, oneWord] of listed) {
      if (one < 1 || one > most || !Number.isInteger(one)) continue
      for (const join of calendar.numberJoins) composed.push([ten + one, join.replace('{ten}', tenWord).replace('{one}', oneWord)])
    }
  }
  if (!calendar.glued) return [...listed, ...composed]
  // "tweeduizendachttien"
  const small = [...listed, ...composed].filter(([value]) => value >= 1 && value < 100 && Number.isInteger(value))
  const large = listed
    .filter(([value]) => value >= 1000)
    .flatMap(([value, word]) => small.map(([rest, tail]): [number, string] => [value + rest, word + tail]))
  return [...listed, ...composed, ...large]
}
