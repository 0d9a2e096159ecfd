import { civilDay, dayNumber, floorDivide, mondayOf, monthEnd, monthIndex, monthStart, weekdayOf } from '../time/days.js'
import type { Interval } from '../time/interval.js'
import * as i from '../time/interval.js'
import { holidayDay, lastOn, nextOn, type Placing, pad, placeDate, placeUnit, yearly } from './times-calendar.js'
import type { When } from './times-meanings.js'
import { partOf, runOf } from './times-parts.js'
import { comesAgain, setYear, yearTold } from './times-recurring.js'

/** The interval that a time means; null where nothing tells. */
export const place = (when: When, placing: Placing): Interval | null => {
  const { reference, anchor } = placing
  switch (when.is) {
    case 'date':
      return placeDate(when.year, when.month, when.day, placing)
    case 'year':
      return i.years(when.year, when.last)
    case 'season':
      if (when.year !== null) return i.season(when.year, when.season)
      return yearly(placing, (year) => i.season(year, when.season), null)
    case 'fraction': {
      const span = (year: number): Interval => i.months(year * 12 + (when.n - 1) * when.months, year * 12 + when.n * when.months - 1)
      return when.year !== null ? span(when.year) : yearly(placing, span, null)
    }
    case 'isoWeek': {
      const weekIn = (year: number): Interval => i.week(dayNumber(year, 1, 4) + 7 * (when.n - 1))
      if (when.year !== null) return weekIn(when.year)
      return reference === null ? null : i.against(reference, (day) => weekIn(civilDay(day).year))
    }
    case 'weekday':
      return reference === null ? null : i.amongDays(reference, (day) => (placing.forward ? nextOn(day, when.weekday) : lastOn(day, when.weekday)))
    case 'holiday': {
      const days = placing.calendar.holidays[when.holiday]?.days ?? 1
      const onDay = (year: number): Interval => {
        const first = holidayDay(placing.calendar, when.holiday, year)
        return i.extent(first, first + days - 1, 'day')
      }
      if (when.year !== null) return onDay(when.year)
      const fixed = placing.calendar.holidays[when.holiday]?.date
      return yearly(placing, onDay, fixed === undefined || days > 1 ? null : `XXXX-${fixed}`)
    }
    case 'anchored': {
      const base = anchor ?? (placing.forward ? reference : null)
      if (base === null || base.from === null || base.to === null || base.to - base.from > 31) return null
      return place(when.of, { ...placing, reference: base })
    }
    case 'anchorUnit':
      return anchor === null || anchor.from === null ? null : placeUnit(when.unit, 0, i.day(anchor.from), placing)
    case 'ofYear': {
      const year = place(when.year, placing)
      if (year === null || year.from === null || year.form !== 'whole') return null
      return place(setYear(when.of, civilDay(year.from).year), placing)
    }
    case 'unit':
      return reference === null ? null : placeUnit(when.unit, when.n, reference, placing)
    case 'pick':
      return placePick(when, placing)
    case 'run':
      return reference === null ? null : runOf(when, reference, placing.lookAhead)
    case 'shift': {
      const { duration, sign, of } = when
      const base = of === 'reference' ? reference : of === 'anchor' ? anchor : place(of, placing)
      if (base === null || base.from === null) return null
      if (of === 'anchor' && base.form === 'whole' && (base.to === null || base.to - base.from > 31)) return null
      if (of === 'reference') return i.shift(base, duration.min, duration.max, sign, true, duration.approximate)
      return i.shift(base, duration.min, duration.max, sign, base.from !== base.to, duration.approximate)
    }
    case 'within': {
      if (reference === null || reference.from === null || reference.to === null || when.duration.max === null) return null
      const end = i.shiftDay(reference.to, when.duration.max, 1).to
      return i.extent(reference.from, end, 'day')
    }
    case 'dayOffset': {
      const base = when.of === 'reference' ? reference : anchor
      if (base === null || base.from === null || base.to === null) return null
      if (when.of === 'anchor' && base.form === 'whole' && base.from !== base.to) return null
      if (base.form === 'list' && base.days !== undefined) {
        return { from: base.from + when.days, to: base.to + when.days, precision: 'day', form: 'list', days: base.days.map((day) => day + when.days) }
      }
      return i.against({ ...base, precision: 'day' }, (day) => i.day(day + when.days))
    }
    case 'part': {
      const whole = place(when.of, placing)
      if (whole === null) return null
      // "At the end of the year", after a date of last year, is the end of that one.
      const part = partOf(when.part, whole, placing.lookAhead, when.of.is === 'unit')
      if (
        when.of.is === 'unit' &&
        when.of.bare &&
        !placing.forward &&
        anchor?.from != null &&
        reference?.to != null &&
        part.from !== null &&
        part.from > reference.to
      ) {
        const earlier = placeUnit(when.of.unit, 0, i.day(anchor.from), placing)
        if (earlier !== null) return partOf(when.part, earlier, placing.lookAhead, true)
      }
      return part
    }
    case 'rest': {
      const whole = place(when.of, placing)
      if (whole === null || reference === null) return null
      const from = Math.max(reference.from ?? 0, whole.from ?? 0)
      return whole.to !== null && from > whole.to ? null : i.extent(from, whole.to, 'day')
    }
    case 'soFar': {
      const whole = place(when.of, placing)
      if (whole === null || whole.from === null || reference === null || reference.to === null || reference.to <= whole.from) return whole
      return i.extent(whole.from, Math.min(reference.to - 1, whole.to ?? reference.to), 'day')
    }
    case 'dayPart':
      return place(when.of, placing)
    case 'clock': {
      const base = when.of === null ? anchor : place(when.of, placing)
      if (base === null) return null
      if (when.of === null && (base.from === null || base.from !== base.to)) return null
      if (when.isRange) return base
      if (when.of !== null && isNight(when.of) && base.from !== null && base.to === base.from + 1) {
        const day = when.minutes < MIDDAY ? base.to : base.from
        return { ...i.day(day), clock: { minutes: when.minutes, hourOnly: when.hourOnly } }
      }
      if (base.from !== base.to) return base
      const { from, to, precision, form } = base
      return { from, to, precision, form, clock: { minutes: when.minutes, hourOnly: when.hourOnly } }
    }
    case 'range':
      return placeRange(when.from, when.to, placing)
    case 'days':
      return placeDays(when, placing)
    case 'nth':
      return placeNth(when, placing)
    case 'around': {
      const base = place(when.of, placing)
      if (base === null || base.from === null) return null
      if (when.unit === 'weekend') {
        // Around Easter Monday it is the one before
        const saturday = mondayOf(base.from) + (weekdayOf(base.from) <= 2 ? -2 : 5)
        return i.extent(saturday, saturday + 1, 'day')
      }
      return when.unit === 'month' ? i.month(monthIndex(base.from)) : i.week(base.from)
    }
    case 'weekdayOf': {
      const week = place(when.of, placing)
      if (week === null || week.from === null || week.to === null) return null
      const monday = mondayOf(week.from)
      if (week.form === 'whole') return i.day(monday + when.weekday - 1)
      return i.amongDays({ from: monday, to: mondayOf(week.to), precision: 'day', form: 'one' }, (day) => mondayOf(day) + when.weekday - 1)
    }
    case 'onWeekday':
      return placeOnWeekday(when.weekday, when.of, placing)
    case 'nightFrom':
    case 'nightTo': {
      const base = place(when.of, placing)
      if (base === null || base.from === null || base.to === null) return base
      if (base.form !== 'whole')
        return { from: base.from - (when.is === 'nightTo' ? 1 : 0), to: base.to + (when.is === 'nightTo' ? 0 : 1), precision: 'day', form: 'one' }
      return when.is === 'nightTo' ? i.extent(base.to - 1, base.to, 'day') : i.extent(base.from, base.from + 1, 'day')
    }
  }
}

const MIDDAY = 720
const isNight = (when: When): boolean => when.is === 'nightTo' || when.is === 'nightFrom' || (when.is === 'dayPart' && isNight(when.of))

/** "Last Friday", "this May", "next summer". */
const placePick = ({ of, n, near }: Extract<When, { is: 'pick' }>, placing: Placing): Interval | null => {
  const { reference } = placing
  const lookAhead = placing.lookAhead && !near
  if (reference === null || reference.from === null || reference.to === null) return n < 0 && of.is !== 'weekday' ? place(of, placing) : null
  // "Le 4 mai dernier" is no other than "le 4 mai".
  if (n === -1 && (of.is === 'holiday' || of.is === 'days' || of.is === 'onWeekday' || (of.is === 'date' && of.day !== null)))
    return place(of, { ...placing, forward: false })
  if (of.is === 'weekday' || (of.is === 'dayPart' && of.of.is === 'weekday')) {
    const weekday = of.is === 'weekday' ? of.weekday : of.of.is === 'weekday' ? of.of.weekday : 1
    return i.amongDays(reference, (day) => {
      if (n < 0) return lookAhead ? mondayOf(day) + 7 * n + weekday - 1 : lastOn(day - 1, weekday) + 7 * (n + 1)
      if (n > 0) return lookAhead ? mondayOf(day) + 7 * n + weekday - 1 : nextOn(day + 1, weekday) + 7 * (n - 1)
      // "Ce dimanche" in Monday's paper is yesterday; "ce vendredi" is still to come.
      const last = lastOn(day, weekday)
      return !placing.forward && day - last <= 2 ? last : lookAhead ? mondayOf(day) + weekday - 1 : nextOn(day, weekday)
    })
  }
  const yearOf = (day: number): number => civilDay(day).year
  if (n === 0) {
    // This year's; winter is the one of this January.
    const early = of.is === 'season' && of.season === 3 && civilDay(reference.to).month <= 2 ? -1 : 0
    return i.against(reference, (day) => {
      const found = place(setYear(of, yearOf(day) + early), placing) ?? i.day(day)
      // "Since this autumn", told in March
      return placing.past && found.from !== null && found.from > day ? (place(setYear(of, yearOf(day) - 1), placing) ?? found) : found
    })
  }
  if (lookAhead && n < 0 && of.is !== 'holiday') return i.against(reference, (day) => place(setYear(of, yearOf(day) + n), placing) ?? i.day(day))
  const edge = n < 0 ? before(of, reference.from) : reference.to + 1
  const from = n < 0 ? i.extent(edge, edge, 'day') : i.extent(reference.to + 1, reference.to + 1, 'day')
  const found = place(of, { ...placing, reference: from, forward: n > 0 })
  // "Next May", told in May, is not the month that is on.
  if (n > 0 && found !== null && found.from !== null && found.from <= reference.to && found.to !== null) {
    return place(of, { ...placing, reference: i.day(found.to + 1), forward: true })
  }
  return found
}

/** The day before the month (or season) that holds the reference, so that "last May" told in May is last year's. */
const before = (of: When, day: number): number => {
  if (of.is === 'date' && of.day === null) return monthStart(monthIndex(day)) - 1
  if (of.is === 'season') {
    const index = monthIndex(day)
    return monthStart(floorDivide(index - 2, 3) * 3 + 2) - 1
  }
  return day - 1
}

const placeRange = (fromWhen: When, toWhen: When, placing: Placing): Interval | null => {
  const told = yearTold(toWhen) ?? null
  let from: Interval | null
  let to: Interval | null
  const firstTold = yearTold(fromWhen)
  if (firstTold !== null && told === null) {
    from = place(fromWhen, placing)
    to = from !== null && comesAgain(toWhen) ? place(toWhen, { ...placing, reference: from, forward: true }) : place(toWhen, placing)
  } else {
    to = place(toWhen, placing)
    const end = to === null || to.to === null ? null : i.day(to.from ?? to.to)
    from =
      end !== null && comesAgain(fromWhen)
        ? place(fromWhen, { ...placing, forward: false, reference: to?.form === 'whole' ? end : (to ?? end) })
        : place(fromWhen, placing)
  }
  if (from?.yearless !== undefined && to?.yearless !== undefined) {
    return { from: null, to: null, precision: from.precision, form: 'whole', yearless: `${from.yearless}/${to.yearless}` }
  }
  if (from === null || to === null || from.from === null || to.to === null || from.from > to.to) return null
  const precision = from.precision === to.precision ? from.precision : 'day'
  const whole = i.extent(from.from, to.to, precision === 'minute' || precision === 'hour' ? 'day' : precision)
  return from.precision === to.precision || from.form !== 'whole' || to.form !== 'whole' ? whole : { ...whole, edges: [from.precision, to.precision] }
}

const placeDays = (when: Extract<When, { is: 'days' }>, placing: Placing): Interval | null => {
  const { from, to, of } = when
  if (of.is === 'date' && of.month !== null && of.year === null) {
    const last = placeDate(null, of.month, to, placing)
    if (last === null || from === to) return last
    if (last.yearless !== undefined) {
      return { ...last, yearless: `XXXX-${pad(of.month)}-${pad(from)}/${last.yearless}` }
    }
    if (last.from === null || last.to === null) return null
    return { from: last.from - (to - from), to: last.to, precision: 'day', form: last.from === last.to ? 'whole' : 'one' }
  }
  const whole = place(of, placing)
  if (whole === null || whole.from === null || whole.to === null || whole.form !== 'whole' || whole.from + to - 1 > whole.to) return null
  return i.extent(whole.from + from - 1, whole.from + to - 1, 'day')
}

const placeNth = (when: Extract<When, { is: 'nth' }>, placing: Placing): Interval | null => {
  const { n, what, of } = when
  const whole = of === null ? (placing.reference === null ? null : placeUnit('month', 0, placing.reference, placing)) : place(of, placing)
  if (whole === null || whole.from === null || whole.to === null || whole.form !== 'whole') return null
  if ('weekday' in what) {
    const found = n > 0 ? nextOn(whole.from, what.weekday) + 7 * (n - 1) : lastOn(whole.to, what.weekday) + 7 * (n + 1)
    return found < whole.from || found > whole.to ? null : i.day(found)
  }
  switch (what.unit) {
    case 'day': {
      const found = n > 0 ? whole.from + n - 1 : whole.to + n + 1
      return found < whole.from || found > whole.to ? null : i.day(found)
    }
    case 'week': {
      // The first week is the one with the first Thursday, as in ISO 8601.
      const thursday = n > 0 ? nextOn(whole.from, 4) + 7 * (n - 1) : lastOn(whole.to, 4) + 7 * (n + 1)
      return thursday < whole.from || thursday > whole.to ? null : i.week(thursday)
    }
    case 'weekend': {
      const saturday = n > 0 ? nextOn(whole.from, 6) + 7 * (n - 1) : lastOn(whole.to, 6) + 7 * (n + 1)
      return saturday < whole.from || saturday > whole.to ? null : i.extent(saturday, saturday + 1, 'day')
    }
    case 'month':
    case 'quarter':
    case 'half': {
      const size = what.unit === 'month' ? 1 : what.unit === 'quarter' ? 3 : 6
      const start = n > 0 ? monthIndex(whole.from) + (n - 1) * size : monthIndex(whole.to) + 1 + n * size
      return monthStart(start) < whole.from || monthEnd(start + size - 1) > whole.to ? null : i.months(start, start + size - 1)
    }
    default:
      return null
  }
}

const placeOnWeekday = (weekday: number, of: When, placing: Placing): Interval | null => {
  const plain = place(of, placing)
  const { reference } = placing
  const date = of.is === 'dayPart' ? of.of : of
  if (date.is !== 'date' || date.year !== null || date.day === null || reference === null || reference.to === null || reference.from === null)
    return plain
  // Among the years (or months) around, the nearest in which that day falls on that weekday, of the past first.
  const anchorDay = placing.forward ? reference.from : reference.to
  const civil = civilDay(anchorDay)
  const steps = date.month === null ? [0, 1, 2, 3, 4, 5, 6] : placing.lookAhead ? [0, 1] : [0, 1, 2, 3]
  for (const step of steps) {
    for (const signed of placing.forward ? [step, -step] : [-step, step]) {
      if (date.month !== null && step > 1 && signed > 0) continue
      const index = date.month === null ? civil.year * 12 + civil.month - 1 + signed : (civil.year + signed) * 12 + date.month - 1
      const found = monthStart(index) + date.day - 1
      if (found <= monthEnd(index) && weekdayOf(found) === weekday) return i.day(found)
    }
  }
  return plain
}
