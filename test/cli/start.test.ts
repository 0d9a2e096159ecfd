import { cpSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, ROOT, shell } from './run.js'

const TEXT = 'La ville de Mons a été victime d’une cyberattaque lundi. Les serveurs sont à l’arrêt depuis deux jours.\n'

/** An installed copy of the command, and the report that it makes of a text. */
const reportOf = (change: (dist: string) => void): string => {
  const home = folderWith({ 'a.txt': TEXT })
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, part), join(home, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'))
  change(join(home, 'dist'))
  const { status, stdout, stderr } = shell(`"${process.execPath}" bin/incidents.js extract a.txt`, home)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

describe('what was compiled when the package was built', () => {
  const whole = reportOf(() => undefined)
  const [own = ''] = readdirSync(join(ROOT, 'dist', 'compiled'))

  test('is there for this engine', () => {
    expect(own).toBe(`${process.versions.v8}-${process.arch}`)
    expect(whole).toContain('ville de Mons')
  })

  test.each<readonly [string, (dist: string) => void]>([
    ['is missing', (dist) => rmSync(join(dist, 'compiled'), { recursive: true })],
    ['is broken', (dist) => writeFileSync(join(dist, 'compiled', own), 'not compiled at all')],
    ['is of another bundle', (dist) => writeFileSync(join(dist, 'incidents.cjs'), '\n', { flag: 'a' })],
  ])('makes no difference to a report where it %s', (_, change) => {
    expect(reportOf(change)).toBe(whole)
  })
})
