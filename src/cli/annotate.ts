import { annotate } from '../annotate.js'
import { safeJson } from '../text/visible.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import { writeEach } from './reading.js'
import { withSink } from './writing.js'

export const runAnnotate: Run = async (paths, options, io) => {
  const settings = await extractOptions(options, io)
  if (settings === null) return 1
  const layers = options.layer === undefined ? null : new Set(options.layer)
  return withSink(options.output, io, 'plain', async (sink) => {
    const { failed } = await writeEach(paths, options, io, sink, (raw) =>
      annotate(raw, settings)
        .filter((annotation) => layers === null || layers.has(annotation.layer))
        .map((annotation) => `${safeJson(JSON.stringify(annotation))}\n`)
        .join(''),
    )
    return failed > 0 ? 1 : 0
  })
}
