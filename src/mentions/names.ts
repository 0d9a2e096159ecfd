import type { Sentence } from '../article/article.js'
import { CAPITAL, GLUED, INNER_CAPITAL, NUMBER } from '../text/tokens.js'
import type { Sector } from '../vocabulary.js'
import type { NameMention } from './mention.js'
import { attackers, countedPeople, people, placeWord } from './name-descriptions.js'
import { longFormStart } from './name-extent.js'
import { adjectived, headed, titular } from './name-heads.js'
import { known, website } from './name-known.js'
import { type Found, isQualifier, MOST_QUALIFIERS, NOTHING, partOf } from './name-parts.js'
import { run } from './name-runs.js'
import { type Casing, casingOf } from './name-words.js'
import { charAt, hasLayer, isCapital, isWordToken, layerAt, type Scan, wordAt } from './scan.js'

/** Names, and phrases that stand for names, in all sentences of an article. Of overlapping ones the longest stays; what is a date is no name. */
export const findNames = (scan: Scan, isTime: (first: number, last: number) => boolean): NameMention[] => {
  const casing = casingOf(scan)
  const mentions: NameMention[] = []
  scan.article.sentences.forEach((sentence, index) => {
    let at = sentence.first
    while (at < sentence.last) {
      const found = nameAt(scan, casing, sentence, at)
      // "minister van Justitie William Barr": what is in a title is no name, nor is its first word a group of people
      const title = found === null || found.value.kind === 'person-group' ? layerAt(scan, at, 'title') : undefined
      if (found === null || (title !== undefined && title.last > found.last && title.last <= sentence.last)) {
        at = title !== undefined && title.last > at + 1 && title.last <= sentence.last ? title.last : at + 1
        continue
      }
      if (!isTime(found.first, found.last)) mentions.push(mentionOf(scan, index, found))
      at = Math.max(found.last, at + 1)
    }
  })
  return mentions
}

const mentionOf = (scan: Scan, sentence: number, { first, last, rule, value }: Found): NameMention => {
  const { tokens } = scan
  const start = tokens.start[first] as number
  const end = tokens.end[last - 1] as number
  return {
    layer: 'names',
    first,
    last,
    start,
    end,
    sentence,
    rule,
    value: value.name === '' ? { ...value, name: tokens.text.slice(start, end) } : value,
  }
}

const nameAt = (scan: Scan, casing: Casing, sentence: Sentence, at: number): Found | null => {
  if (!isWordToken(scan.tokens, at))
    return scan.tokens.kind[at] === NUMBER ? (countedPeople(scan, sentence, at) ?? known(scan, casing, sentence, at)) : null
  if (isPlain(scan, at)) return null
  const candidates = [
    abbreviated(scan, sentence, at),
    website(scan, sentence, at),
    known(scan, casing, sentence, at),
    headed(scan, casing, sentence, at),
    run(scan, casing, sentence, at),
    people(scan, sentence, at),
    placeWord(scan, sentence, at),
    attackers(scan, casing, sentence, at),
    adjectived(scan, sentence, at),
    titular(scan, casing, sentence, at),
  ]
  let best: Found | null = null
  for (const found of candidates) if (found !== null && (best === null || found.last > best.last)) best = found
  return best === null ? null : withAcronym(scan, sentence, best)
}

/** Whether a word has neither a capital nor an entry nor anything glued behind it: no name starts with such a word, and most words are such. */
const isPlain = ({ tokens, hits }: Scan, at: number): boolean =>
  hits.layersAt[at] === 0 &&
  ((tokens.flags[at] as number) & (CAPITAL | INNER_CAPITAL)) === 0 &&
  (at + 1 >= tokens.length || ((tokens.flags[at + 1] as number) & GLUED) === 0)

/** Tokens within which the parenthesis with a short form stands behind the start of its long form. */
const LONGEST_FORM = 14

/** "Direction générale des impôts et domaines (DGID)": small words too belong to a name whose initials the parenthesis proves. */
const abbreviated = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const { tokens } = scan
  if (!isCapital(tokens, at) && !hasLayer(scan, at, 'head')) return null
  for (let open = at + 2; open < sentence.last && open < at + LONGEST_FORM; open++) {
    if (charAt(tokens, open) === ',' || charAt(tokens, open) === ';') return null
    if (charAt(tokens, open) !== '(') continue
    if (open + 2 >= sentence.last || charAt(tokens, open + 2) !== ')' || !isCapital(tokens, open + 1)) return null
    const acronym = wordAt(tokens, open + 1)
    // What is known keeps its kind: "Armée électronique syrienne (AES)" are no soldiers
    if (longFormStart(scan, sentence, open, acronym) !== at || layerAt(scan, at, 'actor')?.last === open) return null
    // Where the head stands first, later words of the long form are no heads: "Direction centrale du renseignement"
    const head = scan.language.adjectivesAfter ? layerAt(scan, at, 'head') : undefined
    const own = head === undefined ? {} : { head: head.lexeme.class, sector: (head.lexeme.value.sector as Sector | null | undefined) ?? null }
    const value = { ...partOf(scan, at, open, NOTHING), ...own, acronym }
    return { first: at, last: open, rule: 'names.abbreviated', value }
  }
  return null
}

/** "Centre hospitalier de Wallonie picarde (CHwapi)": the short form in parentheses, and the words that it proves to belong to the name. */
const withAcronym = (scan: Scan, sentence: Sentence, found: Found): Found => {
  const { tokens } = scan
  if (found.value.reference !== 'named' || found.value.kind === 'place' || found.value.kind === 'person') return found
  let open = found.last
  while (open < sentence.last && open < found.last + MOST_QUALIFIERS && isQualifier(scan, open)) open++
  if (open + 2 >= sentence.last || charAt(tokens, open) !== '(') return found
  let close = open + 1
  while (close < sentence.last && close < open + 8 && charAt(tokens, close) !== ')') close++
  if (charAt(tokens, close) !== ')' || close === open + 1) return found
  const inside = tokens.text.slice(tokens.start[open + 1], tokens.end[close - 1])
  const capitals = inside.replaceAll(/[^\p{Lu}]/gu, '').length
  if (!inside.includes(' ') && capitals >= 2 && inside.length <= 12) {
    const start = longFormStart(scan, sentence, open, inside)
    // "Rolle (VD)": two letters are as often a canton's
    if (start === null && (open > found.last || inside.length === 2)) return found
    return {
      ...found,
      last: open,
      value: { ...found.value, name: tokens.text.slice(tokens.start[found.first], tokens.end[open - 1]), acronym: inside },
    }
  }
  if (open === found.last && isShortForm(scan, found, open + 1, close)) return { ...found, value: { ...found.value, acronym: inside } }
  // "CHwapi (Centre hospitalier de Wallonie picarde)": the long form in parentheses
  const name = tokens.text.slice(tokens.start[found.first], tokens.end[found.last - 1])
  if (open === found.last && close > open + 2 && longFormStart(scan, sentence, close, name) !== null)
    return { ...found, value: { ...found.value, acronym: inside } }
  return found
}

/** Words of a short form that is no acronym. */
const LONGEST_SHORT = 3

/** "Nordale Payment Service Bank (Nordale PSB)": capitalised words in parentheses, fewer than the name has, of which the first is one of the name's. */
const isShortForm = ({ tokens }: Scan, { first, last }: Found, from: number, to: number): boolean => {
  if (to - from < 2 || to - from > LONGEST_SHORT || to - from >= last - first) return false
  for (let i = from; i < to; i++) if (!isWordToken(tokens, i) || !isCapital(tokens, i)) return false
  return tokens.hash[from] === tokens.hash[first]
}
