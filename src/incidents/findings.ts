import type { NameMention, TriggerMention } from '../mentions/mention.js'
import { fold } from '../text/characters.js'
import { CAPITAL, GLUED, INNER_CAPITAL, WORD } from '../text/tokens.js'
import type { EvidenceSpan, LossDraft, MalwareDraft, SystemsDraft, VulnerabilityDraft } from './incident.js'
import { type Case, evidenceOf, nearest, polarity, type Story, triggersIn } from './story.js'
import { weightOf } from './victims.js'

const REACH = 12

/** What a malware name stands beside: "Scarab ransomware", "le rançongiciel LockCrypt". */
const MALICIOUS: ReadonlySet<unknown> = new Set(['ransomware', 'malware', 'wiper'])

/** Names that no lexicon knows, written with a capital beside a word for malware. */
const unknownMalware = (story: Story, index: number): { name: string; evidence: EvidenceSpan }[] => {
  const { tokens, hits, language } = story.scan
  const sentence = story.sentences[index]?.sentence
  if (sentence === undefined) return []
  const isName = (at: number): boolean => {
    if (at <= sentence.first || at >= sentence.last || tokens.kind[at] !== WORD) return false
    const flags = tokens.flags[at] as number
    const capital = language.nounCapitals ? INNER_CAPITAL : CAPITAL | INNER_CAPITAL
    return (flags & capital) !== 0 && hits.startingAt(at).every((hit) => hit.lexeme.layer === 'actor' || hit.lexeme.layer === 'malware')
  }
  const found: { name: string; evidence: EvidenceSpan }[] = []
  const isGroup = (cue: TriggerMention): boolean => !isNaming(story, index, cue)
  const groups = triggersIn(story, index, 'actor-group').filter(isGroup)
  for (const trigger of triggersIn(story, index, 'attack', 'weak-attack')) {
    if (!MALICIOUS.has(trigger.value.type) || trigger.last - trigger.first > 1) continue
    if (groups.some((group) => group.first >= trigger.last && group.first - trigger.last <= 1 && !isProgramme(story, index, group))) continue
    const glued = ((tokens.flags[trigger.first - 1] ?? 0) & GLUED) !== 0
    const named = namedAt(story, index, trigger.last)
    const at =
      isName(trigger.first - 1) && !glued ? trigger.first - 1 : isName(named) && (language.adjectivesAfter || named > trigger.last) ? named : -1
    if (at < 0) continue
    const start = tokens.start[at] as number
    const end = tokens.end[at] as number
    found.push({ name: tokens.text.slice(start, end), evidence: { start, end, rule: 'malware.beside' } })
  }
  return found
}

/** Words for groups that are also words for programmes: "ransomware" in "the ransomware X". */
const isProgramme = (story: Story, index: number, group: TriggerMention): boolean =>
  triggersIn(story, index, 'attack', 'weak-attack').some(({ first, value }) => first === group.first && MALICIOUS.has(value.type))

const isNaming = (story: Story, index: number, cue: TriggerMention): boolean =>
  triggersIn(story, index, 'naming').some(({ first }) => first === cue.first)

/** Where a name may stand behind a word for malware: right there, or behind a word that brings in a name: ", called X", "(dubbed “X”)". */
const namedAt = (story: Story, index: number, after: number): number => {
  const { tokens } = story.scan
  const skip = (at: number, marks: string): number => (marks.includes(tokens.text.charAt(tokens.start[at] as number)) ? at + 1 : at)
  const from = skip(after, ',(')
  const cue = triggersIn(story, index, 'naming').find(({ first }) => first === from)
  return cue === undefined ? after : skip(cue.last, '"“„«\'‘')
}

/** Names of malware that the case's sentences tell of; a common word counts only beside a word for an attack or a programme. */
export const readMalware = (story: Story, focus: Case): MalwareDraft[] => {
  const found = new Map<string, { name: string; evidence: EvidenceSpan[] }>()
  for (const sentence of focus.sentences) {
    for (const mention of story.sentences[sentence]?.names ?? []) {
      if (mention.value.kind !== 'malware') continue
      if (mention.value.ambiguous && nearest(mention, triggersIn(story, sentence, 'attack', 'weak-attack'), 4) === undefined) continue
      if (polarityNear(story, sentence, mention)) continue
      if (focus.role === 'main' && triggersIn(story, sentence, 'earlier').some((cue) => cue.first < mention.first)) continue
      const key = mention.value.known ?? fold(mention.value.name)
      const there = found.get(key)
      if (there === undefined) found.set(key, { name: mention.value.name, evidence: [evidenceOf(mention)] })
      else there.evidence.push(evidenceOf(mention))
    }
    for (const { name, evidence } of unknownMalware(story, sentence)) {
      const key = fold(name)
      const there = [...found.values()].find(
        (malware) => fold(malware.name) === key || malware.evidence.some((span) => span.start <= evidence.start && evidence.end <= span.end),
      )
      if (there === undefined) found.set(key, { name, evidence: [evidence] })
    }
  }
  return [...found.values()]
}

const polarityNear = (story: Story, sentence: number, mention: { readonly first: number; readonly last: number }): boolean =>
  triggersIn(story, sentence, 'negation').some((negation) => negation.last <= mention.first && mention.first - negation.last <= 2)

/** A product, or a name that its maker bears too. */
const isProduct = (story: Story, { value, first, last }: NameMention): boolean =>
  value.kind === 'product' ||
  (value.known !== null && story.scan.hits.startingAt(first).some((hit) => hit.lexeme.layer === 'product' && hit.last === last))

/** CVE ids, and products and named weaknesses that a word for a way in stands beside. */
export const readVulnerabilities = (story: Story, focus: Case): VulnerabilityDraft[] => {
  const found: VulnerabilityDraft[] = []
  const seen = new Set<string>()
  for (const sentence of focus.sentences) {
    const mentions = story.sentences[sentence]
    if (mentions === undefined) continue
    const cues = triggersIn(story, sentence, 'vendor-cue')
    const ids = cveIds(story, sentence)
    for (const mention of mentions.names) {
      if (!isProduct(story, mention) && mention.value.kind !== 'vulnerability') continue
      if (mention.value.kind !== 'vulnerability' && nearest(mention, cues, REACH) === undefined) continue
      const key = mention.value.known ?? fold(mention.value.name)
      if (seen.has(key)) continue
      seen.add(key)
      const id = ids[0] ?? null
      if (id !== null) seen.add(id.id)
      found.push({ id: id?.id ?? null, product: mention.value.name, evidence: [evidenceOf(mention), ...(id === null ? [] : [id.evidence])] })
    }
    for (const { id, evidence } of ids) {
      if (seen.has(id)) continue
      seen.add(id)
      found.push({ id, product: null, evidence: [evidence] })
    }
  }
  return found
}

/** "CVE-2021-26855": five tokens. */
const cveIds = (story: Story, index: number): { id: string; evidence: EvidenceSpan }[] => {
  const { tokens } = story.scan
  const sentence = story.sentences[index]?.sentence
  if (sentence === undefined) return []
  const found: { id: string; evidence: EvidenceSpan }[] = []
  for (let i = sentence.first; i + 4 < sentence.last; i++) {
    const start = tokens.start[i] as number
    const end = tokens.end[i + 4] as number
    if (end - start > 20 || end - start < 13) continue
    const text = tokens.text.slice(start, end)
    if (/^CVE-\d{4}-\d{4,9}$/i.test(text)) found.push({ id: text.toUpperCase(), evidence: { start, end, rule: 'vulnerability.cve' } })
  }
  return found
}

/** Counted machines, sites and users, where a word of harm stands in the sentence. */
export const readSystems = (story: Story, focus: Case): SystemsDraft[] => {
  const found: SystemsDraft[] = []
  for (const sentence of focus.sentences) {
    if (
      triggersIn(
        story,
        sentence,
        'attack',
        'weak-attack',
        'hit',
        'hit-active',
        'encrypt',
        'down',
        'shutdown',
        'restored',
        'expose',
        'steal',
        'destroy',
      ).length === 0
    )
      continue
    for (const amount of story.sentences[sentence]?.amounts ?? []) {
      if (
        amount.value.kind !== 'count' ||
        !amount.value.unit.startsWith('machines:') ||
        amount.value.unit === 'machines:organisations' ||
        amount.value.min === null
      )
        continue
      const kind = amount.value.unit.slice('machines:'.length)
      if (!found.some((system) => system.kind === kind && system.count === amount.value.min))
        found.push({ kind, count: amount.value.min, evidence: [evidenceOf(amount)] })
    }
  }
  return found
}

/** A stated loss: a sum beside a word of damage or of a false transfer, that is no ransom. */
export const readLoss = (story: Story, focus: Case): LossDraft | null => {
  let best: LossDraft | null = null
  let place = 0
  for (const sentence of focus.sentences) {
    if (triggersIn(story, sentence, 'ransom', 'demand', 'statistics').length > 0) continue
    const weight = weightOf(story, sentence)
    const cues = triggersIn(story, sentence, 'loss', 'transfer', 'steal')
    for (const amount of story.sentences[sentence]?.amounts ?? []) {
      if (amount.value.kind !== 'money' || amount.value.min === null) continue
      const cue = nearest(amount, cues, REACH)
      if (cue === undefined || polarity(story, cue).negated) continue
      if (best !== null && (weight < place || (weight === place && amount.value.min <= best.amount))) continue
      place = weight
      best = { amount: amount.value.min, currency: amount.value.unit, evidence: [evidenceOf(amount)] }
    }
  }
  return best
}
