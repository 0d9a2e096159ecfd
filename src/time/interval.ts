import type { Precision } from '../vocabulary.js'

/** Something that has happened or holds within these days. Days are ISO 8601 (YYYY-MM-DD); null is an open or unknown side. */
export interface TimeValue {
  /** ISO 8601-2 (EDTF): see the contract. */
  readonly edtf: string
  readonly earliest: string | null
  readonly latest: string | null
  readonly precision: Precision
}
