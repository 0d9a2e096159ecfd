import { describe, expect, test } from 'vitest'
import { plainArticle } from '../src/article/plain.js'
import { extract } from '../src/extract.js'
import { gatherIncidents } from '../src/incidents/gather.js'
import { findMentions } from '../src/mentions/find-mentions.js'
import { reportSchema } from '../src/report/schema.js'
import { languageOf } from '../src/rules/language.js'
import { STORY, shapes } from './hostile-shapes.js'

const TAG = 'fr'
/** Characters: quadratic work on so much text would take minutes; `npm run bench:linear` measures the slope. */
const LENGTH = 64_000

describe('whatever the text, the report is sound', () => {
  const language = languageOf(TAG)

  test.each(shapes)('all of it an article: %s', (_, shape) => {
    const text = `${STORY}${shape(LENGTH)}\n`
    if (language === null) throw new Error('no language')
    const { scan, mentions } = findMentions(plainArticle(text, TAG, '2021-05-04'), language)
    const [incident] = gatherIncidents(scan, mentions)
    expect((incident?.evidence ?? []).filter(({ start, end }) => start < 0 || end <= start || end > text.length)).toEqual([])
  })

  test.each(shapes)('from page to report: %s', (_, shape) => {
    const text = `${STORY}${shape(LENGTH)}\n`
    const report = extract({ path: '-', sha256: '0'.repeat(64), text, warnings: [] })
    expect(reportSchema.safeParse(report).error).toBeUndefined()
    const points = Array.from(text)
    const quoted = report.incidents.flatMap((incident) => [...incident.evidence, ...incident.victims.flatMap((victim) => victim.evidence)])
    expect(quoted.filter(({ start, end, quote }) => points.slice(start, end).join('') !== quote)).toEqual([])
  })
})
