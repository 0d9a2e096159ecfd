import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith } from '../cli/run.js'

/** Two machines for tests: network namespaces of this one, each with its own address and OpenSSH server. They share its file system. */
export interface Hosts {
  readonly names: readonly [string, string]
  /** How GNU parallel is to call them. */
  readonly ssh: string
  /** Ends all that runs on a machine at once, as a power cut would. */
  readonly cutOff: (name: string) => void
  readonly close: () => void
}

const SSHD = '/usr/sbin/sshd'

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).error === undefined

/** Why there can be no hosts here; null where there can. */
export const whyNoHosts = (): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'network namespaces need Linux and root'
  if (!has('ip', '-V')) return 'ip (iproute2) is missing'
  if (!has(SSHD, '-V') || !has('ssh', '-V')) return 'OpenSSH (openssh-server, openssh-client) is missing'
  const probe = `incidents-${process.pid}`
  if (spawnSync('ip', ['netns', 'add', probe], { stdio: 'ignore' }).status !== 0) return 'network namespaces are not permitted here'
  execFileSync('ip', ['netns', 'del', probe])
  return null
}

const ip = (line: string): void => void execFileSync('ip', line.split(' '), { stdio: ['ignore', 'ignore', 'inherit'] })

/** A network of two addresses of its own for each machine and each process that tests. */
const network = (k: number): readonly [here: string, there: string] => {
  const third = process.pid % 256
  return [`10.231.${third}.${4 * k + 1}`, `10.231.${third}.${4 * k + 2}`]
}

export const openHosts = async (): Promise<Hosts> => {
  const folder = folderWith()
  const names = [`one-${process.pid}`, `two-${process.pid}`] as const
  mkdirSync('/run/sshd', { recursive: true })
  for (const key of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)])
  const servers: ChildProcess[] = []
  const close = (): void => {
    for (const server of servers) server.kill('SIGKILL')
    for (const name of names) spawnSync('ip', ['netns', 'del', name], { stdio: 'ignore' })
  }
  try {
    for (const [k, name] of names.entries()) {
      const [here, there] = network(k)
      const [outside, inside] = [`io${k}-${process.pid}`, `ii${k}-${process.pid}`]
      ip(`netns add ${name}`)
      ip(`link add ${outside} type veth peer name ${inside}`)
      ip(`link set ${inside} netns ${name}`)
      ip(`addr add ${here}/30 dev ${outside}`)
      ip(`link set ${outside} up`)
      ip(`-n ${name} addr add ${there}/30 dev ${inside}`)
      ip(`-n ${name} link set ${inside} up`)
      ip(`-n ${name} link set lo up`)
      const settings = [
        `ListenAddress ${there}`,
        `HostKey ${join(folder, 'host')}`,
        `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
        'PidFile none',
        'PermitRootLogin yes',
        'PasswordAuthentication no',
        'StrictModes no',
        'UsePAM no',
        'MaxStartups 100',
      ]
      writeFileSync(join(folder, `sshd-${k}`), `${settings.join('\n')}\n`)
      servers.push(spawn('ip', ['netns', 'exec', name, SSHD, '-D', '-e', '-f', join(folder, `sshd-${k}`)], { stdio: 'ignore' }))
    }
    const client = names.map((name, k) => `Host ${name}\n  HostName ${network(k)[1]}\n`).join('')
    const shared = `Host *\n  IdentityFile ${join(folder, 'user')}\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n  BatchMode yes\n`
    writeFileSync(join(folder, 'config'), client + shared)
    const ssh = `ssh -F ${join(folder, 'config')}`
    for (const name of names) {
      for (let tries = 0; spawnSync('ssh', ['-F', join(folder, 'config'), name, 'true']).status !== 0; tries++) {
        if (tries > 50) throw new Error(`${name} does not answer`)
        await new Promise((done) => setTimeout(done, 100))
      }
    }
    const cutOff = (name: string): void => {
      for (const pid of execFileSync('ip', ['netns', 'pids', name], { encoding: 'utf8' }).split('\n'))
        if (pid !== '') process.kill(Number(pid), 'SIGKILL')
    }
    return { names, ssh, cutOff, close }
  } catch (error) {
    close()
    throw error
  }
}
