/**
 * Writes what `findTimes` finds in a corpus of dated sentences, one JSON line a case, for a scorer of date corpora.
 *
 *   npx tsx bench/dates.ts corpus.jsonl [more.jsonl …] > found.ndjson
 *
 * A case has `id`, `lang`, `text` and `reference`. These corpora are requests to assistants, which look ahead, hence `lookAhead`.
 * A time and a duration in the same words ("two weeks ago") are one mention of both kinds.
 */
import { readFileSync } from 'node:fs'
import { type FoundTime, findTimes } from '../src/mentions/find-times.js'

interface Case {
  readonly id: string
  readonly lang: string
  readonly text: string
  readonly reference: string
}

interface Line {
  readonly start: number
  readonly end: number
  earliest?: string | null
  latest?: string | null
  duration?: { readonly min: string | null; readonly max: string | null }
}

const merge = (found: readonly FoundTime[]): Line[] => {
  const lines: Line[] = []
  for (const item of found) {
    const over = lines.find((line) => line.start <= item.start && item.end <= line.end)
    if (item.kind === 'time') {
      if (item.earliest !== null || item.latest !== null)
        lines.push({ start: item.start, end: item.end, earliest: item.earliest, latest: item.latest })
    } else if (over !== undefined) over.duration = { min: item.min, max: item.max }
    else lines.push({ start: item.start, end: item.end, duration: { min: item.min, max: item.max } })
  }
  return lines
}

const lookAhead = !process.argv.includes('--news')
for (const path of process.argv.slice(2).filter((argument) => !argument.startsWith('--'))) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') continue
    const item = JSON.parse(line) as Case
    const found = findTimes(item.text, { language: item.lang, reference: item.reference, lookAhead })
    process.stdout.write(`${JSON.stringify({ id: item.id, mentions: merge(found) })}\n`)
  }
}
