import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Gold } from '../src/evaluate/gold.js'
import { type Score, score } from '../src/evaluate/score.js'
import { extract } from '../src/index.js'
import type { Report } from '../src/report/schema.js'
import { ROOT } from './cli/run.js'

const FOLDER = join(ROOT, 'fixtures')
const golds = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name): Gold => ({ ...(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Gold), id: basename(name, '.json') }))
const texts = new Map(golds.map(({ id }) => [id, readFileSync(join(FOLDER, `${id}.txt`), 'utf8')]))
const reports = new Map<string, Report>([...texts].map(([id, text]) => [id, extract(text)]))
const languages = [...new Set(golds.map(({ language }) => language))].sort()

/** What an article's number says of it; those of another shape are the seeds. */
const GROUPS = [
  ['plain', 'in plain news wording', (number: number) => number >= 41 && number < 100],
  ['hard', 'hard on purpose', (number: number) => number < 41],
  ['later', 'written later, without a look at the rules', (number: number) => number >= 100],
] as const

const FIELDS = [
  'article has incident', 'incident', 'victims', 'organisations', 'attribution', 'dates', 'downtime', 'type', 'ransom.status', 'data.status', 'data.kinds', 'data.records', 'sector',
  'victim country', 'title', 'published', 'language',
] as const // biome-ignore format: one list

const scored = (language: string | null, isOf: (number: number) => boolean): Score =>
  score(
    golds.filter((gold) => isOf(Number(/^[a-z]{2}-(\d{3})$/.exec(gold.id)?.[1] ?? 0)) && (language === null || gold.language === language)),
    reports,
    texts,
  )

/** F1, and out of how many: a cell without answers is no 1.00. */
const cell = ({ fields }: Score, name: string): string => {
  const field = fields[name]
  return field === undefined || field.tp + field.fp + field.fn === 0 ? '' : `${field.f1.toFixed(2)} (${field.tp + field.fn})`
}

test('docs/accuracy.md tells how well it reads (vitest -u brings it up to date)', async () => {
  const all = scored(null, () => true)
  const tables = GROUPS.flatMap(([name, meaning, isOf]) => {
    const columns = [...languages.map((tag) => scored(tag, isOf)), scored(null, isOf)]
    const articles = columns.at(-1)?.articles ?? 0
    if (articles === 0) return []
    return [
      `## ${name[0]?.toUpperCase()}${name.slice(1)}: ${articles} articles, ${meaning}`,
      `| | ${languages.join(' | ')} | all |`,
      `| --- |${' --- |'.repeat(columns.length)}`,
      ...FIELDS.map((field) => `| ${field} | ${columns.map((column) => cell(column, field)).join(' | ')} |`),
      '',
    ]
  })
  const page = [
    '# How well it reads',
    '',
    'F1 by field and language on the articles of `fixtures/`, each with its answer key; behind it, how many answers the keys ask for. We wrote these articles ourselves on facts of real incidents, and corrected the rules on them: expect less on yours. A test keeps this page true.',
    '',
    ...tables,
    `Of ${all.evidence.quotes} quotes ${all.evidence.misplaced} do not stand where they say, and ${all.evidence.leaked} lie outside the article's own text.`,
    '',
    '## Measure again',
    '```sh',
    'incidents score fixtures/',
    'incidents score fixtures/ --language fr --misses',
    'incidents score fixtures/ --json --output scores.json',
    '```',
    'On your own articles: put `NAME.json` beside `NAME.txt`. A key lists what a careful reader finds; where several answers are fair, all of them.',
    '```json',
    '{"id": "my-001", "language": "fr", "title": "Une clinique piratée", "published": ["2024-03-12"], "incidents": [{"role": "main", "types": ["ransomware"], "victims": [["clinique Saint-Roch", "CSR"]], "organisations": [["Numéris"]], "actors": [], "actorCountries": [], "attributionStatus": [], "started": ["2024-03-11"], "detected": [], "ended": [], "downtime": {"status": ["ongoing"], "duration": ["P3D"]}, "ransom": {"status": ["demanded"], "amount": 800000, "currency": "EUR"}, "data": null}]}',
    '```',
    '- `types`, `published`, `started`, `detected`, `ended`, `attributionStatus` and each `status` list the accepted answers: `[]`, any answer is wrong; `null` among them, silence is fine too.',
    '- `victims`, `organisations`, `actors` list entities, each with the names accepted for it. `optionalVictims`, `optionalOrganisations`: neither right nor wrong.',
    '- An article without an incident has `"incidents": []`.',
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(ROOT, 'docs', 'accuracy.md'))
})

test('no quote is misplaced', () => {
  expect(scored(null, () => true).evidence.misplaced).toBe(0)
})
