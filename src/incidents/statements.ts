import type { AmountMention, DurationMention, Mention, NameMention, TimeMention } from '../mentions/mention.js'
import type { Scan } from '../mentions/scan.js'
import type { CompiledRule } from '../rules/compile.js'
import { type Match, matchRule } from '../rules/match.js'
import { fillersOf, type SentenceMentions, SUBJECT } from './fillers.js'
import { type Polarity, polarityOf } from './polarity.js'

/** What a rule says of a sentence: the words it took, what fills its slots, and whether it is denied or hedged there. */
export interface Statement {
  readonly says: string
  readonly rule: string
  readonly set: Readonly<Record<string, string | number | boolean>>
  readonly sentence: number
  readonly first: number
  readonly last: number
  readonly names: Readonly<Record<string, readonly NameMention[]>>
  readonly time: TimeMention | null
  readonly duration: DurationMention | null
  readonly amount: AmountMention | null
  /** Token of the service that filled `{service}`. */
  readonly service: number | null
  readonly polarity: Polarity
}

/** All that was found in an article, sentence by sentence. */
export const bySentence = (scan: Scan, mentions: readonly Mention[]): SentenceMentions[] => {
  const sentences = scan.article.sentences.map((sentence) => ({
    sentence,
    names: [] as NameMention[],
    times: [] as TimeMention[],
    durations: [] as DurationMention[],
    amounts: [] as AmountMention[],
  }))
  for (const mention of mentions) {
    const there = sentences[mention.sentence]
    if (there === undefined || mention.layer === 'triggers') continue
    if (mention.layer === 'names') there.names.push(mention)
    else if (mention.layer === 'times') there.times.push(mention)
    else if (mention.layer === 'durations') there.durations.push(mention)
    else there.amounts.push(mention)
  }
  return sentences
}

/** Matches the rules of the language against every sentence, each through its rarest word. */
export const findStatements = (scan: Scan, sentences: readonly SentenceMentions[]): Statement[] => {
  const statements: Statement[] = []
  sentences.forEach((mentions, index) => {
    const { sentence } = mentions
    let scene: Parameters<typeof matchRule>[1] | undefined
    const tried = new Set<string>()
    for (let at = sentence.first; at < sentence.last; at++) {
      for (const { lexeme } of scan.hits.startingAt(at)) {
        if (lexeme.layer !== 'trigger' && lexeme.layer !== 'anchor') continue
        const rules = scan.language.rulesByAnchor.get(`${lexeme.layer === 'trigger' ? 'class' : 'word'}:${lexeme.class}`)
        if (rules === undefined) continue
        const key = `${lexeme.class}@${at}`
        if (tried.has(key)) continue
        tried.add(key)
        scene ??= { tokens: scan.tokens, first: sentence.first, last: sentence.last, hits: scan.hits, fillers: fillersOf(scan, mentions) }
        for (const rule of rules) {
          const match = matchRule(rule, scene, at)
          if (match === null) continue
          const same = `${rule.id}/${match.first}/${match.last}`
          if (tried.has(same)) continue
          tried.add(same)
          statements.push(statementOf(scan, rule, match, index, mentions, at))
        }
      }
    }
  })
  return statements
}

const statementOf = (scan: Scan, rule: CompiledRule, match: Match, index: number, mentions: SentenceMentions, anchor: number): Statement => {
  const names: Record<string, readonly NameMention[]> = {}
  let time: TimeMention | null = null
  let duration: DurationMention | null = null
  let amount: AmountMention | null = null
  let service: number | null = null
  for (const [slot, { values }] of Object.entries(match.slots)) {
    const value = values[0] as number
    if (slot === 'time') time = mentions.times[value] ?? null
    else if (slot === 'duration') duration = mentions.durations[value] ?? null
    else if (slot === 'amount' || slot === 'count') amount = mentions.amounts[value] ?? null
    else if (slot === 'service') service = value
    else names[slot.endsWith(SUBJECT) ? slot.slice(0, -SUBJECT.length) : slot] = values.map((i) => mentions.names[i] as NameMention)
  }
  return {
    says: rule.says,
    rule: rule.id,
    set: rule.set,
    sentence: index,
    first: match.first,
    last: match.last,
    names,
    time,
    duration,
    amount,
    service,
    polarity: polarityOf(scan, mentions.sentence, { first: anchor, last: Math.max(anchor + 1, Math.min(match.last, anchor + 1)) }, match),
  }
}
