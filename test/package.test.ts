import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { folderWith, ROOT, shell } from './cli/run.js'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T
const { packages } = read<{ readonly packages: Readonly<Record<string, Locked>> }>('package-lock.json')
const { dependencies } = read<{ readonly dependencies: Readonly<Record<string, string>> }>('package.json')
const locked = Object.entries(packages).filter(([path]) => path !== '')
const named = (entries: readonly (readonly [string, Locked])[]): string[] =>
  entries.map(([path, { license }]) => `${path.slice('node_modules/'.length)}: ${license}`)

describe('dependencies', () => {
  test('are locked, each with its hash', () => {
    expect(locked.length).toBeGreaterThan(50)
    expect(locked.filter(([, { version, integrity }]) => version === undefined || !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    )
  })

  test('of the installed package, and their licences', () => {
    expect(named(locked.filter(([, { dev }]) => dev !== true))).toEqual([
      '@noble/hashes: MIT',
      'compromise: MIT',
      'efrt: MIT',
      'grad-school: MIT',
      'suffix-thumb: MIT',
      'tinypool: MIT',
      'zod: MIT',
    ])
    expect(Object.keys(dependencies)).toEqual(['@noble/hashes', 'compromise', 'tinypool', 'zod'])
  })

  test('run no script when they are installed, but for tools of development', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path, { dev }]) => [path, dev])).toEqual([
      // Looks whether the program for this machine is there, and works without having looked
      ['node_modules/esbuild', true],
    ])
  })

  test('have licences that let anybody pass them on', () => {
    const free =
      /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Python-2\.0|Unlicense|MPL-2\.0|MIT-0|\(MIT OR .*\)|\(MIT AND .*\)|MIT OR .*|\(AFL-2\.1 OR BSD-3-Clause\))$/
    expect(named(locked).filter((line) => !free.test(line.replace(/^.*?: /, '')))).toEqual([])
  })
})

test('an audit that cannot reach the registry is no failure', () => {
  const { status, stderr } = shell(`"${process.execPath}" --import tsx scripts/audit.ts`, ROOT, {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'audit: the registry does not answer, nothing checked\n' })
})

describe('notices of what the bundles hold', () => {
  const notices = readFileSync(join(ROOT, 'dist', 'THIRD-PARTY.md'), 'utf8')
  const shown = [...notices.matchAll(/^## (\S+) (\S+)\nLicence: (.+)\n\n(.+)/gm)].map(([, name, version, licence]) => ({ name, version, licence }))

  test('name every package, its version and licence as they are locked, with its text', () => {
    expect(shown).toHaveLength((notices.match(/^## /gm) ?? []).length)
    for (const { name, version, licence } of shown) {
      const versions = locked.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, found]) => [found.version, found.license])
      expect(versions).toContainEqual([version, licence])
    }
    expect(shown.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['chalk', 'cli-progress', 'commander', 'fzstd', 'pako', 'tinyglobby', 'warcio', 'yaml', 'zod']),
    )
  })
})

interface Packed {
  readonly filename: string
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

describe('the packed package', { timeout: 180_000 }, () => {
  const folder = folderWith()
  let packed: Packed
  beforeAll(() => {
    // What is built is packed as it stands
    const { stdout, stderr } = shell(`npm pack --json --ignore-scripts --pack-destination "${folder}" "${ROOT}"`, folder)
    const [first] = JSON.parse(stdout.slice(stdout.indexOf('['))) as Packed[]
    if (first === undefined) throw new Error(stderr)
    packed = first
  }, 120_000)

  test('holds what it needs and nothing else', () => {
    const kinds = packed.files.map(({ path }) => path.replace(/^(dist\/(?:types|data|lib|compiled))\/.*$/, '$1/*'))
    expect([...new Set(kinds)].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/incidents.js',
      'bin/load.js',
      'bin/package.json',
      'dist/THIRD-PARTY.md',
      'dist/compiled/*',
      'dist/data/*',
      'dist/incidents.cjs',
      'dist/index.js',
      'dist/lib/*',
      'dist/report.schema.json',
      'dist/types/*',
      'package.json',
    ])
    expect(packed.files.filter(({ path }) => path.startsWith('dist/types/') && !path.endsWith('.d.ts'))).toEqual([])
    expect(packed.unpackedSize).toBeLessThan(24 * 2 ** 20)
  })

  test('installs into an empty folder, and works there', ({ skip }) => {
    const home = folderWith({ 'package.json': '{"private": true, "type": "module"}' })
    const install = (more: string) => shell(`npm install --ignore-scripts --no-audit --no-fund ${more} "${join(folder, packed.filename)}"`, home)
    // What was installed here is in the cache of npm; else the registry is asked, and may not answer
    if (install('--offline').status !== 0 && install('--fetch-retries 0 --fetch-timeout 20000').status !== 0)
      return skip('neither the cache of npm nor the registry has the dependencies')
    expect(existsSync(join(home, 'node_modules', 'commander'))).toBe(false)
    writeFileSync(
      join(home, 'article.txt'),
      'La ville de Mons a été victime d’une cyberattaque lundi. Les serveurs sont à l’arrêt depuis deux jours.\n',
    )
    writeFileSync(join(home, 'crawl.ndjson'), `{"text": "La ville de Mons a été victime d’une cyberattaque lundi."}\n`.repeat(200))
    writeFileSync(
      join(home, 'use.js'),
      `import { readFileSync } from 'node:fs'
import { extract, reportSchema } from 'incidents'
import schema from 'incidents/schema.json' with { type: 'json' }
const report = reportSchema.parse(extract(readFileSync('article.txt', 'utf8'), { path: 'article.txt' }))
console.log(JSON.stringify({ victim: report.incidents[0].victims[0].name, dialect: schema.$schema }))
`,
    )
    const command = (line: string) => shell(`PATH="${join(process.execPath, '..')}:$PATH" ${line}`, home)
    expect(command('node --no-warnings use.js')).toEqual({
      status: 0,
      stdout: '{"victim":"ville de Mons","dialect":"https://json-schema.org/draft/2020-12/schema"}\n',
      stderr: '',
    })
    const version = spawnSync(process.execPath, [join(home, 'node_modules', '.bin', 'incidents'), '--version'], { encoding: 'utf8' }).stdout
    expect(version.trim()).toBe(read<{ version: string }>('package.json').version)
    for (const line of [
      'extract article.txt',
      'extract crawl.ndjson --format ndjson --jobs 2',
      'extract article.txt --format yaml',
      'extract article.txt --format csv',
      'extract article.txt --format stix --quiet',
      'extract . --second-reader --progress',
      'clean article.txt',
      'check article.txt --allow dated',
      'explain article.txt',
      'schema',
    ]) {
      const { status, stdout } = command(`node_modules/.bin/incidents ${line}`)
      expect({ line, status }).toEqual({ line, status: 0 })
      expect(stdout).not.toBe('')
    }
  })
})
