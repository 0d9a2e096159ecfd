import type { Sentence } from '../article/article.js'
import { knowledgeOf } from '../knowledge/data.js'
import type { TldsFile } from '../knowledge/schema.js'
import type { Hit } from '../rules/hits.js'
import type { Lexeme, LexemeValue } from '../rules/lexeme.js'
import { isWord, phraseWords } from '../text/phrases.js'
import type { ActorKind, PartyKind, Sector } from '../vocabulary.js'
import { domainEnd, runEnd } from './name-extent.js'
import { type Found, lastHead, NOTHING } from './name-parts.js'
import { type Casing, isCommonCompound } from './name-words.js'
import { charAt, hasLayer, isCapital, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

let domainEndings: ReadonlySet<string> | undefined

const endings = (): ReadonlySet<string> => {
  const tlds = knowledgeOf<TldsFile | null>('tlds')
  domainEndings ??= new Set(tlds === null ? [] : [...Object.keys(tlds.country), ...tlds.generic])
  return domainEndings
}

export const website = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const last = domainEnd(scan, sentence, at, endings())
  if (last === at) return null
  const tld = wordAt(scan.tokens, last - 1).toLowerCase()
  const country = knowledgeOf<TldsFile | null>('tlds')?.country[tld] ?? null
  return { first: at, last, rule: 'names.website', value: { ...NOTHING, kind: 'website', country } }
}

/** A name that the knowledge holds, or a place; extended where the text goes on ("Microsoft Belgium", "Ville de Lier"). */
export const known = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  if (!hasLayer(scan, at, 'organisation', 'actor', 'malware', 'product')) return null
  let best: Hit | undefined
  for (const hit of scan.hits.startingAt(at)) {
    if (!['organisation', 'actor', 'malware', 'product'].includes(hit.lexeme.layer) || hit.last > sentence.last) continue
    if (best === undefined || hit.last > best.last || (hit.last === best.last && rank(hit) < rank(best))) best = hit
  }
  if (best !== undefined && best.lexeme.layer === 'actor') best = asMalware(scan, best) ?? best
  if (best === undefined || (scan.language.nounCapitals && !isMeant(scan, sentence, best))) return null
  const { lexeme } = best
  if (casing.shouted.has(sentence) && lexeme.value.ambiguous === true) return null
  const end = isCapital(scan.tokens, at) ? runEnd(scan, casing, sentence, at, false) : best.last
  // "Orange Belgium", "Turla Group": the text's own longer name is another one, but it may still be known in part.
  const longer = end > best.last && lexeme.layer !== 'product'
  const value = lexeme.value
  if (longer) return null
  return {
    first: lexeme.layer === 'actor' ? bareName(scan, at, best.last, value.name) : at,
    last: best.last,
    rule: lexeme.id,
    value: {
      ...NOTHING,
      kind: isMaker(lexeme)
        ? 'organisation'
        : lexeme.layer === 'organisation'
          ? ((value.kind as PartyKind | undefined) ?? 'organisation')
          : lexeme.layer === 'product' && value.kind === 'vulnerability'
            ? 'vulnerability'
            : (lexeme.layer as 'actor' | 'malware' | 'product'),
      known: lexeme.class,
      head: lastHead(scan, at, best.last)?.lexeme.class ?? null,
      country: (value.country as string | null | undefined) ?? (lexeme.layer === 'actor' ? nationality(scan, at, best.last) : null),
      sector: (value.sector as Sector | null | undefined) ?? (isMaker(lexeme) ? 'ict-services' : null),
      actorKind: lexeme.layer === 'actor' ? (value.kind as ActorKind) : null,
      ambiguous: value.ambiguous === true,
    },
  }
}

/** A product that is called as its maker is: its name alone may be either, and a maker acts. */
const isMaker = ({ layer, value }: Lexeme): boolean => layer === 'product' && value.kind === 'product' && value.vendor === value.name

/** "Syrian Electronic Army": the nationality that an actor's name tells. */
const nationality = (scan: Scan, first: number, last: number): string | null => {
  for (let at = first; at < last; at++) {
    const place = layerAt(scan, at, 'place')
    if (place !== undefined && place.last <= last && place.lexeme.class === 'demonym') return place.lexeme.value.country as string
  }
  return null
}

/** Types of what a programme does. */
const MALICIOUS: ReadonlySet<unknown> = new Set(['malware', 'ransomware', 'wiper'])

/** Tokens between a name and a word by which a gang claims what it did. */
const CLAIM_REACH = 6

/** "le virus Ryuk", "Ryuk, un rançongiciel": of a name that gang and programme share, the programme is meant where the word for one stands beside it. */
const asMalware = (scan: Scan, actor: Hit): Hit | undefined => {
  const programme = scan.hits.startingAt(actor.first).find((hit) => hit.lexeme.layer === 'malware' && hit.last === actor.last)
  if (programme === undefined) return undefined
  // "Claimed by the ransomware Ryuk": only a gang claims
  for (let at = actor.first - CLAIM_REACH; at < actor.last + CLAIM_REACH; at++) if (triggerAt(scan, at, 'claim') !== undefined) return undefined
  const isProgramme = ({ lexeme }: Hit): boolean =>
    lexeme.layer === 'trigger' && (lexeme.class === 'attack' || lexeme.class === 'weak-attack') && MALICIOUS.has(lexeme.value.type)
  const isGroup = ({ lexeme }: Hit): boolean => lexeme.layer === 'trigger' && lexeme.class === 'actor-group'
  const before = scan.hits.endingAt(actor.first)
  // "A strain known as Ryuk"
  const cue = before.find(isGroup)
  if (cue !== undefined && scan.hits.endingAt(cue.first).some(isProgramme)) return programme
  if (before.some(isProgramme)) return before.some(isGroup) ? undefined : programme
  // "A variant of Ryuk"
  const of = before.find(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class === 'of')
  if (of !== undefined && scan.hits.endingAt(of.first).some((hit) => isProgramme(hit) && hit.lexeme.class === 'weak-attack')) return programme
  // "Ryuk ransomware", not "Ryuk ransomware gang", "Ryuk ransomware attack"
  const isAttack = ({ lexeme }: Hit): boolean => lexeme.layer === 'trigger' && ['attack', 'weak-attack', 'attacker'].includes(lexeme.class)
  const named = scan.hits.startingAt(actor.last).filter(({ lexeme }) => lexeme.layer === 'trigger' && lexeme.class !== 'cyber')
  if (
    named.some((hit) => isProgramme(hit) && hit.last === actor.last + 1) &&
    !named.some((hit) => hit.last > actor.last + 1 && (isAttack(hit) || isGroup(hit)))
  )
    return scan.hits.startingAt(actor.last + 1).some((hit) => isAttack(hit) || isGroup(hit)) ? undefined : programme
  if (charAt(scan.tokens, actor.last) !== ',') return undefined
  const described = actor.last + 1
  const from = hasLayer(scan, described, 'article') ? described + 1 : described
  // "Ryuk, a ransomware gang"
  const isWhole = (hit: Hit): boolean => isProgramme(hit) && !scan.hits.startingAt(hit.last).some(isGroup)
  return scan.hits.startingAt(from).some(isWhole) ? programme : undefined
}

/** Where the actor's own name starts in a form with the word for a group before it: "groupe Play". */
const bareName = (scan: Scan, first: number, last: number, name: LexemeValue[string] | undefined): number => {
  const words = typeof name === 'string' ? phraseWords(name) : []
  const start = last - words.length
  return start > first && words.every((word, i) => isWord(scan.tokens, start + i, word)) ? start : first
}

/** Where nouns have capitals: "Facebook-Konto" is no name, "Stern" and "Bild" are one only where something announces or quotes them. */
const isMeant = (scan: Scan, sentence: Sentence, hit: Hit): boolean => {
  if (hit.last > hit.first + 1) return true
  if (isCommonCompound(scan, sentence, hit.first) || hasLayer(scan, hit.first, 'starter')) return false
  if (hit.lexeme.layer !== 'organisation' || !hasLayer(scan, hit.first, 'noun') || hasLayer(scan, hit.first, 'head')) return true
  return (
    (hit.first > sentence.first && '"“„«»‘’\''.includes(charAt(scan.tokens, hit.first - 1))) ||
    scan.hits.endingAt(hit.first).some(({ lexeme }) => lexeme.layer === 'head' || (lexeme.layer === 'trigger' && lexeme.class === 'say'))
  )
}

const RANKS = ['actor', 'organisation', 'product', 'malware']

const rank = (hit: Hit): number => RANKS.indexOf(hit.lexeme.layer)
