import type { Span } from '../text/span.js'

/** What `incidents check` looks at, in the order in which it is told. */
export const CHECKS = ['decodable', 'has-article', 'language-supported', 'dated', 'has-incident', 'has-victim', 'unique', 'expected'] as const
export type CheckName = (typeof CHECKS)[number]

/** What each check asks of a text. */
export const MEANINGS: Readonly<Record<CheckName, string>> = {
  decodable: 'the file is text that can be read',
  'has-article': 'there is an article in the text',
  'language-supported': 'the article is in a language that there are rules for',
  dated: 'the text shows when the article was published',
  'has-incident': 'the article tells of an incident',
  'has-victim': 'the main incident has a victim',
  unique: 'the article does not stand among the others already, as it is or nearly so',
  expected: 'the report agrees with what NAME.expected.yaml asserts',
}

/** How findings can be written. */
export const REPORTERS = ['text', 'github', 'junit', 'sarif', 'rdjson', 'json'] as const
export type ReporterName = (typeof REPORTERS)[number]

export type Level = 'error' | 'warning'

/** Line and column count from 1; columns in code points, the end exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Something that a check does not like about a text. */
export interface Finding {
  readonly check: CheckName
  readonly level: Level
  readonly path: string
  /** Where in the text it shows; null where it is the whole file. */
  readonly place: Place | null
  /** One line. */
  readonly message: string
  /** Field of the report: "incidents[0].victims[0].name". */
  readonly field: string | null
  readonly expected: string | null
  readonly found: string | null
}

/** A finding before it is known how much it weighs; its place is a span of the text. */
export interface Remark {
  readonly check: CheckName
  readonly span: Span | null
  readonly message: string
  readonly field?: string
  readonly expected?: string
  readonly found?: string
}

/** What became of one text. */
export interface Checked {
  readonly path: string
  /** The checks that were made, passed or not. */
  readonly made: readonly CheckName[]
  readonly findings: readonly Finding[]
}

/** What a run comes to. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
}

/** All findings of a run in one form or another: pieces of text that make a whole when put one after the other. */
export interface Reporter {
  readonly head: string
  readonly file: (checked: Checked, index: number) => string
  readonly tail: (summary: Summary, quiet: boolean) => string
}
