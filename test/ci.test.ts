import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { BIN, folderWith, ROOT, shell } from './cli/run.js'

const ARTICLE = readFileSync(join(ROOT, 'seeds', '002_da456e95db5dddc2.txt'), 'utf8')
const GIT = 'git -c user.name=a -c user.email=a@b.example -c init.defaultBranch=main'

/** A repository with one good article committed, and one new text that is no article. */
const repository = (): string => {
  const cwd = folderWith({ 'good.txt': ARTICLE, 'notes.md': 'not a text' })
  expect(shell(`${GIT} init -q && git add . && ${GIT} commit -qm one`, cwd).status).toBe(0)
  writeFileSync(join(cwd, 'new one.txt'), 'Accueil | Contact | Plan du site\n')
  return cwd
}

describe('action.yml', () => {
  interface Step {
    readonly name?: string
    readonly uses?: string
    readonly run?: string
    readonly env?: Readonly<Record<string, string>>
  }
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>
    readonly runs: { readonly using: string; readonly steps: readonly Step[] }
  }

  /** Runs the step that checks as Actions would: inputs go through the environment, the script through bash. */
  const check = (cwd: string, inputs: Readonly<Record<string, string>>) => {
    const step = action.runs.steps.find(({ name }) => name === 'Check')
    const env = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? ''),
      ]),
    )
    writeFileSync(join(cwd, '.step.sh'), step?.run ?? 'exit 9')
    return shell('bash --noprofile --norc -eo pipefail .step.sh', cwd, { ...env, GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: ROOT })
  }

  test('annotates what is new, with status 1', () => {
    const { status, stdout } = check(repository(), { paths: '.\n', since: 'HEAD', args: '--allow=dated\n\n--allow=language-supported' })
    expect(stdout).toMatch(/^::error file=new one\.txt,title=has-article::no article in it/m)
    expect(stdout).toMatch(/^::warning file=new one\.txt,.*title=dated::/m)
    expect(stdout).not.toContain('good.txt')
    expect(status).toBe(1)
  })

  test('is content with what is in order, and takes paths for paths', () => {
    const cwd = repository()
    expect(check(cwd, { paths: 'good.txt' })).toMatchObject({ status: 0, stdout: '1 text checked, nothing found\n' })
    expect(check(cwd, { paths: '$(touch owned)\n--help' }).status).toBe(2)
    expect(shell('ls owned', cwd).status).not.toBe(0)
  })

  test('installs before it checks', () => {
    expect(action.runs.using).toBe('composite')
    expect(action.runs.steps.map(({ uses, name }) => uses?.split('@')[0] ?? name)).toEqual(['actions/setup-node', 'Install', 'Check'])
  })
})

describe('.pre-commit-hooks.yaml', () => {
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string; files: string; language: string }[]

  /** What pre-commit does: the entry with the staged files that match, in the repository's root. */
  const commit = (cwd: string, args = '') => {
    mkdirSync(join(cwd, '.path'), { recursive: true })
    writeFileSync(join(cwd, '.path', 'incidents'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
    chmodSync(join(cwd, '.path', 'incidents'), 0o755)
    const files = shell('git diff --cached --name-only -z --diff-filter=ACMRTUXB', cwd).stdout.split('\0')
    const matching = files.filter((name) => new RegExp(hook?.files ?? '$^').test(name)).map((name) => `'${name}'`)
    return shell(`${hook?.entry} ${args} ${matching.join(' ')}`, cwd, { PATH: `${join(cwd, '.path')}:${process.env.PATH}`, GITHUB_ACTIONS: '' })
  }

  test('stops a commit of what is no article, and lets others pass', () => {
    const cwd = repository()
    shell('git add .', cwd)
    const { status, stdout } = commit(cwd)
    expect(stdout).toMatch(/^new one\.txt: error: no article in it/)
    expect(status).toBe(1)
    shell("git rm -q --cached 'new one.txt' && echo >> good.txt && git add good.txt", cwd)
    expect(commit(cwd)).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})
