import type { NameMention } from '../mentions/mention.js'
import { charAt, type Scan } from '../mentions/scan.js'

/** Tokens of an apposition that is looked through. */
const LONGEST = 30
/** Tokens from the comma within which the name itself is the apposition: "the hospital, the Velmora Clinic, …". */
const ITSELF = 2

/**
 * The name that an apposition is about, for one that stands within it where the words taken go on behind its closing comma: in
 * "Velmora, owned by Nordale Group, was hacked" the verb is said of Velmora.
 */
export const subjectOf = (scan: Scan, names: readonly NameMention[], inner: NameMention, last: number): NameMention => {
  const { tokens } = scan
  if (charAt(tokens, inner.last) !== ',' || last <= inner.last + 1) return inner
  let open = inner.first - 1
  while (open > 0 && inner.first - open <= LONGEST && charAt(tokens, open) !== ',') {
    if ('.;:()–—"“”'.includes(charAt(tokens, open))) return inner
    open--
  }
  if (charAt(tokens, open) !== ',' || inner.first - open <= ITSELF) return inner
  const outer = names.find((name) => name.last === open || (name.value.acronym !== null && charAt(tokens, open - 1) === ')' && open - name.last <= 3))
  return outer !== undefined && outer.value.reference === 'named' && outer.value.kind === 'organisation' ? outer : inner
}
