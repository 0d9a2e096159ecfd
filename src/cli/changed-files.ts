import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from './messages.js'

const git = (args: readonly string[]): string => {
  try {
    return execFileSync('git', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    const [first = ''] = said.trim().split('\n')
    throw new UsageError(`--since: ${first.replace(/^fatal: /, '') || 'git cannot be run'}`)
  }
}

const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

/** Whether a file is new or changed since a git revision; one that git does not know yet is new. */
export const changedSince = (ref: string): ((path: string) => boolean) => {
  if (ref.startsWith('-')) throw new UsageError(`--since: not a revision: ${ref}`)
  const root = git(['rev-parse', '--show-toplevel']).trimEnd()
  const changed = git(['-C', root, 'diff', '--name-only', '--diff-filter=d', '-z', ref, '--'])
  const fresh = git(['-C', root, 'ls-files', '--others', '--exclude-standard', '-z'])
  const files = new Set(
    `${changed}${fresh}`
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => real(join(root, name))),
  )
  return (path) => files.has(real(path))
}
