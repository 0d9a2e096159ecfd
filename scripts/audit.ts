/** Asks the registry for known weaknesses of the locked packages: status 1 where there are grave ones, 0 also where it cannot be reached. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

interface Audit {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>
}

const GRAVE = ['high', 'critical']

const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' })
let audit: Audit = {}
try {
  audit = JSON.parse(stdout) as Audit
} catch {
  // Told below
}
if (audit.metadata === undefined) console.error('audit: the registry does not answer, nothing checked')
else {
  const found = Object.entries(audit.vulnerabilities ?? {}).map(([name, { severity }]) => `${name} (${severity})`)
  console.log(found.length === 0 ? 'audit: no known weakness' : `audit: known weaknesses in ${found.join(', ')}`)
  if (Object.values(audit.vulnerabilities ?? {}).some(({ severity }) => GRAVE.includes(severity))) process.exitCode = 1
}
