import { FURNITURE, type Furniture } from './lexicon.js'
import { AFTER_BLANK, CUT, type Lines } from './lines.js'
import { ENDS_COLON, ENDS_OPEN, ENDS_SENTENCE, ENDS_TRUNCATED, type Measures } from './measure.js'

/**
 * What speaks for or against a line being the article's own text. Each lies between 0 and 1 (some a little above), so that their weights
 * can be read beside each other.
 */
export const FEATURES = [
  'bias',
  'length',
  'tiny',
  'short',
  'long',
  'endsSentence',
  'endsOpenLong',
  'endsTruncated',
  'endsColon',
  'innerEnds',
  'functionWords',
  'fewFunctionWords',
  'commas',
  'capitals',
  'allCapitals',
  'numbers',
  'separators',
  'date',
  'repeated',
  'afterBlank',
  'menu',
  'share',
  'consent',
  'subscribe',
  'related',
  'comments',
  'credit',
  'advert',
  'legal',
  'tags',
  'author',
  'opensShare',
  'opensConsent',
  'opensSubscribe',
  'opensRelated',
  'opensComments',
  'opensCredit',
  'opensAdvert',
  'opensTags',
  'opensAuthor',
  'opensByline',
  'opensDate',
  'reading',
  'proseBefore',
  'proseAfter',
  'proseAround',
  'late',
] as const
export type Feature = (typeof FEATURES)[number]
export const FEATURE_COUNT = FEATURES.length

const KINDS = FURNITURE.length
const kindOf = (kind: Furniture): number => FURNITURE.indexOf(kind)
const COVERAGE: readonly (readonly [Feature, number])[] = (
  ['menu', 'share', 'consent', 'subscribe', 'related', 'comments', 'credit', 'advert', 'legal', 'tags', 'author', 'reading'] as const
).map((kind) => [kind, kindOf(kind)])
const OPENINGS: readonly (readonly [Feature, number])[] = [
  ['opensShare', 1 << kindOf('share')],
  ['opensConsent', 1 << kindOf('consent')],
  ['opensSubscribe', 1 << kindOf('subscribe')],
  ['opensRelated', 1 << kindOf('related')],
  ['opensComments', 1 << kindOf('comments')],
  ['opensCredit', 1 << kindOf('credit')],
  ['opensAdvert', 1 << kindOf('advert')],
  ['opensTags', 1 << kindOf('tags')],
  ['opensAuthor', 1 << kindOf('author')],
  ['opensByline', 1 << kindOf('byline')],
  ['opensDate', (1 << kindOf('published')) | (1 << kindOf('updated')) | (1 << kindOf('relative'))],
]
const at = Object.fromEntries(FEATURES.map((feature, index) => [feature, index])) as Readonly<Record<Feature, number>>

/** Characters. */
const TINY = 25
const SHORT = 80
const LONG = 200

/** The features of all lines, `FEATURE_COUNT` values each. */
export const featuresOf = (lines: Lines, measures: Measures): Float32Array => {
  const count = lines.length
  const all = new Float32Array(count * FEATURE_COUNT)
  const prose = proseOf(lines, measures)
  for (let line = 0; line < count; line++) {
    const row = line * FEATURE_COUNT
    const set = (feature: Feature, value: number): void => {
      all[row + at[feature]] = value
    }
    const characters = measures.characters[line] as number
    const words = Math.max(1, measures.words[line] as number)
    const ending = measures.ending[line] as number
    const density = (measures.functionWords[line] as number) / words
    set('bias', 1)
    set('length', Math.min(1.25, Math.log2(1 + characters / 16) / 5))
    if (characters < TINY) set('tiny', 1)
    else if (characters < SHORT) set('short', 1)
    else if (characters >= LONG) set('long', 1)
    if (ending === ENDS_SENTENCE) set('endsSentence', 1)
    if (ending === ENDS_TRUNCATED) set('endsTruncated', 1)
    if (ending === ENDS_COLON) set('endsColon', 1)
    if (ending === ENDS_OPEN && characters >= SHORT) set('endsOpenLong', 1)
    set('innerEnds', Math.min(3, measures.innerEnds[line] as number) / 3)
    if (words >= 4) {
      set('functionWords', Math.min(1, density / 0.5))
      if (density < 0.15) set('fewFunctionWords', 1)
      set('capitals', (measures.capitals[line] as number) / words)
    }
    set('commas', Math.min(1, (measures.commas[line] as number) / 3))
    if (words >= 2 && (measures.allCapitals[line] as number) * 2 > words) set('allCapitals', 1)
    set('numbers', Math.min(1, ((measures.numbers[line] as number) / words) * 2))
    set('separators', Math.min(1, ((measures.separators[line] as number) / words) * 4))
    if (words < 15 && (measures.numbers[line] as number) > 0 && (measures.months[line] as number) > 0) set('date', 1)
    if ((measures.repeats[line] as number) > 1) set('repeated', 1)
    if (lines.opening[line] === AFTER_BLANK || lines.opening[line] === CUT) set('afterBlank', 1)
    for (const [feature, kind] of COVERAGE) set(feature, Math.min(1, (measures.furniture[line * KINDS + kind] as number) / (words + 2)))
    const opens = measures.startsWith[line] as number
    if (opens !== 0) for (const [feature, bits] of OPENINGS) if ((opens & bits) !== 0) set(feature, 1)
    const one = (offset: number): number => prose[line + offset] ?? 0
    set('proseBefore', (2 * one(-1) + one(-2)) / 3)
    set('proseAfter', (2 * one(1) + one(2)) / 3)
    set('proseAround', (one(-5) + one(-4) + one(-3) + one(-2) + one(-1) + one(1) + one(2) + one(3) + one(4) + one(5)) / 10)
    set('late', line / count)
  }
  return all
}

/** How much a line looks like a paragraph of prose, by itself: 0 to 1. */
const proseOf = (lines: Lines, measures: Measures): Float32Array => {
  const prose = new Float32Array(lines.length)
  for (let line = 0; line < lines.length; line++) {
    const characters = measures.characters[line] as number
    const ending = measures.ending[line] as number
    const whole = ending === ENDS_SENTENCE ? 1 : ending === ENDS_COLON || (measures.innerEnds[line] as number) > 0 ? 0.7 : 0.2
    prose[line] = whole * Math.min(1, characters / 200)
  }
  return prose
}
