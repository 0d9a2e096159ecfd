import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArticle } from '../src/article/read-article.js'

/** A page of a corpus: its text, and the body that a person marked in it. */
interface Page {
  readonly id: string
  readonly text: string
  readonly body: string
}

export interface Comparison {
  readonly id: string
  /** Shares of runs of four words. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Lines kept that are not of the body, and those of the body that were dropped. */
  readonly kept: readonly string[]
  readonly lost: readonly string[]
}

/** The pages of a folder with `gold.jsonl` (`id`, `articleBody`) and `ID.txt`; null where it holds no such corpus. */
export const pagesOf = (folder: string): Page[] | null => {
  const gold = join(folder, 'gold.jsonl')
  if (!existsSync(gold)) return null
  return readFileSync(gold, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { id: string; articleBody?: string })
    .flatMap(({ id, articleBody }) => {
      const path = join(folder, `${id}.txt`)
      return articleBody !== undefined && existsSync(path) ? [{ id, text: readFileSync(path, 'utf8'), body: articleBody }] : []
    })
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

const RUN = 4
const runsOf = (words: readonly string[]): string[] => {
  if (words.length === 0) return []
  return Array.from({ length: Math.max(1, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(' '))
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** What `clean` kept of a page beside what it should have kept. */
export const compare = ({ id, text, body }: Page): Comparison => {
  const { blocks } = readArticle({ path: id, sha256: '', text, warnings: [] })
  const lines = blocks.map((block) => ({ kept: block.role === 'body', text: text.slice(block.span.start, block.span.end).replace(/\s+/g, ' ') }))
  const wanted = runsOf(wordsOf(body))
  const found = runsOf(wordsOf(lines.flatMap((line) => (line.kept ? [line.text] : [])).join('\n')))
  const left = new Map<string, number>()
  for (const run of wanted) left.set(run, (left.get(run) ?? 0) + 1)
  let hits = 0
  for (const run of found) {
    const count = left.get(run) ?? 0
    if (count === 0) continue
    hits++
    left.set(run, count - 1)
  }
  const precision = shareOf(hits, found.length)
  const recall = shareOf(hits, wanted.length)
  const runs = new Set(wanted)
  const isBody = (line: string): boolean => {
    const own = runsOf(wordsOf(line))
    return own.length > 0 && own.filter((run) => runs.has(run)).length * 2 > own.length
  }
  return {
    id,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    kept: lines.flatMap((line) => (line.kept && !isBody(line.text) && wordsOf(line.text).length >= RUN ? [line.text] : [])),
    lost: lines.flatMap((line) => (!line.kept && isBody(line.text) ? [line.text] : [])),
  }
}

/** Pages shown, lines shown of each, and characters shown of each line. */
const WORST = 10
const LINES = 6
const WIDTH = 120

const shown = (name: string, lines: readonly string[]): string[] => [
  ...lines.slice(0, LINES).map((line) => `      ${name} ${line.slice(0, WIDTH)}`),
  ...(lines.length > LINES ? [`      ${name} … and ${lines.length - LINES} lines more`] : []),
]

/** The scores of a corpus, then its worst pages with what was wrongly kept and lost. */
export const pageLines = (pages: readonly Page[]): string[] => {
  const all = pages.map(compare)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const precision = mean(all.map((page) => page.precision))
  const recall = mean(all.map((page) => page.recall))
  const worst = [...all].sort((a, b) => a.f1 - b.f1).slice(0, WORST)
  return [
    `  ${all.length} pages: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`,
    ...worst.flatMap((page) => [
      `  ${page.id}: precision ${page.precision.toFixed(3)}, recall ${page.recall.toFixed(3)}`,
      ...shown('kept', page.kept),
      ...shown('lost', page.lost),
    ]),
  ]
}
