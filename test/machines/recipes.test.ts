import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { BIN, folderWith, ROOT, shell } from '../cli/run.js'
import { warcInfo, warcRecord } from '../input/streams.js'

const PAGE = readFileSync(join(ROOT, 'docs', 'many-machines.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block ?? '')
const lines = blocks('sh').flatMap((block) => block.trimEnd().split('\n'))

const COUNT = 40
const textOf = (k: number): string =>
  `La ville de Mons ${k % 4 === 0 ? 'a été victime d’une cyberattaque' : 'a ouvert une école'} lundi. Numéro ${k}.\n`
const numbers = Array.from({ length: COUNT }, (_, k) => k)
const articles = numbers.map((k) => (k === 7 ? '{"text"' : JSON.stringify({ id: `a${k}`, text: textOf(k) })))
const address = (k: number): string => `https://a.example/${String(k).padStart(2, '0')}`
const withIncident = numbers.filter((k) => k % 4 === 0)

/** Two files of a crawl, lines of articles, and the command on the path. */
const workplace = () => {
  const folder = folderWith({
    'crawl.ndjson': `${articles.join('\n')}\n`,
    'crawl.ndjson.gz': gzipSync(`${articles.filter((_, k) => k !== 7).join('\n')}\n`),
  })
  const packed = (from: number, to: number): Buffer =>
    Buffer.concat([warcInfo(), ...numbers.slice(from, to).map((k) => warcRecord(address(k), textOf(k)))].map((record) => gzipSync(record)))
  writeFileSync(join(folder, 'crawl.warc.wet.gz'), packed(0, COUNT))
  for (const name of ['crawl', 'bin', 'out']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'crawl', 'a.warc.wet.gz'), packed(0, COUNT / 2))
  writeFileSync(join(folder, 'crawl', 'b.warc.wet.gz'), packed(COUNT / 2, COUNT))
  writeFileSync(join(folder, 'bin', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
  chmodSync(join(folder, 'bin', 'incidents'), 0o755)
  return { folder, env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` } }
}

const pathsIn = (ndjson: string): string[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Report).source.path)

describe('docs/many-machines.md', { timeout: 60_000 }, () => {
  test.each(lines.filter((line) => line.includes('incidents extract') && !line.startsWith('parallel')))('%s', (line) => {
    const { folder, env } = workplace()
    const { status, stdout, stderr } = shell(line, folder, env)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const output = stdout === '' ? readFileSync(join(folder, 'incidents.ndjson'), 'utf8') : stdout
    expect(pathsIn(output)).toEqual(withIncident.map(line.includes('ndjson.gz') ? (k) => `a${k}` : address))
  })

  test
    .skipIf(spawnSync('parallel', ['--version']).error !== undefined)
    .each(lines.filter((line) => line.startsWith('parallel') && !line.includes('--sshlogin')))('%s', (line) => {
    const { folder, env } = workplace()
    const { status } = shell(line.replace('parallel', 'parallel --will-cite'), folder, env)
    expect(status).toBe(0)
    if (line.includes('--pipe'))
      expect(pathsIn(readFileSync(join(folder, 'reports.ndjson'), 'utf8'))).toEqual(numbers.filter((k) => k !== 7).map((k) => `a${k}`))
    else expect(pathsIn(shell('cat out/*.ndjson', folder).stdout)).toEqual(withIncident.map(address))
  })

  test('Slurm: the script of each task, and a task that was ended', () => {
    const { folder, env } = workplace()
    const [script = ''] = blocks('bash')
    writeFileSync(join(folder, 'crawl.sbatch'), script)
    const [list = '', submit = ''] = lines.filter((line) => line.includes('files.txt'))
    expect(submit).toBe('sbatch --array=1-$(wc -l < files.txt) crawl.sbatch')
    expect(shell(list, folder).status).toBe(0)
    // What Slurm does of an array: the script once for each number
    const task = (number: string, line = 'bash crawl.sbatch') =>
      shell(line, folder, { ...env, SLURM_ARRAY_TASK_ID: number, SLURM_CPUS_PER_TASK: '2' })
    for (const number of ['1', '2']) expect(task(number)).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.warc.wet.gz.ndjson', 'b.warc.wet.gz.ndjson'])
    expect(pathsIn(shell('cat out/*.ndjson', folder).stdout)).toEqual(withIncident.map(address))
    // Ended before it is done: no report stands as if it were whole
    shell('rm out/a.warc.wet.gz.ndjson && printf "#!/bin/sh\\nkill -KILL \\$\\$\\n" > bin/incidents', folder)
    expect(task('1').status).toBe(137)
    expect(existsSync(join(folder, 'out', 'a.warc.wet.gz.ndjson'))).toBe(false)
  })

  test('Spark: each partition through a process of its own, whose lines are taken where it ends with 0', () => {
    const { folder, env } = workplace()
    const command = /\.pipe\("([^"]+)"/.exec(blocks('python')[0] ?? '')?.[1] ?? ''
    const reports = [articles.slice(0, 15), articles.slice(15, 15), articles.slice(15)].map((partition) => {
      // PipedRDD splits the command at blanks and writes each element with a line end
      const [program = '', ...args] = command.split(' ')
      const { status, stdout } = spawnSync(program, args, {
        input: partition.map((line) => `${line}\n`).join(''),
        env: { ...process.env, ...env },
        cwd: folder,
        encoding: 'utf8',
      })
      expect(status).toBe(0)
      return stdout
    })
    expect(pathsIn(reports.join(''))).toEqual(withIncident.map((k) => `a${k}`))
  })
})
