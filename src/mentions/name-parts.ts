import type { Sentence } from '../article/article.js'
import type { Hit } from '../rules/hits.js'
import { fold } from '../text/characters.js'
import { ALL_CAPITALS, NUMBER } from '../text/tokens.js'
import type { Sector } from '../vocabulary.js'
import type { NameMention } from './mention.js'
import { charAt, hasLayer, hitAt, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

export type Value = NameMention['value']

export interface Found {
  readonly first: number
  readonly last: number
  readonly rule: string
  readonly value: Value
}

/** Lower-case words between a head and the proper part: "centre hospitalier régional de …". */
export const MOST_QUALIFIERS = 3

/** Heads that only describe the name that follows ("l'opérateur Belgacom", "le quotidien Le Soir"): the name stands without them. */
export const APPOSITIVE = new Set([
  'company',
  'telecom',
  'media',
  'platform',
  'website',
  'group',
  'airline',
  'shop',
  'manufacturer',
  'it-company',
  'casino',
  'exchange',
  'bank',
  'insurer',
  'party',
  'organisation',
  'supplier',
])

export const NOTHING: Value = {
  reference: 'named',
  kind: 'organisation',
  name: '',
  acronym: null,
  head: null,
  country: null,
  sector: null,
  known: null,
  actorKind: null,
  ambiguous: false,
}

export const QUOTES = '"“”„«»‘’‚\''

export const isQualifier = (scan: Scan, i: number): boolean =>
  isWordToken(scan.tokens, i) &&
  !isCapital(scan.tokens, i) &&
  !hasLayer(scan, i, 'article', 'particle', 'trigger', 'title', 'starter') &&
  wordAt(scan.tokens, i).length > 3

/** What stands before a head: "l'", "cet" (definite), "un" (indefinite), "des", nothing (plural). Up to two words may come between. */
export const determiner = (scan: Scan, sentence: Sentence, at: number): 'definite' | 'indefinite' | 'plural' => {
  for (let i = at - 1; i >= sentence.first && i >= at - 3; i--) {
    if (hitAt(scan, i, (lexeme) => lexeme.layer === 'trigger' && lexeme.class === 'definite') !== undefined) return 'definite'
    if (hitAt(scan, i, (lexeme) => lexeme.layer === 'trigger' && lexeme.class === 'indefinite') !== undefined) return 'indefinite'
    // "Ireland's health service": whose it is tells that there is one
    if (isPossessive(scan, i)) return 'indefinite'
    if (!isQualifier(scan, i) && !hasLayer(scan, i, 'place')) break
  }
  return 'plural'
}

/** "'s" behind the name of a place. */
export const isPossessive = (scan: Scan, at: number): boolean =>
  at > 0 &&
  isGlued(scan.tokens, at) &&
  /^['’]s$/.test(wordAt(scan.tokens, at)) &&
  scan.hits.endingAt(at).some((hit) => hit.lexeme.layer === 'place' || hit.lexeme.layer === 'city')

export const nearbyDemonym = (scan: Scan, sentence: Sentence, first: number, last: number): string | null => {
  const demonym = (hit: Hit): boolean => hit.lexeme.layer === 'place' && hit.lexeme.class === 'demonym' && !isLeaning(scan, hit.first)
  const found =
    (last < sentence.last ? scan.hits.startingAt(last).find(demonym) : undefined) ??
    scan.hits.endingAt(first).find((hit) => hit.first >= sentence.first && demonym(hit))
  return (found?.lexeme.value.country as string | undefined) ?? null
}

/** What the words within a name say of it: its head, its sector, its country, the known body that it names in part. */
export const partOf = (scan: Scan, first: number, last: number, base: Value): Value => {
  const head = lastHead(scan, first, last)
  const body = layerAt(scan, first, 'organisation')
  // "CHwapi de Tournai": a known name with the town that it is in
  const exact = body !== undefined && (body.last === last || isTown(scan, body.last, last)) ? body.lexeme : undefined
  return {
    ...base,
    kind: base.kind,
    head: head?.lexeme.class ?? base.head,
    sector: ((head?.lexeme.value.sector ?? exact?.value.sector ?? null) as Sector | null) ?? base.sector,
    country: countryIn(scan, first, last) ?? ((exact?.value.country ?? null) as string | null) ?? base.country,
    known: exact?.class ?? base.known,
  }
}

/** Whether nothing but a link and a town fill a stretch. */
const isTown = (scan: Scan, first: number, last: number): boolean => {
  const link = triggerAt(scan, first, 'link')
  return link !== undefined && layerAt(scan, link.last, 'city')?.last === last
}

export const lastHead = (scan: Scan, first: number, last: number): Hit | undefined => {
  let found: Hit | undefined
  for (let i = first; i < last; i++) {
    if (!hasLayer(scan, i, 'head')) continue
    // "Commission of" may start here too, which goes on beyond
    const head = scan.hits.startingAt(i).find((hit) => hit.lexeme.layer === 'head' && hit.last <= last)
    if (head !== undefined && (found === undefined || head.last > found.last)) found = head
  }
  return found
}

/** The country of a place, demonym or city within a name. */
export const countryIn = (scan: Scan, first: number, last: number): string | null => {
  let city: string | null = null
  for (let i = first; i < last; i++) {
    const place = layerAt(scan, i, 'place')
    const town = layerAt(scan, i, 'city')
    const whole = town !== undefined && town.last <= last && (place === undefined || town.last > place.last)
    if (!whole && place !== undefined && place.last <= last && !isLeaning(scan, i)) return place.lexeme.value.country as string
    if (town === undefined || town.last > last) continue
    city ??= town.lexeme.value.country as string
    // Of "New South Wales" no part is a place by itself
    if (whole) i = town.last - 1
  }
  return city
}

export const placeOf = (
  scan: Scan,
  first: number,
  last: number,
): { readonly id: string; readonly class: string; readonly country: string } | null => {
  for (const layer of ['place', 'city'] as const) {
    const hit = layerAt(scan, first, layer)
    if (hit !== undefined && hit.last === last) return { id: hit.lexeme.id, class: hit.lexeme.class, country: hit.lexeme.value.country as string }
  }
  return null
}

export const isPerson = (scan: Scan, sentence: Sentence, first: number, last: number): boolean => {
  const words = Array.from({ length: last - first }, (_, i) => first + i).filter((i) => isWordToken(scan.tokens, i))
  if (hasLayer(scan, first, 'given-name') && words.length <= 5 && ((scan.tokens.flags[first] as number) & ALL_CAPITALS) === 0) return true
  if (words.length > 1 && words.length <= 4 && isAged(scan, sentence, last)) return true
  for (let i = first - 1; i >= sentence.first && i >= first - 2; i--) {
    for (const hit of scan.hits.endingAt(i + 1)) if (hit.lexeme.layer === 'title' && i + 1 === first) return true
    if (charAt(scan.tokens, i) !== '.') break
  }
  return false
}

/** "Evan Torrell, 36, of Marlow", "Evan Torrell (36)": only people have an age. */
const isAged = ({ tokens }: Scan, sentence: Sentence, at: number): boolean =>
  at + 2 < sentence.last &&
  tokens.kind[at + 1] === NUMBER &&
  (tokens.end[at + 1] as number) - (tokens.start[at + 1] as number) === 2 &&
  ((charAt(tokens, at) === ',' && charAt(tokens, at + 2) === ',') || (charAt(tokens, at) === '(' && charAt(tokens, at + 2) === ')'))

/** "pro-Russian": whom somebody favours, not where he is from. */
export const isLeaning = (scan: Scan, at: number): boolean =>
  at >= 2 && isGlued(scan.tokens, at) && charAt(scan.tokens, at - 1) === '-' && scan.language.leanings.includes(fold(wordAt(scan.tokens, at - 2)))

/** Whether a title of persons stands here; before a capitalised head it is part of a name: "Massachusetts General Hospital". */
export const isTitle = (scan: Scan, at: number): boolean => {
  const title = layerAt(scan, at, 'title')
  if (title === undefined) return false
  const head = isCapital(scan.tokens, title.last) ? layerAt(scan, title.last, 'head') : undefined
  return scan.language.nounCapitals || head === undefined || head.lexeme.value.position === 'after'
}
