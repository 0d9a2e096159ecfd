import type { NameMention } from './mention.js'
import { NOTHING } from './name-parts.js'
import { charAt, type Scan } from './scan.js'

/** "Marlow, West Virginia": a name of which nothing is known is a town's where its state or province follows; one of several words behind "in". */
export const townsBeforeStates = (scan: Scan, mentions: readonly NameMention[]): readonly NameMention[] =>
  mentions.map((mention, index) => {
    const state = mentions[index + 1]
    const { first, last, rule, value } = mention
    if (rule !== 'names.capitals' || value.kind !== 'organisation' || value.acronym !== null || state === undefined) return mention
    if (state.value.kind !== 'place' || state.value.head !== 'region' || state.first !== last + 1 || charAt(scan.tokens, last) !== ',') return mention
    const located = scan.hits.endingAt(first).some(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'locative')
    if (last - first > 1 && !located) return mention
    return { ...mention, value: { ...NOTHING, name: value.name, kind: 'place', head: 'city', country: state.value.country } }
  })

/** Of towns that several countries have, the one in the country that the other names of the article point to: "Lens", "Essen", "Laval". */
export const settleTowns = (scan: Scan, mentions: readonly NameMention[]): readonly NameMention[] => {
  const doubtful = new Map<NameMention, readonly string[]>()
  for (const mention of mentions) {
    if (mention.value.country === null) continue
    const candidates = countriesOfTown(scan, mention)
    if (candidates.length > 1) doubtful.set(mention, candidates)
  }
  if (doubtful.size === 0) return mentions
  const votes = new Map<string, number>()
  for (const mention of mentions) {
    const { country, kind } = mention.value
    if (country !== null && kind !== 'actor' && !doubtful.has(mention)) votes.set(country, (votes.get(country) ?? 0) + 1)
  }
  const weight = (country: string): number => votes.get(country) ?? 0
  return mentions.map((mention) => {
    const candidates = doubtful.get(mention)
    if (candidates === undefined) return mention
    const best = candidates.reduce((a, b) => (weight(b) > weight(a) ? b : a))
    return { ...mention, value: { ...mention.value, country: weight(best) === 0 ? null : best } }
  })
}

/** The countries that have a town by the name that gave a mention its country. */
const countriesOfTown = (scan: Scan, { first, last, value }: NameMention): string[] => {
  for (let at = first; at < last; at++) {
    const towns = scan.hits.startingAt(at).filter((hit) => hit.lexeme.layer === 'city' && hit.last <= last)
    const longest = Math.max(...towns.map((hit) => hit.last))
    const countries = new Set(towns.filter((hit) => hit.last === longest).map((hit) => String(hit.lexeme.value.country)))
    if (value.country !== null && countries.has(value.country)) return [...countries]
  }
  return []
}
