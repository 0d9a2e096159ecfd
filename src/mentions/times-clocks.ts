import * as c from './times-categories.js'
import { AFTERNOON, EVENING, MIDDAY } from './times-day-parts.js'
import type { Meaning, When } from './times-meanings.js'
import { type Maker, made, numberIn, partIn, slot, timeIn } from './times-slots.js'

const clockOf =
  (half: 'am' | 'pm' | null): Maker =>
  (slots) => {
    let hour = numberIn(slots, 'hour') ?? numberIn(slots, 'hourword')
    const minute = numberIn(slots, 'minute')
    const meaning = slot(slots, 'clock')
    let minutes = minute ?? 0
    let hourOnly = minute === null
    if (hour === null && meaning?.kind === 'clock') {
      hour = Math.floor(meaning.minutes / 60)
      minutes = meaning.minutes % 60
      hourOnly = meaning.hourOnly
    }
    if (hour !== null && hour % 1 !== 0) {
      // "20.45": hour and minutes in one figure
      if (minute !== null) return null
      minutes = Math.round((hour % 1) * 60)
      hour = Math.floor(hour)
      hourOnly = false
    }
    if (hour === null || hour > 24 || (half !== null && hour > 12)) return null
    const part = partIn(slots)
    const isLate = half === 'pm' || isLatePart(part)
    if (isLate && hour < 12 && hour > 0) hour += 12
    if (half === 'am' && hour === 12) hour = 0
    // "At three o'clock": of the morning or of the afternoon
    const isTwelve = half === null && part === null && hour <= 12 && (slots.some(({ slot: name }) => name === 'hourword') || isTwelveTold(meaning))
    return { category: c.CLOCK, meaning: { kind: 'clock', minutes: (hour % 24) * 60 + minutes, hourOnly, approximate: false, isTwelve } }
  }
const isTwelveTold = (meaning: Meaning | undefined): boolean => meaning?.kind === 'clock' && meaning.isTwelve === true
const isLatePart = (part: number | null): boolean => part === AFTERNOON || part === EVENING || part === MIDDAY

/** "Quarter past three": so many minutes after the full hour, or before it. */
const clockOff =
  (offset: number): Maker =>
  (slots) => {
    const clock = clockOf(null)(slots)
    if (clock?.meaning.kind !== 'clock' || !clock.meaning.hourOnly) return null
    const minutes = (clock.meaning.minutes + offset + DAY_MINUTES) % DAY_MINUTES
    return { ...clock, meaning: { ...clock.meaning, minutes, hourOnly: false } }
  }

const clockOn = ({ hourOnly, approximate, isRange, isTwelve }: Extract<Meaning, { kind: 'clock' }>, minutes: number, of: When | null): When => ({
  is: 'clock',
  minutes,
  hourOnly,
  approximate,
  of,
  isRange: isRange === true || isTwelve === true,
})

/** Minutes after midnight. */
const NOON = 720
const DAY_MINUTES = 1440

/** What the shapes of clock times mean. */
export const CLOCK_MAKERS = {
  clock: clockOf(null),
  clockAm: clockOf('am'),
  clockPm: clockOf('pm'),
  clockAbout: (slots) => {
    const meaning = slot(slots, 'clock')
    return meaning?.kind === 'clock' ? { category: c.CLOCK, meaning: { ...meaning, approximate: true } } : null
  },
  clockHour: clockOf(null),
  clockSpoken: clockOf(null),
  quarterPast: clockOff(15),
  quarterTo: clockOff(-15),
  halfPast: clockOff(30),
  halfTo: clockOff(-30),
  clockRange: (slots) => {
    const clock = clockOf(null)(slots)
    return clock?.meaning.kind === 'clock' ? { ...clock, meaning: { ...clock.meaning, isRange: true } } : null
  },
  clockAt: (slots) => {
    const meaning = slot(slots, 'clock')
    if (meaning?.kind !== 'clock') return null
    return made(c.MOMENT, clockOn(meaning, meaning.minutes, null))
  },
  withClock: (slots) => {
    const meaning = slot(slots, 'clock')
    const of = timeIn(slots)
    if (meaning?.kind !== 'clock' || of === null) return null
    // "Sunday evening at nine"
    const late = of.is === 'dayPart' && isLatePart(of.part) && meaning.minutes < NOON
    const minutes = meaning.minutes + (late ? NOON : 0)
    return made(c.MOMENT, clockOn(of.is === 'dayPart' ? { ...meaning, isTwelve: false } : meaning, minutes, of))
  },
} satisfies Record<string, Maker>
