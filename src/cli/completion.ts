import { COMMANDS, type CommandDefinition, type Run } from './commands.js'
import { OPTIONS, type OptionDefinition } from './options.js'
import { withSink } from './writing.js'

/** An option as shells see it. */
interface Flag {
  readonly long: string
  readonly short: string | null
  readonly takesValue: boolean
  readonly definition: OptionDefinition
}

const flagsOf = (command: CommandDefinition): Flag[] =>
  command.options.map((name) => {
    const definition: OptionDefinition = OPTIONS[name]
    return {
      long: /--[a-z-]+/.exec(definition.flags)?.[0] ?? '',
      short: /^-[a-zA-Z]/.exec(definition.flags)?.[0] ?? null,
      takesValue: /[<[]/.test(definition.flags),
      definition,
    }
  })

const namesOf = ({ long, short }: Flag): string[] => (short === null ? [long] : [short, long])
const NAMES = COMMANDS.map(({ name }) => name)

const bash = (): string => {
  const cases = COMMANDS.map((command) => {
    const flags = flagsOf(command)
    const values = flags.flatMap((flag) => {
      const pattern = namesOf(flag).join('|')
      const { choices, names } = flag.definition
      if (choices !== undefined) return [`        ${pattern}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`]
      if (names !== undefined) return [`        ${pattern}) COMPREPLY=($(compgen ${names === 'folder' ? '-d' : '-f'} -- "$word")); return ;;`]
      return flag.takesValue ? [`        ${pattern}) return ;;`] : []
    })
    const choice = values.length === 0 ? '' : `\n      case "$before" in\n${values.join('\n')}\n      esac`
    return `    ${command.name})${choice}\n      words="${[...flags.map(({ long }) => long), '--help', ...(command.argument?.choices ?? [])].join(' ')}" ;;`
  })
  return `# bash completion of incidents: eval "$(incidents completion bash)"
_incidents() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...NAMES, 'help', '--help', '--version'].join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) words="${NAMES.join(' ')}" ;;
  esac
  if [[ "$word" == -* || "\${COMP_WORDS[1]}" == help || "\${COMP_WORDS[1]}" == completion ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _incidents incidents
`
}

/** Within single quotes, and within the brackets and colons of zsh's own notation. */
const forZsh = (text: string): string => text.replaceAll("'", "'\\''").replace(/[[\]:]/g, (letter) => `\\${letter}`)

const zsh = (): string => {
  const commands = COMMANDS.map(({ name, summary }) => `    '${name}:${forZsh(summary)}'`)
  const cases = COMMANDS.map((command) => {
    const flags = flagsOf(command).map((flag) => {
      const { choices, names, repeats, description } = flag.definition
      const action = choices !== undefined ? `(${choices.join(' ')})` : names === 'folder' ? '_files -/' : names === 'file' ? '_files' : ' '
      const value = flag.takesValue ? `:value:${action}` : ''
      return `      ${repeats === true ? "'*'" : ''}'${flag.long}[${forZsh(description)}]${value}' \\`
    })
    const rest = command.takesPaths
      ? "'*:file:_files'"
      : command.argument === undefined
        ? ''
        : `'1:${command.argument.name}:(${command.argument.choices.join(' ')})'`
    return `    ${command.name}) _arguments \\\n${flags.join('\n')}\n      '--help[show this help]' ${rest} ;;`
  })
  return `#compdef incidents
# zsh completion of incidents: incidents completion zsh > "\${fpath[1]}/_incidents"
_incidents() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_incidents" ]; then _incidents "$@"; else compdef _incidents incidents; fi
`
}

const forFish = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")

const fish = (): string => {
  const first = COMMANDS.map(({ name, summary }) => `complete -c incidents -n __fish_use_subcommand -f -a ${name} -d '${forFish(summary)}'`)
  const rest = COMMANDS.flatMap((command) => {
    const when = `complete -c incidents -n '__fish_seen_subcommand_from ${command.name}'`
    const flags = flagsOf(command).map((flag) => {
      const { choices, names, description } = flag.definition
      const short = flag.short === null ? '' : ` -s ${flag.short.slice(1)}`
      const value = choices !== undefined ? ` -x -a '${choices.join(' ')}'` : names !== undefined ? ' -r -F' : flag.takesValue ? ' -x' : ''
      return `${when} -l ${flag.long.slice(2)}${short}${value} -d '${forFish(description)}'`
    })
    const argument = command.argument === undefined ? [] : [`${when} -f -a '${command.argument.choices.join(' ')}'`]
    return [...argument, ...flags]
  })
  return `# fish completion of incidents: incidents completion fish > ~/.config/fish/completions/incidents.fish\n${[...first, ...rest].join('\n')}\n`
}

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish }

export const runCompletion: Run = async ([shell = ''], options, io) =>
  withSink(options.output, io, 'plain', async (sink) => {
    await sink.write(SHELLS[shell]?.() ?? '')
    return 0
  })
