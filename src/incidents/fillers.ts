import type { Sentence } from '../article/article.js'
import type { AmountMention, DurationMention, NameMention, TimeMention } from '../mentions/mention.js'
import { isLeaning } from '../mentions/name-parts.js'
import { charAt, isCapital, isGlued, isWordToken, layerAt, type Scan, triggerAt } from '../mentions/scan.js'
import type { Lexeme } from '../rules/lexeme.js'
import type { Filler, Fillers } from '../rules/match.js'

/** What was found in one sentence; slots hold indices into these lists. */
export interface SentenceMentions {
  readonly sentence: Sentence
  readonly names: readonly NameMention[]
  readonly times: readonly TimeMention[]
  readonly durations: readonly DurationMention[]
  readonly amounts: readonly AmountMention[]
}

type Kind = NameMention['value']['kind']
const PARTY: ReadonlySet<Kind> = new Set(['organisation', 'website', 'person-group', 'sector', 'person', 'place', 'product'])
const isParty = ({ value }: NameMention): boolean => PARTY.has(value.kind)

/** A country or a nationality says where, not who: "een reeks Oekraïense organisaties" is about the organisations. */
const isHit = ({ value }: NameMention): boolean =>
  PARTY.has(value.kind) && (value.kind !== 'place' || (value.head !== 'country' && value.head !== 'demonym' && value.head !== 'region'))
const isOf =
  (...kinds: readonly Kind[]) =>
  ({ value }: NameMention): boolean =>
    kinds.includes(value.kind)

/** An actor, or a name of which nothing is known: no body with a sector, a head or an entry of its own. */
const mayAct = ({ value }: NameMention): boolean =>
  value.kind === 'actor' ||
  ((value.kind === 'organisation' || value.kind === 'person') &&
    value.reference === 'named' &&
    value.known === null &&
    value.sector === null &&
    (value.head === null || value.head === 'group'))

/** Bodies that stand for their country: "the Russian government". */
const GOVERNING: ReadonlySet<string> = new Set(['government', 'army', 'ministry'])

const SLOTS: Readonly<Record<string, (name: NameMention) => boolean>> = {
  victim: isHit,
  affected: isHit,
  org: isParty,
  by: isParty,
  owner: isParty,
  vendor: isParty,
  actor: mayAct,
  country: ({ value }) => value.kind === 'place' || (value.country !== null && GOVERNING.has(value.head ?? '')),
  product: isOf('product'),
  malware: isOf('malware', 'actor'),
}

/** Ending of a slot that takes only what may be the subject of a clause: "{victim-subject}" fills `victim`. */
export const SUBJECT = '-subject'

/** Tokens that belong to a name before it: "les serveurs de l'opérateur télécom". */
const MOST_BEFORE = 9
/** Tokens of an apposition behind a name: ", un des principaux acteurs du jeu en ligne en Belgique,". */
const MOST_APPOSITION = 16
const MOST_PARENTHESIS = 14

interface Ends {
  readonly first: number
  readonly last: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Names that stand in one list with this one, itself included: before it, and after it. */
  readonly through: readonly number[]
}

type BySlot = ReadonlyMap<number, readonly Filler[]>
interface SlotFillers {
  readonly starting: BySlot
  readonly ending: BySlot
}

const NONE: readonly Filler[] = []
const EMPTY: SlotFillers = { starting: new Map(), ending: new Map() }

/** Prepares what can fill the slots of rules in a sentence: each slot when it is first asked for. */
export const fillersOf = (scan: Scan, mentions: SentenceMentions): Fillers => {
  const { slots } = scan.language.programs
  const known: SlotFillers[] = []
  const extents = extentsOf(scan, mentions)
  const of = (slot: number): SlotFillers => {
    known[slot] ??= slotFillers(scan, mentions, slots[slot] as string, extents)
    return known[slot]
  }
  return {
    startingAt: (slot, token) => of(slot).starting.get(token) ?? NONE,
    endingAt: (slot, token) => of(slot).ending.get(token) ?? NONE,
    has: (slot) => mayFill(scan, mentions, slots[slot] as string),
  }
}

/** Whether there may be fillers of a slot, without making them. */
const mayFill = (scan: Scan, { sentence, names, times, durations, amounts }: SentenceMentions, slot: string): boolean => {
  if (slot === 'time') return times.length > 0
  if (slot === 'duration') return durations.length > 0
  if (slot === 'count' || slot === 'amount') return amounts.some(({ value }) => (value.kind === 'count') === (slot === 'count'))
  if (slot === 'service') {
    for (let i = sentence.first; i < sentence.last; i++) if ((triggerAt(scan, i, 'service') ?? triggerAt(scan, i, 'asset')) !== undefined) return true
    return false
  }
  const fits = SLOTS[slot.endsWith(SUBJECT) ? slot.slice(0, -SUBJECT.length) : slot]
  return fits !== undefined && names.some(fits)
}

type Extent = Omit<Ends, 'through'>
interface Extents {
  readonly lists: () => readonly (readonly number[])[]
  readonly of: (index: number) => Extent
  readonly isOblique: (index: number) => boolean
}

/** How far the names of a sentence reach, each looked at when it is first asked for. */
const extentsOf = (scan: Scan, { sentence, names }: SentenceMentions): Extents => {
  const extents: Extent[] = []
  const oblique: boolean[] = []
  let lists: readonly (readonly number[])[] | undefined
  return {
    lists: () => {
      lists ??= listsOf(scan, names)
      return lists
    },
    of: (index) => {
      let extent = extents[index]
      if (extent === undefined) {
        const name = names[index] as NameMention
        extent = { first: name.first, last: name.last, starts: startsOf(scan, sentence, name), ends: endsOf(scan, sentence, name) }
        extents[index] = extent
      }
      return extent
    },
    isOblique: (index) => {
      oblique[index] ??= isOblique(scan, sentence, names[index] as NameMention)
      return oblique[index]
    },
  }
}

const slotFillers = (scan: Scan, mentions: SentenceMentions, slot: string, extents: Extents): SlotFillers => {
  if (!mayFill(scan, mentions, slot)) return EMPTY
  const starting = new Map<number, Filler[]>()
  const ending = new Map<number, Filler[]>()
  const push = (map: Map<number, Filler[]>, token: number, filler: Filler): void => {
    const list = map.get(token)
    if (list === undefined) map.set(token, [filler])
    else list.push(filler)
  }
  const add = (first: number, last: number, value: number): void => {
    const filler = { first, last, values: [value] }
    push(starting, first, filler)
    push(ending, last, filler)
  }
  const { sentence, names } = mentions
  if (slot === 'time')
    mentions.times.forEach(({ first, last }, i) => {
      add(first, last, i)
    })
  else if (slot === 'duration')
    mentions.durations.forEach(({ first, last }, i) => {
      add(first, last, i)
    })
  else if (slot === 'count' || slot === 'amount')
    mentions.amounts.forEach(({ first, last, value }, i) => {
      if ((value.kind === 'count') === (slot === 'count')) add(first, last, i)
    })
  else if (slot === 'service') {
    for (let i = sentence.first; i < sentence.last; i++) {
      const service = triggerAt(scan, i, 'service') ?? triggerAt(scan, i, 'asset')
      if (service !== undefined) for (const first of startsOf(scan, sentence, service)) add(first, service.last, i)
    }
  } else {
    const subject = slot.endsWith(SUBJECT)
    const fits = SLOTS[subject ? slot.slice(0, -SUBJECT.length) : slot] as (name: NameMention) => boolean
    if (subject && scan.language.obliques.size === 0) return EMPTY
    const lists = extents.lists()
    names.forEach((name, index) => {
      // "de Zweedse toezichthouder IMY": the nationality only describes whom the slot takes
      if (slot !== 'country' && (isBase(scan, name) || isAdjective(scan, name, names[index + 1]))) return
      if (
        !fits(name) ||
        (slot === 'country' && isLeaning(scan, name.first)) ||
        (fits === isHit && name.value.kind === 'product' && triggerAt(scan, name.last, 'of') !== undefined)
      )
        return
      const list = (lists[index] as readonly number[]).filter((i) => fits(names[i] as NameMention))
      // Of a list the first shows the case.
      if (subject && (extents.isOblique(list[0] as number) || extents.isOblique(index))) return
      const place = list.indexOf(index)
      const extent = extents.of(index)
      // A slot that is met from the left takes the list from here on; one met from the right takes it up to here.
      const tail = list.slice(place)
      const lastOfTail = extents.of(tail.at(-1) as number)
      for (const first of extent.starts) {
        for (const last of lastOfTail.ends) push(starting, first, { first, last, values: tail })
        if (tail.length > 1) for (const last of extent.ends) push(starting, first, { first, last, values: [index] })
      }
      const head = list.slice(0, place + 1)
      const firstOfHead = extents.of(head[0] as number)
      // What reaches over the next of the list holds that one too: it is found from there
      const next = names[list[place + 1] ?? -1]?.first ?? Number.POSITIVE_INFINITY
      for (const last of extent.ends) if (last <= next) for (const first of firstOfHead.starts) push(ending, last, { first, last, values: head })
    })
  }
  return { starting, ending }
}

/** The tokens at which a name may be taken to start: itself, and each article, "de", asset or describing head before it. */
const startsOf = (scan: Scan, sentence: Sentence, name: { readonly first: number }): number[] => {
  const starts = new Set([name.first])
  let at = name.first
  let loose = 0
  while (at > sentence.first && name.first - at < MOST_BEFORE) {
    let next = at
    for (const hit of scan.hits.endingAt(at)) {
      if (hit.first < sentence.first || !belongsBefore(hit.lexeme)) continue
      starts.add(hit.first)
      next = Math.min(next, hit.first)
    }
    if (next < at) {
      at = next
      loose = 0
    } else if ('"“„«»'.includes(charAt(scan.tokens, at - 1))) starts.add(--at)
    else if (loose < 2 && isWordToken(scan.tokens, at - 1) && scan.hits.endingAt(at).every((hit) => hit.lexeme.layer === 'noun')) {
      // An adjective between head and name: "l'opérateur télécom Belgacom"
      at--
      loose++
      // "beim bundeseigenen Konzern Ruag": where the article is one with a preposition that the rule names, the adjective starts what is named
      if (scan.language.nounCapitals) starts.add(at)
      // "the Moscow-based provider"
      if (isGlued(scan.tokens, at) && charAt(scan.tokens, at - 1) === '-' && isWordToken(scan.tokens, at - 2)) at -= 2
    } else break
  }
  return [...starts]
}

const OWNED_THINGS = new Set(['asset', 'service', 'data', 'machines', 'records'])

/**
 * Whether a name stands in another case than a subject, as its article or a preposition shows ("dem Konzern", "bei X"). A thing's owner stands with
 * the thing: "die Website des Vereins" may be a subject, "der Sprecher des Vereins" speaks of another.
 */
const isOblique = (scan: Scan, sentence: Sentence, name: { readonly first: number }): boolean => {
  const { tokens, language } = scan
  if (language.obliques.size === 0) return false
  let genitive: 'sure' | 'maybe' | null = null
  let articled = false
  for (let at = name.first - 1; at >= sentence.first && at >= name.first - MOST_BEFORE && isWordToken(tokens, at); at--) {
    const hash = tokens.hash[at] as number
    if (language.obliques.has(hash)) return true
    const kind = language.genitives.get(hash)
    if (kind !== undefined) {
      genitive = kind
      continue
    }
    const hits = scan.hits.startingAt(at)
    if (genitive !== null) {
      const owned = hits.some(({ lexeme }) => (lexeme.layer === 'trigger' && OWNED_THINGS.has(lexeme.class)) || lexeme.layer === 'people')
      if (!owned) return genitive === 'sure' || (isCapital(tokens, at) && !hits.some(({ lexeme }) => lexeme.layer === 'starter'))
      genitive = null
      continue
    }
    if (hits.some(({ lexeme }) => lexeme.layer === 'trigger' && (lexeme.class === 'definite' || lexeme.class === 'indefinite'))) {
      articled = true
      continue
    }
    // "unter anderem die Websites": no adjective stands before the article
    if (articled) return false
    const describes = hits.some(({ lexeme }) => lexeme.layer === 'head' || lexeme.layer === 'title' || lexeme.layer === 'place')
    const adjective = hits.length === 0 && !isCapital(tokens, at)
    if (!describes && !adjective) return false
  }
  return genitive === 'sure'
}

/** "the Moscow-based provider": the place is part of an adjective. */
const isBase = ({ tokens }: Scan, { value, last }: NameMention): boolean =>
  value.kind === 'place' && charAt(tokens, last) === '-' && isGlued(tokens, last) && isGlued(tokens, last + 1) && !isCapital(tokens, last + 1)

const BEFORE_NAMES = new Set(['attacker', 'of', 'asset', 'service', 'data', 'definite', 'indefinite'])
const belongsBefore = ({ layer, class: cls }: Lexeme): boolean =>
  layer === 'article' ||
  layer === 'head' ||
  layer === 'title' ||
  (layer === 'place' && cls === 'demonym') ||
  (layer === 'trigger' && BEFORE_NAMES.has(cls))

const isLocal = (scan: Scan, at: number): boolean =>
  ['locative', 'of', 'link'].some((cls) => triggerAt(scan, at, cls) !== undefined) || layerAt(scan, at, 'particle') !== undefined

/** The tokens at which a name may be taken to end: itself, and behind quotation marks, a parenthesis, a place, "'s website", an apposition. */
const endsOf = (scan: Scan, sentence: Sentence, name: { readonly last: number }): number[] => {
  const { tokens } = scan
  const ends = [name.last]
  let at = name.last
  const more = (end: number): void => {
    at = end
    ends.push(end)
  }
  // "Velmora Inc., which …"
  if (at + 1 < sentence.last && charAt(tokens, at) === '.' && isGlued(tokens, at) && charAt(tokens, at + 1) === ',') at++
  if (at < sentence.last && '"”»“'.includes(charAt(tokens, at))) more(at + 1)
  const parenthesis = (): void => {
    for (let i = at + 1; i < sentence.last && i <= at + MOST_PARENTHESIS; i++) {
      if (charAt(tokens, i) !== ')') continue
      more(i + 1)
      break
    }
  }
  if (at < sentence.last && charAt(tokens, at) === '(') parenthesis()
  // "…'s website", "… belge"
  for (let n = 0; n < 5 && at < sentence.last; n++) {
    const text = tokens.text.slice(tokens.start[at], tokens.end[at])
    const possession = text === "'s" || text === '’s' || (isGlued(tokens, at) && (text === "'" || text === '’'))
    const asset = triggerAt(scan, at, 'asset') ?? triggerAt(scan, at, 'service') ?? (n > 0 ? layerAt(scan, at, 'head') : undefined)
    const place = layerAt(scan, at, 'place')
    if (possession) more(at + 1)
    else if (asset !== undefined && asset.last <= sentence.last) more(asset.last)
    else if (place !== undefined && place.lexeme.class === 'demonym') more(place.last)
    else break
  }
  // "à Tournai", "in Gent", "de Liège"
  if (at + 1 < sentence.last && isWordToken(tokens, at) && tokens.flags[at] === 0) {
    const place = layerAt(scan, at + 1, 'city') ?? layerAt(scan, at + 1, 'place')
    if (place !== undefined && place.lexeme.class !== 'demonym' && isLocal(scan, at)) more(place.last)
    // "in Neustadt (Kreis Marburg)"
    if (at < sentence.last && charAt(tokens, at) === '(') parenthesis()
  }
  if (at < sentence.last && charAt(tokens, at) === ',') {
    for (let i = at + 1; i < sentence.last && i <= at + MOST_APPOSITION; i++) {
      if (charAt(tokens, i) !== ',') continue
      more(i + 1)
      break
    }
  }
  return ends
}

/** Names of one list: what goes on longer is cut, so that work stays linear. */
const LONGEST_LIST = 40

/** For each name the list it stands in: "X, Y et Z". A list needs an "and"; commas alone part clauses. */
const listsOf = (scan: Scan, names: readonly NameMention[]): number[][] => {
  const lists: number[][] = names.map((_, i) => [i])
  let current: number[] = []
  let joined = false
  const close = (): void => {
    if (joined) for (const i of current) lists[i] = [...current]
    current = []
    joined = false
  }
  let before: NameMention | undefined
  let located = false
  names.forEach((name, i) => {
    // "APM en het Deense moederbedrijf Maersk": the adjective belongs to what follows it
    if (isAdjective(scan, name, names[i + 1])) return
    // "Lovelace Hospital in Santa Fe, New Mexico, and …": where a name is, is told beside it
    if (before !== undefined && isPlaceOf(scan, before, name) && !isListed(scan, name, names[i + 1])) {
      located = charAt(scan.tokens, before.last) === ','
      before = { ...before, last: name.last, value: { ...before.value, country: name.value.country } }
      return
    }
    const link = before === undefined ? 'none' : between(scan, before, name)
    // "…, and Y": of two, a comma parts clauses
    if (link === 'none' || (link === 'comma-and' && current.length < 2 && !located)) close()
    else if (link !== 'comma') joined = true
    located = false
    if (current.length === LONGEST_LIST) close()
    current.push(i)
    before = name
  })
  close()
  return lists
}

/** Whether a place stands behind a name, and only a preposition of place or a comma between them; towns in a row are a list. */
const isPlaceOf = (scan: Scan, before: NameMention, { value, first }: NameMention): boolean =>
  value.kind === 'place' &&
  before.value.kind !== 'place' &&
  value.head !== 'demonym' &&
  first === before.last + 1 &&
  (triggerAt(scan, before.last, 'locative') !== undefined ||
    (charAt(scan.tokens, before.last) === ',' && value.country !== null && before.value.country === value.country))

/** "The airports of Geneva, Zurich and Basel": a town that an "and" joins to the next one. */
const isListed = (scan: Scan, name: NameMention, next: NameMention | undefined): boolean =>
  next?.value.kind === 'place' && next.value.head !== 'demonym' && next.first <= name.last + 2 && between(scan, name, next) === 'and'

/** Whether a nationality stands right before a name or its head, or a country owns it: "Britain's National Health Service". */
const isAdjective = (scan: Scan, { value, last }: NameMention, next: NameMention | undefined): boolean => {
  if (value.kind !== 'place') return false
  if (value.head === 'demonym' && (next?.first === last || layerAt(scan, last, 'head') !== undefined)) return true
  return next?.first === last + 1 && isGlued(scan.tokens, last) && "'’".includes(charAt(scan.tokens, last))
}

const between = (scan: Scan, before: NameMention, name: NameMention): 'none' | 'comma' | 'and' | 'comma-and' => {
  let at = before.last
  if (charAt(scan.tokens, at) === '(') {
    let close = at
    while (close < name.first && charAt(scan.tokens, close) !== ')') close++
    at = close + 1
  }
  // "Chase & Co., Wells Fargo"
  if (charAt(scan.tokens, at) === '.' && isGlued(scan.tokens, at)) at++
  let link: 'none' | 'comma' | 'and' | 'comma-and' = 'none'
  while (at < name.first) {
    const and = triggerAt(scan, at, 'and')
    if (charAt(scan.tokens, at) === ',' && link === 'none') {
      link = 'comma'
      at++
    } else if (and !== undefined) {
      link = link === 'comma' ? 'comma-and' : 'and'
      at = and.last
    } else {
      const skip = scan.hits
        .startingAt(at)
        .find(
          (hit) =>
            hit.lexeme.layer === 'article' ||
            hit.lexeme.layer === 'head' ||
            (hit.lexeme.layer === 'place' && hit.lexeme.class === 'demonym') ||
            (hit.lexeme.layer === 'trigger' && ['of', 'definite', 'indefinite', 'asset'].includes(hit.lexeme.class)),
        )
      if (skip === undefined || link === 'none') return 'none'
      at = skip.last
    }
  }
  return link
}
