import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/commands.js'
import { BIN, folderWith, ROOT, shell } from './cli/run.js'
import { warcInfo, warcRecord } from './input/streams.js'
import { exampleReport } from './report/example.js'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** The lines of shell that the README shows. */
const lines = [...README.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block]) => (block ?? '').split('\n')).filter((line) => line.trim() !== '')

/** What installs, or runs this very test or what takes minutes: continuous integration runs these for themselves. */
const LEFT_OUT = /^npm (?:ci && npm test|run (?:bench|lint|types|evaluate))/

/** What a format leaves out is said, and is no fault. */
const withoutNotes = (stderr: string): string => stderr.replace(/^incidents: export-.*\n/gm, '')

/** A folder like a user's, in which "incidents" is the built command. */
const workplace = (): { readonly folder: string; readonly env: Record<string, string> } => {
  const folder = folderWith()
  cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
  writeFileSync(
    join(folder, 'crawl.warc.wet.gz'),
    gzipSync(Buffer.concat([warcInfo(), warcRecord('https://a.example/', 'La ville de Mons a été piratée.')])),
  )
  for (const name of ['fr-041.txt', 'fr-041.json']) cpSync(join(ROOT, 'fixtures', name), join(folder, 'fixtures', name))
  mkdirSync(join(folder, 'path'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'incidents.js'), `require(${JSON.stringify(BIN)})\n`)
  writeFileSync(join(folder, 'path', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
  chmodSync(join(folder, 'path', 'incidents'), 0o755)
  for (const [name, text] of [
    ['article.txt', readFileSync(join(ROOT, 'seeds', '000_72783b74b468b21c.txt'), 'utf8')],
    ['page.txt', readFileSync(join(ROOT, 'seeds', '002_da456e95db5dddc2.txt'), 'utf8')],
    ['crawl.ndjson', `${JSON.stringify({ text: 'La ville a été piratée.' })}\n`],
  ] as const) {
    writeFileSync(join(folder, name), text)
  }
  mkdirSync(join(folder, 'gold'))
  cpSync(join(folder, 'page.txt'), join(folder, 'gold', 'a.txt'))
  writeFileSync(join(folder, 'gold', 'a.json'), JSON.stringify({ id: 'a', language: 'fr', title: null, incidents: [] }))
  const reports = shell(`"${process.execPath}" "${BIN}" extract seeds/ --format ndjson`, folder).stdout
  writeFileSync(join(folder, 'reports.ndjson'), reports)
  return { folder, env: { PATH: `${join(folder, 'path')}:${process.env.PATH}` } }
}

const { folder, env } = workplace()
const hasJq = shell('jq --version', folder).status === 0

describe('README', () => {
  test('shows two commands first: one installs and runs, one installs and tests', () => {
    expect(lines.slice(0, 2)).toEqual(['npm ci && node bin/incidents.js extract seeds/', 'npm ci && npm test'])
  })

  test.each(lines.filter((line) => !LEFT_OUT.test(line)))('%s', (line) => {
    if (line.includes('jq ') && !hasJq) return
    // Already installed, or this test would not run
    const { status, stdout, stderr } = shell(line.replace(/^npm ci && /, `PATH="${process.execPath.replace(/\/node$/, '')}:$PATH" `), folder, env)
    expect({ status, stderr: withoutNotes(stderr) }).toEqual({ status: 0, stderr: '' })
    if (!/--output|--html|jq/.test(line)) expect(stdout).not.toBe('')
  })

  test('names every command', () => {
    for (const { name } of COMMANDS) expect(README).toContain(`\`incidents ${name}`)
  })
})

describe.each(['check.md', 'accuracy.md'])('docs/%s', (page) => {
  const shown = [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block]) =>
    (block ?? '').trim().split('\n'),
  )
  test.each(shown)('%s', (line) => {
    expect(shell(line, folder, env).status).toBe(0)
  })
})

describe('examples of --help', () => {
  test.each(COMMANDS.flatMap(({ examples }) => examples.map(([line]) => line)))('%s', (line) => {
    if (line.includes('jq ') && !hasJq) return
    const { status, stderr } = shell(line, folder, env)
    expect({ status, stderr: withoutNotes(stderr) }).toEqual({ status: 0, stderr: '' })
  })
})

describe.skipIf(!hasJq)('recipes for jq', () => {
  const reports = [exampleReport('a.txt'), { ...exampleReport('b.txt'), incidents: [] }]
  writeFileSync(join(folder, 'reports.json'), JSON.stringify(reports))
  const recipe = (words: string): string => {
    const line = lines.find((shown) => shown.includes('jq') && shown.includes(words)) ?? ''
    return shell(line.replace(/^incidents extract seeds\/ \|/, 'cat reports.json |'), folder, env).stdout
  }

  test('victims by country', () => {
    expect(JSON.parse(recipe('group_by(.country)'))).toEqual([{ country: 'BE', victims: ['Saint-Luc'] }])
  })

  test('incidents that are still going on', () => {
    expect(recipe('"ongoing"')).toBe('a.txt: abababababab-1\n')
  })

  test('attribution that is only suspected', () => {
    expect(JSON.parse(recipe('"suspected"'))).toEqual({ id: 'abababababab-1', suspects: ['RU'] })
  })
})
