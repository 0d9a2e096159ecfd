/** A decoded text and where it came from: what the input stage hands on. */
export interface RawText {
  /** As the user named it; "-" for standard input; "FILE:LINE" or the record's own id for NDJSON. */
  readonly path: string
  /** Lower-case hex SHA-256 of the bytes read. */
  readonly sha256: string
  readonly text: string
  /** What the record itself says beside the text; it beats what the text says. EDTF or ISO 8601. */
  readonly published?: string
  readonly url?: string
  readonly publisher?: string
  readonly warnings: readonly Warning[]
}

/** Something the reader of a report should know. `code` is stable and documented. */
export interface Warning {
  readonly code: string
  readonly message: string
}
