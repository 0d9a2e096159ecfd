import { annotate } from '../../src/annotate.js'
import { type ExtractOptions, extract } from '../../src/extract.js'
import { decode } from '../../src/input/decode.js'
import { sha256 } from '../../src/input/sha256.js'
import { reportSchema } from '../../src/report/schema.js'
import { verify } from '../../src/verify/verify.js'
import type { Input } from './inputs.js'

/** Milliseconds. The longest input has some thousands of characters, which take a few. */
const TOO_LONG = 2000

interface Quote {
  readonly start: number
  readonly end: number
  readonly quote: string
}

const quotesIn = (node: unknown): Quote[] => {
  if (node === null || typeof node !== 'object') return []
  if ('quote' in node) return [node as Quote]
  return Object.values(node).flatMap(quotesIn)
}

/** What is wrong with what the product makes of an input; nothing where all is as it must be. Throws where the product does. */
export const faultsOf = ({ content, language, referenceDate }: Input): readonly string[] => {
  const decoded = typeof content === 'string' ? { text: content } : decode(content)
  if (!('text' in decoded)) return decoded.reason === '' ? ['no reason'] : []
  const { text } = decoded
  const raw = { path: '-', sha256: sha256(text), text, warnings: [] }
  const options: ExtractOptions = {
    ...(language === undefined ? {} : { language }),
    ...(referenceDate === undefined ? {} : { referenceDate }),
    includeText: true,
  }
  const before = performance.now()
  const report = extract(raw, options)
  const faults: string[] = []
  if (performance.now() - before > TOO_LONG && extractAgain(() => extract(raw, options)) > TOO_LONG) faults.push(`slow on ${text.length} characters`)
  const { error } = reportSchema.safeParse(report)
  if (error !== undefined) faults.push(`not by the schema: ${error.message}`)
  const points = Array.from(text)
  for (const { start, end, quote } of quotesIn(report)) {
    if (points.slice(start, end).join('') !== quote || start >= end) faults.push(`"${quote}" is not at ${start}-${end}`)
  }
  for (const { field, reason } of verify(report, raw)) faults.push(`${field}: ${reason}`)
  if (text.length % 4 === 0) {
    for (const { start, end, text: found, rule } of annotate(raw, options)) {
      if (points.slice(start, end).join('') !== found) faults.push(`${rule} is not at ${start}-${end}`)
    }
  }
  if (text.length % 16 === 1 && JSON.stringify(extract(raw, options)) !== JSON.stringify(report)) faults.push('another report the second time')
  return faults
}

const extractAgain = (act: () => unknown): number => {
  const before = performance.now()
  act()
  return performance.now() - before
}
