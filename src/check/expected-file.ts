import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { type Document, isCollection, LineCounter, parseDocument } from 'yaml'
import { reasonOf } from '../input/problem.js'
import { toYaml } from '../output/yaml.js'
import type { Report } from '../report/schema.js'
import { assertionsOf, differences, refreshed } from './expected.js'

/** What an expected file holds, or what is wrong with it. */
export type ExpectedFile = { readonly path: string; readonly data: unknown } | { readonly path: string; readonly reason: string }

/** Ending of expected files. */
export const EXPECTED = '.expected.yaml'

/** "seeds/042.txt" → "seeds/042.expected.yaml", or the same under a folder of their own, at the text's path within the folder named. */
export const expectedPathOf = (file: string, name: string, folder: string | undefined): string => {
  const where = folder === undefined ? file : join(folder, name)
  return join(dirname(where), `${basename(where, extname(where))}${EXPECTED}`)
}

const parsed = (path: string): { readonly document: Document; readonly reason: string | null } => {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  return {
    document,
    reason: broken === undefined ? null : `${path}:${lines.linePos(broken.pos[0]).line}: not YAML (${broken.message.split('\n')[0]})`,
  }
}

/** Reads an expected file; null where there is none. */
export const readExpected = (path: string): ExpectedFile | null => {
  if (!existsSync(path)) return null
  try {
    const { document, reason } = parsed(path)
    if (reason !== null) return { path, reason }
    const data: unknown = document.toJS()
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return { path, reason: `${path}:1: expected fields of a report` }
    return { path, data }
  } catch (error) {
    return { path, reason: `${path}: ${reasonOf(error)}` }
  }
}

/**
 * Writes what a report must say from now on. Of a file that is there, only what it asserts is brought up to date: no field comes in, comments stay
 * where the value beside them stays.
 * @returns whether anything was written.
 * @throws where it cannot be written.
 */
export const updateExpected = (path: string, report: Report): boolean => {
  if (!existsSync(path)) {
    write(path, toYaml(assertionsOf(report)))
    return true
  }
  const { document, reason } = parsed(path)
  if (reason !== null) throw new Error(reason)
  const different = differences(document.toJS(), report)
  if (different.length === 0) return false
  for (const { at } of different) {
    // A field that no report has goes; a value is set where it stands, so that the rest of the file stays as it was written
    const asserted = at.reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], document.toJS())
    const found = at.reduce<unknown>(
      (node, step) => (typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined),
      report,
    )
    if (at.length === 0) document.contents = document.createNode(refreshed(asserted, report)) as typeof document.contents
    else if (found === undefined) document.deleteIn(at)
    else {
      const node = document.createNode(refreshed(asserted, found))
      const before = document.getIn(at, true)
      if (isCollection(node) && isCollection(before)) node.flow = before.flow ?? false
      document.setIn(at, node)
    }
  }
  write(path, document.toString({ lineWidth: 0, indentSeq: false }))
  return true
}

const write = (path: string, content: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.partial`, content)
  renameSync(`${path}.partial`, path)
}
