import * as z from 'zod'
import { CALENDAR_UNITS, DAY_PARTS, SEASONS, SHAPES, type Shape } from './calendar-lists.js'

/**
 * The calendar of a language: its words, and the shapes in which they are combined. What a shape means is the engine's business; which
 * words make it is the language's. Case and accents are folded; short forms of `text/expand.ts` may be used in every entry.
 */
const words = z.array(z.string().min(1))
const byNumber = z.record(z.string().regex(/^-?\d+(\.\d+)?$/), words)

const holiday = z.strictObject({
  text: z.union([z.string(), words]),
  /** MM-DD. */
  date: z
    .string()
    .regex(/^\d\d-\d\d$/)
    .optional(),
  /** Days after Easter Sunday. */
  easter: z.number().int().optional(),
  /** The nth (from 1, or -1 for the last) weekday (1 Monday to 7) of a month. */
  /** It begins so many days after that day, and lasts so many days: "Easter weekend". */
  offset: z.number().int().optional(),
  days: z.number().int().min(2).optional(),
  nth: z.strictObject({ n: z.number().int(), weekday: z.number().int().min(1).max(7), month: z.number().int().min(1).max(12) }).optional(),
})

const example = z.strictObject({
  text: z.string(),
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  reference: z.string().optional(),
  /** EDTF of the times and ISO 8601 of the durations ("P3D", "PT24H..PT48H", "PT48H.."), in the order of the text. */
  times: words,
})

export const calendarFile = z.strictObject({
  /** Order of day and month in "3/4/2021". */
  numericOrder: z.enum(['dmy', 'mdy']),
  /** Weekday and part of day (or month and part) are written as one word. */
  glued: z.boolean(),
  /** Words that lose their vowel before another: "d'", "l'". */
  elisions: words,
  months: z.array(words).length(12),
  /** Monday first. */
  weekdays: z.array(words).length(7),
  /** Entries that are common words or names too: they count only in a shape with others ("le 4 mars", "in May"), not alone. */
  weak: words,
  /** Entries that count only with a capital ("May", "Sun"). */
  capitalised: words,
  /** Entries that count only without a capital ("morgen", not "der Morgen"), or at the start of a sentence. */
  uncapitalised: words,
  units: z.record(z.enum(CALENDAR_UNITS), words),
  /** Which of these are plurals: "past weeks" are several, "past week" is one. */
  plurals: words,
  /** "stundenlang", "dagenlang": a few of the unit, in one word. */
  fewUnits: z.partialRecord(z.enum(CALENDAR_UNITS), words),
  /** ISO 8601 duration → words that mean it by themselves: "PT15M": ["Viertelstunde"]. */
  fixedDurations: z.record(z.string(), words),
  seasons: z.record(z.enum(SEASONS), words),
  dayParts: z.record(z.enum(DAY_PARTS), words),
  /** Whole numbers by word. Those between the tens are composed by `numberJoins`. Fractions too: "1.5": ["anderthalb"]. */
  numbers: byNumber,
  /** "{ten} {one}", "{one}und{ten}". `upTo`: which tens take more than nine ("soixante-dix-sept"). */
  numberJoins: words,
  upToNineteen: z.array(z.number()),
  ordinals: byNumber,
  /** What follows a figure to make it an ordinal: "er", "th", ".". */
  ordinalSuffixes: words,
  /** "une dizaine de": 10, about. */
  aboutNumbers: byNumber,
  /** "quelques", "several": two or more, few. */
  few: words,
  /** Days from the day of publication → words. */
  days: byNumber,
  /** Now: it ends or begins a range, and is no date by itself. */
  now: words,
  /** Days from the date last told → words: "1": ["le lendemain"]. */
  anchoredDays: byNumber,
  holidays: z.array(holiday),
  /** Single words for a period or a part of one, by "last year", "next month", "end week" …: "Jahresende", "Vorwoche". */
  periodWords: z.record(z.string().regex(/^(begin|mid|end|last|this|next) (week|month|quarter|year)$/), words),
  /** Words of what is still to come; beside them a bare weekday is the next one. */
  futureCues: words,
  /** Words of what has been; they win over future cues at the same distance. */
  pastCues: words,
  shapes: z.strictObject(Object.fromEntries(SHAPES.map((shape) => [shape, words])) as Record<Shape, typeof words>),
  examples: z.array(example).min(10),
  /** Texts in which there is no time at all. */
  not: words.min(5),
})

export type Calendar = z.infer<typeof calendarFile>
