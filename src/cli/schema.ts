import type { Run } from './commands.js'
import { withSink } from './writing.js'

export const runSchema: Run = async (_paths, options, io) => {
  const { reportJsonSchema } = await import('../report/json-schema.js')
  return withSink(options.output, io, 'plain', async (sink) => {
    await sink.write(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`)
    return 0
  })
}
