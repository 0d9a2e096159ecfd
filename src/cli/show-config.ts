import { toYaml } from '../output/yaml.js'
import { COMMANDS, type Run } from './commands.js'
import { loadConfig } from './config.js'
import { withSink } from './writing.js'

export const runConfig: Run = async (_paths, options, io) => {
  const config = await loadConfig(process.cwd(), options.config)
  const commands = COMMANDS.map((command) => [command.name, config.settingsOf(command)] as const).filter(
    ([, settings]) => Object.keys(settings).length > 0,
  )
  return withSink(options.output, io, 'plain', async (sink) => {
    await sink.write(toYaml({ file: config.file, ...Object.fromEntries(commands) }))
    return 0
  })
}
