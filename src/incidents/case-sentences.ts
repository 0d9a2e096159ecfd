import type { NameMention } from '../mentions/mention.js'
import { type CaseNames, casesNamedIn, MAIN, namesOfCases } from './case-names.js'
import { isBack, isRecent, isSameBlock, type Side } from './other-cases.js'
import { distance, type Story, statementsIn, triggersIn } from './story.js'
import { type Victim, weightOf } from './victims.js'

/** Sentences that tell of one other case: so work stays linear. */
const LONGEST_CASE = 60

/** Tokens between "both" and the attacks that are meant. */
const BOTH_REACH = 4

/**
 * Which sentences tell of which of the other cases. A case told in turns with another is taken up where its victim, or the town that only it is
 * of, is named; it goes on to the end of the paragraph, or until another is taken up. All that is left tells of the main one.
 */
export const sentencesOfCases = (story: Story, main: readonly Victim[], sides: readonly Side[]): ReadonlySet<number>[] => {
  const found = sides.map(() => new Set<number>())
  if (sides.length === 0) return found
  const cases = namesOfCases(story, main, sides)
  let current = MAIN
  let since = 0
  story.sentences.forEach((_, sentence) => {
    const started = sides.findIndex((side) => side.told.has(sentence) && !isOfMain(story, main, side, sentence))
    if (started >= 0) [current, since] = [started, sentence]
    else {
      const next = goesTo(story, sentence, current, cases, sides)
      if (next !== current) since = sentence
      current = next
    }
    if (current !== MAIN && sentence - since > LONGEST_CASE) current = MAIN
    if (current !== MAIN) found[current]?.add(sentence)
  })
  return found
}

/** Whether the lead says who was hit, and recalls another in the same sentence: "days after Velmora was hacked, Ganzebeek is the victim". */
const isOfMain = (story: Story, main: readonly Victim[], side: Side, sentence: number): boolean =>
  !side.own &&
  (claimsFirst(story, side, sentence) ||
    (weightOf(story, sentence) > 1 &&
      main.some(
        ({ entity, statements }) =>
          entity !== null &&
          statements.some(
            (statement) =>
              statement.sentence === sentence &&
              statement.says === 'victim' &&
              // "There the council was hit": a phrase may stand for the other one
              (statement.names.victim ?? []).some((mention) => mention.value.reference === 'named' && story.entities.of(mention) === entity),
          ),
      )))

/** "The attack was claimed by X, who avenge the hack of Y": who did it is told before the other case is named. */
const claimsFirst = (story: Story, side: Side, sentence: number): boolean => {
  const turns = triggersIn(story, sentence, 'earlier')
  const recalled = side.victims.flatMap(({ statements }) => statements.filter((statement) => statement.sentence === sentence))
  return statementsIn(story, sentence).some(
    ({ says, set, last, polarity }) =>
      says === 'attribution' && set.status === 'claimed' && !polarity.negated && [...turns, ...recalled].every(({ first }) => last <= first),
  )
}

/** The case that a sentence tells of which does not itself say who was hit. */
const goesTo = (story: Story, sentence: number, current: number, cases: CaseNames, sides: readonly Side[]): number => {
  const mentions = story.sentences[sentence]?.names ?? []
  const within = isSameBlock(story, sentence - 1, sentence)
  const told = casesNamedIn(story, sentence, cases)
  // An older case of the main victim bears its name
  const own = current !== MAIN && sides[current]?.own === true
  if (own && within && !isBack(story, sentence) && !isRecent(story, sentence) && [...told].every((other) => other === MAIN)) return current
  if (told.has(MAIN) || isBack(story, sentence) || isOfBoth(story, sentence)) return MAIN
  const named = [...told].filter((index) => isIntroduced(story, sentence, sides[index]))
  const [first] = named
  if (first !== undefined) return told.has(current) ? current : first
  if (!within) return MAIN
  return current !== MAIN && mentions.some((mention) => standsForMain(story, mention, current, cases, sides)) ? MAIN : current
}

/** Whether a case has been brought in before a sentence, or is so where that leads to it: "in June it was the province's turn. Its website …". */
const isIntroduced = (story: Story, sentence: number, side: Side | undefined): boolean => {
  const introduced = Math.min(...(side?.told ?? []))
  return sentence > introduced || (isSameBlock(story, sentence, introduced) && introduced - sentence === 1)
}

/** "The council": stands for the main victim where the case at hand has no such body. */
const standsForMain = (story: Story, mention: NameMention, current: number, cases: CaseNames, sides: readonly Side[]): boolean => {
  const entity = mention.value.reference === 'named' ? null : story.entities.of(mention)
  if (entity === null || cases.entities.get(entity) !== MAIN) return false
  return sides[current]?.victims.every((victim) => (victim.entity?.head ?? victim.mention.value.head) !== mention.value.head) ?? true
}

/** "The police look into both attacks" */
const isOfBoth = (story: Story, sentence: number): boolean =>
  triggersIn(story, sentence, 'both').some((both) =>
    triggersIn(story, sentence, 'attack', 'weak-attack', 'investigate').some((attack) => distance(both, attack) <= BOTH_REACH),
  )
