import { readFileSync } from 'node:fs'
import { type Problem, reasonOf } from '../input/problem.js'
import { STDIN } from '../input/read-inputs.js'
import { type Report, reportSchema } from '../report/schema.js'
import type { Io } from './io.js'

const textOfStdin = async (io: Io): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** The values in a file of JSON, one a line or one for all, or of YAML. */
const valuesIn = async (path: string, text: string): Promise<unknown[]> => {
  if (/\.ya?ml$/.test(path)) return [(await import('yaml')).parse(text)].flat()
  try {
    return [JSON.parse(text) as unknown].flat()
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2) throw error
    return lines.map((line) => JSON.parse(line) as unknown)
  }
}

/** The reports in the files named. What is no report is told with what is wrong, and the others go on. */
export async function* readReports(paths: readonly string[], io: Io): AsyncGenerator<Report | Problem> {
  for (const path of paths) {
    let values: unknown[]
    try {
      values = await valuesIn(path, path === STDIN ? await textOfStdin(io) : readFileSync(path, 'utf8'))
    } catch (error) {
      const reason = reasonOf(error)
      yield { path, reason: error instanceof SyntaxError ? `not JSON (${reason})` : reason }
      continue
    }
    for (const [index, value] of values.entries()) {
      const checked = reportSchema.safeParse(value)
      if (checked.success) yield checked.data
      else {
        const [issue] = checked.error.issues
        yield { path: `${path}[${index}]`, reason: `no report: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
      }
    }
  }
}
