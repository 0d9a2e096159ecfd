import type { Span } from '../text/span.js'
import { CAPITAL, GLUED, PUNCTUATION, WORD } from '../text/tokens.js'
import { besideTitle } from './beside-title.js'
import type { NameFound } from './byline.js'
import { BODY } from './decide.js'
import { type DomainEndings, domainAt } from './domains.js'
import type { Page } from './head.js'
import { FURNITURE } from './lexicon.js'
import { lettersOf, type Outlet, type Outlets } from './outlets.js'
import { readCompound, readMentions } from './publisher-mentions.js'
import { cueEnd, firstSmall, isFurniture, keyOf, labelStart, letters, nameEnd } from './publisher-names.js'
import { readNotices } from './publisher-notices.js'
import {
  ALONE,
  COMPOUND,
  CUED,
  CUT_SHORT,
  DOMAIN,
  ENOUGH,
  ENOUGH_KNOWN,
  FIRM,
  KNOWN,
  MENTION,
  NOTICE,
  ONLY_DOMAIN,
  type Sort,
} from './publisher-votes.js'

/** Lines before the article, and behind it, that are read for its publisher. */
const REACH = 400
/** Characters of a line that is a name, or a cue and a name. */
const SHORT = 60

const OWN_NAME = FURNITURE.indexOf('ownName')
const OUTLET = FURNITURE.indexOf('outlet')
const NOTICE_WORDS = FURNITURE.indexOf('notice')

interface Candidate {
  readonly votes: Map<Sort, number>
  /** Form as it is written → how often, and where first. */
  readonly forms: Map<string, { count: number; readonly span: Span; readonly sort: Sort }>
  readonly outlet: Outlet | undefined
}

/**
 * Who publishes the page, by what it says of itself around the article: copyright notices, its own domain, "About …", "Jobs at …", its name as a
 * line of its own, or with what it sells; or by the name glued before its title. Nothing where the page does not say.
 */
export const findPublisher = (page: Page, title: string | null, endings: DomainEndings, known: Outlets): NameFound | null => {
  const best = mostVoted(collectVotes(page, endings, known))
  if (best === null) return title === null ? null : besideTitle(page, title)
  return (best.outlet === undefined && best.votes.size === 1 && best.votes.has(DOMAIN) ? writtenOut(page, best) : null) ?? shownForm(best)
}

/** Names that stand around the article, by their letters or, where they are known, by the outlet's usual name. */
const collectVotes = (page: Page, endings: DomainEndings, known: Outlets): ReadonlyMap<string, Candidate> => {
  const { tokens, lines, places, measures } = page
  const candidates = new Map<string, Candidate>()
  /** Lines that are nothing but a name. */
  const alone: number[] = []
  const textOf = (first: number, last: number): string => tokens.text.slice(tokens.start[first], tokens.end[last - 1]).replace(/\s+/g, ' ')
  const outletOf = (text: string): Outlet | undefined => known.byName.get(lettersOf(text))
  const vote = (first: number, last: number, sort: Sort): void => {
    const text = textOf(first, last)
    const key = keyOf(page, first, last, sort === DOMAIN)
    const outlet = outletOf(text) ?? (sort === DOMAIN ? known.byDomain.get(text.toLowerCase()) : undefined)
    if (key.length < 2 || (outlet === undefined && (known.others.has(key) || known.others.has(lettersOf(text))))) return
    const name = outlet === undefined ? key : `=${outlet.names[0]}`
    const candidate = candidates.get(name) ?? { votes: new Map(), forms: new Map(), outlet }
    candidates.set(name, candidate)
    candidate.votes.set(sort, Math.min(sort.most, (candidate.votes.get(sort) ?? 0) + sort.votes))
    const form = candidate.forms.get(text)
    if (form === undefined)
      candidate.forms.set(text, { count: 1, span: { start: tokens.start[first] as number, end: tokens.end[last - 1] as number }, sort })
    else form.count++
  }
  /** Compounds, each once. */
  const compounds = new Set<number>()
  for (let line = 0; line < lines.length; line++) {
    if (places[line] === BODY || line < page.bodyFirst - REACH || (line > page.bodyLast + REACH && line < lines.length - REACH)) continue
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    for (let i = first; i + 1 < last; i++) {
      if (((tokens.flags[i + 1] as number) & GLUED) === 0 || tokens.kind[i] === PUNCTUATION) continue
      const end = domainAt(tokens, i, last, endings)
      if (end === i) continue
      vote(labelStart(tokens, i, end), end, DOMAIN)
      i = end - 1
    }
    const noticed = (measures.furniture[line * FURNITURE.length + NOTICE_WORDS] as number) + (measures.separators[line] as number) > 0
    if (noticed && line >= page.bodyLast) readNotices(page, line, known, vote)
    if ((measures.furniture[line * FURNITURE.length + OUTLET] as number) > 0) readMentions(page, line, (from, to) => vote(from, to, MENTION))
    if ((measures.characters[line] as number) > SHORT) continue
    const compound = readCompound(page, line, known)
    if (compound !== null && !compounds.has(measures.hash[line] as number)) {
      compounds.add(measures.hash[line] as number)
      vote(compound, compound + 1, COMPOUND)
    }
    const start = (((measures.startsWith[line] as number) >> OWN_NAME) & 1) === 1 ? cueEnd(page, first, last) : first
    const end = nameEnd(page, start, last)
    if (end === start) continue
    if (start === first) {
      if (end === last) alone.push(line)
      continue
    }
    if (isFurniture(page, start, end)) continue
    vote(start, end, CUED)
    // "Follow the Courier on Facebook"
    const small = firstSmall(tokens, start, end)
    if (small < end) vote(start, small, CUT_SHORT)
  }
  // A menu's entries stand alone, and often: such a line speaks only for a name that something else speaks for.
  if (candidates.size > 0)
    for (const line of alone) {
      const first = lines.first[line] as number
      const last = lines.last[line] as number
      const outlet = outletOf(textOf(first, last))
      if (candidates.has(outlet === undefined ? keyOf(page, first, last, false) : `=${outlet.names[0]}`)) vote(first, last, ALONE)
    }
  return candidates
}

const mostVoted = (candidates: ReadonlyMap<string, Candidate>): Candidate | null => {
  let best: Candidate | null = null
  let most = 0
  let rivals = 0
  for (const candidate of candidates.values()) {
    const { votes, outlet } = candidate
    let sum = 0
    for (const count of votes.values()) sum += count
    const shown = votes.has(DOMAIN) || votes.has(NOTICE) || votes.has(FIRM) || votes.has(CUED)
    if (sum < (outlet !== undefined && shown ? ENOUGH_KNOWN : ENOUGH)) continue
    // Partners are named by their domains: that alone makes no publisher.
    const domains = votes.get(DOMAIN) ?? 0
    if (outlet === undefined && (votes.get(ALONE) ?? 0) + domains === sum && domains < DOMAIN.most - votes.size + 1) continue
    const weight = sum * (outlet !== undefined ? KNOWN : domains === sum ? ONLY_DOMAIN : 1)
    if (weight > most) {
      best = candidate
      most = weight
      rivals = 0
    } else if (weight === most) rivals++
  }
  // Of domains that are named as often as one another, nothing tells the page's own.
  return best !== null && rivals > 0 && best.votes.size === 1 && best.votes.has(DOMAIN) ? null : best
}

/** Words of a name that a domain writes in one. */
const LONGEST_LABEL = 4

/** The name of a domain as the page writes it elsewhere: "Kleine Zeitung" for "kleinezeitung.at". */
const writtenOut = (page: Page, { forms }: Candidate): NameFound | null => {
  const { tokens } = page
  const [domain] = forms.values()
  if (domain === undefined) return null
  const end = tokens.end.indexOf(domain.span.end)
  const key = keyOf(page, tokens.start.indexOf(domain.span.start), end + 1, true)
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== WORD || ((tokens.flags[i] as number) & CAPITAL) === 0) continue
    let name = ''
    for (let k = i, words = 0; k < tokens.length && words < LONGEST_LABEL; k++) {
      if (tokens.kind[k] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[k] as number) === 0x2d) continue
      if (tokens.kind[k] !== WORD) break
      name += letters(tokens, k)
      words++
      if (!key.startsWith(name)) break
      if (name !== key) continue
      // A single word may be any word.
      if (words === 1) break
      const span = { start: tokens.start[i] as number, end: tokens.end[k] as number }
      return { text: tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '), span, rule: 'page.domain' }
    }
  }
  return null
}

const shownForm = (best: Candidate): NameFound | null => {
  for (const name of best.outlet?.names ?? [])
    for (const [text, { span, sort }] of best.forms)
      if (sort !== DOMAIN && lettersOf(text) === lettersOf(name)) return { text, span, rule: sort.rule }
  let shown: { readonly text: string; readonly span: Span; readonly rule: string; readonly rank: number } | null = null
  for (const [text, { count, span, sort }] of best.forms) {
    // A name is better than the domain that it is also written as.
    const rank = count + (sort === DOMAIN ? 0 : 100) + (sort === NOTICE ? 2 : 0) - (isShouted(text) ? 1.5 : 0)
    if (shown === null || rank > shown.rank) shown = { text, span, rule: sort.rule, rank }
  }
  return shown
}

const isShouted = (text: string): boolean => text.length > 5 && text === text.toUpperCase()
