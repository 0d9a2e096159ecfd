import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { warcInfo, warcRecord } from '../input/streams.js'
import { folderWith, run } from './run.js'

const INCIDENT = 'La clinique Saint-Luc a été victime d’une cyberattaque lundi. Le site est inaccessible depuis deux jours.\n'
const NONE = 'La clinique Saint-Luc a ouvert un nouveau service de jour lundi. Le site est beau depuis deux jours.\n'
const DUTCH = 'De gemeente Zoersel is getroffen door ransomware. De servers zijn al drie dagen onbereikbaar.\n'

const address = (k: number): string => `https://a.example/${k}`
const textOf = (k: number): string => `${k % 10 === 3 ? INCIDENT : k % 10 === 7 ? DUTCH : NONE}\nLe dossier porte le numéro ${k}.\n`
const COUNT = 200
const pages = Array.from({ length: COUNT }, (_, k) => warcRecord(address(k), textOf(k)))
const broken = warcRecord(address(50), textOf(50), { length: 'many' })
const crawl = [warcInfo(), ...pages.slice(0, 50), broken, ...pages.slice(51)]
const packed = Buffer.concat(crawl.map((record) => gzipSync(record)))
const lines = Array.from({ length: COUNT }, (_, k) => `${k === 50 ? '{"id":' : JSON.stringify({ id: address(k), text: textOf(k) })}\n`)
const folder = folderWith({ 'a.warc.wet.gz': packed, 'b.warc.wet': Buffer.concat(crawl), 'c.ndjson.gz': gzipSync(lines.join('')) })

const paths = (ndjson: string): string[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Report).source.path)
const withIncident = Array.from({ length: COUNT }, (_, k) => k).filter((k) => k % 10 === 3 || k % 10 === 7)
const options = { cwd: folder }

describe('a crawl', { timeout: 60_000 }, () => {
  const whole = run(['extract', 'a.warc.wet.gz', '--format', 'ndjson', '--jobs', '1'], options)

  test('gives a report for each page, by its address, and one line for a broken record', () => {
    expect(paths(whole.stdout)).toEqual(Array.from({ length: COUNT }, (_, k) => address(k)).filter((_, k) => k !== 50))
    expect(whole.stderr).toBe(
      'incidents: a.warc.wet.gz:52: WARC record without a Content-Length, skipped\nincidents: 1 of 200 texts could not be used\n',
    )
    expect(whole.status).toBe(1)
  })

  test('is of the language that its text shows', () => {
    const reports = whole.stdout.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as Report)))
    expect(reports.find((report) => report?.source.path === address(7))?.article.language).toBe('nl')
    expect(reports.find((report) => report?.source.path === address(3))?.article.language).toBe('fr')
  })

  test.each([
    ['plain', ['b.warc.wet']],
    ['side by side', ['a.warc.wet.gz', '--jobs', '3']],
  ])('gives the same reports %s', (_, args) => {
    const { stdout, status } = run(['extract', ...args, '--format', 'ndjson'], options)
    expect({ stdout, status }).toEqual({ stdout: whole.stdout, status: 1 })
  })

  test('gives the same reports through a pipe', () => {
    const { stdout, stderr } = run(['extract', '--input', 'wet', '--format', 'ndjson'], { input: packed })
    expect({ stdout, stderr }).toEqual({ stdout: whole.stdout, stderr: whole.stderr.replaceAll('a.warc.wet.gz', '-') })
  })

  test('gives the same incidents as the same texts in lines', () => {
    const { stdout, stderr, status } = run(['extract', 'c.ndjson.gz', '--format', 'ndjson'], options)
    // An address tells of the publisher, which the lines do not have here
    const incidents = (ndjson: string): unknown[] =>
      ndjson
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Report).incidents)
    expect(incidents(stdout)).toEqual(incidents(whole.stdout))
    expect(stderr).toMatch(/^incidents: c\.ndjson\.gz:51: not JSON \(.+\), skipped\n/)
    expect(status).toBe(1)
  })

  test.each(['ndjson', 'json', 'yaml'])('gives only reports with an incident where these are asked for (%s)', (format) => {
    const one = run(['extract', 'a.warc.wet.gz', '--only-incidents', '--format', format, '--jobs', '1'], options)
    expect(run(['extract', 'a.warc.wet.gz', '--only-incidents', '--format', format, '--jobs', '2'], options)).toEqual(one)
    expect(one.stdout.match(/^\W*path"?: "?[^",\n]+/gm)?.length ?? paths(one.stdout).length).toBe(withIncident.length)
    if (format === 'ndjson') expect(paths(one.stdout)).toEqual(withIncident.map(address))
    if (format === 'json') expect((JSON.parse(one.stdout) as Report[]).map(({ source }) => source.path)).toEqual(withIncident.map(address))
  })

  test('without any incident is an empty list', () => {
    expect(run(['extract', '--only-incidents'], { input: NONE })).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
  })

  test('is asked for the words of the user too', () => {
    const own = folderWith({ 'own.yaml': 'language: fr\ntriggers:\n  attack: ["zorbelade(s)?"]\n  cyber: ["flumette(s)?"]\n' })
    const told = 'La clinique Saint-Luc a été victime d’une zorbelade de ses flumettes lundi. Ses flumettes sont en panne.\n'
    const asked = ['extract', '--only-incidents', '--format', 'ndjson']
    expect(run([...asked, '--rules', 'own.yaml'], { cwd: own, input: told }).stdout).toMatch(/"name":"clinique Saint-Luc"/)
    expect(run(asked, { cwd: own, input: told }).stdout).toBe('')
  })

  test('that is cut short gives what came before the cut', () => {
    const cut = folderWith({ 'a.warc.wet.gz': packed.subarray(0, packed.length / 2) })
    const { stdout, stderr, status } = run(['extract', 'a.warc.wet.gz', '--format', 'ndjson', '--skip-bad'], { cwd: cut })
    expect(paths(stdout).length).toBeGreaterThan(50)
    expect(whole.stdout.startsWith(stdout)).toBe(true)
    expect(stderr).toMatch(/^incidents: a\.warc\.wet\.gz:\d+: gzip data cut short, skipped\n/m)
    expect(status).toBe(0)
  })
})
