import type { TriggerMention } from '../mentions/mention.js'
import { charAt, triggerAt } from '../mentions/scan.js'
import type { EvidenceSpan } from './incident.js'
import { distance, nearest, outermost, type Story, triggersIn } from './story.js'

const STATES = ['down', 'shutdown', 'restored', 'continuity'] as const
/** Tokens between a state and the service that it is said of. */
const NEAR = 10
/** Tokens between two services of a list: a comma or an "and", an article, a word that belongs to the second. */
const LINK = 3

interface Stretch {
  readonly first: number
  readonly last: number
}

/** The services of which a state is told, as the article writes them: the nearest one, and the list that it stands in. */
export const servicesAt = (story: Story, sentence: number, state: Stretch): readonly EvidenceSpan[] => {
  const names = story.sentences[sentence]?.names ?? []
  const usable = outermost(triggersIn(story, sentence, 'service', ...STATES)).filter(
    (service) =>
      // The service of "hors service" is none
      service.value.class === 'service' &&
      !names.some((name) => name.value.reference === 'named' && name.first <= service.first && service.last <= name.last),
  )
  const service = nearest(state, usable, NEAR)
  return service === undefined ? [] : listOf(story, usable, service, state)
}

/** A service and its neighbours that commas or an "and" link to it, on its side of the state. */
const listOf = (story: Story, usable: readonly TriggerMention[], service: TriggerMention, state: Stretch): TriggerMention[] => {
  const isBehind = ({ first }: Stretch): boolean => first >= state.last
  const side = usable.filter((other) => isBehind(other) === isBehind(service))
  const at = side.indexOf(service)
  let from = at
  while (from > 0 && areLinked(story, side[from - 1] as TriggerMention, side[from] as TriggerMention)) from--
  let to = at
  while (to + 1 < side.length && areLinked(story, side[to] as TriggerMention, side[to + 1] as TriggerMention)) to++
  return side.slice(from, to + 1)
}

const areLinked = (story: Story, left: TriggerMention, right: TriggerMention): boolean => {
  if (right.first < left.last || distance(left, right) > LINK) return false
  const { scan } = story
  for (let at = left.last; at < right.first; at++) {
    if (triggerAt(scan, at, 'and') !== undefined || charAt(scan.tokens, at) === ',') return true
  }
  return false
}
