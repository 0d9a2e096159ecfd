import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BIN, folderWith, run, shell } from '../cli/run.js'
import { type Hosts, openHosts, whyNoHosts } from './hosts.js'

const whyNot = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel') ? null : 'GNU parallel is missing'
const whyNoMachines = whyNot ?? whyNoHosts()
if (whyNoMachines !== null) console.warn(`skipped, because ${whyNoMachines}: tests of ${whyNot === null ? 'two machines' : 'GNU parallel'}`)

const COUNT = 900
const INCIDENT = 'La clinique Saint-Luc a été victime d’une cyberattaque lundi. Le site est inaccessible depuis deux jours.\n'
const NONE = 'La clinique a ouvert un service lundi. Le site est beau.\n'
/** Lines of which one is broken. */
const LINES = Array.from({ length: COUNT }, (_, k) =>
  k === 400 ? '{"text": "a\n' : `${JSON.stringify({ id: `a${k}`, text: `${k % 3 === 0 ? INCIDENT : NONE}Numéro ${k}.` })}\n`,
)
const BLOCK = 20_000

/** A folder with the lines, where "incidents" is the built command. */
const workplace = (): { readonly folder: string; readonly env: Record<string, string> } => {
  const folder = folderWith({ 'lines.ndjson': LINES.join('') })
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
  // A worker that is killed the first time, once it has written some of its reports
  writeFileSync(
    join(folder, 'bin', 'struck'),
    `#!/bin/bash
if mkdir "${folder}/struck" 2> "${folder}/ignored"; then
  incidents "$@" <&0 > >(exec tee "${folder}/lost") &
  worker=$!
  while [ ! -s "${folder}/lost" ] && kill -0 $worker; do sleep 0.01; done
  kill -KILL $worker
  wait $worker
  exit
fi
exec incidents "$@"
`,
  )
  for (const name of ['incidents', 'struck']) chmodSync(join(folder, 'bin', name), 0o755)
  return { folder, env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` } }
}

const FILTER = 'extract --input ndjson --format ndjson --jobs 1 --skip-bad --quiet'
const whole = whyNot === null ? run(FILTER.split(' '), { input: LINES.join('') }).stdout : ''

/** What GNU parallel wrote down of each job: host, exit status. */
const joblog = (folder: string): readonly { readonly host: string; readonly status: string }[] =>
  readFileSync(join(folder, 'jobs.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([, host = '', , , , , status = '']) => ({ host, status }))

describe.skipIf(whyNot !== null)('GNU parallel on one machine', { timeout: 120_000 }, () => {
  const pipe = `parallel --will-cite --pipe --block ${BLOCK} --keep-order --jobs 2 --joblog jobs.log`

  test('gives the same bytes as one process', () => {
    const { folder, env } = workplace()
    const { stdout, stderr, status } = shell(`${pipe} incidents ${FILTER} < lines.ndjson`, folder, env)
    expect(stdout).toBe(whole)
    expect(stdout.split('\n')).toHaveLength(COUNT)
    expect(stderr).toMatch(/^incidents: -:\d+: not JSON .*, skipped\n$/)
    expect(status).toBe(0)
    expect(joblog(folder).length).toBeGreaterThan(3)
  })

  test('gives the same bytes when a worker is killed in the middle', () => {
    const { folder, env } = workplace()
    const { stdout, status } = shell(`${pipe} --retries 3 struck ${FILTER} < lines.ndjson`, folder, env)
    const lost = readFileSync(join(folder, 'lost'), 'utf8')
    expect(lost).not.toBe('')
    expect(whole.startsWith(lost)).toBe(true)
    expect(stdout).toBe(whole)
    expect(status).toBe(0)
  })

  test('tells of a worker that was killed where it may not try again', () => {
    const { folder, env } = workplace()
    const { status } = shell(`${pipe} struck ${FILTER} < lines.ndjson`, folder, env)
    expect(status).toBe(1)
    expect(joblog(folder).map((job) => job.status)).toContain('137')
    expect(readFileSync(join(folder, 'lost'), 'utf8')).not.toBe('')
  })

  test('goes on where it was ended', async () => {
    const { folder, env } = workplace()
    mkdirSync(join(folder, 'parts'))
    mkdirSync(join(folder, 'reports'))
    for (let k = 0; k < 6; k++)
      writeFileSync(join(folder, 'parts', `${String(k).padStart(2, '0')}.ndjson`), LINES.slice(k * 150, k * 150 + 150).join(''))
    const line = `parallel --will-cite --jobs 2 --joblog jobs.log --resume incidents extract {} --format ndjson --skip-bad --quiet --output reports/{/} ::: parts/*`
    const child = spawn('bash', ['-c', `exec ${line}`], { cwd: folder, env: { ...process.env, ...env }, detached: true, stdio: 'ignore' })
    const ended = new Promise((done) => child.on('close', done))
    while (!existsSync(join(folder, 'jobs.log')) || joblog(folder).length < 2) await new Promise((done) => setTimeout(done, 10))
    // The whole group: GNU parallel and its workers
    process.kill(-(child.pid as number), 'SIGKILL')
    await ended
    const before = joblog(folder).length
    expect(before).toBeLessThan(6)
    expect(shell(line, folder, env).status).toBe(0)
    expect(joblog(folder)).toHaveLength(6)
    const names = readdirSync(join(folder, 'reports')).sort()
    expect(names.map((name) => readFileSync(join(folder, 'reports', name), 'utf8')).join('')).toBe(
      whole.replace(/"path":"-:/g, '"path":"parts/02.ndjson:'),
    )
  })
})

describe.skipIf(whyNoMachines !== null)('GNU parallel over two machines', { timeout: 120_000 }, () => {
  let hosts: Hosts
  beforeAll(async () => {
    hosts = await openHosts()
  })
  afterAll(() => hosts.close())

  /** The far shell has another PATH. */
  const command = (folder: string): string =>
    `parallel --will-cite --ssh '${hosts.ssh}' --sshlogin 1/${hosts.names.join(',1/')} --pipe --block ${BLOCK} --keep-order --retries 3 --joblog jobs.log ${join(folder, 'bin', 'incidents')} ${FILTER}`

  test('gives the same bytes as one process', () => {
    const { folder, env } = workplace()
    const { stdout, status } = shell(`${command(folder)} < lines.ndjson`, folder, env)
    expect(stdout).toBe(whole)
    expect(status).toBe(0)
    expect(new Set(joblog(folder).map(({ host }) => host)).size).toBe(2)
  })

  test('gives the same bytes when one of them is cut off in the middle', async () => {
    const { folder, env } = workplace()
    const child = spawn('bash', ['-c', `${command(folder)} < lines.ndjson > out.ndjson`], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
    const ended = new Promise((done) => child.on('close', done))
    const isDone = () => existsSync(join(folder, 'jobs.log')) && joblog(folder).some(({ host }) => host === hosts.names[1])
    while (!isDone() && child.exitCode === null) await new Promise((done) => setTimeout(done, 5))
    expect(child.exitCode).toBeNull()
    hosts.cutOff(hosts.names[1])
    expect(await ended).toBe(0)
    expect(readFileSync(join(folder, 'out.ndjson'), 'utf8')).toBe(whole)
  })
})
