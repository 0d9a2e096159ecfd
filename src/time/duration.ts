/** ISO 8601 durations; `max` is null where only a lower bound is told. */
export interface DurationValue {
  readonly min: string | null
  readonly max: string | null
  readonly approximate: boolean
}
