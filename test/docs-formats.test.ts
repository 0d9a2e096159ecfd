import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../src/output/formats.js'
import { BIN, folderWith, ROOT, shell } from './cli/run.js'

const PAGE = readFileSync(join(ROOT, 'docs', 'formats.md'), 'utf8')
const lines = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block]) => (block ?? '').split('\n')).filter((line) => line.trim() !== '')

const folder = folderWith()
cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
mkdirSync(join(folder, 'path'))
writeFileSync(join(folder, 'path', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
chmodSync(join(folder, 'path', 'incidents'), 0o755)
const env = { PATH: `${join(folder, 'path')}:${process.env.PATH}` }

const hasMiller = shell('mlr --version', folder).status === 0

describe('docs/formats.md', () => {
  test.each(lines)('%s', (line) => {
    if (line.includes('mlr ') && !hasMiller) return
    const { status, stdout, stderr } = shell(line, folder, env)
    expect({ status, stderr: stderr.replace(/^incidents: export-.*\n/gm, '') }).toEqual({ status: 0, stderr: '' })
    if (!line.includes('--output')) expect(stdout).not.toBe('')
  })

  test('names every format', () => {
    for (const format of FORMATS) expect(PAGE).toContain(`\`${format}\``)
  })
})
