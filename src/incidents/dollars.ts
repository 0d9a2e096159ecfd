import type { AmountMention, Mention } from '../mentions/mention.js'
import type { Scan } from '../mentions/scan.js'

/** By how much the country of a paper must outweigh another that has dollars too. */
const CLEARLY = 2

/** Sums after a bare "$", in the dollar of the country that the article is from, where its language has papers in several: "$5 million" in Sydney. */
export const inOwnDollars = (scan: Scan, mentions: readonly Mention[]): readonly Mention[] => {
  const { ownDollars } = scan.language
  if (ownDollars.length === 0 || !mentions.some((mention) => isBare(scan, mention))) return mentions
  const votes = new Map<string, number>()
  for (const mention of mentions) {
    if (mention.layer !== 'names' || mention.value.country === null || mention.value.kind === 'actor') continue
    const { country, kind } = mention.value
    votes.set(country, (votes.get(country) ?? 0) + (kind === 'place' ? CLEARLY : 1))
  }
  const [own, most] = [...votes].filter(([country]) => ownDollars.includes(country)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [
    '',
    0,
  ]
  const code = `${own}D`
  if (most === 0 || [...votes].some(([country, votes]) => country !== own && votes * (country === 'US' ? CLEARLY : 1) > most)) return mentions
  // Who marks its own dollars means others by the bare sign
  if (mentions.some((mention) => mention.layer === 'amounts' && mention.value.unit === code)) return mentions
  return mentions.map((mention) => (isBare(scan, mention) ? { ...mention, value: { ...mention.value, unit: code } } : mention))
}

const isBare = ({ tokens }: Scan, mention: Mention): mention is AmountMention => {
  if (mention.layer !== 'amounts' || mention.value.kind !== 'money' || mention.value.unit !== 'USD') return false
  const written = tokens.text.slice(mention.start, mention.end)
  return /(?<!\p{L})\$(?!\p{L}{2})/u.test(written)
}
