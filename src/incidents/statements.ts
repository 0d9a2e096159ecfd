import type { AmountMention, DurationMention, Mention, NameMention, TimeMention } from '../mentions/mention.js'
import type { Scan } from '../mentions/scan.js'
import type { Hits } from '../rules/hits.js'
import type { RuleRow } from '../rules/language.js'
import { LAYER_BITS } from '../rules/lexeme.js'
import { hasNeeds, type Match, matchRule, type Scene } from '../rules/match.js'
import { classFact, FACTS, slotFact, wordFact } from '../rules/program.js'
import { subjectOf } from './appositions.js'
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
  const { hits, language } = scan
  const { programs } = language
  sentences.forEach((mentions, index) => {
    const { sentence } = mentions
    let scene: Scene | undefined
    const told = new Set<string>()
    for (let at = sentence.first; at < sentence.last; at++) {
      if (((hits.layersAt[at] as number) & ANCHORS) === 0) continue
      for (let hit = hits.firstAt(at); hit >= 0; hit = hits.nextAt(hit)) {
        if (((1 << hits.layerOf(hit)) & ANCHORS) === 0) continue
        const cls = hits.classOf(hit)
        const end = programs.anchorFrom[cls + 1] as number
        if (programs.anchorFrom[cls] === end || isRepeated(hits, at, hit)) continue
        scene ??= sceneOf(scan, mentions)
        for (let k = programs.anchorFrom[cls] as number; k < end; k++) {
          const rule = programs.anchored[k] as number
          if (!hasNeeds(programs, rule, scene.facts)) continue
          const match = matchRule(rule, scene, at)
          if (match === null) continue
          const row = language.rule(rule)
          const same = `${row.id}/${match.first}/${match.last}`
          if (told.has(same)) continue
          told.add(same)
          statements.push(statementOf(scan, row, match, index, mentions, at))
        }
      }
    }
  })
  return statements
}

const ANCHORS = LAYER_BITS.trigger | LAYER_BITS.anchor

/** Whether a hit that starts at the same token has shown the same anchor before. */
const isRepeated = (hits: Hits, at: number, hit: number): boolean => {
  for (let other = hits.firstAt(at); other < hit; other++)
    if (hits.classOf(other) === hits.classOf(hit) && ((1 << hits.layerOf(other)) & ANCHORS) !== 0) return true
  return false
}

/** A sentence as rules are matched against it. */
const sceneOf = (scan: Scan, mentions: SentenceMentions): Scene => {
  const { tokens, hits, language } = scan
  const { first, last } = mentions.sentence
  const facts = new Int32Array(FACTS >> 5)
  const note = (fact: number): void => {
    facts[fact >> 5] = (facts[fact >> 5] as number) | (1 << (fact & 31))
  }
  for (let at = first; at < last; at++) {
    const word = hits.words[at] as number
    if (word >= 0) note(wordFact(word))
    if (((hits.layersAt[at] as number) & LAYER_BITS.trigger) === 0) continue
    for (let hit = hits.firstAt(at); hit >= 0; hit = hits.nextAt(hit)) if (hits.layerOf(hit) === 0) note(classFact(hits.classOf(hit)))
  }
  const fillers = fillersOf(scan, mentions)
  for (let slot = 0; slot < language.programs.slots.length; slot++) if (fillers.has(slot)) note(slotFact(slot))
  return { language, tokens, first, last, hits, fillers, facts }
}

const statementOf = (scan: Scan, rule: RuleRow, match: Match, index: number, mentions: SentenceMentions, anchor: number): Statement => {
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
    else {
      const filled = values.map((i) => mentions.names[i] as NameMention)
      const single = slot.startsWith('victim') && filled.length === 1 ? filled[0] : undefined
      names[slot.endsWith(SUBJECT) ? slot.slice(0, -SUBJECT.length) : slot] =
        single === undefined ? filled : [subjectOf(scan, mentions.names, single, match.last)]
    }
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
