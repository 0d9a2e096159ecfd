import { fold } from '../text/characters.js'
import type { Span } from '../text/span.js'
import { ALL_CAPITALS, CAPITAL, GLUED, INNER_CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'
import type { NameFound } from './byline.js'
import { BODY } from './decide.js'
import { type DomainEndings, domainAt } from './domains.js'
import type { Page } from './head.js'
import { FURNITURE, wordValue } from './lexicon.js'

/** Lines before the article, and behind it, that are read for its publisher. */
const REACH = 400
/** Words of a publisher's name. */
const LONGEST = 6
/** Characters of a line that is a name, or a cue and a name. */
const SHORT = 60

const OWN_NAME = FURNITURE.indexOf('ownName')
const FIRM_FORM = FURNITURE.indexOf('firm')
const NOTICE_WORDS = FURNITURE.indexOf('notice')

/** What a mention counts for, and what mentions of a sort may come to at most. */
const NOTICE = { votes: 3, most: 3, rule: 'foot.copyright' }
const FIRM = { votes: 1.9, most: 1.9, rule: 'foot.copyright' }
const DOMAIN = { votes: 1, most: 3, rule: 'page.domain' }
const CUED = { votes: 1.4, most: 2.8, rule: 'page.names-itself' }
const CUT_SHORT = { votes: 0.7, most: 2.8, rule: 'page.names-itself' }
const ALONE = { votes: 0.5, most: 1.5, rule: 'page.names-itself' }
type Sort = typeof NOTICE
/** Votes that a name needs. */
const ENOUGH = 1.9

interface Candidate {
  readonly votes: Map<Sort, number>
  /** Form as it is written → how often, and where first. */
  readonly forms: Map<string, { count: number; readonly span: Span; readonly sort: Sort }>
}

/**
 * Who publishes the page, by what it says of itself around the article: copyright notices, its own domain, "About …", "Jobs at …", its name as a
 * line of its own; or by the name glued before its title. Nothing where the page does not say.
 */
export const findPublisher = (page: Page, title: string | null, endings: DomainEndings): NameFound | null =>
  byVotes(page, endings) ?? (title === null ? null : besideTitle(page, title))

const byVotes = (page: Page, endings: DomainEndings): NameFound | null => {
  const { tokens, lines, places, measures } = page
  const candidates = new Map<string, Candidate>()
  /** Lines that are nothing but a name. */
  const alone: number[] = []
  const vote = (first: number, last: number, sort: Sort): void => {
    const span = { start: tokens.start[first] as number, end: tokens.end[last - 1] as number }
    const text = tokens.text.slice(span.start, span.end).replace(/\s+/g, ' ')
    const key = keyOf(page, first, last, sort === DOMAIN)
    if (key.length < 2) return
    const candidate = candidates.get(key) ?? { votes: new Map(), forms: new Map() }
    candidates.set(key, candidate)
    candidate.votes.set(sort, Math.min(sort.most, (candidate.votes.get(sort) ?? 0) + sort.votes))
    const form = candidate.forms.get(text)
    if (form === undefined) candidate.forms.set(text, { count: 1, span, sort })
    else form.count++
  }
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
    if (noticed && line >= page.bodyLast) readNotices(page, line, vote)
    if ((measures.characters[line] as number) > SHORT) continue
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
      if (candidates.has(keyOf(page, first, last, false))) vote(first, last, ALONE)
    }
  let best: Candidate | null = null
  let most = ENOUGH
  let rivals = 0
  for (const candidate of candidates.values()) {
    let sum = 0
    for (const votes of candidate.votes.values()) sum += votes
    // Partners are named by their domains: that alone makes no publisher.
    const weak = (candidate.votes.get(ALONE) ?? 0) + (candidate.votes.get(DOMAIN) ?? 0) === sum
    if (weak && (candidate.votes.get(DOMAIN) ?? 0) < DOMAIN.most - candidate.votes.size + 1) continue
    if (sum > most || (sum === most && best === null)) {
      best = candidate
      most = sum
      rivals = 0
    } else if (sum === most) rivals++
  }
  if (best === null) return null
  // Of domains that are named as often as one another, nothing tells the page's own.
  if (best.votes.size === 1 && best.votes.has(DOMAIN)) return rivals > 0 ? null : (writtenOut(page, best) ?? shownForm(best))
  return shownForm(best)
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
  let shown: { readonly text: string; readonly span: Span; readonly rule: string; readonly rank: number } | null = null
  for (const [text, { count, span, sort }] of best.forms) {
    // A name is better than the domain that it is also written as.
    const rank = count + (sort === DOMAIN ? 0 : 100) + (sort === NOTICE ? 2 : 0) - (isShouted(text) ? 1.5 : 0)
    if (shown === null || rank > shown.rank) shown = { text, span, rule: sort.rule, rank }
  }
  return shown
}

const isShouted = (text: string): boolean => text.length > 5 && text === text.toUpperCase()

/** Where the name within a domain begins: "epaper.kurier.at", "news.kurier.co.uk". */
const labelStart = (tokens: Tokens, first: number, end: number): number => labelOf(tokens, first, end)[0]

/** The tokens between which the name within a domain stands. */
const labelOf = (tokens: Tokens, first: number, end: number): readonly [number, number] => {
  const before = (at: number): number => {
    let from = at
    while (from > first && !isDot(tokens, from - 1)) from--
    return from
  }
  let to = before(end) - 1
  let from = before(to)
  // "co.uk", "com.au"
  if (from > first && (tokens.end[to - 1] as number) - (tokens.start[from] as number) <= SECOND_LEVEL) {
    to = from - 1
    from = before(to)
  }
  return [from, to]
}

/** Characters of what may stand before a country's ending: "co.uk". */
const SECOND_LEVEL = 3

/** Letters and figures of a name, short words in front aside; of a domain what stands before its ending. */
const keyOf = (page: Page, first: number, last: number, domain: boolean): string => {
  const { tokens, lexicon } = page
  let [from, to] = domain ? labelOf(tokens, first, last) : [first, last]
  while (!domain && from + 1 < to && wordValue(lexicon.functionWords, tokens.hash[from] as number) !== 0) from++
  let key = ''
  for (; from < to; from++) if (tokens.kind[from] !== PUNCTUATION) key += letters(tokens, from)
  return key
}

const letters = (tokens: Tokens, at: number): string => fold(tokens.text.slice(tokens.start[at], tokens.end[at])).replace(/'/g, '')

const isDot = (tokens: Tokens, at: number): boolean => tokens.kind[at] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[at] as number) === 0x2e

/** "© 2024 KXTE", "Copyright 2024 KXTE", "KXTE © 2024", "All rights reserved KXTE". A sign without year or such words is a photograph's, but in the last lines. */
const readNotices = (page: Page, line: number, vote: (first: number, last: number, sort: Sort) => void): void => {
  const { tokens, lines, measures } = page
  const first = lines.first[line] as number
  const last = lines.last[line] as number
  const sure =
    ((measures.furniture[line * FURNITURE.length + NOTICE_WORDS] as number) > 0 && measures.numbers[line] !== 0) || hasYear(tokens, first, last)
  for (let i = first; i < last; i++) {
    const sign = tokens.kind[i] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[i] as number) === 0xa9
    const words = !sign && tokens.kind[i] === WORD ? page.phraseEndAt(i, NOTICE_WORDS) : i
    if (!sign && words === i) continue
    if (sign && !sure && line < lines.length - FOOT) continue
    // The name may stand before: all of the line up to the sign.
    let start = first
    while (start < i && tokens.kind[start] !== WORD) start++
    let to = i
    while (to > start && tokens.kind[to - 1] !== WORD) to--
    if (
      to > start &&
      nameEnd(page, start, to) === to &&
      firstSmall(tokens, start, to) === to &&
      !opensSmall(page, start) &&
      !isFurniture(page, start, to)
    ) {
      vote(start, nameCut(page, start, to), NOTICE)
      return
    }
    let from = sign ? i + 1 : words
    while (from < last && from - i < NOTICE_REACH) {
      const more = tokens.kind[from] === WORD ? page.phraseEndAt(from, NOTICE_WORDS) : from + 1
      if (more === from) break
      from = more
    }
    const end = Math.min(last, nameEnd(page, from, last))
    const cut = nameCut(page, from, end)
    if (cut > from && (sign || end === last || sure) && !isFurniture(page, from, cut)) {
      vote(from, cut, cut < end ? FIRM : NOTICE)
      return
    }
  }
}

/** "Eine Webseite …": a short word with a capital, which the notice's sentence starts with, longer than an article. */
const opensSmall = (page: Page, at: number): boolean => {
  const { tokens, lexicon } = page
  return (tokens.end[at] as number) - (tokens.start[at] as number) > 3 && wordValue(lexicon.functionWords, tokens.hash[at] as number) !== 0
}

/** The first word without a capital. */
const firstSmall = (tokens: Tokens, first: number, end: number): number => {
  for (let i = first; i < end; i++) if (tokens.kind[i] === WORD && ((tokens.flags[i] as number) & (CAPITAL | INNER_CAPITAL)) === 0) return i
  return end
}

const hasYear = (tokens: Tokens, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) {
    if (tokens.kind[i] !== NUMBER || (tokens.end[i] as number) - (tokens.start[i] as number) !== 4) continue
    const century = tokens.text.slice(tokens.start[i], (tokens.start[i] as number) + 2)
    if (century === '19' || century === '20') return true
  }
  return false
}

/** Last lines of a page. */
const FOOT = 25
/** Tokens of years and marks between a sign and a name. */
const NOTICE_REACH = 8

const CONSENT = FURNITURE.indexOf('consent')

/** Where a name ends that goes on with a firm's form ("The Globe and Mail Inc.") or with the links behind it ("Deutsche Welle Datenschutz"). */
const nameCut = (page: Page, first: number, end: number): number => {
  const cuts = new Set([FIRM_FORM, NOTICE_WORDS, CONSENT])
  for (let i = first + 1; i < end; i++) if (page.tokens.kind[i] === WORD && page.phrasesAt(i).some((kind) => cuts.has(kind))) return i
  return end
}

/** Whether a name is made of nothing but words of pages and short words. */
const isFurniture = (page: Page, first: number, end: number): boolean => {
  const { tokens, lexicon } = page
  for (let i = first; i < end; i++)
    if (tokens.kind[i] === WORD && page.phrasesAt(i).length === 0 && wordValue(lexicon.functionWords, tokens.hash[i] as number) === 0) return false
  return true
}

/** Behind the words with which a site speaks of itself; a line's first token where it starts with none. */
const cueEnd = (page: Page, first: number, last: number): number => {
  const { tokens, lexicon } = page
  let end = page.phraseEndAt(first, OWN_NAME)
  if (end === first) return first
  while (end < last && ((tokens.flags[end] as number) & CAPITAL) === 0 && wordValue(lexicon.functionWords, tokens.hash[end] as number) !== 0) end++
  return end < last ? end : first
}

/** Short words in a row within a name: "Rest of the World". */
const MOST_SMALL = 2

/** Behind the name that starts at a token: words with capitals, small ones between them, "ntv.de", "20 Minuten". */
const nameEnd = (page: Page, first: number, last: number): number => {
  const { tokens, lexicon } = page
  let end = first
  let words = 0
  for (let i = first; i < last && words < LONGEST; i++) {
    if (tokens.kind[i] === WORD) {
      const capital = ((tokens.flags[i] as number) & (CAPITAL | ALL_CAPITALS | INNER_CAPITAL)) !== 0
      const small = wordValue(lexicon.functionWords, tokens.hash[i] as number) !== 0
      if (!capital && !(small && words > 0 && i - end < MOST_SMALL)) break
      words++
      if (capital) end = i + 1
    } else if (tokens.kind[i] === NUMBER) break
    else {
      const code = tokens.text.charCodeAt(tokens.start[i] as number)
      const glued = tokens.start[i] === tokens.end[i - 1]
      if (words === 0) break
      const inside =
        code === 0x2e ? glued && tokens.start[i + 1] === tokens.end[i] && tokens.kind[i + 1] === WORD : code === 0x26 || (code === 0x2d && glued)
      if (!inside) break
    }
  }
  return end
}

/** Characters of a site's name and section in front of a title that stands again by itself: "WebJournal Internet Une ville …". */
const LONGEST_LEAD = 60

/** The site's name in front of the title, a word written as only names are ("WebJournal", "BBC"), or behind it: "… | WebJournal". */
const besideTitle = (page: Page, title: string): NameFound | null => {
  const { tokens, lines, bodyFirst } = page
  for (let line = 0; line < bodyFirst; line++) {
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    if (last - first < 2) continue
    const start = tokens.start[first] as number
    const end = tokens.end[last - 1] as number
    if (end - start <= title.length || end - start > title.length + LONGEST_LEAD) continue
    const text = tokens.text.slice(start, end)
    if (text.startsWith(title)) {
      let from = first
      while (from < last && (tokens.start[from] as number) < start + title.length) from++
      const mark = tokens.kind[from] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[from] as number) : 0
      if (mark !== 0x7c && mark !== 0x2d && mark !== 0x2013 && mark !== 0x2014 && mark !== 0xb7) continue
      if (from + 1 >= last || nameEnd(page, from + 1, last) !== last) continue
      const span = { start: tokens.start[from + 1] as number, end }
      return { text: tokens.text.slice(span.start, span.end), span, rule: 'head.behind-title' }
    }
    if (!text.endsWith(title)) continue
    if (tokens.kind[first] !== WORD || ((tokens.flags[first] as number) & (INNER_CAPITAL | ALL_CAPITALS)) === 0) return null
    const span = { start, end: tokens.end[first] as number }
    return { text: tokens.text.slice(span.start, span.end), span, rule: 'head.before-title' }
  }
  return null
}
