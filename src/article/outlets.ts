import { knowledgeOf } from '../knowledge/data.js'
import { fold } from '../text/characters.js'

/** A newspaper, broadcaster or site: the names it goes by, the usual one first. */
export interface Outlet {
  readonly names: readonly string[]
}

/** What `press.yaml` knows of those who publish. */
export interface Press {
  readonly agencies: readonly string[]
  readonly owners: readonly string[]
  /** Domain → names. */
  readonly outlets: Readonly<Record<string, readonly string[]>>
}

export interface Outlets {
  /** By the letters of a name; not where several go by it. */
  readonly byName: ReadonlyMap<string, Outlet>
  readonly byDomain: ReadonlyMap<string, Outlet>
  /** By a name of one word, as it is written. */
  readonly byWord: ReadonlyMap<string, Outlet>
  /** Letters of the names of agencies, and of houses that publish many titles: a page names them, but it is not called so. */
  readonly others: ReadonlySet<string>
}

/** Letters and figures of a name: what names are compared by. */
export const lettersOf = (name: string): string => {
  const folded = fold(name)
  // Most names are plain, and letters of all scripts take long to look up
  return PLAIN.test(folded) ? folded.replace(/[^a-z0-9]+/g, '') : folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
const PLAIN = /^[ -~]*$/

let loaded: Outlets | undefined
export const outlets = (): Outlets => {
  loaded ??= outletsFrom(knowledgeOf<Press>('press'))
  return loaded
}

/** Read-only tables of the outlets of a file. */
export const outletsFrom = (press: Press): Outlets => {
  const byName = new Map<string, Outlet>()
  const byDomain = new Map<string, Outlet>()
  const byWord = new Map<string, Outlet>()
  const taken = new Set<string>()
  const known = new Map<string, Outlet>()
  for (const [domain, names] of Object.entries(press.outlets)) {
    const [name = domain] = names
    // One outlet may have several domains
    const outlet = known.get(name) ?? { names }
    known.set(name, outlet)
    byDomain.set(domain, outlet)
    for (const letters of names.map(lettersOf)) {
      const other = byName.get(letters)
      if (other !== undefined && other !== outlet) taken.add(letters)
      byName.set(letters, outlet)
    }
  }
  for (const letters of taken) byName.delete(letters)
  for (const outlet of byName.values())
    for (const name of outlet.names) if (/^[\p{L}\p{N}]{3,}$/u.test(name) && byName.has(lettersOf(name))) byWord.set(name, outlet)
  return { byName, byDomain, byWord, others: new Set([...press.owners, ...press.agencies].map(lettersOf).filter((letters) => !byName.has(letters))) }
}
