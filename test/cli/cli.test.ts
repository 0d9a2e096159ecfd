import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Report, reportSchema } from '../../src/report/schema.js'
import { BIN, folderWith, run, shell } from './run.js'

const TEXT = 'La clinique Saint-Luc a été victime d’une cyberattaque lundi.\n'
const reportsOf = (json: string): Report[] => reportSchema.array().parse(JSON.parse(json))

describe('incidents', () => {
  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each([[['--help']], [['help']], [['extract', '--help']], [['help', 'clean']], [['annotate', '-h']], [['schema', '--help']]])(
    'helps with %j',
    (args) => {
      const { status, stdout, stderr } = run(args)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: incidents/)
      expect(stdout).toContain('Examples:\n')
      expect(stdout).not.toContain('\u001b')
    },
  )

  test.each([
    [['--nonsense'], "incidents: unknown option '--nonsense'"],
    [['extarct'], "incidents: unknown command 'extarct' (Did you mean extract?)"],
    [['extract', '--nonsense'], "incidents: unknown option '--nonsense'"],
    [
      ['extract', '--format', 'xml'],
      "incidents: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are json, ndjson, yaml, csv, stix, veris, eurepoc.",
    ],
    [['extract', '--format'], "incidents: option '-f, --format <format>' argument missing"],
    [['extract', '--input', 'pdf'], "incidents: option '--input <kind>' argument 'pdf' is invalid. Allowed choices are text, ndjson, wet."],
    [['extract', '--reference-date', '2021-02-30'], 'expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm'],
    [['extract', '--language', 'French'], 'expected a tag of two or three letters'],
    [['annotate', '--layer', 'words'], 'Allowed choices are blocks, sentences, times, durations, names, amounts, triggers'],
    [['schema', 'a.txt'], 'too many arguments'],
  ])('refuses %j in one line, with status 2', (args, message) => {
    const { status, stdout, stderr } = run(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  test('shows its help on stderr when nothing is asked', () => {
    const { status, stdout, stderr } = run([])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^Usage: incidents/)
  })
})

describe('incidents extract', () => {
  test('writes one list of reports in path order, valid against the schema', () => {
    const { status, stdout, stderr } = run(['extract', 'seeds/'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(reportsOf(stdout).map(({ source }) => source.path)).toEqual(['seeds/000_72783b74b468b21c.txt', 'seeds/002_da456e95db5dddc2.txt'])
  })

  test('quotes what stands at the offsets, counted in code points', () => {
    const folder = folderWith({ 'a.txt': `😀😀 ${TEXT}` })
    const [report] = reportsOf(run(['extract', 'a.txt', '--language', 'fr'], { cwd: folder }).stdout)
    const points = [...readFileSync(join(folder, 'a.txt'), 'utf8')]
    for (const { evidence } of report?.incidents ?? []) {
      for (const { start, end, quote } of evidence) expect(points.slice(start, end).join('')).toBe(quote)
    }
  })

  test('says the same in every format', () => {
    const json = JSON.parse(run(['extract', 'seeds/']).stdout)
    const lines = run(['extract', 'seeds/', '--format', 'ndjson']).stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(json)
    expect(parse(run(['extract', 'seeds/', '--format', 'yaml']).stdout)).toEqual(json)
  })

  test('gives the same bytes from run to run, in any time zone and language of the system', () => {
    const once = run(['extract', 'seeds/']).stdout
    expect(run(['extract', 'seeds/'], { env: { TZ: 'Asia/Tokyo', LANG: 'nl_BE.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }).stdout).toBe(once)
  })

  test('reads standard input, by "-" or by nothing', () => {
    const [dash] = reportsOf(run(['extract', '-'], { input: TEXT }).stdout)
    expect(dash?.source.path).toBe('-')
    expect(reportsOf(run(['extract'], { input: TEXT }).stdout)).toEqual([dash])
    expect(reportsOf(run(['extract', '--stdin-name', 'feed'], { input: TEXT }).stdout)[0]?.source.path).toBe('feed')
  })

  test('reads files in the order given, whatever their ending', () => {
    const folder = folderWith({ 'b.md': TEXT, 'a.txt': TEXT, c: TEXT })
    const paths = (args: string[]): string[] => reportsOf(run(['extract', ...args], { cwd: folder }).stdout).map(({ source }) => source.path)
    expect(paths(['b.md', 'c', 'a.txt'])).toEqual(['b.md', 'c', 'a.txt'])
    expect(paths(['.'])).toEqual(['./a.txt'])
    expect(paths(['.', '--glob', '*.md', '--glob', 'c'])).toEqual(['./b.md', './c'])
  })

  test('reads NDJSON, by option or by ending, and reports a broken line with its number', () => {
    const lines = `${JSON.stringify({ id: 'one', text: TEXT, published: '2021-05-28' })}\n{"text": \n${JSON.stringify({ text: TEXT })}\n`
    const folder = folderWith({ 'a.ndjson': lines })
    const byEnding = run(['extract', 'a.ndjson', '--format', 'ndjson'], { cwd: folder })
    expect(byEnding.status).toBe(1)
    expect(byEnding.stderr).toMatch(/^incidents: a\.ndjson:2: not JSON \(.+\), skipped\nincidents: 1 of 3 texts could not be used\n$/)
    const reports = byEnding.stdout
      .trimEnd()
      .split('\n')
      .map((line) => reportSchema.parse(JSON.parse(line)))
    expect(reports.map(({ source }) => source.path)).toEqual(['one', 'a.ndjson:3'])
    expect(reports[0]?.article.published?.edtf).toBe('2021-05-28')
    expect(run(['extract', '--input', 'ndjson', '--format', 'ndjson'], { input: lines }).stdout).toBe(byEnding.stdout.replaceAll('a.ndjson:', '-:'))
  })

  test('writes to a file', () => {
    const folder = folderWith({ 'a.txt': TEXT })
    expect(run(['extract', 'a.txt', '--output', 'out.json'], { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(reportsOf(readFileSync(join(folder, 'out.json'), 'utf8'))).toHaveLength(1)
  })

  test('gives the text of the article when asked', () => {
    const [without] = reportsOf(run(['extract', '-'], { input: TEXT }).stdout)
    const [withText] = reportsOf(run(['extract', '-', '--include-text'], { input: TEXT }).stdout)
    expect(without?.article.text).toBeNull()
    expect(withText?.article.text).toContain('Saint-Luc')
  })

  test('resolves times against a date given', () => {
    const text = `${TEXT}Le site est inaccessible depuis hier, selon la direction de la clinique.\n`
    const { status, stdout } = run(['annotate', '-', '--language', 'fr', '--reference-date', '2021-05-28', '--layer', 'times'], { input: text })
    expect(status).toBe(0)
    expect(stdout).toContain('"edtf":"2021-05-27"')
  })

  test('reads other encodings, with a warning for those that had to be guessed', () => {
    const folder = folderWith({
      'a.txt': Buffer.from(`\ufeff${TEXT}`),
      'b.txt': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
      'c.txt': Buffer.from(TEXT.replace('’', "'"), 'latin1'),
    })
    const reports = reportsOf(run(['extract', '.', '--include-text'], { cwd: folder }).stdout)
    expect(reports.map(({ article }) => article.text?.includes('été victime'))).toEqual([true, true, true])
    expect(reports.map(({ warnings }) => warnings.some(({ code }) => code === 'windows-1252'))).toEqual([false, false, true])
  })
})

describe('bad input', () => {
  const folder = folderWith({
    'good.txt': TEXT,
    'empty.txt': '',
    'blank.txt': ' \n\t\n',
    'lines.txt': '\n'.repeat(1_000_000),
    'nul.txt': 'abc\0def',
    'image.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
  })
  mkdirSync(join(folder, 'nothing'))
  symlinkSync('nowhere', join(folder, 'dangling.txt'))

  test.each([
    ['missing.txt', 'no such file or folder'],
    ['dangling.txt', 'no such file or folder'],
    ['nothing', 'no file matches *.txt'],
    ['empty.txt', 'empty'],
    ['blank.txt', 'only blanks'],
    ['lines.txt', 'only blanks'],
    ['nul.txt', 'not text (NUL byte at 3)'],
    ['image.txt', 'not text (NUL byte at 8)'],
    ['good.txt/x', 'a part of the path is not a folder'],
  ])('%s: one line, status 1, and the others are read', (path, reason) => {
    const { status, stdout, stderr } = run(['extract', path, 'good.txt'], { cwd: folder })
    expect({ status, stderr }).toEqual({ status: 1, stderr: `incidents: ${path}: ${reason}, skipped\nincidents: 1 of 2 texts could not be used\n` })
    expect(reportsOf(stdout).map(({ source }) => source.path)).toEqual(['good.txt'])
  })

  test('standard input with nothing in it', () => {
    expect(run(['extract'])).toEqual({ status: 1, stdout: '[]\n', stderr: 'incidents: -: empty, skipped\n' })
  })

  test('a file that may not be read', ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may read everything')
    writeFileSync(join(folder, 'secret.md'), TEXT, { mode: 0o000 })
    expect(run(['extract', 'secret.md'], { cwd: folder })).toMatchObject({ status: 1, stderr: 'incidents: secret.md: permission denied, skipped\n' })
  })

  const lineOf = (megabytes: number): string => {
    const words = 'La clinique Saint-Luc a été victime d’une cyberattaque, dit-on, '
    return words.repeat(Math.ceil((megabytes * 2 ** 20) / Buffer.byteLength(words)))
  }

  test('a single line of 50 MB is no article', () => {
    const big = folderWith({ 'a.txt': lineOf(50), 'b.ndjson': `{"text": "${lineOf(50)}"}\n${JSON.stringify({ text: TEXT })}\n`, 'c.txt': TEXT })
    const { status, stdout, stderr } = run(['extract', 'a.txt', 'b.ndjson', 'c.txt'], { cwd: big })
    expect(stderr).toBe(
      'incidents: a.txt: too large (51 MB, at most 16 MB), skipped\nincidents: b.ndjson:1: too large (51 MB, at most 16 MB), skipped\nincidents: 2 of 4 texts could not be used\n',
    )
    expect({ status, paths: reportsOf(stdout).map(({ source }) => source.path) }).toEqual({ status: 1, paths: ['b.ndjson:2', 'c.txt'] })
  })

  test('a single line of 4 MB, every word of it about an attack', () => {
    const { status, stdout, stderr } = run(['extract'], { input: lineOf(4) })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(reportsOf(stdout)).toHaveLength(1)
  }, 60_000)

  test.each([
    ['missing/out.json', 'no such file or folder'],
    ['good.txt/out.json', 'a part of the path is not a folder'],
  ])('output that cannot be written: %s', (output, reason) => {
    const { status, stdout, stderr } = run(['extract', 'good.txt', '--output', output], { cwd: folder })
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: `incidents: ${output}: ${reason}\n` })
  })

  test('output that runs full', ({ skip }) => {
    if (!existsSync('/dev/full')) return skip('no /dev/full')
    expect(run(['extract', 'good.txt', '--output', '/dev/full'], { cwd: folder })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'incidents: /dev/full: no space left\n',
    })
    expect(shell(`"${process.execPath}" "${BIN}" extract good.txt > /dev/full`, folder)).toMatchObject({
      status: 1,
      stderr: 'incidents: standard output: no space left\n',
    })
  })

  test('a reader that goes away is no error', () => {
    const many = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, TEXT.repeat(20)])))
    const { status, stdout, stderr } = shell(`"${process.execPath}" "${BIN}" extract . --format ndjson --include-text | head -1`, many)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.split('\n')).toHaveLength(2)
  })

  test('standard output that is closed from the start is no error', async () => {
    const child = spawn(process.execPath, [BIN, 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    expect(await new Promise((done) => child.on('close', done))).toBe(0)
  })

  test('a name with control characters does not reach the terminal as it is', () => {
    expect(run(['extract', 'a\u001b[31m.txt'], { cwd: folder }).stderr).toBe('incidents: a\ufffd[31m.txt: no such file or folder, skipped\n')
  })
})

describe('incidents clean', () => {
  test('prints the article alone', () => {
    const { status, stdout } = run(['clean', '-'], { input: TEXT })
    expect({ status, stdout }).toEqual({ status: 0, stdout: TEXT })
  })

  test('puts the path before each of several', () => {
    const { stdout } = run(['clean', 'seeds/'])
    expect(stdout.match(/^==> .+ <==$/gm)).toEqual(['==> seeds/000_72783b74b468b21c.txt <==', '==> seeds/002_da456e95db5dddc2.txt <=='])
  })

  test('tells what is not the article', () => {
    const { status, stdout } = run(['clean', '--removed', 'seeds/002_da456e95db5dddc2.txt'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^boilerplate\t\d+-\d+\t\S/m)
    expect(stdout).not.toMatch(/^(?:title|body)/m)
  })

  test('explains what was kept and what was dropped', () => {
    const { status, stdout } = run(['clean', '--explain', 'seeds/002_da456e95db5dddc2.txt'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^kept +title +\d+-\d+ +score -?\d/m)
    expect(stdout).toMatch(/^dropped boilerplate +\d+-\d+ +score -?\d/m)
    expect(stdout).toMatch(/^ {2}\w+ [+-]\d+\.\d\d, \w+/m)
  })
})

describe('incidents annotate', () => {
  const lines = (args: string[]): Record<string, unknown>[] =>
    run(['annotate', ...args])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  test('gives path, layer, start, end, text, value, rule, in code points', () => {
    const path = 'seeds/002_da456e95db5dddc2.txt'
    const points = [...readFileSync(join(import.meta.dirname, '../..', path), 'utf8')]
    const all = lines([path])
    for (const annotation of all) {
      expect(Object.keys(annotation)).toEqual(['path', 'layer', 'start', 'end', 'text', 'value', 'rule'])
      expect(points.slice(annotation.start as number, annotation.end as number).join('')).toBe(annotation.text)
    }
    expect(new Set(all.map(({ layer }) => layer)).size).toBeGreaterThan(4)
  })

  test('shows only the layers asked for', () => {
    const layers = lines(['seeds/', '--layer', 'times', '--layer', 'sentences']).map(({ layer }) => layer)
    expect([...new Set(layers)].sort()).toEqual(['sentences', 'times'])
  })
})

test('incidents schema prints what the library exports', () => {
  const { status, stdout } = run(['schema'])
  expect(status).toBe(0)
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, '../../dist/report.schema.json'), 'utf8'))
})
