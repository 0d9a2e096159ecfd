/** A phrase that names something, as the second reader of a language understands it in its sentence. Offsets in UTF-16 units of the sentence. */
export interface Reading {
  readonly start: number
  readonly end: number
  readonly kind: 'person' | 'place' | 'organisation' | 'other'
  /** Whether its clause says that it was hit: object of an attacker's verb, subject of a passive or of "suffered". */
  readonly hit: boolean
}

/** Reads one sentence. Slow: it is asked only about what the rules leave open. */
export type SecondReader = (sentence: string) => readonly Reading[]

/** The languages that have a second reader. What it needs is loaded when it is asked for, never before. */
const READERS: Readonly<Record<string, () => Promise<SecondReader>>> = {
  en: async () => (await import('./en/second-reader.js')).loadSecondReader(),
}

/** Whether a language has a second reader; nothing is loaded to tell. */
export const hasSecondReader = (tag: string): boolean => Object.hasOwn(READERS, tag)

const loaded = new Map<string, Promise<SecondReader>>()

/** The second reader of a language; null where it has none. */
export const secondReaderOf = async (tag: string): Promise<SecondReader | null> => {
  const load = READERS[tag]
  if (load === undefined) return null
  const there = loaded.get(tag)
  if (there !== undefined) return there
  const loading = load()
  loaded.set(tag, loading)
  return loading
}

/** All second readers, loaded: the one of a language, null where it has none. */
export const loadSecondReaders = async (): Promise<(tag: string) => SecondReader | null> => {
  const readers = new Map<string, SecondReader | null>()
  for (const tag of Object.keys(READERS)) readers.set(tag, await secondReaderOf(tag))
  return (tag) => readers.get(tag) ?? null
}
