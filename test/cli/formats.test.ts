import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type Bundle, stixProblems } from '../schemas/check-stix.js'
import { verisSchema } from '../schemas/veris.js'
import { folderWith, run } from './run.js'

const bundleOf = (text: string): Bundle => JSON.parse(text) as Bundle

/** Texts enough for several threads: the first are worked on in one. */
const many = (): string =>
  folderWith(
    Object.fromEntries(
      Array.from({ length: 64 }, (_, i) => [
        `${String(i).padStart(3, '0')}.txt`,
        `Publié le 3 mai 2021\n\nLa commune de Villers-${i} piratée\n\nLa commune de Villers-${i} a été victime d’une cyberattaque lundi. Ses serveurs sont à l’arrêt depuis trois jours.\n`,
      ]),
    ),
  )

describe('incidents extract --format', () => {
  test('csv gives a table, and says once what it leaves out', () => {
    const { status, stdout, stderr } = run(['extract', 'seeds/', '--format', 'csv'])
    expect(status).toBe(0)
    expect((parse(stdout, { columns: true }) as object[]).length).toBeGreaterThanOrEqual(2)
    expect(stderr).toMatch(/^incidents: export-loss: [^\n]*evidence of single values[^\n]*\n$/)
    expect(run(['extract', 'seeds/', '--format', 'csv', '--quiet']).stderr).toBe('')
  })

  test('csv is UTF-8, with a byte order mark only when asked', () => {
    expect(run(['extract', 'seeds/', '--format', 'csv']).stdout).toMatch(/^schema,[\s\S]*Ministère de l’Intérieur/)
    expect(run(['extract', 'seeds/', '--format', 'csv', '--bom', '--crlf']).stdout).toMatch(/^\ufeffschema,[^\n]*\r\n/)
  })

  test.each([[[]], [['--no-impacts']], [['--tlp', 'amber', '--modified', '2026-01-31T12:00:00Z']]])('stix gives one valid bundle, %j', (options) => {
    const { status, stdout } = run(['extract', 'seeds/', '--format', 'stix', ...options])
    expect(status).toBe(0)
    expect(stixProblems(bundleOf(stdout))).toEqual([])
    expect(bundleOf(stdout).objects.filter(({ type }) => type === 'report')).toHaveLength(2)
  })

  test('stix takes the time of its making from SOURCE_DATE_EPOCH', () => {
    const { stdout } = run(['extract', 'seeds/', '--format', 'stix'], { env: { SOURCE_DATE_EPOCH: '1767225600' } })
    expect(bundleOf(stdout).objects.find(({ type }) => type === 'incident')?.modified).toBe('2026-01-01T00:00:00.000Z')
  })

  test('veris gives one list of valid records, or one a line', () => {
    const list = JSON.parse(run(['extract', 'seeds/', '--format', 'veris']).stdout) as unknown[]
    expect(verisSchema.array().parse(list).length).toBeGreaterThanOrEqual(2)
    const lines = run(['extract', 'seeds/', '--format', 'veris', '--ndjson']).stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(list)
  })

  test('eurepoc gives rows of candidates', () => {
    const rows = parse(run(['extract', 'seeds/', '--format', 'eurepoc']).stdout, { columns: true }) as Record<string, string>[]
    expect(rows.map(({ receiver_country: country }) => country)).toContain('Belgium')
  })

  test.each(['csv', 'stix', 'veris'])('%s gives the same bytes from run to run and from one thread or two', (format) => {
    const folder = many()
    const once = run(['extract', folder, '--format', format, '--jobs', '1'])
    expect(once.status).toBe(0)
    expect(run(['extract', folder, '--format', format, '--jobs', '2'], { env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' } })).toEqual(once)
  })

  test.each([
    ['stix', 'stix.json'],
    ['veris', 'veris.json'],
    ['csv', 'csv'],
  ])('%s into a folder is a whole file for each text', (format, ending) => {
    const folder = folderWith()
    expect(run(['extract', 'seeds/', '--format', format, '--output', `${folder}/out/`]).status).toBe(0)
    const files = readdirSync(join(folder, 'out'))
    expect(files).toHaveLength(2)
    for (const file of files) {
      expect(file.endsWith(`.${ending}`)).toBe(true)
      const text = readFileSync(join(folder, 'out', file), 'utf8')
      if (format === 'stix') expect(stixProblems(bundleOf(text))).toEqual([])
      if (format === 'veris') verisSchema.array().parse(JSON.parse(text))
      if (format === 'csv') expect(text.startsWith('schema,path,')).toBe(true)
    }
  })

  test.each([
    ['--tlp', 'white', 'Allowed choices are clear, green, amber, amber+strict, red'],
    ['--modified', 'yesterday', 'expected YYYY-MM-DDThh:mm:ssZ'],
    ['--modified', '2026-02-30T00:00:00Z', 'expected YYYY-MM-DDThh:mm:ssZ'],
  ])('%s %s is refused', (option, value, message) => {
    const { status, stderr } = run(['extract', 'seeds/', '--format', 'stix', option, value])
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})
