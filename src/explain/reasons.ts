import type { Whole } from '../extract.js'
import { readStory } from '../incidents/story.js'
import type { Language, RuleRow } from '../rules/language.js'
import { codePointOffsets, utf16Offsets } from '../text/codepoints.js'
import { textOf } from '../text/span.js'
import { oneLine } from '../text/visible.js'
import type { Field } from './fields.js'

/** Field → what rules say that could fill it, and the layers of mentions that could. */
const SOURCES: Readonly<Record<string, { readonly says: readonly string[]; readonly layers: readonly string[] }>> = {
  incident: { says: ['victim', 'type', 'related', 'none'], layers: [] },
  victims: { says: ['victim', 'none'], layers: ['names'] },
  organisations: { says: ['organisation'], layers: ['names'] },
  attribution: { says: ['attribution'], layers: ['names'] },
  dates: { says: ['date'], layers: ['times'] },
  downtime: { says: ['downtime'], layers: ['durations'] },
  ransom: { says: ['ransom'], layers: ['amounts'] },
  loss: { says: [], layers: ['amounts'] },
  data: { says: ['data'], layers: ['amounts'] },
  systems: { says: [], layers: ['amounts'] },
  malware: { says: [], layers: ['names'] },
  vulnerabilities: { says: [], layers: ['names'] },
  published: { says: [], layers: ['times'] },
}

/** Letters of a sentence that are shown. */
const SHOWN = 240

/** Something that could have filled a field. */
export interface Candidate {
  readonly rule: string
  readonly text: string
  /** Part of what the field rests on. */
  readonly used: boolean
  /** "denied", "hedged": why it may have lost. */
  readonly remark: string
}

export interface Reasons {
  /** Rules that were tried on how many sentences. */
  readonly tried: { readonly rules: number; readonly sentences: number }
  /** What those rules matched, in the order of the text. */
  readonly statements: readonly Candidate[]
  /** What was found of the kind that could fill it, and went elsewhere or nowhere. */
  readonly mentions: readonly Candidate[]
}

const rulesOf = (language: Language): readonly RuleRow[] => Array.from({ length: language.ruleCount }, (_, index) => language.rule(index))

/** The patterns of the rule of this id, and what it says; null for an entry of a lexicon. */
export const ruleOf = ({ findings }: Whole, id: string): { readonly says: string; readonly match: readonly string[] } | null => {
  const rows = findings === null ? [] : rulesOf(findings.scan.language).filter((rule) => rule.id === id)
  const [first] = rows
  return first === undefined ? null : { says: first.says, match: [...new Set(rows.map(({ match }) => match))] }
}

/** The sentence around each piece of evidence. */
export const sentencesOf = ({ article }: Whole, field: Field): string[] => {
  const at = utf16Offsets(article.text)
  const spans = field.evidence.flatMap(({ start }) => {
    const sentence = article.sentences.find((span) => span.start <= at(start) && at(start) < span.end)
    return sentence === undefined ? [] : [sentence]
  })
  return [...new Set(spans)].map((span) => oneLine(textOf(article.text, span), SHOWN))
}

/** Why a field has its value, or none: what was tried, what it matched, what else there was. */
export const reasonsFor = ({ article, findings }: Whole, name: string, fields: readonly Field[]): Reasons => {
  const source = SOURCES[name.split('.')[0] ?? ''] ?? { says: [], layers: [] }
  const at = codePointOffsets(article.text)
  const evidence = fields.flatMap((field) => field.evidence)
  const isUsed = (start: number, end: number): boolean => evidence.some((part) => part.start < at(end) && at(start) < part.end)
  if (findings === null) return { tried: { rules: 0, sentences: 0 }, statements: [], mentions: [] }
  const { scan, mentions } = findings
  const statements = readStory(scan, mentions).statements.filter(({ says }) => source.says.includes(says))
  return {
    tried: {
      rules: new Set(rulesOf(scan.language).flatMap(({ id, says }) => (source.says.includes(says) ? [id] : []))).size,
      sentences: article.sentences.length,
    },
    statements: statements.map(({ rule, first, last, polarity }) => {
      const span = { start: article.tokens.start[first] as number, end: article.tokens.end[last - 1] as number }
      const remarks = [polarity.negated ? 'denied' : '', polarity.hedged ? 'hedged' : '', polarity.unknown ? 'said to be unknown' : '']
      return {
        rule,
        text: oneLine(textOf(article.text, span), SHOWN),
        used: isUsed(span.start, span.end),
        remark: remarks.filter((part) => part !== '').join(', '),
      }
    }),
    mentions: mentions
      .filter((mention) => source.layers.includes(mention.layer) && !isUsed(mention.start, mention.end))
      .map((mention) => ({ rule: mention.rule, text: oneLine(textOf(article.text, mention), SHOWN), used: false, remark: '' })),
  }
}
