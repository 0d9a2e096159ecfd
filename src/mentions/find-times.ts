import { codePointOffsets } from '../text/codepoints.js'
import { tokenize } from '../text/tokens.js'
import { readEdtf } from '../time/edtf.js'
import type { Precision } from '../vocabulary.js'
import { findTimeMentions } from './times.js'

/** A time or a duration of a text. Offsets are Unicode code points, end exclusive. */
export interface FoundTime {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: 'time' | 'duration'
  /** Of a time: ISO 8601-2, its first and last day, its precision. */
  readonly edtf: string | null
  readonly earliest: string | null
  readonly latest: string | null
  readonly precision: Precision | null
  /** Of a duration: ISO 8601; null is an open side. */
  readonly min: string | null
  readonly max: string | null
  readonly approximate: boolean
  readonly rule: string
}

export interface FindTimesOptions {
  /** BCP 47 primary tag ("fr"); one for which there is a calendar. */
  readonly language: string
  /** When the text was written: EDTF or ISO 8601, to whatever precision ("2021-05-28", "2020-06"). */
  readonly reference?: string
  /** Bare weekdays and days without a year are the next ones; by default they are the last ones, as news has it. */
  readonly lookAhead?: boolean
}

/**
 * Finds dates, periods and durations in a text.
 * @throws RangeError when `reference` is no date.
 */
export const findTimes = (text: string, options: FindTimesOptions): FoundTime[] => {
  const reference = options.reference === undefined ? null : readEdtf(options.reference)
  if (options.reference !== undefined && reference === null) throw new RangeError(`"${options.reference}" is no EDTF date`)
  const tokens = tokenize(text)
  const whole = { start: 0, end: text.length, first: 0, last: tokens.length, block: 0, role: 'body' as const }
  const { times, durations } = findTimeMentions(tokens, [whole], { language: options.language, reference, lookAhead: options.lookAhead ?? false })
  const offset = codePointOffsets(text)
  const place = ({ start, end, rule }: { start: number; end: number; rule: string }) => ({
    text: text.slice(start, end),
    start: offset(start),
    end: offset(end),
    rule,
  })
  const found: FoundTime[] = [
    ...times.map((mention) => ({
      ...place(mention),
      kind: 'time' as const,
      ...mention.value,
      min: null,
      max: null,
      approximate: /[~%]/.test(mention.value.edtf),
    })),
    ...durations.map((mention) => ({
      ...place(mention),
      kind: 'duration' as const,
      edtf: null,
      earliest: null,
      latest: null,
      precision: null,
      ...mention.value,
    })),
  ]
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}
