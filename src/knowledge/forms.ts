/** What the rows of actors, malware, products and organisations have in common. */
export interface Named {
  readonly name: string
  readonly text: readonly string[]
  readonly acronyms: readonly string[]
  readonly ambiguous: boolean
  readonly ambiguousText: readonly string[]
}

/** One way to write a name. */
export interface Form {
  readonly text: string
  /** Counts only when written exactly so. */
  readonly exact: boolean
  /** Also an ordinary word, a place or a first name: only context tells. */
  readonly ambiguous: boolean
}

/** All forms of a row, each once: `name` first, then `text`, then `acronyms`. */
export const formsOf = (row: Named): Form[] => {
  const unsure = new Set(row.ambiguousText.map(lower))
  if (row.ambiguous) unsure.add(lower(row.name))
  const acronyms = new Set(row.acronyms)
  const seen = new Set<string>()
  const forms: Form[] = []
  for (const text of acronyms.has(row.name) ? row.text : [row.name, ...row.text]) {
    if (seen.has(lower(text))) continue
    seen.add(lower(text))
    forms.push({ text, exact: false, ambiguous: unsure.has(lower(text)) })
  }
  for (const text of acronyms) forms.push({ text, exact: true, ambiguous: unsure.has(lower(text)) })
  return forms
}

const lower = (text: string): string => text.normalize('NFC').toLowerCase()
