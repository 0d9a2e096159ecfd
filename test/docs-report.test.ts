import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { reportSchema } from '../src/report/schema.js'
import { ROOT } from './cli/run.js'

const PAGE = readFileSync(join(ROOT, 'docs', 'report.md'), 'utf8')
const named = new Set([...PAGE.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => [code, ...code.split(/[.,{} ]+/)]))

/** Names of all properties of a JSON schema, and the codes of its closed lists. */
const wordsOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(wordsOf)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : key === 'enum' ? (value as string[]) : []),
    ...wordsOf(value),
  ])
}

describe('docs/report.md', () => {
  test.each([...new Set(wordsOf(z.toJSONSchema(reportSchema)))])('names %s', (word) => {
    expect(named).toContain(word)
  })
})
