import type { TimeMention } from '../mentions/mention.js'
import type { Entity } from './entities.js'
import type { Statement } from './statements.js'
import { distance, type Story, statementsIn, triggersIn } from './story.js'
import { type Victim, weightOf } from './victims.js'

/** Days before publication from which on an attack is another, older case, unless the article is about it. */
const PAST = 120
const DAY = 86_400_000

/** Whether a sentence names somebody, by name or by a phrase that stands for it. */
export const names = (story: Story, sentence: number, entity: Entity | null): boolean =>
  entity !== null && (story.sentences[sentence]?.names ?? []).some((mention) => story.entities.of(mention) === entity)

const limitOf = (story: Story): string | null => {
  const published = story.scan.article.published?.value.earliest
  return published == null ? null : new Date(Date.parse(published) - PAST * DAY).toISOString().slice(0, 10)
}

/** The times of a sentence that are dates: "créé il y a 27 ans" counts years from something else. */
const datesIn = (story: Story, sentence: number): TimeMention[] => {
  const { times, durations } = story.sentences[sentence] ?? { times: [], durations: [] }
  return times.filter((time) => !time.future && !durations.some((duration) => duration.first < time.last && time.first < duration.last))
}

/** Whether a sentence tells of a time long before publication. */
const isPast = (story: Story, sentence: number): boolean => {
  const limit = limitOf(story)
  return limit !== null && datesIn(story, sentence).some(({ value }) => value.latest !== null && value.latest < limit)
}

/** Whether all the dates of a sentence, of which it has one at least, are near publication. */
export const isRecent = (story: Story, sentence: number): boolean => {
  const limit = limitOf(story)
  const dates = datesIn(story, sentence)
  return limit !== null && dates.length > 0 && dates.every(({ value }) => value.earliest !== null && value.earliest >= limit)
}

/** Whether all that makes somebody a victim stands beside a word that turns to another case: then the article is not about him. */
export const isRecalled = (story: Story, victim: Victim): boolean =>
  victim.statements.length > 0 && victim.statements.every(({ sentence }) => turnsIn(story, victim, sentence))

/** Whether one of the statements of a sentence that make somebody a victim turns away: then the others there do with it. */
const turnsIn = (story: Story, { statements }: Victim, sentence: number): boolean =>
  statements.some((statement) => statement.sentence === sentence && turnsAway(story, statement))

const turnsAway = (story: Story, statement: Statement): boolean =>
  statement.says === 'related' ||
  statementsIn(story, statement.sentence).some((other) => other.says === 'related' && other.first < statement.last && statement.first < other.last) ||
  (weightOf(story, statement.sentence) <= 2 &&
    triggersIn(story, statement.sentence, 'earlier').some((cue) => cue.first < statement.last && !isNews(story, statement.sentence, cue)))

/** "Last week", in the lead, is when the news happened. */
const isNews = (story: Story, sentence: number, cue: { readonly first: number; readonly last: number }): boolean =>
  weightOf(story, sentence) === 2 &&
  !isPast(story, sentence) &&
  (story.sentences[sentence]?.times ?? []).some(
    (time) => time.first <= cue.first && cue.last <= time.last && time.value.latest !== null && time.value.precision !== 'year',
  )

/**
 * Whether a victim belongs to another case than the main one: words that turn to the past or to a further attack, a time of its own, and no
 * main victim beside it speak for that.
 */
export const isAnotherCase = (story: Story, victim: Victim, main: Victim): boolean => {
  if (victim.statements.length === 0) return false
  if (isRecalled(story, victim) || isOfAnotherTime(story, victim, main) || isAsideOfPast(story, victim, main)) return true
  const mainIsPresent = main.statements.length === 0 || main.statements.some((statement) => !isPast(story, statement.sentence))
  // A heading announces what the text below it dates
  const below = victim.statements.filter(({ sentence }) => story.sentences[sentence]?.sentence.role !== 'heading')
  const told = below.length > 0 ? below : victim.statements
  // Who is brought in as another case stays one, whatever is told of him afterwards without the main victim.
  const introduced = Math.min(...told.map(({ sentence }) => sentence))
  return told.every(({ sentence }) => {
    if (sentence > introduced) return weightOf(story, sentence) < 3 && !names(story, sentence, main.entity)
    if (weightOf(story, sentence) > 2 || names(story, sentence, main.entity)) return false
    if (turnsIn(story, victim, sentence) || (mainIsPresent && isPast(story, sentence))) return true
    const before = isSameBlock(story, sentence - 1, sentence) ? sentence - 1 : null
    // "Velmora is not the first. Ganzebeek was hit at the weekend": others come, also where the main victim is named
    const announced =
      before !== null &&
      (triggersIn(story, before, 'earlier').length > 0 || (!names(story, before, main.entity) && triggersIn(story, before, 'another').length > 0))
    return announced && hasOwnTime(story, sentence)
  })
}

export const isSameBlock = (story: Story, a: number, b: number): boolean =>
  story.sentences[a]?.sentence.block === story.sentences[b]?.sentence.block && story.sentences[a] !== undefined

const ownTimes = (story: Story, sentence: number): TimeMention[] =>
  (story.sentences[sentence]?.times ?? []).filter((time) => !time.future && time.relation === 'at' && time.value.precision !== 'year')

/** Whether a sentence tells when its own attack was. */
const hasOwnTime = (story: Story, sentence: number): boolean => ownTimes(story, sentence).length > 0

/** Days between two attacks from which on they are hardly one: a review of the year tells one of March and one of June. */
const APART = 20

/** Whether a victim is told of with a time far from all those that are told of the main one, in sentences of its own. */
const isOfAnotherTime = (story: Story, victim: Victim, main: Victim): boolean => {
  if (victim.statements.some(({ sentence }) => weightOf(story, sentence) > 2 || names(story, sentence, main.entity))) return false
  const own = attackTimes(story, victim, main.entity)
  const others = attackTimes(story, main, victim.entity)
  return own.length > 0 && others.length > 0 && own.every((time) => others.every((other) => daysBetween(time, other) > APART))
}

/** Days before publication from which on an attack told in passing, with the only date so old, is not the news. */
const LONG_AGO = 30

/** "The town's power firm was hit in July", at the end of October's news of the town: whoever is told of once, with a date that the rest has no like of. */
const isAsideOfPast = (story: Story, { entity, statements }: Victim, main: Victim): boolean => {
  const published = story.scan.article.published?.value
  const [first] = statements
  if (published == null || first === undefined || entity === null) return false
  const { sentence } = first
  if (statements.some((other) => other.sentence !== sentence) || weightOf(story, sentence) > 1 || isHitIn(story, sentence, main.entity)) return false
  const isOld = ({ value }: TimeMention): boolean => {
    if (value.latest === null || published.earliest === null) return false
    return Date.parse(published.earliest) - Date.parse(value.latest) > LONG_AGO * DAY
  }
  return (
    ownTimes(story, sentence).some(isOld) &&
    story.sentences.every((_, other) => other === sentence || !ownTimes(story, other).some(isOld)) &&
    entity.mentions.every((mention) => mention.sentence === sentence)
  )
}

/** Whether a sentence says that somebody was hit; "the town's power firm was hit" says it not of the town. */
const isHitIn = (story: Story, sentence: number, entity: Entity | null): boolean =>
  statementsIn(story, sentence).some(
    ({ says, names: { victim = [] } }) => says === 'victim' && victim.some((mention) => story.entities.of(mention) === entity),
  )

/** When somebody was hit: the times in the sentences that say so, and where these have none in those of the same block that lead to them. */
const attackTimes = (story: Story, { entity, statements }: Victim, other: Entity | null): TimeMention[] => {
  const found: TimeMention[] = []
  for (const sentence of new Set(statements.map((statement) => statement.sentence))) {
    if (names(story, sentence, other)) return []
    let at = sentence
    while (!hasOwnTime(story, at) && isSameBlock(story, at - 1, sentence) && names(story, at, entity)) at--
    found.push(...ownTimes(story, at))
  }
  return found
}

const daysBetween = ({ value: a }: TimeMention, { value: b }: TimeMention): number => {
  if (a.earliest === null || a.latest === null || b.earliest === null || b.latest === null) return 0
  return Math.max(Date.parse(a.earliest) - Date.parse(b.latest), Date.parse(b.earliest) - Date.parse(a.latest)) / DAY
}

/** Tokens between a word for "again" and what says who was hit. */
const BESIDE = 3

/** Whether title or lead say that it is not the first time: "gehackt zum zweiten Mal". */
const isRepeated = (story: Story, main: Victim): boolean =>
  main.statements.some(
    (statement) =>
      weightOf(story, statement.sentence) > 1 && triggersIn(story, statement.sentence, 'again').some((cue) => distance(cue, statement) <= BESIDE),
  )

const HARM = ['attack', 'weak-attack', 'hit', 'hit-active'] as const

/** The sentences that bring in an older case of the same victim: "en 2019, la commune avait déjà été piratée". */
export const ownPastOf = (story: Story, main: Victim): ReadonlySet<number> => {
  const found = new Set<number>()
  if (main.entity === null) return found
  const repeated = isRepeated(story, main)
  story.sentences.forEach((_, sentence) => {
    if (weightOf(story, sentence) > (repeated ? 2 : 1) || isRecent(story, sentence)) return
    const recalled = statementsIn(story, sentence).some(
      ({ says, names: { victim = [] } }) => says === 'related' && victim.some((mention) => story.entities.of(mention) === main.entity),
    )
    const again = repeated && names(story, sentence, main.entity) && triggersIn(story, sentence, ...HARM).length > 0
    if (!recalled && !again) return
    if (story.scan.article.published == null ? recalled && hasOwnTime(story, sentence) : isPast(story, sentence)) found.add(sentence)
  })
  return found
}

/** Whether a sentence tells of the incident at hand in so many words: "this time". */
export const isBack = (story: Story, sentence: number): boolean => triggersIn(story, sentence, 'this-time').length > 0

/** A case before its sentences are divided. */
export interface Side {
  readonly victims: readonly Victim[]
  /** Sentences that say who was hit. */
  readonly told: ReadonlySet<number>
  /** Whether it is an older case of the main victim. */
  readonly own: boolean
}
