import { Argument, Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander'
import { COMMANDS, type CommandDefinition } from './commands.js'
import type { Io } from './io.js'
import { UsageError, usageLine } from './messages.js'
import { OPTIONS, type OptionDefinition, type Options } from './options.js'
import { version } from './version.js'

const USAGE = 2

const DESCRIPTION =
  'Turns news text about cyberattacks into structured incident reports, by rules, with a quote for every value. Offline and deterministic.'

const STATUSES = `Exit status: 0 all done, 1 some input could not be used or the output not written, 2 wrong use of the command.`

const optionOf = (definition: OptionDefinition): Option => {
  const option = new Option(definition.flags, definition.description)
  const { choices, check } = definition
  if (definition.fallback !== undefined) option.default(definition.fallback)
  if (choices !== undefined) option.choices(choices)
  if (check !== undefined || definition.repeats === true) {
    option.argParser((value: string, before: unknown) => {
      const complaint = check?.(value) ?? (choices !== undefined && !choices.includes(value) ? `Allowed choices are ${choices.join(', ')}` : null)
      if (complaint !== null) throw new InvalidArgumentError(`${complaint}.`)
      return definition.repeats === true ? [...(Array.isArray(before) ? before : []), value] : value
    })
  }
  return option
}

const examplesOf = (examples: CommandDefinition['examples']): string => {
  const width = Math.max(...examples.map(([line]) => line.length))
  return `\nExamples:\n${examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`).join('\n')}\n`
}

/** The options given, those of the config file where none is given, defaults. */
const withConfig = async (definition: CommandDefinition, command: Command, options: Options): Promise<Options> => {
  const { loadConfig } = await import('./config.js')
  const named = command.optsWithGlobals<Options>().config
  const settings: Record<string, unknown> = { ...(await loadConfig(process.cwd(), named)).settingsOf(definition) }
  for (const name of Object.keys(settings)) if (command.getOptionValueSource(name) === 'cli') delete settings[name]
  return { ...options, ...settings, ...(named === undefined ? {} : { config: named }) }
}

/**
 * Reads the command line and runs the command.
 * @returns the exit status.
 */
export const runProgram = async (argv: readonly string[], io: Io, title: (text: string) => string): Promise<number> => {
  let status = 0
  const program = new Command('incidents')
  const setUp = (command: Command): Command =>
    command
      .exitOverride()
      .helpOption('-h, --help', 'show this help')
      .option('--config <file>', 'settings to use (default: incidents.config.yaml, here or in a folder above)')
      .option('--no-config', 'use no settings but those given here')
      .option('--no-color', 'no colour, even in a terminal (as does NO_COLOR)')
      .configureHelp({ styleTitle: title, helpWidth: 110 })
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.say(text.trimEnd()),
        outputError: (text, write) =>
          write(
            usageLine(
              text
                .trim()
                .replace(/^error: /, '')
                .replaceAll('\n', ' '),
            ),
          ),
      })
  setUp(program)
    .description(DESCRIPTION)
    .version(version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', () => `${examplesOf(COMMANDS.flatMap((command) => command.examples.slice(0, 2)))}\n${STATUSES}`)
  const named = COMMANDS.find(({ name }) => name === argv[0])
  for (const definition of COMMANDS) {
    // Of the others only the names are needed: setting them up takes longer than all else before the first text is read
    if (named !== undefined && named !== definition) {
      program.command(definition.name)
      continue
    }
    const command = setUp(program.command(definition.name)).summary(definition.summary).description(definition.description)
    if (definition.takesPaths) command.argument('[paths...]', 'files and folders; "-" or nothing for standard input')
    if (definition.argument !== undefined) command.addArgument(new Argument(`<${definition.argument.name}>`).choices(definition.argument.choices))
    for (const name of definition.options) command.addOption(optionOf(OPTIONS[name]))
    command.addHelpText('after', () => examplesOf(definition.examples))
    command.action(async (...given: unknown[]) => {
      const run = await definition.load()
      const hasArgument = definition.takesPaths || definition.argument !== undefined
      const [paths, options] = hasArgument ? [[given[0]].flat(), given[1]] : [[], given[0]]
      status = await run(paths as string[], await withConfig(definition, command, options as Options), io)
    })
  }
  if (argv.length === 0) {
    io.say(new Help().formatHelp(program, program.createHelp()).trimEnd())
    return USAGE
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof UsageError) io.say(usageLine(error.message))
    else if (!(error instanceof CommanderError)) throw error
    else if (error.exitCode === 0) return 0
    return USAGE
  }
}
