import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { median } from './measure.js'

/** The package's own folder: npm starts scripts there. */
const ROOT = process.cwd()
const BIN = join(ROOT, 'bin', 'incidents.js')

const RUNS = 15

/** Milliseconds from start to end of each command, the median of runs that take turns. */
export const startUp = (commands: Readonly<Record<string, readonly string[]>>): Record<string, number> => {
  const times: Record<string, number[]> = {}
  for (let run = 0; run < RUNS; run++) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now()
      spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' })
      times[name] = [...(times[name] ?? []), performance.now() - start]
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
}

export const commandsFor = (file: string): Record<string, readonly string[]> => ({
  'node -e 0': ['-e', '0'],
  'incidents --version': [BIN, '--version'],
  'incidents --help': [BIN, '--help'],
  'incidents extract, one file': [BIN, 'extract', file],
})

export interface Extraction {
  readonly seconds: number
  readonly characters: number
  /** Memory at its peak. */
  readonly megabytes: number
}

/** One run of `extract` on one thread over made-up NDJSON, which is written as it is read: neither side holds it all. */
export const extraction = async (count: number, text: (n: number) => string): Promise<Extraction> => {
  const script = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS)); require(${JSON.stringify(join(ROOT, 'dist', 'incidents.cjs'))}).main(process.argv.slice(1))`
  const args = ['extract', '--input', 'ndjson', '--format', 'ndjson', '--jobs', '1', '--quiet']
  const start = performance.now()
  const child = spawn(process.execPath, ['-e', script, '--', ...args], { cwd: ROOT, stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const closed = once(child, 'close')
  let characters = 0
  for (let n = 0; n < count; n++) {
    const article = text(n)
    characters += article.length
    if (!child.stdin.write(`${JSON.stringify({ id: String(n), text: article })}\n`)) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  const [status] = (await closed) as [number | null]
  if (status !== 0) throw new Error(`extract ended with ${status}: ${said}`)
  return { seconds: (performance.now() - start) / 1000, characters, megabytes: Number(/peak (\d+)/.exec(said)?.[1]) / 1024 }
}
