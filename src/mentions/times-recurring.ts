import type { When } from './times-meanings.js'

/** Whether a time comes again and again, so that something must tell which one is meant. */
export const comesAgain = (when: When): boolean => {
  switch (when.is) {
    case 'date':
    case 'season':
    case 'holiday':
    case 'fraction':
      return when.year === null
    case 'weekday':
      return true
    case 'part':
    case 'dayPart':
    case 'onWeekday':
    case 'nightFrom':
    case 'nightTo':
    case 'days':
    case 'around':
      return comesAgain(when.of)
    case 'clock':
    case 'nth':
      return when.of !== null && comesAgain(when.of)
    case 'range':
      return comesAgain(when.from) || comesAgain(when.to)
    case 'unit':
      return when.unit === 'weekend' && when.n === 0
    case 'pick':
      return when.n === 0
    case 'shift':
      return when.of === 'reference' && when.sign > 0
    case 'within':
    case 'anchored':
      return true
    default:
      return false
  }
}

/** The same time in a year told. */
export const setYear = (when: When, year: number): When => {
  if (when.is === 'date' || when.is === 'season' || when.is === 'holiday' || when.is === 'fraction') return { ...when, year }
  if (when.is === 'onWeekday' || when.is === 'dayPart' || when.is === 'part' || when.is === 'days') return { ...when, of: setYear(when.of, year) }
  if (when.is === 'range') return { ...when, to: setYear(when.to, year) }
  return when
}

/** The year that a time tells, if any. */
export const yearTold = (when: When): number | null => {
  if (when.is === 'date' || when.is === 'season' || when.is === 'holiday' || when.is === 'fraction') return when.year
  if (when.is === 'part' || when.is === 'onWeekday' || when.is === 'dayPart') return yearTold(when.of)
  return null
}
