import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BIN, folderWith, run } from './run.js'

const SEEDS = [
  'La clinique Saint-Luc a été victime d’une cyberattaque lundi. Le site est inaccessible depuis deux jours.\n',
  'De gemeente Zoersel is getroffen door ransomware. De servers zijn al drie dagen onbereikbaar.\n',
]

/** A folder with many articles, each different from the others. */
const manyArticles = (count: number): string =>
  folderWith(
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `${String(i).padStart(4, '0')}.txt`,
        `${SEEDS[i % SEEDS.length]}\nLe dossier porte le numéro ${i}.\n`,
      ]),
    ),
  )

const COUNT = 300
const folder = manyArticles(COUNT)
writeFileSync(join(folder, '0100.txt'), '')
writeFileSync(join(folder, '0150.txt'), Buffer.from([0x89, 0x50, 0, 0]))

/** Name → content of all files of a folder. */
const contents = (path: string): Record<string, string> =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]))

/** Starts a run, sends a signal once it has written something, waits for its end. */
const interrupted = async (args: readonly string[], signal: NodeJS.Signals, isUnderWay: () => boolean) => {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{ status: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.on('close', (status, by) => done({ status, signal: by })),
  )
  // The list's bracket alone is written before anything is under way
  while (!isUnderWay() && stdout.length < 100 && child.exitCode === null) await new Promise((done) => setTimeout(done, 5))
  child.kill(signal)
  return { ...(await ended), stdout, stderr }
}

describe('many texts', { timeout: 120_000 }, () => {
  const once = run(['extract', '.', '--format', 'json', '--jobs', '1'], { cwd: folder })

  test('give the same bytes with any number of jobs', () => {
    expect(JSON.parse(once.stdout)).toHaveLength(COUNT - 2)
    expect(run(['extract', '.', '--format', 'json', '--jobs', '2'], { cwd: folder })).toEqual(once)
  })

  test('tell those that failed at the end, with their number', () => {
    expect(once.status).toBe(1)
    expect(once.stderr).toBe(
      'incidents: ./0100.txt: empty, skipped\nincidents: ./0150.txt: not text (NUL byte at 2), skipped\nincidents: 2 of 300 texts could not be used\n',
    )
    expect(run(['extract', '.', '--quiet', '--format', 'ndjson'], { cwd: folder }).stderr.split('\n')).toHaveLength(3)
  })

  test('go to one file each where a folder is named', () => {
    const out = join(folderWith(), 'reports/')
    const { status, stdout } = run(['extract', '.', '--output', out], { cwd: folder })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    const names = readdirSync(out)
    expect(names).toHaveLength(COUNT - 2)
    expect(names[0]).toBe('0000.json')
    expect(Object.values(contents(out)).map((text) => JSON.parse(text)[0])).toEqual(JSON.parse(once.stdout))
  })

  test.each(['1', '2'])('killed in the middle and resumed, give the same bytes as in one go (%s jobs)', async (jobs) => {
    const whole = join(folderWith(), 'whole/')
    const parts = join(folderWith(), 'parts/')
    run(['extract', '.', '--output', whole, '--jobs', '1'], { cwd: folder })
    const begun = (): boolean => existsSync(parts) && readdirSync(parts).length > 60
    expect((await interrupted(['extract', '.', '--output', parts, '--jobs', jobs], 'SIGKILL', begun)).signal).toBe('SIGKILL')
    const done = readdirSync(parts).length
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(COUNT - 2)
    run(['extract', '.', '--output', parts, '--resume', '--jobs', jobs], { cwd: folder })
    expect(contents(parts)).toEqual(contents(whole))
  })

  test('resumed, pass over what is done', () => {
    const out = folderWith({ '0000.json': 'done before' })
    run(['extract', '0000.txt', '0001.txt', '--output', out, '--resume'], { cwd: folder })
    expect(contents(out)['0000.json']).toBe('done before')
    expect(JSON.parse(contents(out)['0001.json'] ?? '')).toHaveLength(1)
  })

  test('ended by Ctrl-C, leave a whole list of what is done', async () => {
    const { status, stdout, stderr } = await interrupted(['extract', '.', '.', '.', '.', '.', '.', '--jobs', '1'], 'SIGINT', () => false)
    expect(status).toBe(130)
    const reports = JSON.parse(stdout) as unknown[]
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.length).toBeLessThan(6 * (COUNT - 2))
    expect(stderr).toContain(`incidents: stopped: ${reports.length} texts are done and written\n`)
  })

  test('show how far they are only where it is asked for', () => {
    const { stderr } = run(['extract', '.', '--progress', '--format', 'ndjson'], { cwd: folder })
    expect(stderr).toMatch(/300\/300 texts, .* left, \d+\/s, \d+ incidents/)
    expect(run(['extract', '.', '--progress', '--quiet', '--format', 'ndjson'], { cwd: folder }).stderr).not.toContain('/s')
  })

  test('are left out by pattern', () => {
    const { status, stdout, stderr } = run(['extract', '.', '--ignore', '00*', '--ignore', '0[12]*', '--format', 'ndjson'], { cwd: folder })
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: 'incidents: .: no file matches *.txt, skipped\n' })
  })

  test('whose reports would have the same name are told', () => {
    const two = folderWith({ 'a.txt': SEEDS[0] ?? '' })
    mkdirSync(join(two, 'b'))
    writeFileSync(join(two, 'b', 'a.txt'), SEEDS[1] ?? '')
    const { status, stderr } = run(['extract', 'a.txt', 'b/a.txt', '--output', 'out/'], { cwd: two })
    expect(status).toBe(1)
    expect(stderr).toContain('incidents: b/a.txt: its report would have the name of that of a.txt (out/a.json), skipped\n')
  })

  test('as records keep their ids in the names of files', () => {
    const records = [{ id: 'one', text: SEEDS[0] }, { id: 'https://a.example/../b', text: SEEDS[1] }, { text: SEEDS[0] }]
    const out = join(folderWith(), 'out/')
    run(['extract', '--input', 'ndjson', '--output', out], { input: records.map((record) => JSON.stringify(record)).join('\n') })
    expect(readdirSync(out).sort()).toEqual([
      expect.stringMatching(/^--3-[0-9a-f]{8}\.json$|^3-[0-9a-f]{8}\.json$/),
      expect.stringMatching(/^https-a\.example-\.\.-b-[0-9a-f]{8}\.json$/),
      'one.json',
    ])
  })
})

test('--resume needs a folder', () => {
  expect(run(['extract', '-', '--resume'], { input: 'a' })).toEqual({
    status: 2,
    stdout: '',
    stderr: 'incidents: --resume needs --output with a folder: "--output reports/"\n',
  })
})
