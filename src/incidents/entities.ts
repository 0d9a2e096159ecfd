import { knowledgeOf } from '../knowledge/data.js'
import type { NameMention } from '../mentions/mention.js'
import { fold } from '../text/characters.js'
import type { PartyKind, Sector } from '../vocabulary.js'
import type { SentenceMentions } from './fillers.js'

/** Somebody or something that an article names, with all the places where it does. */
export interface Entity {
  readonly index: number
  /** As the article writes it at its fullest. */
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: NameMention['value']['kind']
  readonly head: string | null
  readonly country: string | null
  readonly sector: Sector | null
  readonly known: string | null
  readonly mentions: readonly NameMention[]
}

/** The entities of an article, and which of them each mention stands for. */
export interface Entities {
  readonly all: readonly Entity[]
  of(mention: NameMention): Entity | null
}

interface Draft {
  names: Map<string, { name: string; count: number }>
  mentions: NameMention[]
  /** Key → its words without those that link. */
  keys: Map<string, readonly string[]>
}

const words = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}.+&]+/u)
    .filter((word) => word !== '')

/** The key under which forms of one name meet: its words, without what cases add to them. */
const keysWith =
  (caseEndings: readonly string[]) =>
  (name: string): string => {
    const stem = (word: string): string => {
      const ending = caseEndings.find((candidate) => word.length - candidate.length >= SHORTEST_STEM && word.endsWith(candidate))
      return ending === undefined ? word : stem(word.slice(0, -ending.length))
    }
    return words(name)
      .map((word) => (caseEndings.length === 0 ? word : stem(word)))
      .join(' ')
  }
/** Letters that stay of a word without its endings. */
const SHORTEST_STEM = 5

/** Kinds that may be one another: a firm's name is often its website's or its product's. */
const MERGEABLE: ReadonlySet<string> = new Set([
  'organisation',
  'website',
  'product',
  'place',
  'actor',
  'malware',
  'person',
  'person-group',
  'sector',
])

const SHORTEST_PART = 3

/** Names beyond which a page is a list: others are not asked whether one is short for them, so that work stays linear. */
const MOST_LINKABLE = 250

/** Ties mentions of one name, its acronym, its shorter forms; then "the hospital", "het bedrijf" to the name whose head fits. */
export const findEntities = (
  text: string,
  sentences: readonly SentenceMentions[],
  caseEndings: readonly string[] = [],
  links: ReadonlySet<string> = new Set(),
): Entities => {
  const keyOf = keysWith(caseEndings)
  const drafts: Draft[] = []
  const linkable: Draft[] = []
  const byKey = new Map<string, Draft>()
  const byKnown = new Map<string, Draft>()
  const assigned = new Map<NameMention, Draft>()
  const named = sentences.flatMap(({ names }) => names).filter((name) => name.value.reference === 'named')
  // Full names first, so that short forms find what they are short for.
  const ordered = named
    .map((mention) => ({ mention, key: keyOf(mention.value.name) }))
    .sort((a, b) => b.key.split(' ').length - a.key.split(' ').length || a.mention.start - b.mention.start)
  for (const { mention, key } of ordered) {
    if (key === '' || !MERGEABLE.has(mention.value.kind)) continue
    const seat = (): Draft | undefined => (caseEndings.length > 0 ? sameSeat(linkable, mention, key) : sameArea(linkable, mention, key, links))
    const draft: Draft = byKey.get(key) ??
      (mention.value.known === null ? undefined : byKnown.get(mention.value.known)) ??
      shortFormOf(linkable, mention, key, links) ??
      initialsOf(linkable, mention, links) ??
      seat() ?? { names: new Map(), mentions: [], keys: new Map() }
    if (draft.mentions.length === 0) {
      drafts.push(draft)
      if (linkable.length < MOST_LINKABLE) linkable.push(draft)
    }
    draft.mentions.push(mention)
    draft.keys.set(key, partsOf(key, links))
    const there = draft.names.get(key)
    // Of the forms of one name the shortest is the one without endings
    const shorter = there === undefined || mention.value.name.length < there.name.length ? mention.value.name : there.name
    draft.names.set(key, { name: shorter, count: (there?.count ?? 0) + 1 })
    byKey.set(key, draft)
    if (mention.value.known !== null && !byKnown.has(mention.value.known)) byKnown.set(mention.value.known, draft)
    assigned.set(mention, draft)
    if (mention.value.acronym !== null) {
      const acronym = keyOf(mention.value.acronym)
      const other = byKey.get(acronym)
      if (other !== undefined && other !== draft) {
        draft.mentions.push(...other.mentions)
        for (const m of other.mentions) assigned.set(m, draft)
        drafts.splice(drafts.indexOf(other), 1)
        if (linkable.includes(other)) linkable.splice(linkable.indexOf(other), 1)
      }
      draft.names.set(acronym, { name: mention.value.acronym, count: 1 })
      draft.keys.set(acronym, partsOf(acronym, links))
      byKey.set(acronym, draft)
    }
  }
  const entities = drafts.map((draft, index) => entityOf(draft, index))
  const indexOf = new Map(drafts.map((draft, index) => [draft, index]))
  const resolved = new Map<NameMention, Entity | null>()
  for (const [mention, draft] of assigned) resolved.set(mention, entities[indexOf.get(draft) as number] ?? null)
  resolveReferences(text, sentences, entities.slice(0, MOST_LINKABLE), resolved, caseEndings.length > 0 ? keyOf : null)
  // "L'opérateur", "la banque": what a name is called tells its sector.
  for (const [mention, entity] of resolved) {
    if (entity !== null && entity.sector === null && mention.value.reference === 'definite') Object.assign(entity, { sector: mention.value.sector })
  }
  return { all: entities, of: (mention) => resolved.get(mention) ?? null }
}

const partsOf = (key: string, links: ReadonlySet<string>): string[] => key.split(' ').filter((word) => !links.has(word))

const wordsIn = (key: string): number => {
  let words = 1
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) === 0x20) words++
  return words
}

/** "Velmora" for "Velmora Health Services", "CHU" for "CHU de Liège", "Ravel" for "Nils Ravel". */
const shortFormOf = (drafts: readonly Draft[], mention: NameMention, key: string, links: ReadonlySet<string>): Draft | undefined => {
  if (key.length < SHORTEST_PART || mention.value.kind === 'place') return undefined
  const parts = partsOf(key, links)
  if (parts.length === 0) return undefined
  let best: Draft | undefined
  let first: Draft | undefined
  for (const draft of drafts) {
    const kind = draft.mentions[0]?.value.kind
    if (kind === 'place' || (kind === 'person') !== (mention.value.kind === 'person' || (kind === 'person' && parts.length === 1))) continue
    // "Microsoft" is not short for "Microsoft Exchange": both are known for themselves.
    const known = draft.mentions[0]?.value.known ?? null
    if (known !== null && mention.value.known !== null && known !== mention.value.known) continue
    for (const [long, whole] of draft.keys) {
      if (whole.length < parts.length || (whole.length === parts.length && wordsIn(long) === wordsIn(key))) continue
      const starts = parts.every((part, i) => whole[i] === part)
      const ends = parts.every((part, i) => whole[whole.length - parts.length + i] === part)
      // "Marlow hospital" for "Marlow Women and Infants University Hospital"
      const spans = parts.length === 2 && isSameHead(draft, mention) && whole[0] === parts[0] && whole.at(-1) === parts[1]
      if (starts) first ??= draft
      if (starts || ends || spans) {
        best ??= draft
        break
      }
    }
  }
  // A firm goes by the start of its name, a person by the end of it
  return mention.value.kind === 'person' ? best : (first ?? best)
}

const isSameHead = (draft: Draft, { value }: NameMention): boolean =>
  value.head !== null && draft.mentions.some((other) => other.value.head === value.head)

const FEWEST_INITIALS = 3
/** Letters of articles and the like, which give no initial. */
const SHORTEST_LINK = 2

/** "PSG" for "Paris Saint-Germain": capitals alone that are the initials of a longer name, whatever else they are known for. */
const initialsOf = (drafts: readonly Draft[], { value }: NameMention, links: ReadonlySet<string>): Draft | undefined => {
  const { name } = value
  if (value.kind !== 'organisation' || name.length < FEWEST_INITIALS || !/^\p{Lu}+$/u.test(name)) return undefined
  const letters = fold(name)
  return drafts.find(
    (draft) =>
      draft.mentions[0]?.value.kind === 'organisation' &&
      [...draft.keys.keys()].some((key) => {
        const parts = key.split(' ')
        return parts.length >= FEWEST_INITIALS && initials(parts.filter((part) => part.length > SHORTEST_LINK && !links.has(part))) === letters
      }),
  )
}

const initials = (parts: readonly string[]): string => parts.map((part) => part.charAt(0)).join('')

/** Bodies of which an area has one. */
const AREAS = new Set(['municipality', 'province', 'region'])
/** How adjectives of towns end. */
const ADJECTIVE = 'er'

/** "Ahrensburger Rathaus" for "Stadtverwaltung Ahrensburg": the body of one town, named by its adjective and by its name. */
const sameSeat = (drafts: readonly Draft[], mention: NameMention, key: string): Draft | undefined => {
  const { head } = mention.value
  if (head === null) return undefined
  const parts = key.split(' ')
  return drafts.find((draft) => {
    const other = draft.mentions[0]
    if (other === undefined || other.value.head !== head) return false
    // One of the two starts with the town's adjective, the other ends with its name
    return [...draft.keys.keys()].some((there) => {
      const words = there.split(' ')
      // "Stadt Waldheim", "Gemeinde Waldheim": each starts with what it is
      const ofOne = AREAS.has(head) && parts.length > 1 && ![parts[0], words[0]].some((word) => word?.endsWith(ADJECTIVE) === true)
      return (
        (ofOne && parts.slice(1).join(' ') === words.slice(1).join(' ')) ||
        (parts.length === 2 && words.slice(1).includes(parts[0] as string)) ||
        (words.length === 2 && parts.slice(1).includes(words[0] as string))
      )
    })
  })
}

/** "conseil départemental de Seine-Maritime" for "département de la Seine-Maritime": the same kind of body of the same area. */
const sameArea = (drafts: readonly Draft[], mention: NameMention, key: string, links: ReadonlySet<string>): Draft | undefined => {
  const { head } = mention.value
  if (head === null || !AREAS.has(head)) return undefined
  const areaOf = (name: string): string => {
    const parts = name.split(' ')
    const link = parts.findLastIndex((word) => links.has(word))
    return link < 0 ? '' : parts.slice(parts[link + 1] === 'la' ? link + 2 : link + 1).join(' ')
  }
  const area = areaOf(key)
  return area === ''
    ? undefined
    : drafts.find((draft) => draft.mentions[0]?.value.head === head && [...draft.keys.keys()].some((there) => areaOf(there) === area))
}

const entityOf = (draft: Draft, index: number): Entity => {
  const names = [...draft.names.entries()].sort(
    ([a, x], [b, y]) => b.split(' ').length - a.split(' ').length || b.length - a.length || y.count - x.count,
  )
  const first = <T>(pick: (value: NameMention['value']) => T | null): T | null => {
    for (const mention of draft.mentions) {
      const value = pick(mention.value)
      if (value !== null) return value
    }
    return null
  }
  const kinds = new Map<string, number>()
  // What is known of a name tells its kind, not how its short forms look
  const telling = draft.mentions.filter(({ value }) => value.known !== null)
  for (const { value } of telling.length > 0 ? telling : draft.mentions) kinds.set(value.kind, (kinds.get(value.kind) ?? 0) + 1)
  const kind =
    kinds.has('person') && !kinds.has('website')
      ? 'person'
      : ([...kinds.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'organisation')
  const mentions = [...draft.mentions].sort((a, b) => a.start - b.start)
  // "les terminaux d'APM" is a description where "APM" alone stands more often.
  const [longest] = names as [(typeof names)[number]]
  const isBare = isSmall(longest[1].name) && !draft.mentions.some(({ value }) => value.name === longest[1].name && value.head !== null)
  const fullest = isBare ? (names.find(([, { name, count }]) => !isSmall(name) && count > longest[1].count) ?? longest) : longest
  return {
    index,
    name: fullest[1].name,
    aliases: names.filter((name) => name !== fullest).map(([, { name }]) => name),
    kind: kind as Entity['kind'],
    head: first((value) => value.head),
    country: first((value) => value.country),
    // What is known of a body goes before what a head says: "intercommunale Velmora" runs hospitals
    sector: first((value) => (value.known === null ? null : value.sector)) ?? first((value) => value.sector),
    known: first((value) => value.known),
    mentions,
  }
}

const isSmall = (name: string): boolean => name.charAt(0) !== name.charAt(0).toUpperCase()

/** Ties phrases that stand for a name to the nearest fitting name before them, or, in title and lead, to the first one that follows. */
const resolveReferences = (
  text: string,
  sentences: readonly SentenceMentions[],
  entities: readonly Entity[],
  resolved: Map<NameMention, Entity | null>,
  keyOf: ((name: string) => string) | null,
): void => {
  // In a language of compounds the end of a name's head stands for it: "der Verband" for "Wasserverband Peine"
  const withTail = (mention: NameMention): Entity | undefined => {
    const tail = keyOf?.(mention.value.name) ?? ''
    if (tail.length < SHORTEST_STEM || tail.includes(' ')) return undefined
    const fits = entities.filter(
      ({ name, head }) => head !== null && (keyOf?.(name) ?? '').split(' ').some((word) => word.length > tail.length && word.endsWith(tail)),
    )
    return fits.sort((a, b) => lastBefore(b, mention) - lastBefore(a, mention) || firstOf(a) - firstOf(b))[0]
  }
  const standsFor = knowledgeOf<Record<string, readonly string[]> | null>('head-classes') ?? {}
  const lastWith = new Map<string, Entity>()
  for (const { sentence, names } of sentences) {
    for (const mention of names) {
      const { reference, head, kind } = mention.value
      if (reference === 'named') {
        const entity = resolved.get(mention)
        // A name of which nothing is known is most likely a firm's.
        if (entity != null && !(isAside(entity) && lastWith.has('company')))
          lastWith.set(entity.head ?? (isBody(entity.kind) ? (isPublic(entity) ? 'none' : 'company') : 'none'), entity)
        continue
      }
      const next = names[names.indexOf(mention) + 1]
      // "Une entreprise de construction d'Herstal, Technibat SA, …": what is described is named at once
      if (next !== undefined && next.value.reference === 'named' && isApposed(text, mention, next) && isBody(next.value.kind) && isBody(kind)) {
        resolved.set(mention, resolved.get(next) ?? null)
        continue
      }
      // A headline does without articles: there a bare head refers as "the …" does.
      const refers = reference === 'definite' || (sentence.role === 'title' && kind === 'sector')
      if (!refers || head === null) continue
      const classes = [head, ...(standsFor[head] ?? [])]
      const before = classes.map((cls) => lastWith.get(cls)).filter((entity) => entity !== undefined)
      // A known newspaper is far more often who tells than what is told of
      const asides = (entity: Entity): number => Number(head !== 'media' && isAside(entity))
      const nearest = before.sort((a, b) => asides(a) - asides(b) || lastBefore(b, mention) - lastBefore(a, mention))[0]
      const following = entities
        .filter((entity) => entity.head !== null && classes.includes(entity.head) && asides(entity) === 0 && firstOf(entity) - mention.end < CLOSE)
        .sort((a, b) => firstOf(a) - firstOf(b))[0]
      const exact = lastWith.get(head)
      // A text has one county, wherever it names it
      const close = exact !== undefined && (AREAS.has(head) || mention.start - lastBefore(exact, mention) < CLOSE) ? exact : undefined
      const entity = close ?? withTail(mention) ?? nearest ?? following ?? null
      if (reference === 'definite' || entity !== null) resolved.set(mention, entity)
    }
  }
}

/** Whether only a comma, or an adjective and a comma, stand between a description and a name: "une firme spécialisée, Technibat, …". */
const isApposed = (text: string, { end }: NameMention, { start }: NameMention): boolean =>
  start - end >= 2 && start - end <= LONGEST_APPOSED && /^(?: \p{Ll}+)?, $/u.test(text.slice(end, start))
const LONGEST_APPOSED = 24

const isBody = (kind: NameMention['value']['kind']): boolean => kind === 'organisation' || kind === 'website'

/** News agencies and social networks tell of others. */
const isAside = ({ known, head, sector }: Entity): boolean =>
  known !== null && (sector === 'digital-providers' || (sector === 'media' && (head === null || head === 'media')))

const isPublic = (entity: Entity): boolean => entity.known !== null && entity.sector === 'public-administration'

/** Characters within which a name of the very same class is meant before nearer names that merely fit. */
const CLOSE = 500

const firstOf = (entity: Entity): number => entity.mentions[0]?.start ?? Number.POSITIVE_INFINITY
/** Where the last mention before another stands: they are in the order of the text. */
const lastBefore = ({ mentions }: Entity, mention: NameMention): number => {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((mentions[middle] as NameMention).start < mention.start) low = middle + 1
    else high = middle
  }
  return mentions[low - 1]?.start ?? -1
}

export const partyKind = (kind: Entity['kind']): PartyKind =>
  kind === 'website' || kind === 'person-group' || kind === 'person' || kind === 'sector' ? kind : 'organisation'
