import type { NameMention } from './mention.js'
import type { Scan } from './scan.js'

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
