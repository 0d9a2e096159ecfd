import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './cli/run.js'

const folder = join(import.meta.dirname, '..', 'fixtures')
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'))

test('every article of fixtures/ stands beside what is expected of it, and its answer key', () => {
  const lacking = texts.filter((name) => !['.expected.yaml', '.json'].every((ending) => existsSync(join(folder, name.replace(/\.txt$/, ending)))))
  expect(lacking).toEqual([])
})

test('the reports agree with what is expected, as "check" says', () => {
  const { status, stdout } = run(['check', folder, '--require', 'expected', '--reporter', 'json'])
  expect({ status, findings: JSON.parse(stdout).findings ?? JSON.parse(stdout) }).toMatchObject({ status: 0 })
})
