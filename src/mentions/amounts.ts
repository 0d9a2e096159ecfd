import type { Sentence } from '../article/article.js'
import { fold } from '../text/characters.js'
import { NUMBER } from '../text/tokens.js'
import type { AmountMention } from './mention.js'
import { charAt, hasLayer, isGlued, isWordToken, layerAt, type Scan, triggerAt, wordAt } from './scan.js'

/** Words that may stand between a number and what it counts: "35 000 dossiers de patients", "30 nicht näher genannte Kunden". */
const MOST_BETWEEN = 3

/** Sums of money, volumes, percentages and counts, in all sentences. Dates and times are taken before, so tokens of theirs are left out. */
export const findAmounts = (scan: Scan, taken: (token: number) => boolean): AmountMention[] => {
  const mentions: AmountMention[] = []
  scan.article.sentences.forEach((sentence, index) => {
    let at = sentence.first
    while (at < sentence.last) {
      const found = taken(at) ? null : amountAt(scan, sentence, at)
      if (found === null) {
        at++
        continue
      }
      const { tokens } = scan
      const { first, last, rule, value } = found
      mentions.push({
        layer: 'amounts',
        first,
        last,
        start: tokens.start[first] as number,
        end: tokens.end[last - 1] as number,
        sentence: index,
        rule,
        value,
      })
      at = last
    }
  })
  return mentions
}

interface Found {
  readonly first: number
  readonly last: number
  readonly rule: string
  readonly value: AmountMention['value']
}

const amountAt = (scan: Scan, sentence: Sentence, at: number): Found | null => {
  const sign = layerAt(scan, at, 'currency')
  const from = sign !== undefined && sign.last < sentence.last ? sign.last : at
  const number = numberAt(scan, sentence, from)
  if (number === null) return null
  const last = number.last
  const value = (kind: AmountMention['value']['kind'], unit: string): AmountMention['value'] => ({
    kind,
    min: number.value,
    max: number.value,
    unit,
    approximate: number.round,
  })
  if (sign !== undefined && from > at) return { first: at, last, rule: sign.lexeme.id, value: value('money', sign.lexeme.class) }
  const link = triggerAt(scan, last, 'of')
  const after = link !== undefined && number.large ? link.last : last
  const currency = after < sentence.last ? layerAt(scan, after, 'currency') : undefined
  if (currency !== undefined && currency.last <= sentence.last)
    return { first: at, last: currency.last, rule: currency.lexeme.id, value: value('money', currency.lexeme.class) }
  // "Twee ton staal" is a weight
  if (number.currency !== null && !weighs(scan, sentence, last))
    return { first: at, last, rule: number.currency.rule, value: value('money', number.currency.code) }
  if (last < sentence.last) {
    const volume = layerAt(scan, last, 'volume')
    if (volume !== undefined && (isWordToken(scan.tokens, last) || isGlued(scan.tokens, last)))
      return { first: at, last: volume.last, rule: volume.lexeme.id, value: value('volume', volume.lexeme.class) }
    const percent = layerAt(scan, last, 'percent')
    if (percent !== undefined) return { first: at, last: percent.last, rule: percent.lexeme.id, value: value('percent', '%') }
  }
  const isCount = Number.isSafeInteger(number.value)
  // What is counted: the nearest counted noun behind the number, or simply the next word.
  for (let i = last, n = 0; isCount && i < sentence.last && n <= MOST_BETWEEN + 1; i++, n++) {
    if (!isWordToken(scan.tokens, i) && charAt(scan.tokens, i) !== '-') break
    // "Eight years old is the file": a verb ends what can be counted
    if (i > last && triggerAt(scan, i, 'copula') !== undefined) break
    // "Een deel van de servers" counts no server
    if (i > last && number.value === 1 && !number.figures && !number.large) break
    for (const cls of ['records', 'machines'] as const) {
      const noun = triggerAt(scan, i, cls)
      if (noun !== undefined)
        return {
          first: at,
          last: noun.last,
          rule: noun.lexeme.id,
          value: value(
            'count',
            cls === 'machines'
              ? `${cls}:${String(noun.lexeme.value.kind ?? fold(wordAt(scan.tokens, i)))}`
              : `${cls}:${fold(wordAt(scan.tokens, i))}`,
          ),
        }
    }
    const group = layerAt(scan, i, 'people')
    if (group !== undefined) return { first: at, last: group.last, rule: group.lexeme.id, value: value('count', `people:${group.lexeme.class}`) }
  }
  if (!isCount || (number.value === 1 && !number.figures)) return null
  const next =
    last < sentence.last && isWordToken(scan.tokens, last) && !hasLayer(scan, last, 'particle', 'article') ? fold(wordAt(scan.tokens, last)) : ''
  return { first: at, last, rule: 'amounts.count', value: value('count', next) }
}

/** Whether a word follows that the lexicon does not know: what is weighed. */
const weighs = ({ tokens, hits }: Scan, sentence: Sentence, at: number): boolean =>
  at < sentence.last && isWordToken(tokens, at) && hits.startingAt(at).length === 0

interface NumberFound {
  readonly value: number
  readonly last: number
  /** Written with a multiplier or as a round number: "1,2 million de", "une centaine de". */
  readonly large: boolean
  readonly round: boolean
  readonly figures: boolean
  /** Of a word that stands for a sum by itself: "twee ton". */
  readonly currency: { readonly code: string; readonly rule: string } | null
}

/** A number in figures or words, with its multiplier: "35 000", "1,2 million", "anderhalf miljoen", "$1.5m". */
const numberAt = (scan: Scan, sentence: Sentence, at: number): NumberFound | null => {
  const { tokens } = scan
  if (at >= sentence.last) return null
  let value: number
  let last = at
  let figures = false
  let round = false
  if (tokens.kind[at] === NUMBER) {
    let digits = wordAt(tokens, at)
    last = at + 1
    if (/^\d{1,3}$/.test(digits)) {
      while (last < sentence.last && tokens.kind[last] === NUMBER && !isGlued(tokens, last) && /^\d{3}(,\d+)?$/.test(wordAt(tokens, last)))
        digits += wordAt(tokens, last++)
    }
    const parsed = parseFigures(digits)
    if (parsed === null) return null
    value = parsed
    figures = true
  } else {
    const word = layerAt(scan, at, 'number')
    if (word === undefined || word.last > sentence.last) return null
    value = word.lexeme.value.number as number
    last = word.last
    round = word.lexeme.class === 'round'
  }
  let large = round
  let currency: NumberFound['currency'] = null
  while (last < sentence.last) {
    const multiplier = layerAt(scan, last, 'multiplier')
    if (multiplier === undefined || multiplier.last > sentence.last) break
    // A single letter multiplies only where it is glued to the figure: "$1.5m".
    if (multiplier.last - multiplier.first === 1 && wordAt(tokens, last).length === 1 && !(figures && isGlued(tokens, last))) break
    value *= multiplier.lexeme.value.number as number
    last = multiplier.last
    large = true
    if (multiplier.lexeme.class !== 'multiplier') currency = { code: multiplier.lexeme.class, rule: multiplier.lexeme.id }
    if (last < sentence.last && charAt(tokens, last) === '.' && isGlued(tokens, last) && last + 1 < sentence.last) last++
  }
  return { value: Math.round(value * 1000) / 1000, last, large, round, figures, currency }
}

/** "850.000", "1,2", "1.234,5", "30'000": three digits behind a mark are thousands; null for what is no number ("28.05.2021"). */
export const parseFigures = (text: string): number | null => {
  const plain = text.replaceAll(/['’]/g, '')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain)) {
    const marks = new Set(plain.replaceAll(/\d/g, ''))
    if (marks.size === 1) return Number(plain.replaceAll(/[.,]/g, ''))
  }
  const mixed = /^(\d{1,3}(?:([.,])\d{3})*)[.,](\d+)$/.exec(plain)
  if (mixed === null) {
    const decimal = /^(\d+)[.,](\d+)$/.exec(plain)
    return decimal === null ? null : Number(`${decimal[1]}.${decimal[2]}`)
  }
  return Number(`${(mixed[1] as string).replaceAll(/[.,]/g, '')}.${mixed[3]}`)
}
