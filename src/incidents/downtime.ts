import type { DurationMention, TimeMention, TriggerMention } from '../mentions/mention.js'
import type { DowntimeStatus } from '../vocabulary.js'
import type { DowntimeDraft, DurationDraft, EvidenceSpan, TimeDraft } from './incident.js'
import { type Case, evidenceOf, nearest, parted, polarity, type Story, statementEvidence, triggersIn } from './story.js'

const REACH = 12

interface Told {
  readonly status: DowntimeStatus
  readonly at: number
  readonly evidence: EvidenceSpan
  readonly sentence: number
  readonly deliberate: boolean | null
}

/** What was down, since when and for how long, whether the victim did it itself, and what is back. */
export const readDowntime = (story: Story, focus: Case): DowntimeDraft | null => {
  const told: Told[] = []
  for (const sentence of [...focus.sentences].sort((a, b) => a - b)) told.push(...toldIn(story, sentence))
  for (const statement of story.statements) {
    if (statement.says !== 'downtime' || !focus.sentences.has(statement.sentence) || statement.set.status === undefined) continue
    if (statement.polarity.unknown) continue
    const plain = statement.set.status as DowntimeStatus
    const status = statement.polarity.negated ? (plain === 'restored' ? 'ongoing' : plain === 'none' ? null : 'none') : plain
    if (status === null) continue
    told.push({
      status,
      at: statement.first,
      evidence: statementEvidence(story, statement),
      sentence: statement.sentence,
      deliberate: typeof statement.set.deliberate === 'boolean' ? statement.set.deliberate : null,
    })
  }
  if (told.length === 0) return null
  const status = settled(told)
  if (status === null) return null
  const deliberate = told.find((item) => item.deliberate === true)?.deliberate ?? told.find((item) => item.deliberate === false)?.deliberate ?? null
  const times = status === 'none' ? { start: null, end: null, duration: null, expected: null } : timesOf(story, focus, told)
  return {
    status,
    ...times,
    deliberate: status === 'none' ? null : deliberate,
    services: status === 'none' ? [] : servicesOf(story, told),
    evidence: told.map((item) => item.evidence),
  }
}

const toldIn = (story: Story, sentence: number): Told[] => {
  const told: Told[] = []
  const add = (trigger: TriggerMention, status: DowntimeStatus, deliberate: boolean | null = null): void => {
    told.push({ status, at: trigger.first, evidence: evidenceOf(trigger), sentence, deliberate })
  }
  for (const trigger of triggersIn(story, sentence, 'down', 'shutdown', 'restored', 'continuity')) {
    const { negated, unknown } = polarity(story, trigger)
    if (unknown) continue
    const announced = nearest(trigger, triggersIn(story, sentence, 'expected'), REACH) !== undefined
    const cls = trigger.value.class
    if (cls === 'continuity') add(trigger, 'none')
    else if (cls === 'down') {
      if (negated) add(trigger, 'none')
      else add(trigger, trigger.value.partial === true ? 'partial' : 'ongoing')
    } else if (cls === 'shutdown') {
      if (!negated) add(trigger, 'ongoing', true)
    } else if (negated || announced) add(trigger, 'ongoing')
    else add(trigger, trigger.value.partial === true ? 'partial' : 'restored')
  }
  return told
}

/** The state at the end of the story: what came back last beats what went down; some back and some still down is partial. */
const settled = (told: readonly Told[]): DowntimeStatus | null => {
  const has = (status: DowntimeStatus): boolean => told.some((item) => item.status === status)
  if (has('restored')) return has('partial') ? 'partial' : 'restored'
  if (has('partial')) return has('ongoing') ? 'ongoing' : 'partial'
  if (has('ongoing')) return 'ongoing'
  return has('none') ? 'none' : null
}

const timesOf = (story: Story, focus: Case, told: readonly Told[]): Pick<DowntimeDraft, 'start' | 'end' | 'duration' | 'expected'> => {
  let duration: DurationDraft | null = null
  let expected: DurationDraft | null = null
  let start: TimeDraft | null = null
  let end: TimeDraft | null = null
  const spoken = new Set(told.map((item) => item.sentence))
  for (const sentence of [...focus.sentences].sort((a, b) => a - b)) {
    const mentions = story.sentences[sentence]
    if (mentions === undefined) continue
    const downs = triggersIn(story, sentence, 'down', 'shutdown')
    const backs = triggersIn(story, sentence, 'restored')
    const cues = triggersIn(story, sentence, 'expected')
    for (const mention of mentions.durations) {
      const cue = nearest(mention, cues, REACH)
      const down = nearest(mention, downs, REACH)
      const back = nearest(mention, backs, REACH)
      if (cue !== undefined && !parted(story, sentence, cue, mention)) expected ??= durationDraft(mention)
      else if (down !== undefined || back !== undefined) duration = longer(duration, durationDraft(mention))
    }
    for (const mention of mentions.times) {
      if (mention.future) continue
      const down = nearest(mention, downs, REACH)
      const back = nearest(mention, backs, REACH)
      if (
        down !== undefined &&
        spoken.has(sentence) &&
        (mention.relation === 'since' || mention.relation === 'at') &&
        (back === undefined || Math.abs(down.first - mention.first) < Math.abs(back.first - mention.first))
      )
        start ??= timeDraft(mention)
      else if (back !== undefined && (mention.relation === 'at' || mention.relation === 'until') && !polarity(story, back).negated)
        end ??= timeDraft(mention)
    }
  }
  for (const statement of story.statements) {
    if (statement.says !== 'downtime' || !focus.sentences.has(statement.sentence)) continue
    if (statement.duration !== null) {
      if (statement.set.field === 'expected') expected = durationDraft(statement.duration)
      else if (statement.set.field === 'duration') duration = longer(duration, durationDraft(statement.duration))
    }
    if (statement.time !== null && statement.set.field === 'start') start = timeDraft(statement.time)
    if (statement.time !== null && statement.set.field === 'end') end = timeDraft(statement.time)
  }
  return { start, end, duration, expected }
}

const longer = (a: DurationDraft | null, b: DurationDraft): DurationDraft => (a === null || hours(b.min) > hours(a.min) ? b : a)

const HOURS: Readonly<Record<string, number>> = { H: 1, D: 24, W: 168, M: 730, Y: 8760 }
const hours = (iso: string | null): number => {
  const parts = /^P(?:(\d+(?:\.\d+)?)([YMWD]))?(?:T(?:(\d+(?:\.\d+)?)(H|M))?)?/.exec(iso ?? '')
  if (parts === null) return 0
  const time = parts[4] === 'M' ? Number(parts[3] ?? 0) / 60 : Number(parts[3] ?? 0)
  return Number(parts[1] ?? 0) * (HOURS[parts[2] ?? 'H'] ?? 0) + time
}

export const durationDraft = (mention: DurationMention): DurationDraft => ({ ...mention.value, evidence: [evidenceOf(mention)] })
export const timeDraft = (mention: TimeMention): TimeDraft => ({ ...mention.value, evidence: [evidenceOf(mention)] })

const servicesOf = (story: Story, told: readonly Told[]): string[] => {
  const services = new Set<string>()
  for (const { sentence, at, status } of told) {
    if (status === 'none') continue
    const service = nearest({ first: at, last: at + 1 }, triggersIn(story, sentence, 'service'), REACH)
    if (service !== undefined) services.add(story.scan.tokens.text.slice(service.start, service.end))
  }
  return [...services]
}
