/**
 * Measures the extractor on articles with answer keys: NAME.txt beside NAME.json.
 *   npm run evaluate -- DIR [--texts DIR] [--language fr] [--misses] [--json]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Gold } from '../src/evaluate/gold.js'
import { CORE, type Score, score } from '../src/evaluate/score.js'
import { extract } from '../src/extract.js'
import { isProblem } from '../src/input/problem.js'
import { readTextFile } from '../src/input/read-file.js'
import type { Report } from '../src/report/schema.js'

const USAGE = 'usage: npm run evaluate -- DIR [--texts DIR] [--language TAG] [--misses] [--json]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, language: { type: 'string' }, misses: { type: 'boolean' }, json: { type: 'boolean' } },
})
const [folder] = positionals
if (folder === undefined || positionals.length > 1 || !existsSync(folder)) {
  console.error(folder === undefined || positionals.length > 1 ? USAGE : `evaluate: ${folder}: no such folder`)
  process.exit(2)
}
const texts = values.texts ?? folder

const golds = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  // A gold file answers for the text of its own name
  .map((name): Gold => ({ ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold), id: basename(name, '.json') }))
  .filter((gold) => Array.isArray(gold.incidents) && (values.language === undefined || gold.language === values.language))

const reports = new Map<string, Report>()
const sources = new Map<string, string>()
for (const { id } of golds) {
  const raw = readTextFile(join(texts, `${id}.txt`))
  if (isProblem(raw)) {
    console.error(`evaluate: ${raw.path}: ${raw.reason}`)
    continue
  }
  reports.set(id, extract(raw))
  sources.set(id, raw.text)
}

const lineOf = (name: string, { precision, recall, f1, tp, fp, fn }: Score['fields'][string]): string =>
  `${name.padEnd(24)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}   tp ${tp} fp ${fp} fn ${fn}`

const result = score(golds, reports, sources)
if (values.json === true) console.log(JSON.stringify(values.misses === true ? result : { ...result, misses: undefined }, null, 1))
else {
  console.log(`${result.articles} articles, ${reports.size} with a report`)
  for (const [name, field] of Object.entries(result.fields)) console.log(lineOf(name, field))
  const { quotes, misplaced, leaked } = result.evidence
  console.log(`evidence: ${quotes} quotes, ${misplaced} misplaced, ${leaked} outside the article's text`)
  if (values.misses === true) {
    for (const { id, field, wrong, missed } of result.misses)
      console.log(`${id} ${field}: wrong ${JSON.stringify(wrong)} missed ${JSON.stringify(missed)}`)
  }
  const languages = [...new Set(golds.map((gold) => gold.language))].sort()
  if (languages.length > 1) {
    for (const language of languages) {
      const own = score(
        golds.filter((gold) => gold.language === language),
        reports,
      )
      console.log(`core F1 in ${language}: ${own.core.toFixed(3)} (${own.articles} articles)`)
    }
  }
  console.log(`core F1 (mean of ${CORE.join(', ')}): ${result.core.toFixed(3)}`)
}
