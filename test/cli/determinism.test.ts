import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { ROOT, run } from './run.js'

const names = readdirSync(join(ROOT, 'fixtures')).filter((name) => name.endsWith('.txt'))
/** Enough for other threads to be called in, of all languages. */
const texts = names.filter((_, k) => k % 4 !== 3).map((name) => `fixtures/${name}`)
const few = texts.filter((_, k) => k % 9 === 0)

const extract = (paths: readonly string[], args: readonly string[] = [], env: Record<string, string> = {}) =>
  run(['extract', ...paths, '--jobs', '1', '--quiet', ...args], { env })

/** Other runtimes to compare with, by their paths: INCIDENTS_NODES="/opt/node22/bin/node:/opt/node24/bin/node". */
const RUNTIMES = (process.env.INCIDENTS_NODES ?? '').split(':').filter((path) => path !== '')

const FORMATS = ['json', 'yaml', 'csv', 'stix', 'veris', 'eurepoc']

describe('the same bytes in give the same bytes out', { timeout: 120_000 }, () => {
  const once = extract(texts, ['--format', 'ndjson'])
  const inFormats = Object.fromEntries(FORMATS.map((format) => [format, extract(few, ['--format', format]).stdout]))

  test('of all texts', () => {
    expect(once.status).toBe(0)
    expect(once.stdout.split('\n')).toHaveLength(texts.length + 1)
    expect(texts.length).toBeGreaterThan(48)
  })

  test.each([
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/Los_Angeles', 'C'],
    ['UTC', 'ar_EG.UTF-8'],
    ['Asia/Kathmandu', 'ja_JP.eucJP'],
  ])('in time zone %s, in the locale %s', (zone, locale) => {
    const env = { TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: locale }
    expect(extract(texts, ['--format', 'ndjson'], env).stdout).toBe(once.stdout)
    for (const format of FORMATS) expect(extract(few, ['--format', format], env).stdout).toBe(inFormats[format])
  })

  test.each(['2', '4'])('with %s jobs', (jobs) => {
    expect(extract(texts, ['--format', 'ndjson', '--jobs', jobs]).stdout).toBe(once.stdout)
  })

  test('in any order of the files', () => {
    const byPath = (ndjson: string): Record<string, string> =>
      Object.fromEntries(
        ndjson
          .trimEnd()
          .split('\n')
          .map((line) => [(JSON.parse(line) as Report).source.path, line]),
      )
    const turned = [...texts.filter((_, k) => k % 2 === 1), ...texts.filter((_, k) => k % 2 === 0)].reverse()
    for (const jobs of ['1', '2']) expect(byPath(extract(turned, ['--format', 'ndjson', '--jobs', jobs]).stdout)).toEqual(byPath(once.stdout))
  })

  test.skipIf(RUNTIMES.length === 0).each(RUNTIMES)('on %s', (path) => {
    const on = (args: readonly string[]): string => {
      const { status, stdout, stderr } = run(['extract', '--quiet', ...args], { node: path })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      return stdout
    }
    for (const jobs of ['1', '2']) expect(on([...texts, '--format', 'ndjson', '--jobs', jobs])).toBe(once.stdout)
    for (const format of FORMATS) expect(on([...few, '--jobs', '1', '--format', format])).toBe(inFormats[format])
  })
})
