import type { Whole } from '../extract.js'
import { codePointOffsets } from '../text/codepoints.js'
import type { Span } from '../text/span.js'
import { oneLine } from '../text/visible.js'
import { type Difference, differences } from './expected.js'
import { CHECKS, type CheckName, type Remark } from './finding.js'
import type { Twin } from './near-duplicates.js'

/** What the checks know of a text beside the text. */
export interface Beside {
  /** Tags of the languages that there are rules for. */
  readonly languages: readonly string[]
  /** The same article elsewhere. */
  readonly twin: Twin | null
  /** What the expected file asserts, and how it is called; null where there is none. */
  readonly expected: { readonly data: unknown; readonly path: string } | null
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`

/** What the checks, the first one aside, do not like about a text that could be read. */
export const remarksOn = ({ article, findings, report }: Whole, beside: Beside, made: ReadonlySet<CheckName>): Remark[] => {
  const at = codePointOffsets(article.text)
  const points = (span: Span): Span => ({ start: at(span.start), end: at(span.end) })
  const [firstSentence] = article.sentences
  const start = firstSentence === undefined ? null : points(firstSentence)
  const [main] = report.incidents
  const sentenceAround = (span: Span): Span =>
    article.sentences.map(points).find((sentence) => sentence.start <= span.start && span.start < sentence.end) ?? span

  const checks: Readonly<Record<Exclude<CheckName, 'decodable'>, () => Remark[]>> = {
    'has-article': () =>
      article.sentences.some(({ role }) => role === 'body')
        ? []
        : [{ check: 'has-article', span: null, message: 'no article in it: all of it reads as menus, lists or headlines' }],
    'language-supported': () =>
      findings !== null
        ? []
        : [
            {
              check: 'language-supported',
              span: start,
              message: `${article.language === 'und' ? 'its language cannot be told' : `its language is "${article.language}"`}; there are rules for ${beside.languages.join(', ')}`,
              field: 'article.language',
            },
          ],
    dated: () =>
      report.article.published !== null
        ? []
        : [{ check: 'dated', span: start, message: 'nothing tells when it was published (see --reference-date)', field: 'article.published' }],
    'has-incident': () =>
      main !== undefined || findings === null
        ? []
        : [{ check: 'has-incident', span: start, message: 'no incident was found in it', field: 'incidents' }],
    'has-victim': () => {
      if (main === undefined || main.victims.length > 0) return []
      const [evidence] = main.evidence
      return [
        {
          check: 'has-victim',
          span: evidence === undefined ? start : sentenceAround(evidence),
          message: 'the main incident has no victim',
          field: 'incidents[0].victims',
        },
      ]
    },
    unique: () =>
      beside.twin === null
        ? []
        : [
            {
              check: 'unique',
              span: start,
              message: `${beside.twin.likeness === 1 ? 'the same article' : `nearly the same article (${percent(beside.twin.likeness)} of its phrases)`} as ${oneLine(beside.twin.path)}`,
            },
          ],
    expected: () => {
      if (beside.expected === null) return []
      return differences(beside.expected.data, report).map(
        (difference: Difference): Remark => ({
          check: 'expected',
          span: difference.evidence === null ? start : sentenceAround(difference.evidence),
          message: oneLine(`${difference.field || 'report'}: expected ${difference.expected}, found ${difference.found}`),
          field: difference.field,
          expected: difference.expected,
          found: difference.found,
        }),
      )
    },
  }
  return CHECKS.flatMap((name) => (name !== 'decodable' && made.has(name) ? checks[name]() : []))
}
