import type { Sentence } from '../article/article.js'
import { fold } from '../text/characters.js'
import { ALL_CAPITALS } from '../text/tokens.js'
import { runEnd } from './name-extent.js'
import { isQualifier, lastHead } from './name-parts.js'
import type { Casing } from './name-words.js'
import { charAt, hasLayer, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

const MOST_DOMAINS = 4

/** Classes of bodies that are named for all that they are in charge of. */
const OF_DOMAINS: ReadonlySet<string> = new Set(['ministry', 'government', 'administration'])

/** "Ministry of Housing, Communities and Local Government": past what else a ministry is in charge of, unless that is a body or a place of its own. */
export const domainsEnd = (scan: Scan, casing: Casing, sentence: Sentence, from: number, cls: string): number => {
  const { tokens, language } = scan
  if (language.nounCapitals || language.adjectivesAfter || !OF_DOMAINS.has(cls)) return from
  const domain = (first: number): number => {
    const end = runEnd(scan, casing, sentence, first, false)
    if (end === first || ((tokens.flags[first] as number) & ALL_CAPITALS) !== 0) return first
    for (let i = first; i < end; i++) if (hasLayer(scan, i, 'organisation', 'city', 'place', 'actor', 'product', 'given-name', 'title')) return first
    const head = lastHead(scan, first, end)
    return head === undefined || head.lexeme.class === 'municipality' ? end : first
  }
  let end = from
  for (let n = 0; n < MOST_DOMAINS; n++) {
    const and = triggerAt(scan, end, 'and')
    const next = and?.last ?? (charAt(tokens, end) === ',' ? end + 1 : end)
    const further = next > end && next < sentence.last ? domain(next) : next
    if (further === next) return from
    end = further
    if (and !== undefined) return end
  }
  return from
}

/** Past what a body is in charge of, where nouns have capitals: "für Bevölkerungsschutz und Katastrophenhilfe". The same token where it is not said. */
export const domainEndAt = (scan: Scan, sentence: Sentence, from: number): number => {
  const { tokens } = scan
  if (!scan.language.domainLinks.includes(fold(wordAt(tokens, from)))) return from
  const nouns = (first: number): number => {
    let end = first
    while (end < sentence.last && isCapital(tokens, end) && !hasLayer(scan, end, 'starter')) {
      end++
      while (end + 1 < sentence.last && charAt(tokens, end) === '-' && isGlued(tokens, end) && isWordToken(tokens, end + 1)) end += 2
    }
    return end
  }
  const article = layerAt(scan, from + 1, 'article')
  const first = article?.last ?? from + 1
  let end = nouns(isQualifier(scan, first) ? first + 1 : first)
  if (end <= first) return from
  for (let n = 0; n < MOST_DOMAINS; n++) {
    const and = triggerAt(scan, end, 'and')
    const next = and === undefined ? end + (charAt(tokens, end) === ',' ? 1 : 0) : and.last
    const further = next > end ? nouns(next) : next
    // A comma goes on only to an "and"
    if (further === next || (and === undefined && triggerAt(scan, further, 'and') === undefined)) break
    end = further
  }
  return end
}
