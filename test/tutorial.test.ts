import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BIN, folderWith, ROOT, shell } from './cli/run.js'

const PAGE = readFileSync(join(ROOT, 'docs', 'tutorial.md'), 'utf8')

/** The commands of a part of the page, each with the output that is shown below it. */
const shown = (part: string) =>
  [...part.matchAll(/^```sh\n(.*?)^```\n(?:```json\n(.*?)^```)?/gms)].map(([, commands = '', output]) => ({ commands: commands.trim(), output }))

const [, phrase = '', pack = ''] = PAGE.split(/^## /m)

/** The repository as somebody has it who is about to change it. */
const workplace = (): { readonly folder: string; readonly env: Record<string, string> } => {
  const folder = folderWith()
  for (const part of [
    'src',
    'scripts',
    'bin',
    'seeds',
    'docs',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
  ]) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'path'))
  return { folder, env: { PATH: `${join(folder, 'path')}:${process.env.PATH}`, npm_config_loglevel: 'error' } }
}

const { folder, env } = workplace()
const answers = (bin: string): void => {
  writeFileSync(join(folder, 'path', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
  chmodSync(join(folder, 'path', 'incidents'), 0o755)
}
const hasJq = shell('jq --version', folder).status === 0
const runs = (commands: string, output: string | undefined): void => {
  if (commands.includes('jq ') && !hasJq) return
  const { status, stdout, stderr } = shell(commands, folder, env)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  if (output !== undefined) expect(stdout).toBe(output)
}

describe('a rule for a new phrase', () => {
  answers(BIN)
  test.each(shown(phrase))('$commands', ({ commands, output }) => runs(commands, output))

  test('the file is the one that the page shows', () => {
    expect(PAGE).toContain(readFileSync(join(ROOT, 'docs', 'tutorial', 'own.yaml'), 'utf8'))
  })
})

describe('a language pack', () => {
  test('by the commands of the page', { timeout: 120_000 }, () => {
    answers(join(folder, 'bin', 'incidents.js'))
    for (const { commands, output } of shown(pack)) runs(commands, output)
  })
})
