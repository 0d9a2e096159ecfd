import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
export const BIN = join(ROOT, 'bin', 'incidents.js')

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment of a command, without what the test runner adds for its own colours. */
const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _, ...plain } = process.env
  return { ...plain, ...more }
}

/** Runs the real command. */
export const run = (
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly cwd?: string; readonly env?: Record<string, string>; readonly node?: string } = {},
): Outcome => {
  const { status, stdout, stderr } = spawnSync(options.node ?? process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? '',
    env: environment(options.env),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return { status, stdout, stderr }
}

/** Runs a line of shell. */
export const shell = (line: string, cwd: string, env: Record<string, string> = {}): Outcome => {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return { status, stdout, stderr }
}

/** A new folder with these files. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'incidents-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
