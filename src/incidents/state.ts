import type { TriggerMention } from '../mentions/mention.js'
import type { Certainty, IncidentStatus, IncidentType } from '../vocabulary.js'
import type { AttributionDraft, DowntimeDraft } from './incident.js'
import { type Case, isUnreal, parted, polarity, type Story, statementsOf, triggersIn } from './story.js'

/** How sure it is that the incident took place. */
export const readCertainty = (story: Story, focus: Case, types: readonly IncidentType[], attribution: readonly AttributionDraft[]): Certainty => {
  for (const statement of statementsOf(story, focus)) {
    if (
      statement.says === 'certainty' &&
      focus.sentences.has(statement.sentence) &&
      statement.set.certainty !== undefined &&
      !statement.polarity.negated
    )
      return statement.set.certainty as Certainty
  }
  if (types[0] === 'outage') return 'refuted'
  let attempts = 0
  let attacks = 0
  let sure = 0
  let confirmed = false
  for (const sentence of focus.sentences) {
    if (triggersIn(story, sentence, 'foiled').some((trigger) => !polarity(story, trigger).negated)) attempts++
    const told = triggersIn(story, sentence, 'attack', 'hit', 'hit-active', 'undergo')
    attacks += told.length
    sure += told.filter((trigger) => !polarity(story, trigger).hedged).length
    if (told.length > 0 && triggersIn(story, sentence, 'say', 'disclosed').length > 0) confirmed = true
  }
  if (attempts > 0 && attempts >= attacks) return 'attempted'
  if (attribution.length > 0 && attribution.every((claim) => claim.status === 'claimed') && !confirmed && sure === 0) return 'claimed'
  if (attacks > 0 && sure === 0) return 'suspected'
  return confirmed ? 'confirmed' : 'reported'
}

const isExpected = (story: Story, sentence: number, told: TriggerMention): boolean =>
  triggersIn(story, sentence, 'expected').some((cue) => cue.last <= told.first && !parted(story, sentence, cue, told))

/** Whether it goes on, is contained or over, as far as the article tells. */
export const readStatus = (story: Story, focus: Case, downtime: DowntimeDraft | null): IncidentStatus | null => {
  let status: IncidentStatus | null = null
  for (const sentence of [...focus.sentences].sort((a, b) => a - b)) {
    for (const trigger of triggersIn(story, sentence, 'resolved', 'contained', 'ongoing')) {
      const { negated, hedged } = polarity(story, trigger)
      // "It may take days until all is back to normal" is not resolved
      if (hedged || isUnreal(story, sentence, trigger, true) || isExpected(story, sentence, trigger)) continue
      if (trigger.value.class === 'ongoing') status = negated ? status : 'ongoing'
      else status = negated ? 'ongoing' : (trigger.value.class as IncidentStatus)
    }
  }
  if (status !== null) return status
  if (downtime?.status === 'ongoing' || downtime?.status === 'partial') return 'ongoing'
  if (downtime?.status === 'restored') return 'resolved'
  return null
}
