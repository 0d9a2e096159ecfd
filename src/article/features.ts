import type { Tokens } from '../text/tokens.js'
import { cohesionOf, lonelyOf, nearest, proseOf, richestRun, storyOf, sumsOf } from './context.js'
import { FEATURE_COUNT, FEATURES, type Feature } from './feature-names.js'
import { headlineOf } from './headline.js'
import { COVERED_KINDS } from './lexicon.js'
import {
  creditLine,
  DATES_REACH,
  datedLines,
  datesAround,
  HEAD_BITS,
  HEADING,
  isEnumerated,
  isHeadBit,
  KINDS,
  kindOf,
  kinshipToTitle,
  listedAround,
  SHORT,
  tabularLines,
} from './line-traits.js'
import { AFTER_BLANK, CUT, type Lines } from './lines.js'
import { ENDS_COLON, ENDS_OPEN, ENDS_SENTENCE, ENDS_TRUNCATED, type Measures } from './measure.js'
import { isPrompt } from './prompts.js'
import { templatedAround, templatedLines } from './templates.js'

const at = Object.fromEntries(FEATURES.map((feature, index) => [feature, index])) as Readonly<Record<Feature, number>>
const COVERED_COUNT = COVERED_KINDS.length
const COVERED_AT = Int32Array.from(COVERED_KINDS, kindOf)
const COVERED_FEATURE = Int32Array.from(COVERED_KINDS, (kind) => at[kind])
const OPENINGS: readonly (readonly [feature: number, kinds: number])[] = [
  [at.opensShare, 1 << kindOf('share')],
  [at.opensConsent, 1 << kindOf('consent')],
  [at.opensSubscribe, 1 << kindOf('subscribe')],
  [at.opensRelated, 1 << kindOf('related')],
  [at.opensComments, 1 << kindOf('comments')],
  [at.opensCredit, 1 << kindOf('credit')],
  [at.opensAdvert, 1 << kindOf('advert')],
  [at.opensTags, 1 << kindOf('tags')],
  [at.opensAuthor, 1 << kindOf('author')],
  [at.opensByline, 1 << kindOf('byline')],
  [at.opensDate, (1 << kindOf('published')) | (1 << kindOf('updated')) | (1 << kindOf('relative'))],
]
/** The same on a line as short as headings are. */
const HEADINGS: readonly (readonly [feature: number, kinds: number])[] = [
  [at.headsComments, 1 << kindOf('comments')],
  [at.headsRelated, 1 << kindOf('related')],
  [at.headsTags, 1 << kindOf('tags')],
  [at.headsAuthor, 1 << kindOf('author')],
  [at.headsSubscribe, 1 << kindOf('subscribe')],
]

/** Characters. */
const TINY = 25
const LONG = 200

const COMMENT_BITS = 1 << kindOf('comments')
const READER = kindOf('reader')
const RELATED_BITS = 1 << kindOf('related')
const SHARE_BITS = 1 << kindOf('share')

/** Paragraphs of about 200 characters, behind which headings of comments and of other stories are taken for such. */
const ENOUGH_STORY = 0.8

/** Identical lines as short as this many characters that stand MANY times are markers of the page ("Article content"), of no place of their own. */
const MARKER = 60
const MANY = 3

/** The lines that have a place in the order of things: all but markers, prompts, and those that the page repeats between others. */
export const placedLines = (measures: Measures): Int32Array => {
  const count = measures.repeats.length
  const placed = new Int32Array(count)
  let length = 0
  for (let line = 0; line < count; line++)
    if (
      measures.marker[line] === 0 &&
      !isPrompt(measures, line) &&
      ((measures.repeats[line] as number) < MANY || (measures.characters[line] as number) >= MARKER)
    )
      placed[length++] = line
  // A text of nothing but repeated lines is judged as it stands.
  if (length === 0) return Int32Array.from({ length: count }, (_, line) => line)
  return placed.slice(0, length)
}

/** Lines that the memory of a heading reaches back over: its weight falls by this share a line. */
const FADE_HEAD = 0.75
const FADE_COMMENTS = 0.97
const FADE_RELATED = 0.9
const FADE_SHARE = 0.75
/** Powers of a share, as far as they tell anything. */
const powersOf = (share: number): Float32Array => Float32Array.from({ length: 128 }, (_, exponent) => share ** exponent)
const faded = (powers: Float32Array, exponent: number): number => (exponent < powers.length ? (powers[exponent] as number) : 0)
const FADED_RUN = powersOf(0.9)
const FADED_HEADLINE = powersOf(0.95)

/** The line that the features take for the headline; −1 where there is none. */
export const headlineIn = (features: Float32Array, placed: Int32Array): number => {
  if (placed.length === 0 || features[at.noHeadline] === 1) return -1
  let index = 0
  while (index < placed.length && features[index * FEATURE_COUNT + at.beforeHeadline] === 1) index++
  return placed[index] ?? -1
}

/** The features of the placed lines, `FEATURE_COUNT` values each. */
export const featuresOf = (tokens: Tokens, lines: Lines, measures: Measures, placed: Int32Array): Float32Array => {
  const count = placed.length
  const all = new Float32Array(count * FEATURE_COUNT)
  const prose = proseOf(measures, placed)
  const story = storyOf(measures, placed, prose)
  const run = richestRun(measures, placed, story)
  const cohesion = cohesionOf(tokens, lines, measures, placed, run)
  const dates = datedLines(measures, placed)
  const isDated = (index: number): boolean => (dates[index + 1] as number) > (dates[index] as number) || isHeadBit(measures, placed[index] as number)
  const headline = headlineOf(tokens, lines, measures, placed, story, isDated)
  const templated = templatedLines(tokens, lines, measures)
  const templates = templatedAround(templated)
  const isCredit = (index: number): boolean => index >= 0 && index < count && creditLine(tokens, lines, measures, placed[index] as number)
  let proseSince = 0
  let datesPassed = 0
  const lonely = lonelyOf(prose)
  const alone = sumsOf(lonely)
  const company = sumsOf(prose)
  let gap = 0
  let furnitureBefore = 0
  const nearBefore = nearest(prose, 1)
  const nearAfter = nearest(prose, -1)
  let sinceHead = 0
  let sinceComments = 0
  let sinceRelated = 0
  let sinceShare = 0
  let storySoFar = 0
  let commentsPassed = 0
  let relatedPassed = 0
  const tabular = tabularLines(measures, placed)
  const listed = listedAround(tokens, lines, placed)
  const titleKin = kinshipToTitle(tokens, lines, placed, headline)
  for (let index = 0; index < count; index++) {
    const line = placed[index] as number
    const row = index * FEATURE_COUNT
    const characters = measures.characters[line] as number
    const words = Math.max(1, measures.words[line] as number)
    const ending = measures.ending[line] as number
    const density = (measures.functionWords[line] as number) / words
    all[row + at.bias] = 1
    all[row + at.length] = Math.min(1.25, Math.log2(1 + characters / 16) / 5)
    if (characters < TINY) all[row + at.tiny] = 1
    else if (characters < SHORT) all[row + at.short] = 1
    else if (characters >= LONG) all[row + at.long] = 1
    if (ending === ENDS_SENTENCE) all[row + at.endsSentence] = 1
    if (ending === ENDS_TRUNCATED) all[row + at.endsTruncated] = 1
    if (ending === ENDS_COLON) all[row + at.endsColon] = 1
    if (ending === ENDS_OPEN && characters >= SHORT) all[row + at.endsOpenLong] = 1
    all[row + at.innerEnds] = Math.min(3, measures.innerEnds[line] as number) / 3
    if (words >= 4) {
      all[row + at.functionWords] = Math.min(1, density / 0.5)
      if (density < 0.15) all[row + at.fewFunctionWords] = 1
      all[row + at.capitals] = (measures.capitals[line] as number) / words
    }
    all[row + at.commas] = Math.min(1, (measures.commas[line] as number) / 3)
    if (words >= 2 && (measures.allCapitals[line] as number) * 2 > words) all[row + at.allCapitals] = 1
    all[row + at.numbers] = Math.min(1, ((measures.numbers[line] as number) / words) * 2)
    all[row + at.separators] = Math.min(1, ((measures.separators[line] as number) / words) * 4)
    const dated = words < 15 && (measures.numbers[line] as number) > 0 && (measures.months[line] as number) > 0
    if (dated) all[row + at.date] = 1
    if ((measures.repeats[line] as number) > 1) all[row + at.repeated] = 1
    if (lines.opening[line] === AFTER_BLANK || lines.opening[line] === CUT) all[row + at.afterBlank] = 1
    let furniture = 0
    for (let k = 0; k < COVERED_COUNT; k++) {
      const tokensOfKind = measures.furniture[line * KINDS + (COVERED_AT[k] as number)] as number
      if (tokensOfKind === 0) continue
      furniture += tokensOfKind
      all[row + (COVERED_FEATURE[k] as number)] = Math.min(1, tokensOfKind / (words + 2))
    }
    all[row + at.afterHead] = sinceHead
    all[row + at.afterComments] = sinceComments
    all[row + at.afterRelated] = sinceRelated
    all[row + at.afterShare] = sinceShare
    const opens = measures.startsWith[line] as number
    const heading = characters < HEADING
    if (opens !== 0) {
      for (const [feature, bits] of OPENINGS) if ((opens & bits) !== 0) all[row + feature] = 1
      if (heading) for (const [feature, bits] of HEADINGS) if ((opens & bits) !== 0) all[row + feature] = 1
    }
    sinceHead = heading && (dated || (opens & HEAD_BITS) !== 0) ? 1 : sinceHead * FADE_HEAD
    sinceComments = heading && (opens & COMMENT_BITS) !== 0 ? 1 : sinceComments * FADE_COMMENTS
    sinceRelated = heading && (opens & RELATED_BITS) !== 0 ? 1 : sinceRelated * FADE_RELATED
    if (lines.opening[line] === CUT) all[row + at.cut] = 1
    if (measures.quoted[line] === 1) all[row + at.quoted] = 1
    all[row + at.reader] = Math.min(1, (4 * (measures.furniture[line * KINDS + READER] as number)) / (words + 2))
    all[row + at.commented] = Math.min(1, commentsPassed / 3)
    all[row + at.relatedPassed] = Math.min(1, relatedPassed / 3)
    if (storySoFar > ENOUGH_STORY && heading) {
      if ((opens & COMMENT_BITS) !== 0) commentsPassed++
      if ((opens & RELATED_BITS) !== 0) relatedPassed++
    }
    if (headline < 0 || index > headline) storySoFar += prose[index] as number
    all[row + at.tabular] = tabular[index] as number
    all[row + at.listed] = listed[index] as number
    all[row + at.kinTitle] = titleKin[index] as number
    sinceShare = heading && (opens & SHARE_BITS) !== 0 ? 1 : sinceShare * FADE_SHARE
    const before = prose[index - 1] ?? 0
    const after = prose[index + 1] ?? 0
    all[row + at.proseBefore] = (2 * before + (prose[index - 2] ?? 0)) / 3
    all[row + at.proseAfter] = (2 * after + (prose[index + 2] ?? 0)) / 3
    all[row + at.proseAround] =
      ((company[Math.min(count, index + 6)] as number) - (company[Math.max(0, index - 5)] as number) - (prose[index] as number)) / 10
    all[row + at.late] = index / count
    const kinship = cohesion[index] as number
    all[row + at.cohesion] = kinship
    const own = (prose[index] as number) * Math.max(0, 1 - (2 * furniture) / (words + 2))
    all[row + at.paragraph] = own
    if (ending !== ENDS_SENTENCE && (measures.endsWith[line] as number) !== 0) all[row + at.endsCredit] = 1
    if (measures.endsBracket[line] === 1) all[row + at.endsBracket] = 1
    all[row + at.datesAround] = datesAround(dates, index)
    all[row + at.kin] = own * Math.min(1, kinship * 2)
    if (own > 0.4 && kinship < 0.15) all[row + at.stranger] = own
    all[row + at.lonely] = lonely[index] as number
    const low = Math.max(0, index - DATES_REACH)
    const high = Math.min(count, index + DATES_REACH + 1)
    all[row + at.lonelyAround] = ((alone[high] as number) - (alone[low] as number)) / (1 + (company[high] as number) - (company[low] as number))
    all[row + at.gapBefore] = Math.min(1, gap / 12)
    all[row + at.furnitureBefore] = furnitureBefore
    gap = (prose[index] as number) > 0.3 ? 0 : gap + 1
    furnitureBefore = furnitureBefore * 0.8 + 0.2 * Math.min(1, (2 * furniture) / (words + 2))
    const sandwich = Math.min(before, after)
    all[row + at.sandwiched] = sandwich
    if (characters < SHORT && furniture === 0 && opens === 0) all[row + at.sandwichedShort] = sandwich
    if (templated[line] === 1) all[row + at.templated] = 1
    all[row + at.templatedAround] = templates[line] as number
    if (headline < 0) all[row + at.noHeadline] = 1
    else if (index < headline) all[row + at.beforeHeadline] = 1
    else {
      all[row + at.sinceHeadline] = faded(FADED_HEADLINE, index - headline)
      if (index > headline) {
        if (proseSince < 0.3 && (prose[index] as number) > 0.3) all[row + at.firstProse] = 1
        all[row + at.datesPassed] = Math.min(1, datesPassed / 3)
        if (proseSince > 1 && isDated(index)) datesPassed++
        proseSince += prose[index] as number
      }
    }
    if (characters < 250 && (isCredit(index + 1) || isCredit(index - 1))) all[row + at.besideCredit] = 1
    const embedded = Math.min(nearBefore[index] as number, nearAfter[index] as number)
    all[row + at.embedded] = embedded
    if (isEnumerated(tokens, lines, line)) all[row + at.enumerated] = 1
    if (characters < SHORT && furniture === 0 && opens === 0) all[row + at.embeddedShort] = embedded
    if (ending === ENDS_COLON && characters < HEADING && words < 6) all[row + at.namesSpeaker] = 1
    if (index >= run[0] && index < run[1]) all[row + at.inRun] = 1
    else all[row + at.nearRun] = faded(FADED_RUN, index < run[0] ? run[0] - index : index - run[1] + 1)
  }
  return all
}
