import { isProblem } from '../input/problem.js'
import { readInputs } from '../input/read-inputs.js'
import type { Report } from '../report/schema.js'
import { visible } from '../text/visible.js'
import { verify } from '../verify/verify.js'
import type { Run } from './commands.js'
import { complain } from './messages.js'
import { readReports } from './read-reports.js'
import { inputOptions, pathsOf } from './reading.js'
import { withSink } from './writing.js'

export const runVerify: Run = async (paths, options, io) => {
  const reports: Report[] = []
  let broken = 0
  for await (const report of readReports(pathsOf(paths, io), io)) {
    if (isProblem(report)) {
      complain(io, report)
      broken++
    } else reports.push(report)
  }
  const waiting = new Set(reports)
  const byKey = new Map<string, Report[]>()
  for (const report of reports) {
    for (const key of [report.source.sha256, report.source.path]) byKey.set(key, [...(byKey.get(key) ?? []), report])
  }
  const texts = options.texts ?? [...new Set(reports.map(({ source }) => source.path))]
  return withSink(options.output, io, 'plain', async (sink) => {
    let faults = 0
    const tell = async (report: Report, field: string, reason: string): Promise<void> => {
      faults++
      await sink.write(`${visible(`${report.source.path}: ${field === '' ? '' : `${field}: `}${reason}`)}\n`)
    }
    for await (const raw of readInputs(texts, inputOptions(options, io))) {
      if (isProblem(raw)) {
        // Which report lacks its text is told below
        if (options.texts !== undefined) complain(io, raw)
        continue
      }
      for (const report of new Set([...(byKey.get(raw.sha256) ?? []), ...(byKey.get(raw.path) ?? [])])) {
        if (!waiting.delete(report)) continue
        for (const { field, reason } of verify(report, raw)) await tell(report, field, reason)
      }
    }
    for (const report of waiting) await tell(report, '', 'its text is not among those given (--texts)')
    if (options.quiet !== true && reports.length > 0)
      await sink.write(`${reports.length} reports verified, ${faults === 0 ? 'all of them hold' : `${faults} faults`}\n`)
    return broken > 0 ? 2 : faults > 0 ? 1 : 0
  })
}
