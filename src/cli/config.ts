import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, parse as parsePath, relative } from 'node:path'
import { reasonOf } from '../input/problem.js'
import { COMMANDS, type CommandDefinition } from './commands.js'
import { UsageError } from './messages.js'
import { OPTIONS, type OptionDefinition } from './options.js'

export const CONFIG_NAME = 'incidents.config.yaml'

/** Option, by its long name in camel case → value, as commander would hand it on. */
export type Settings = Readonly<Record<string, string | boolean | readonly string[]>>

export interface Config {
  /** The file; null where there is none. */
  readonly file: string | null
  /** What it sets for a command. */
  readonly settingsOf: (command: CommandDefinition) => Settings
}

/** "--max-warnings <number>" → "maxWarnings": how an option is called in a config file. */
export const longName = ({ flags }: OptionDefinition): string =>
  (/--([a-z-]+)/.exec(flags)?.[1] ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The nearest config file, from a folder upward; null where there is none. */
const findConfig = (folder: string): string | null => {
  const file = join(folder, CONFIG_NAME)
  if (existsSync(file)) return file
  return folder === parsePath(folder).root ? null : findConfig(dirname(folder))
}

const NONE: Config = { file: null, settingsOf: () => ({}) }

/** Options that a config file may hold: for all commands that have them, or in a section with the command's name. */
const optionsOf = (command: CommandDefinition): Map<string, OptionDefinition> =>
  new Map(
    command.options.flatMap((name) => {
      const definition: OptionDefinition = OPTIONS[name]
      return definition.onlyHere === true ? [] : [[longName(definition), definition] as const]
    }),
  )

/**
 * Reads the config file that holds for a folder.
 * @param named a file to read instead; false for none at all.
 * @throws UsageError for a file that cannot be used, with line and reason.
 */
export const loadConfig = async (folder: string, named: string | false | undefined): Promise<Config> => {
  if (named === false) return NONE
  const file = named ?? findConfig(folder)
  if (file === null) return NONE
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`)
  }
  const { LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const shown = relative(folder, file) || file
  const fail = (at: readonly string[] | number, reason: string): never => {
    const node = typeof at === 'number' ? null : document.getIn(at, true)
    const offset = typeof at === 'number' ? at : ((node as { range?: readonly number[] } | null)?.range?.[0] ?? 0)
    throw new UsageError(`${shown}:${lines.linePos(offset).line}: ${reason}`)
  }
  const [broken] = document.errors
  if (broken !== undefined) fail(broken.pos[0], `not YAML (${broken.message.split('\n')[0]})`)
  const data: unknown = document.toJS() ?? {}
  if (typeof data !== 'object' || data === null || Array.isArray(data)) fail(0, 'expected options and their values')

  const base = dirname(file)
  const checkedValue = (at: readonly string[], definition: OptionDefinition, value: unknown): Settings[string] => {
    const name = at.join('.')
    if (!/[<[]/.test(definition.flags)) return typeof value === 'boolean' ? value : fail(at, `"${name}": expected true or false`)
    const items = definition.repeats === true ? [value].flat() : [value]
    const texts = items.map((item) => {
      if (typeof item !== 'string' && typeof item !== 'number')
        return fail(at, `"${name}": expected ${definition.repeats === true ? 'a list of texts' : 'a text'}`)
      const given = String(item)
      const complaint =
        definition.check?.(given) ??
        (definition.choices !== undefined && !definition.choices.includes(given) ? `expected one of ${definition.choices.join(', ')}` : null)
      if (complaint !== null) fail(at, `"${name}": ${complaint}, not "${given}"`)
      return definition.names === undefined || isAbsolute(given) ? given : join(base, given)
    })
    return definition.repeats === true ? texts : (texts[0] ?? '')
  }

  const shared = new Map<string, unknown>()
  const sections = new Map<string, Readonly<Record<string, unknown>>>()
  for (const [key, value] of Object.entries(data as object)) {
    const command = COMMANDS.find(({ name }) => name === key)
    if (command !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const known = optionsOf(command)
      for (const name of Object.keys(value))
        if (!known.has(name)) fail([key, name], `"${key}.${name}": unknown; expected one of ${[...known.keys()].sort().join(', ')}`)
      sections.set(key, value as Record<string, unknown>)
    } else if (COMMANDS.some((other) => optionsOf(other).has(key))) shared.set(key, value)
    else fail([key], `"${key}": unknown; expected an option, such as "rules", or a command, such as "check"`)
  }
  const settingsOf = (command: CommandDefinition): Settings => {
    const settings: Record<string, Settings[string]> = {}
    const section = sections.get(command.name) ?? {}
    for (const [name, definition] of optionsOf(command)) {
      if (name in section) settings[name] = checkedValue([command.name, name], definition, section[name])
      else if (shared.has(name)) settings[name] = checkedValue([name], definition, shared.get(name))
    }
    return settings
  }
  // Mistakes are told whatever the command
  for (const command of COMMANDS) settingsOf(command)
  return { file, settingsOf }
}
