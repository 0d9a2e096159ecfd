import { extract } from '../extract.js'
import { loadFormat } from '../output/formats.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import { writeEach } from './reading.js'
import { withSink } from './writing.js'

export const runExtract: Run = async (paths, options, io) => {
  const settings = await extractOptions(options, io)
  if (settings === null) return 1
  const format = await loadFormat(options.format ?? 'json')
  return withSink(options.output, io, async (sink) => {
    await sink.write(format.head)
    const { written, failed } = await writeEach(paths, options, io, sink, (raw, index) => format.report(extract(raw, settings), index))
    await sink.write(format.tail(written))
    return failed > 0 ? 1 : 0
  })
}
