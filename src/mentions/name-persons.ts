import { fold } from '../text/characters.js'
import { ALL_CAPITALS, INNER_CAPITAL, NUMBER } from '../text/tokens.js'
import type { NameMention } from './mention.js'
import { NOTHING } from './name-parts.js'
import { charAt, hasLayer, isWordToken, type Scan, triggerAt } from './scan.js'

/** Words of a person's name at most: "Osarn Isibel", "Mary Ann Lowen". */
const MOST_WORDS = 3
/** Tokens behind the comma of an apposition in which a title tells a person: ", a senior researcher at …". */
const TITLE_REACH = 4
/** Names beyond which a page is a list. */
const MOST_NAMES = 400

/**
 * Persons among names of which only their capitals are known: whose age or title follows, or who speaks and is called by the last word of the
 * name alone, as persons are; firms go by the first.
 */
export const settlePersons = (scan: Scan, mentions: readonly NameMention[]): readonly NameMention[] => {
  if (mentions.length > MOST_NAMES) return mentions
  const single = new Map<string, NameMention[]>()
  for (const mention of mentions) {
    if (mention.last - mention.first !== 1 || mention.value.reference !== 'named') continue
    const key = fold(mention.value.name)
    const there = single.get(key)
    if (there === undefined) single.set(key, [mention])
    else there.push(mention)
  }
  const persons = new Set<string>()
  for (const mention of mentions) {
    if (!mayBePerson(scan, mention)) continue
    const name = fold(mention.value.name)
    const words = name.split(' ')
    const alone = single.get(words.at(-1) ?? '') ?? []
    const called = alone.length > 0 && !single.has(words[0] ?? '') && [mention, ...alone].some((there) => speaks(scan, there))
    if (!called && !isAged(scan, mention.last) && !isTitled(scan, mention.last)) continue
    persons.add(name)
  }
  if (persons.size === 0) return mentions
  return mentions.map((mention) =>
    persons.has(fold(mention.value.name)) && mention.rule === CAPITALS
      ? { ...mention, rule: 'names.person', value: { ...NOTHING, name: mention.value.name, kind: 'person' } }
      : mention,
  )
}

/** The rule of names that nothing but their capitals shows. */
const CAPITALS = 'names.capitals'

const mayBePerson = (scan: Scan, { rule, first, last, value }: NameMention): boolean => {
  if (rule !== CAPITALS || value.kind !== 'organisation' || value.known !== null || value.acronym !== null || value.sector !== null) return false
  if (last - first < 2 || last - first > MOST_WORDS) return false
  for (let i = first; i < last; i++) {
    if (!isWordToken(scan.tokens, i) || ((scan.tokens.flags[i] as number) & (ALL_CAPITALS | INNER_CAPITAL)) !== 0) return false
    if (hasLayer(scan, i, 'head', 'place', 'city', 'legal-form', 'trigger', 'product', 'organisation')) return false
  }
  return true
}

/** "Osarn Isibel, 32, pleaded guilty", "Osarn Isibel (32)". */
const isAged = ({ tokens }: Scan, last: number): boolean =>
  ',('.includes(charAt(tokens, last)) &&
  tokens.kind[last + 1] === NUMBER &&
  (tokens.end[last + 1] as number) - (tokens.start[last + 1] as number) === 2 &&
  ',.)'.includes(charAt(tokens, last + 2))

/** "Osarn Isibel, chief of …": a title of persons within the apposition. */
const isTitled = (scan: Scan, last: number): boolean => {
  if (charAt(scan.tokens, last) !== ',') return false
  for (let i = last + 1; i <= last + TITLE_REACH && i < scan.tokens.length && isWordToken(scan.tokens, i); i++)
    if (hasLayer(scan, i, 'title')) return true
  return false
}

/** "Isibel said", "said Isibel". */
const speaks = (scan: Scan, { first, last }: NameMention): boolean =>
  triggerAt(scan, last, 'say') !== undefined || scan.hits.endingAt(first).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'say')
