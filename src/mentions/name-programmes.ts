import type { Hit } from '../rules/hits.js'
import type { NameMention } from './mention.js'
import type { Scan } from './scan.js'

/** Tokens between a name and the word that shows it to act. */
const REACH = 3
/** What groups do, and programmes do not. */
const DEEDS: ReadonlySet<string> = new Set(['claim', 'say', 'threaten', 'attribute', 'attacker', 'deny'])

/**
 * Of names that gang and programme share: where the article uses one as a programme's ("the X ransomware") and nowhere as a group's, it means
 * the programme everywhere.
 */
export const settleProgrammes = (scan: Scan, mentions: readonly NameMention[]): readonly NameMention[] => {
  const programmes = new Set<string>()
  const groups = new Set<string>()
  for (const mention of mentions) {
    const id = mention.value.kind === 'malware' ? twinOf(scan, mention, 'actor')?.lexeme.class : (mention.value.known ?? undefined)
    if (id === undefined) continue
    if (mention.value.kind === 'malware') programmes.add(id)
    else if (mention.value.kind === 'actor' && acts(scan, mention)) groups.add(id)
  }
  return mentions.map((mention) => {
    const { value } = mention
    if (value.kind !== 'actor' || value.known === null || !programmes.has(value.known) || groups.has(value.known)) return mention
    const programme = twinOf(scan, mention, 'malware')
    if (programme === undefined) return mention
    const { lexeme } = programme
    return { ...mention, rule: lexeme.id, value: { ...value, kind: 'malware', known: lexeme.class, actorKind: null, country: null } }
  })
}

/** The entry of the other kind that has the same name. */
const twinOf = (scan: Scan, { first, last }: NameMention, layer: 'actor' | 'malware'): Hit | undefined =>
  scan.hits.startingAt(first).find((hit) => hit.lexeme.layer === layer && hit.last === last)

/** Whether words beside a name show that people bear it. */
const acts = (scan: Scan, { first, last }: NameMention): boolean => {
  const isGroup = ({ lexeme }: Hit): boolean => lexeme.layer === 'trigger' && lexeme.class === 'actor-group'
  const isProgramme = ({ lexeme }: Hit): boolean =>
    lexeme.layer === 'trigger' &&
    (lexeme.class === 'naming' || ((lexeme.class === 'attack' || lexeme.class === 'weak-attack') && lexeme.value.type !== undefined))
  const besides = [scan.hits.endingAt(first), scan.hits.startingAt(last), scan.hits.startingAt(last + 1)]
  if (besides.some((hits) => hits.some(isGroup) && !hits.some(isProgramme))) return true
  for (let at = Math.max(0, first - REACH); at <= last + REACH; at++)
    if (scan.hits.startingAt(at).some(({ lexeme }) => lexeme.layer === 'trigger' && DEEDS.has(lexeme.class))) return true
  return false
}
