import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folderWith, ROOT, run, shell } from './run.js'

const seed = (name: string): string => readFileSync(join(ROOT, 'seeds', name), 'utf8')
const ARTICLE = seed('002_da456e95db5dddc2.txt')
const OTHER = seed('000_72783b74b468b21c.txt')
const NO_INCIDENT =
  'La bibliothèque fête ses dix ans\n\nPublié le 3 mai 2021\n\nLa bibliothèque de la ville fête ses dix ans ce samedi avec un concert. Les habitants sont invités à venir avec leurs enfants, et le bourgmestre dira quelques mots. L’entrée est gratuite pour tous les visiteurs.\n'

interface Json {
  readonly files: readonly {
    path: string
    made: string[]
    findings: { check: string; level: string; message: string; place: { line: number } | null }[]
  }[]
  readonly summary: { files: number; errors: number; warnings: number }
}

const check = (args: readonly string[], cwd: string, env: Record<string, string> = {}) =>
  run(['check', ...args], { cwd, env: { GITHUB_ACTIONS: '', ...env } })
const found = (args: readonly string[], cwd: string): string[] =>
  (JSON.parse(check([...args, '--reporter', 'json'], cwd).stdout) as Json).files.flatMap(({ path, findings }) =>
    findings.map((finding) => `${path} ${finding.check}`),
  )

describe('incidents check', () => {
  test('finds nothing in what is in order, with status 0', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 'b.txt': OTHER })
    expect(check(['.'], cwd)).toEqual({ status: 0, stdout: '2 texts checked, nothing found\n', stderr: '' })
    expect(check(['.', '--quiet'], cwd)).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test.each([
    ['a file that is no text', Buffer.from([0x89, 0x50, 0, 1]), ['decodable']],
    ['a page without an article', 'Accueil | Contact | Plan du site\n', ['has-article', 'language-supported', 'dated']],
    ['an article without an incident', NO_INCIDENT, ['has-incident']],
    [
      'an article without a date',
      'Une cyberattaque a frappé la clinique Saint-Luc à Namur. Les serveurs de la clinique sont hors service.\n',
      ['dated'],
    ],
    ['the same article again', ARTICLE, ['unique']],
    ['nearly the same article', `${ARTICLE.replace('Belgique', 'La Belgique')}\nPar la rédaction\n`, ['unique']],
  ])('finds %s', (_, content, checks) => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 'b.txt': content })
    expect(found(['.'], cwd)).toEqual(checks.map((name) => `./b.txt ${name}`))
    expect(check(['.'], cwd).status).toBe(1)
    expect(found(['b.txt', ...checks.flatMap((name) => ['--allow', name])], cwd).filter((line) => !line.includes('unique'))).toHaveLength(
      checks.filter((name) => name !== 'unique').length,
    )
  })

  test('makes only the checks that are required', () => {
    const cwd = folderWith({ 'a.txt': 'Accueil | Contact\n' })
    expect(found(['.', '--require', 'decodable', '--require', 'dated'], cwd)).toEqual(['./a.txt dated'])
  })

  test('tells what is allowed as a warning, up to a number', () => {
    const cwd = folderWith({ 'a.txt': NO_INCIDENT })
    const { status, stdout } = check(['a.txt', '--allow', 'has-incident'], cwd)
    expect(status).toBe(0)
    expect(stdout).toBe('a.txt:1:1: warning: no incident was found in it (has-incident)\n1 text checked: 0 errors, 1 warning\n')
    expect(check(['a.txt', '--allow', 'has-incident', '--quiet'], cwd).stdout).toBe('')
    const strict = check(['a.txt', '--allow', 'has-incident', '--max-warnings', '0'], cwd)
    expect(strict).toMatchObject({ status: 1, stderr: 'incidents: 1 warnings, at most 0 are allowed\n' })
  })

  test('compares with what stands elsewhere, and a text never with itself', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE })
    mkdirSync(join(cwd, 'corpus'))
    writeFileSync(join(cwd, 'corpus', 'old.txt'), ARTICLE)
    expect(found(['a.txt', '--against', 'corpus'], cwd)).toEqual(['a.txt unique'])
    expect(found(['corpus', '--against', 'corpus'], cwd)).toEqual([])
  })

  test('cannot run on what is not there, or for a check that does not exist: status 2', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE })
    expect(check(['missing', 'a.txt'], cwd)).toMatchObject({ status: 2, stderr: 'incidents: missing: no such file or folder\n' })
    expect(check(['a.txt', '--require', 'nice'], cwd)).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('expected files', () => {
  const expected = (yaml: string): string => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 'a.expected.yaml': yaml })
    return check(['a.txt', '--require', 'expected'], cwd).stdout
  }

  test.each([
    ['nothing asserted', '{}'],
    ['some fields', 'article: {language: fr}\nincidents:\n- {role: main, victims: [{country: BE}]}\n- {}\n'],
    [
      'one value for an object',
      'article: {published: "2021-05-28T15:00"}\nincidents:\n- {victims: [Ministère de l’Intérieur], dates: {ended: null}}\n- {}\n',
    ],
  ])('agree: %s', (_, yaml) => {
    expect(expected(yaml)).toBe('1 text checked, nothing found\n')
  })

  test.each([
    ['a value', 'article: {language: nl}\n', 'article.language differs (expected)\n  - expected "nl"\n  + found    "fr"\n'],
    [
      'something where there is nothing',
      'incidents:\n- {ransom: {status: paid}}\n- {}\n',
      'incidents[0].ransom differs (expected)\n  - expected {"status":"paid"}\n  + found    null\n',
    ],
    ['nothing where there is something', 'incidents: []\n', 'incidents differs (expected)\n  - expected []\n'],
    [
      'a field that no report has',
      'article: {langauge: fr}\n',
      'article.langauge differs (expected)\n  - expected "fr"\n  + found    no such field\n',
    ],
    ['broken YAML', 'article: [\n', 'a.expected.yaml:2: not YAML'],
    ['a list', '- 1\n', 'a.expected.yaml:1: expected fields of a report (expected)\n'],
  ])('differ: %s', (_, yaml, message) => {
    expect(expected(yaml)).toContain(message)
  })

  test('point at the sentence of the article that the value came from', () => {
    const [line] = expected('incidents:\n- {victims: [{country: FR}]}\n- {}\n').split('\n')
    const [, at] = /^a\.txt:(\d+):\d+: error: incidents\[0\]\.victims\[0\]\.country differs/.exec(line ?? '') ?? []
    expect(ARTICLE.split('\n')[Number(at) - 1]).toContain('Ministère de l’Intérieur')
  })

  test('are written, and agree from then on', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 'b.txt': OTHER })
    const written = check(['.', '--update'], cwd)
    expect(written.stderr).toBe('incidents: a.expected.yaml: written\nincidents: b.expected.yaml: written\n')
    expect(parse(readFileSync(join(cwd, 'a.expected.yaml'), 'utf8'))).toMatchObject({ article: { language: 'fr' } })
    expect(check(['.'], cwd).status).toBe(0)
    expect(check(['.', '--update'], cwd).stderr).toBe('')
  })

  test('are brought up to date in what they assert, comments kept', () => {
    const cwd = folderWith({
      'a.txt': ARTICLE,
      'a.expected.yaml': '# ours\narticle:\n  language: nl # wrong\n  title: 7\nincidents:\n- {role: related} # first\n- {}\n',
    })
    check(['a.txt', '--update'], cwd)
    const text = readFileSync(join(cwd, 'a.expected.yaml'), 'utf8')
    expect(text).toContain('# ours\n')
    expect(text).toContain('{ role: main } # first')
    expect(Object.keys((parse(text) as { article: object }).article)).toEqual(['language', 'title'])
    expect(check(['a.txt'], cwd).status).toBe(0)
  })

  test('may stand in a folder of their own', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE })
    mkdirSync(join(cwd, 'in'))
    writeFileSync(join(cwd, 'in', 'b.txt'), OTHER)
    check(['.', '--expected', 'want', '--update'], cwd)
    expect(parse(readFileSync(join(cwd, 'want', 'in', 'b.expected.yaml'), 'utf8'))).toHaveProperty('incidents')
    writeFileSync(join(cwd, 'want', 'a.expected.yaml'), 'article: {language: de}\n')
    expect(found(['.', '--expected', 'want'], cwd)).toEqual(['./a.txt expected'])
  })
})

describe('reporters', () => {
  const cwd = folderWith({ 'a.txt': NO_INCIDENT, 'b <&>,:%.txt': Buffer.from([0x89, 0x50, 0, 1]), 'c.txt': ARTICLE })
  const report = (name: string): string => check(['.', '--reporter', name], cwd).stdout

  test('github: annotations with file and line, also without asking inside Actions', () => {
    const lines = report('github').split('\n')
    expect(lines[0]).toMatch(/^::error file=a\.txt,line=1,endLine=1,col=1,endColumn=\d+,title=has-incident::no incident was found in it$/)
    expect(lines[1]).toBe('::error file=b <&>%2C%3A%25.txt,title=decodable::not text (NUL byte at 2)')
    expect(check(['.'], cwd, { GITHUB_ACTIONS: 'true' }).stdout).toBe(lines.join('\n'))
  })

  test('junit: a suite a text, a case a check', () => {
    const xml = report('junit')
    expect(xml.match(/<testsuite /g)).toHaveLength(3)
    expect(xml).toContain('<testsuite name="./b &lt;&amp;&gt;,:%.txt" tests="1" failures="1" errors="0" skipped="0">')
    expect(xml.match(/<failure /g)).toHaveLength(2)
    expect(xml.match(/<testcase /g)?.length).toBe(7 + 1 + 7)
  })

  test('sarif: rules, results, places', () => {
    const [run] = (JSON.parse(report('sarif')) as { runs: { tool: { driver: { rules: object[] } }; results: Record<string, unknown>[] }[] }).runs
    expect(run?.tool.driver.rules).toHaveLength(8)
    expect(run?.results[0]).toMatchObject({
      ruleId: 'has-incident',
      ruleIndex: 4,
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a.txt' }, region: { startLine: 1, startColumn: 1 } } }],
    })
    expect(JSON.stringify(run?.results[1])).toContain('b%20%3C%26%3E%2C%3A%25.txt')
  })

  test('rdjson: one diagnostic a line, for reviewdog', () => {
    const lines = report('rdjson').trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { severity: string }).severity)).toEqual(['ERROR', 'ERROR'])
  })

  test('json: all of it', () => {
    expect((JSON.parse(report('json')) as Json).summary).toEqual({ files: 3, errors: 2, warnings: 0 })
  })
})

test('--since takes only what is new or changed since a revision of git, and still compares with the others', () => {
  const cwd = folderWith({ 'old.txt': ARTICLE, 'changed.txt': OTHER, 'same.txt': NO_INCIDENT })
  const git = 'git -c user.name=a -c user.email=a@b.example -c init.defaultBranch=main'
  expect(shell(`${git} init -q && git add . && ${git} commit -qm one`, cwd).status).toBe(0)
  writeFileSync(join(cwd, 'changed.txt'), `${OTHER}\nmore\n`)
  writeFileSync(join(cwd, 'new.txt'), ARTICLE)
  const { files } = JSON.parse(check(['.', '--since', 'HEAD', '--reporter', 'json'], cwd).stdout) as Json
  expect(files.map(({ path }) => path)).toEqual(['./changed.txt', './new.txt'])
  expect(found(['.', '--since', 'HEAD'], cwd)).toEqual(['./new.txt unique'])
  expect(check(['.', '--since', 'nonsense'], cwd)).toMatchObject({ status: 2, stdout: '' })
})
