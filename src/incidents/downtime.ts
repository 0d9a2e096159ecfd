import { fold } from '../text/characters.js'
import type { DowntimeStatus } from '../vocabulary.js'
import { type State, type Told, toldIn } from './downtime-states.js'
import { isFlooded, timesOf } from './downtime-times.js'
import type { DowntimeDraft } from './incident.js'
import { servicesAt } from './services.js'
import { type Case, isUnreal, polarity, runOf, type Story, triggersIn } from './story.js'
import { weightOf } from './victims.js'

/** What was down, since when and for how long, whether the victim did it itself, and what is back. */
export const readDowntime = (story: Story, focus: Case): DowntimeDraft | null => {
  const told: Told[] = []
  for (const sentence of runOf(story, focus)) told.push(...toldIn(story, sentence))
  if (told.length === 0) return null
  const status = settled(story, told)
  const heldOn = status === 'none'
  const times = heldOn ? { start: null, end: null, duration: null, expected: null } : timesOf(story, focus, told)
  return {
    status,
    ...times,
    deliberate: heldOn ? null : willOf(story, focus, told),
    services: heldOn ? [] : servicesOf(story, told),
    evidence: told.filter((item) => heldOn === (item.state === 'none')).map((item) => item.evidence),
  }
}

/** A flood of requests takes down what it floods: where one is told, the outage is the attackers' doing. */
const willOf = (story: Story, focus: Case, told: readonly Told[]): boolean | null => {
  if (told.some((item) => item.deliberate === true)) return true
  return isFlooded(story, focus) || told.some((item) => item.deliberate === false) || isLocked(story, focus) ? false : null
}

/** Whether attackers made systems unusable, and nobody is said to have switched any off. */
const isLocked = (story: Story, focus: Case): boolean => {
  const run = runOf(story, focus)
  if (run.some((sentence) => triggersIn(story, sentence, 'shutdown').length > 0)) return false
  return run.some(
    (sentence) =>
      triggersIn(story, sentence, 'asset', 'machines', 'service', 'data').length > 0 &&
      triggersIn(story, sentence, 'encrypt', 'destroy').some((trigger) => !polarity(story, trigger).negated && !isUnreal(story, sentence, trigger)),
  )
}

/**
 * The state at the end of the story. News tells the end first, so order in the text decides little: what is back is back unless something is said
 * to be down still; only a part back, or a part down, is partial.
 */
const settled = (story: Story, told: readonly Told[]): DowntimeStatus => {
  const of = (...states: readonly State[]): Told[] => told.filter((item) => states.includes(item.state))
  const backs = of('back')
  const lasting = told.some((item) => item.lasting)
  if (backs.length > 0) {
    const most = (items: readonly Told[]): number => Math.max(0, ...items.map((item) => weightOf(story, item.sentence)))
    if (lasting) return 'partial'
    // What title or lead call back is, whatever came back bit by bit before
    return of('part-back').length > 0 && (most(backs) <= 1 || most(of('part-back')) >= most(backs)) ? 'partial' : 'restored'
  }
  if (of('part-back').length > 0) return 'partial'
  const downs = of('down')
  const passed = of('was-down')
  if (passed.length > 0 && !lasting && passed.length >= downs.length) return 'restored'
  if (downs.length > 0) return 'ongoing'
  return of('part-down').length > 0 ? 'partial' : passed.length > 0 ? 'restored' : 'none'
}

const servicesOf = (story: Story, told: readonly Told[]): string[] => {
  const services = new Map<string, string>()
  for (const item of told) {
    if (item.state === 'none') continue
    for (const { start, end } of servicesAt(story, item.sentence, item)) {
      const service = story.scan.tokens.text.slice(start, end)
      if (!services.has(fold(service))) services.set(fold(service), service)
    }
  }
  return [...services.values()]
}
