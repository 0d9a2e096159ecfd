import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.js'
import { OPTIONS } from '../../src/cli/options.js'
import type { Report } from '../../src/report/schema.js'
import { folderWith, ROOT, run, shell } from './run.js'

const ARTICLE = readFileSync(join(ROOT, 'seeds', '002_da456e95db5dddc2.txt'), 'utf8')
const extracted = (cwd: string, file = 'a.txt'): Report[] => JSON.parse(run(['extract', file], { cwd }).stdout) as Report[]

describe('incidents verify', () => {
  const cwd = folderWith({ 'a.txt': `😀 ${ARTICLE}` })
  const [report] = extracted(cwd)
  const verify = (reports: unknown, args: readonly string[] = []) => run(['verify', ...args], { cwd, input: JSON.stringify(reports) })
  const changed = (change: (copy: Report) => void): Report => {
    const copy = structuredClone(report) as Report
    change(copy)
    return copy
  }

  test('finds that reports hold, wherever their texts stand', () => {
    expect(verify([report])).toEqual({ status: 0, stdout: '1 reports verified, all of them hold\n', stderr: '' })
    expect(verify([changed((copy) => Object.assign(copy.source, { path: 'b' }))], ['--texts', '.', '--quiet'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })

  test.each([
    [
      'a text that has changed',
      (copy: Report) => Object.assign(copy.source, { sha256: '0'.repeat(64) }),
      /source\.sha256: the text has another hash/,
    ],
    [
      'a text that is missing',
      (copy: Report) => Object.assign(copy.source, { sha256: '0'.repeat(64), path: 'gone.txt' }),
      /^gone\.txt: its text is not among those given/,
    ],
    [
      'a quote that stands elsewhere',
      (copy: Report) => Object.assign(copy.incidents[0]?.victims[0]?.evidence[0] ?? {}, { start: 1, end: 5 }),
      /^a\.txt: incidents\[0\]\.victims\[0\]: ".+" does not stand at 1-5, where ".+" does$/m,
    ],
    [
      'a quote from what was stripped',
      (copy: Report) => {
        const at = [...`😀 ${ARTICLE}`].join('').lastIndexOf('Comparateur') - 1
        Object.assign(copy.incidents[0]?.victims[0]?.evidence[0] ?? {}, { start: at, end: at + 11, quote: 'Comparateur' })
      },
      /^a\.txt: incidents\[0\]\.victims\[0\]: "Comparateur" stands in what was stripped from the page$/m,
    ],
  ])('finds %s', (_, change, message) => {
    const { status, stdout } = verify([changed(change)])
    expect(stdout).toMatch(message)
    expect(status).toBe(1)
  })

  test('takes nothing for a report that is none', () => {
    expect(verify([{ a: 1 }])).toMatchObject({ status: 2, stdout: '' })
    expect(run(['verify'], { input: 'no', cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining('-: not JSON') })
  })
})

describe('incidents score', () => {
  test('measures by field and language', () => {
    const cwd = folderWith({
      'a.txt': ARTICLE,
      'a.json': JSON.stringify({
        id: 'a',
        language: 'fr',
        title: null,
        incidents: [{ role: 'main', types: ['espionage', 'intrusion'], victims: ['Ministère de l’Intérieur'] }],
      }),
    })
    const { status, stdout } = run(['score', '.'], { cwd })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^victims +P \d\.\d{3} {2}R 1\.000 {2}F1 /m)
    expect(stdout).toMatch(/^core F1 in fr: /m)
    expect(JSON.parse(run(['score', '.', '--json'], { cwd }).stdout)).toMatchObject({ articles: 1, fields: { language: { f1: 1 } } })
    expect(run(['score', '.', '--language', 'nl'], { cwd })).toMatchObject({ status: 2, stderr: 'incidents: .: no answer key in it\n' })
  })
})

describe('the config file', () => {
  const place = (yaml: string): string => {
    const cwd = folderWith({ 'incidents.config.yaml': yaml, 'a.txt': ARTICLE })
    mkdirSync(join(cwd, 'below', 'deep'), { recursive: true })
    writeFileSync(join(cwd, 'below', 'deep', 'a.txt'), 'Accueil | Contact\n')
    return cwd
  }

  test('holds for the folders below it, and less than the command line', () => {
    const cwd = join(place('check:\n  require: [dated]\nformat: ndjson\n'), 'below', 'deep')
    expect(run(['check', 'a.txt'], { cwd, env: { GITHUB_ACTIONS: '' } }).stdout).toMatch(/^a\.txt: error: .* \(dated\)\n1 text/)
    expect(run(['check', 'a.txt', '--require', 'decodable'], { cwd }).status).toBe(0)
    expect(run(['extract', 'a.txt'], { cwd }).stdout).toMatch(/^\{/)
    expect(run(['extract', 'a.txt', '--no-config'], { cwd }).stdout).toMatch(/^\[/)
    expect(run(['extract', 'a.txt', '--format', 'json'], { cwd }).stdout).toMatch(/^\[/)
  })

  test('can be printed as it holds, paths taken from its own folder', () => {
    const cwd = place('rules: [own.yaml]\nignore: ["draft-*"]\ncheck: {maxWarnings: 3, allow: [dated]}\n')
    const { status, stdout } = run(['config'], { cwd: join(cwd, 'below') })
    expect(status).toBe(0)
    expect(stdout).toContain(`file: ${cwd.startsWith('/') ? '"' : ''}${cwd}/incidents.config.yaml`)
    expect(stdout).toContain(`${cwd}/own.yaml`)
    expect(stdout).toMatch(/check:\n(?: {2}.*\n)*? {2}maxWarnings: "3"/)
  })

  test.each([
    ['nonsense: 1\n', /^incidents: incidents\.config\.yaml:1: "nonsense": unknown; expected an option/],
    ['check:\n  requier: [dated]\n', /^incidents: incidents\.config\.yaml:2: "check\.requier": unknown; expected one of .*require/],
    ['check:\n  require: [pretty]\n', /^incidents: incidents\.config\.yaml:2: "check\.require": expected one of decodable.*, not "pretty"/],
    ['jobs: many\n', /^incidents: incidents\.config\.yaml:1: "jobs": expected a number from 1 to 9999, not "many"/],
    ['jobs: [\n', /^incidents: incidents\.config\.yaml:2: not YAML/],
  ])('with a mistake is told with its line: %j', (yaml, message) => {
    const { status, stderr } = run(['extract', 'a.txt'], { cwd: place(yaml) })
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })
})

describe('incidents completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s: every command and option', (name) => {
    const { status, stdout } = run(['completion', name])
    expect(status).toBe(0)
    for (const command of COMMANDS) {
      expect(stdout).toContain(command.name)
      for (const option of command.options) expect(stdout).toContain(/--([a-z-]+)/.exec(OPTIONS[option].flags)?.[1] ?? '?')
    }
  })

  const complete = (words: readonly string[]): string[] => {
    const line = `eval "$("${process.execPath}" "${join(ROOT, 'bin', 'incidents.js')}" completion bash)"; COMP_WORDS=(incidents ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _incidents; printf '%s\\n' "\${COMPREPLY[@]}"`
    return shell(line, ROOT)
      .stdout.trimEnd()
      .split('\n')
      .filter((word) => word !== '')
  }

  test.each([
    [['ex'], ['extract', 'explain']],
    [['check', '--req'], ['--require']],
    [
      ['check', '--require', 'has-'],
      ['has-article', 'has-incident', 'has-victim'],
    ],
    [['extract', '--jobs', ''], []],
    [['extract', 'see'], ['seeds']],
    [['completion', 'z'], ['zsh']],
  ])('bash completes %j', (words, found) => {
    expect(complete(words)).toEqual(found)
  })

  test('is taken by the shells that are there', () => {
    for (const [name, flags] of [
      ['bash', '-n'],
      ['zsh', '-n'],
      ['fish', '-n'],
    ] as const) {
      if (shell(`command -v ${name}`, ROOT).status !== 0) continue
      expect(shell(`"${process.execPath}" bin/incidents.js completion ${name} | ${name} ${flags}`, ROOT)).toMatchObject({ status: 0, stderr: '' })
    }
  })
})

describe('nothing goes over the network', () => {
  const modules =
    /(?:require\(|from ?)["'](?:node:)?(?:net|http|https|http2|dns|tls|dgram|inspector)(?:\/[a-z]+)?["']|\bfetch\(|WebSocket|XMLHttpRequest|EventSource/
  test.each(['dist/incidents.cjs', 'dist/index.js', ...readdirSync(join(ROOT, 'dist', 'lib')).map((name) => `dist/lib/${name}`)])(
    '%s names no module that could',
    (file) => {
      expect(modules.exec(readFileSync(join(ROOT, file), 'utf8'))?.[0]).toBeUndefined()
    },
  )

  test('it runs where it may read and nothing else', () => {
    const flag = Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission'
    const node = `"${process.execPath}" ${flag} --allow-fs-read="*" --disable-warning=ExperimentalWarning --no-warnings`
    for (const args of ['extract seeds/', 'explain seeds/', 'check seeds/ --no-config', 'clean seeds/']) {
      const { status, stdout, stderr } = shell(`${node} bin/incidents.js ${args}`, ROOT)
      expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' })
      expect(stdout).not.toBe('')
    }
    expect(shell(`${node} bin/incidents.js extract seeds/ --output /tmp/never.json`, ROOT).status).toBe(1)
  })

  test('it runs where every socket is refused', () => {
    const cwd = folderWith({
      'refuse.cjs':
        "for (const [name, method] of [['net', 'connect'], ['net', 'createConnection'], ['dns', 'lookup'], ['dgram', 'createSocket']]) require(name)[method] = () => { throw new Error('network') }\nrequire('net').Socket.prototype.connect = () => { throw new Error('network') }\n",
      'a.txt': ARTICLE,
    })
    const { status, stderr } = shell(`"${process.execPath}" -r ./refuse.cjs "${join(ROOT, 'bin', 'incidents.js')}" extract a.txt`, cwd)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
