import type { Time } from '../report/schema.js'

export type Fidelity = 'minute' | 'hour' | 'day' | 'month' | 'year'

/** One period of the calendar. */
export interface Period {
  readonly fidelity: Fidelity
  /** "2021-05-28T15:00:00.000Z". A clock time is written as if it were UTC: articles give no zone. */
  readonly start: string
  readonly year: number
  /** 1 to 12; null in a year of which no more is known. */
  readonly month: number | null
  readonly day: number | null
}

const CLOCK = /^\d{4}-\d\d-\d\dT(\d\d):(\d\d)(?::\d\d)?[~?%]?$/

/** The finest period that holds all days that a time can mean; null where no one year does. */
export const periodOf = (time: Pick<Time, 'edtf' | 'earliest' | 'latest' | 'precision'> | null): Period | null => {
  const { earliest, latest } = time ?? {}
  if (time === null || earliest == null || latest == null || earliest.slice(0, 4) !== latest.slice(0, 4)) return null
  const [year, month, day] = [Number(earliest.slice(0, 4)), Number(earliest.slice(5, 7)), Number(earliest.slice(8, 10))]
  if (earliest === latest) {
    const clock = CLOCK.exec(time.edtf)
    if (clock === null) return { fidelity: 'day', start: `${earliest}T00:00:00.000Z`, year, month, day }
    const hourly = time.precision === 'hour'
    return { fidelity: hourly ? 'hour' : 'minute', start: `${earliest}T${clock[1]}:${hourly ? '00' : clock[2]}:00.000Z`, year, month, day }
  }
  if (earliest.slice(0, 7) === latest.slice(0, 7))
    return { fidelity: 'month', start: `${earliest.slice(0, 7)}-01T00:00:00.000Z`, year, month, day: null }
  return { fidelity: 'year', start: `${earliest.slice(0, 4)}-01-01T00:00:00.000Z`, year, month: null, day: null }
}
