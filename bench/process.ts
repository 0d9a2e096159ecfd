import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { median } from './measure.js'

const ROOT = join(import.meta.dirname, '..')
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
  'incidents extract, one file': [BIN, 'extract', file],
})

/** MB that the command took at its peak, for this input on standard input. */
export const peakMemory = (args: readonly string[], input: string): number => {
  const script = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS)); require(${JSON.stringify(join(ROOT, 'dist', 'incidents.cjs'))}).main(process.argv.slice(1))`
  const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...args], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'ignore', 'pipe'],
    maxBuffer: 2 ** 30,
  })
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024
}
