import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Gold } from '../evaluate/gold.js'
import { CORE, type Score, score } from '../evaluate/score.js'
import { extract } from '../extract.js'
import { isProblem, reasonOf } from '../input/problem.js'
import { readTextFile } from '../input/read-file.js'
import type { Report } from '../report/schema.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import { complain, UsageError } from './messages.js'
import { withSink } from './writing.js'

/** The answer keys of a folder: NAME.json, each for the text NAME.txt. */
const keysIn = (folder: string): Gold[] => {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    throw new UsageError(`${folder}: ${reasonOf(error)}`)
  }
  return names.sort().flatMap((name): Gold[] => {
    let key: unknown
    try {
      key = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    } catch {
      throw new UsageError(`${join(folder, name)}: not JSON`)
    }
    const isKey = typeof key === 'object' && key !== null && 'incidents' in key && Array.isArray(key.incidents) && 'language' in key
    return isKey ? [{ ...(key as Gold), id: basename(name, '.json') }] : []
  })
}

const lineOf = (name: string, { precision, recall, f1, tp, fp, fn }: Score['fields'][string]): string =>
  `${name.padEnd(24)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}   right ${tp} wrong ${fp} missed ${fn}\n`

/** The figures for people: each field, evidence, each language. */
const shown = (golds: readonly Gold[], reports: ReadonlyMap<string, Report>, result: Score, misses: boolean): string => {
  const { quotes, misplaced, leaked } = result.evidence
  const languages = [...new Set(golds.map((gold) => gold.language))].sort().map((tag) => {
    const own = golds.filter((gold) => gold.language === tag)
    return `core F1 in ${tag}: ${score(own, reports).core.toFixed(3)} (${own.length} articles)\n`
  })
  return [
    `${result.articles} articles, ${reports.size} with a report\n`,
    ...Object.entries(result.fields).map(([name, field]) => lineOf(name, field)),
    `evidence: ${quotes} quotes, ${misplaced} misplaced, ${leaked} outside the article's text\n`,
    ...(misses
      ? result.misses.map(({ id, field, wrong, missed }) => `${id} ${field}: wrong ${JSON.stringify(wrong)} missed ${JSON.stringify(missed)}\n`)
      : []),
    ...languages,
    `core F1 (mean of ${CORE.join(', ')}): ${result.core.toFixed(3)}\n`,
  ].join('')
}

export const runScore: Run = async (paths, options, io) => {
  // --language chooses among the keys; the language of a text is told from the text, as it would be for a user
  const { language, ...others } = options
  const settings = await extractOptions(others, io)
  if (settings === null) return 1
  const [folder] = paths
  if (folder === undefined || paths.length > 1) throw new UsageError('expected one folder with answer keys: NAME.json beside NAME.txt')
  const golds = keysIn(folder).filter((gold) => language === undefined || gold.language === language)
  if (golds.length === 0) throw new UsageError(`${folder}: no answer key in it`)
  const texts = options.texts?.[0] ?? folder
  const reports = new Map<string, Report>()
  const sources = new Map<string, string>()
  let failed = 0
  for (const { id } of golds) {
    const raw = readTextFile(join(texts, `${id}.txt`))
    if (isProblem(raw)) {
      complain(io, raw)
      failed++
      continue
    }
    reports.set(id, extract(raw, settings))
    sources.set(id, raw.text)
  }
  const result = score(golds, reports, sources)
  const { misses, ...figures } = result
  return withSink(options.output, io, 'plain', async (sink) => {
    await sink.write(
      options.json === true
        ? `${JSON.stringify(options.misses === true ? { ...figures, misses } : figures, null, 2)}\n`
        : shown(golds, reports, result, options.misses === true),
    )
    return failed > 0 ? 1 : 0
  })
}
