import type { Mention, TriggerMention } from '../mentions/mention.js'
import { charAt, type Scan } from '../mentions/scan.js'
import { inOwnDollars } from './dollars.js'
import { type Entities, findEntities } from './entities.js'
import type { SentenceMentions } from './fillers.js'
import type { EvidenceSpan } from './incident.js'
import { type Polarity, polarityOf } from './polarity.js'
import { bySentence, findStatements, type Statement } from './statements.js'

/** All that the fields are read from: mentions, statements and entities of one article. */
export interface Story {
  readonly scan: Scan
  readonly sentences: readonly SentenceMentions[]
  readonly statements: readonly Statement[]
  /** The same by sentence. */
  readonly told: readonly (readonly Statement[])[]
  readonly entities: Entities
  /** Triggers by sentence, in the order of the text. */
  readonly triggers: readonly (readonly TriggerMention[])[]
  /** What has been asked of {@link polarity}: several fields ask for the same. */
  readonly polarities: Map<TriggerMention, Polarity>
}

/** One incident of the story: who was hit, and the sentences that tell of it. */
export interface Case {
  readonly role: 'main' | 'related'
  readonly sentences: ReadonlySet<number>
}

export const readStory = (scan: Scan, found: readonly Mention[]): Story => {
  const mentions = inOwnDollars(scan, found)
  const sentences = bySentence(scan, mentions)
  const triggers: TriggerMention[][] = sentences.map(() => [])
  for (const mention of mentions)
    if (mention.layer === 'triggers' && (mention.value.initial !== true || isInverted(scan, mention))) triggers[mention.sentence]?.push(mention)
  const statements = findStatements(scan, sentences)
  const told: Statement[][] = sentences.map(() => [])
  for (const statement of statements) told[statement.sentence]?.push(statement)
  let entities: Entities | undefined
  return {
    scan,
    sentences,
    statements,
    told,
    // Most articles are told to be about no attack before they are asked for
    get entities() {
      entities ??= findEntities(scan.tokens.text, sentences, scan.language.caseEndings, scan.language.links)
      return entities
    },
    triggers,
    polarities: new Map(),
  }
}

/** "Wird nicht gezahlt, sollen die Daten …": a verb at the front of a sentence that is no question makes a condition, up to the comma. */
const isInverted = ({ article, tokens }: Scan, { sentence, first }: TriggerMention): boolean => {
  const there = article.sentences[sentence]
  if (there === undefined || tokens.text.slice(there.start, there.end).trimEnd().endsWith('?')) return false
  for (let at = there.first; at < first; at++) if (!QUOTES.includes(charAt(tokens, at))) return false
  for (let at = first; at < there.last; at++) if (charAt(tokens, at) === ',') return true
  return false
}
const QUOTES = '"“„«»‘’'

/** The statements of a sentence. */
export const statementsIn = (story: Story, sentence: number): readonly Statement[] => story.told[sentence] ?? []

/** The statements of a case, in the order of the text. */
export const statementsOf = (story: Story, focus: Case): Statement[] =>
  [...focus.sentences].sort((a, b) => a - b).flatMap((sentence) => statementsIn(story, sentence))

/** The sentences of a case in the order of the text; crossheads only repeat what others say, or name another article. */
export const runOf = (story: Story, focus: Case): number[] =>
  [...focus.sentences].filter((index) => story.sentences[index]?.sentence.role !== 'heading').sort((a, b) => a - b)

/** The triggers of some classes in a sentence. */
export const triggersIn = (story: Story, sentence: number, ...classes: readonly string[]): TriggerMention[] =>
  (story.triggers[sentence] ?? []).filter((trigger) => classes.includes(trigger.value.class))

export const polarity = (story: Story, trigger: TriggerMention): Polarity => {
  const known = story.polarities.get(trigger)
  if (known !== undefined) return known
  const sentence = story.sentences[trigger.sentence]
  const read = sentence === undefined ? { negated: false, hedged: false, unknown: false } : polarityOf(story.scan, sentence.sentence, trigger)
  story.polarities.set(trigger, read)
  return read
}

/** A stretch of tokens. */
export interface Tokened {
  readonly first: number
  readonly last: number
}

/** Tokens between two mentions; 0 when they touch or overlap. */
export const distance = (a: Tokened, b: Tokened): number => Math.max(0, a.first >= b.last ? a.first - b.last : b.first - a.last)

/** The nearest of some mentions, within a reach of tokens. */
export const nearest = <T extends Tokened>(to: Tokened, among: readonly T[], reach: number): T | undefined => {
  let best: T | undefined
  for (const candidate of among) {
    const d = distance(to, candidate)
    if (d <= reach && (best === undefined || d < distance(to, best))) best = candidate
  }
  return best
}

/** Triggers that stand in no longer one of the list: "no longer down" is not "down". */
export const outermost = (triggers: readonly TriggerMention[]): TriggerMention[] =>
  triggers.filter(
    (inner) =>
      !triggers.some((outer) => outer.first <= inner.first && inner.last <= outer.last && outer.last - outer.first > inner.last - inner.first),
  )

/**
 * Whether a word that starts a clause of its own ("mais", "but"), or a semicolon, stands between two mentions. A word of contrast that may also stand
 * within a clause ("bleibt dagegen zu") parts only where a comma stands between them too.
 */
export const parted = (story: Story, sentence: number, a: Tokened, b: Tokened): boolean => {
  const from = Math.min(a.last, b.last)
  const to = Math.max(a.first, b.first)
  const { tokens } = story.scan
  let comma = false
  for (let i = from; i < to; i++) {
    const char = tokens.text.charAt(tokens.start[i] as number)
    if (char === ';') return true
    comma ||= char === ','
  }
  return (story.triggers[sentence] ?? []).some(
    ({ value, first, last }) => value.class === 'contrast' && first >= from && last <= to && (comma || value.inner !== true),
  )
}

/** Whether a sentence of the text only asks: "Was a ransom paid?" Headlines ask what the text tells. */
export const isQuestion = (story: Story, sentence: number): boolean => {
  const asked = story.sentences[sentence]?.sentence
  return (
    asked !== undefined && asked.role === 'body' && /\?[\s"”»]*$/u.test(story.scan.tokens.text.slice(Math.max(asked.start, asked.end - 4), asked.end))
  )
}

/** Whether a negation stands among the words that a rule took: what a rule without one says is denied by it ("Lösegeld wurde nicht gefordert"). */
export const hasNegation = (story: Story, statement: Statement): boolean =>
  triggersIn(story, statement.sentence, 'negation').some((negation) => negation.first >= statement.first && negation.last <= statement.last)

/** Tokens within which a threat, an attempt or a condition makes what is told unreal. */
const UNREAL_REACH = 8
const CONDITION_REACH = 16

const UNREAL = ['threaten', 'attempt', 'foiled', 'condition', 'hypothetical', 'intended'] as const

/** Whether something told is only threatened, tried, meant, foiled or conditional; with `aims`, also what is only aimed at or yet to come. */
export const isUnreal = (story: Story, sentence: number, told: Tokened, aims = false): boolean =>
  triggersIn(story, sentence, ...UNREAL, ...(aims ? ['aim'] : [])).some((cue) => {
    if (cue.first < told.last && told.first < cue.last) return false
    if (parted(story, sentence, cue, told)) return false
    if (cue.value.class === 'condition') return distance(cue, told) <= CONDITION_REACH
    // "Ze dreigen ermee namen, adressen en attesten van leerlingen te verspreiden"
    if (cue.value.class === 'threaten') return cue.last <= told.first && told.first - cue.last <= CONDITION_REACH
    return cue.last <= told.first && told.first - cue.last <= UNREAL_REACH
  })

export const evidenceOf = (mention: { readonly start: number; readonly end: number; readonly rule: string }): EvidenceSpan => ({
  start: mention.start,
  end: mention.end,
  rule: mention.rule,
})

/** A statement as evidence: the words that its rule took. */
export const statementEvidence = (story: Story, statement: Statement): EvidenceSpan => {
  const { tokens } = story.scan
  return {
    start: tokens.start[statement.first] as number,
    end: tokens.end[Math.max(statement.last - 1, statement.first)] as number,
    rule: statement.rule,
  }
}

/** The span from one mention to another, as evidence for what they say together. */
export const joint = (rule: string, ...mentions: readonly { readonly start: number; readonly end: number }[]): EvidenceSpan => ({
  start: Math.min(...mentions.map((mention) => mention.start)),
  end: Math.max(...mentions.map((mention) => mention.end)),
  rule,
})
