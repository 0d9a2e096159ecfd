import type { Ink } from '../explain/terminal.js'
import { explained, explainedField } from '../explain/terminal.js'
import { readWhole } from '../extract.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import { FIELD_NAMES } from './field-names.js'
import { UsageError } from './messages.js'
import { writeEach } from './reading.js'
import { withSink } from './writing.js'

const plain = (text: string): string => text

const inkFor = async (coloured: boolean): Promise<Ink> => {
  if (!coloured) return { subject: (_, text) => text, dropped: plain, heading: plain }
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  const colours = {
    victim: chalk.bold.red,
    organisation: chalk.blueBright,
    actor: chalk.bold.magenta,
    time: chalk.green,
    downtime: chalk.yellow,
    money: chalk.cyan,
    data: chalk.cyan,
    means: chalk.magenta,
    incident: chalk.bold,
    unused: chalk.underline,
  }
  return { subject: (subject, text) => colours[subject](text), dropped: chalk.dim, heading: chalk.bold }
}

export const runExplain: Run = async (paths, options, io) => {
  const settings = await extractOptions(options, io)
  if (settings === null) return 1
  const { field: asked = [], html } = options
  const unknown = asked.find((name) => !FIELD_NAMES.includes(name.replace(/^(?:incidents(?:\[\d+\])?|article)\./, '').replace(/\[.*|\..*/, '')))
  if (unknown !== undefined) throw new UsageError(`--field: no field "${unknown}"; there are ${FIELD_NAMES.join(', ')}`)
  if (html !== undefined) {
    const { pageOf } = await import('../explain/page.js')
    const page = pageOf()
    return withSink(html, io, 'plain', async (sink) => {
      await sink.write(page.head)
      const { failed } = await writeEach(paths, options, io, sink, (raw, index) => page.article(readWhole(raw, settings), raw.path, index))
      await sink.write(page.tail())
      return failed > 0 ? 1 : 0
    })
  }
  const ink = await inkFor(io.colour.stdout && options.output === undefined)
  return withSink(options.output, io, 'painted', async (sink) => {
    const { failed } = await writeEach(paths, options, io, sink, (raw, index) => {
      const whole = readWhole(raw, settings)
      const text = asked.length === 0 ? explained(whole, raw.path, ink) : asked.map((name) => explainedField(whole, raw.path, name, ink)).join('\n')
      return `${index === 0 ? '' : '\n'}${text}`
    })
    return failed > 0 ? 1 : 0
  })
}
