import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '..', 'src')

interface Found {
  readonly place: string
  readonly source: string
  readonly flags: string
}

/** The regular expressions of a file, and where it makes others of strings. */
const expressionsIn = (name: string): { readonly literals: readonly Found[]; readonly made: readonly string[] } => {
  const file = ts.createSourceFile(name, readFileSync(join(SRC, name), 'utf8'), ts.ScriptTarget.Latest, true)
  const literals: Found[] = []
  const made: string[] = []
  const placeOf = (node: ts.Node): string => `${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      literals.push({ place: placeOf(node), source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') made.push(placeOf(node))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { literals, made }
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
const all = files.map(expressionsIn)
const unique = [...new Map(all.flatMap(({ literals }) => literals).map((found) => [`/${found.source}/${found.flags}`, found])).values()]

/** How the time of an expression grows with the text, as recheck finds it by analysis or, where that is too much, by trying. */
const growthOf = ({ source, flags }: Found): string => {
  const found = checkSync(source, flags, { timeout: 60_000 })
  return found.status === 'vulnerable' ? found.complexity.summary : found.status
}

describe('regular expressions', () => {
  test('are found', () => {
    expect(unique.length).toBeGreaterThan(100)
  })

  test('are never made of strings, which no check could read', () => {
    expect(all.flatMap(({ made }) => made)).toEqual([])
  })

  test('take time that grows no faster than the text', { timeout: 300_000 }, () => {
    expect(unique.map((found) => `${found.place}: ${growthOf(found)}`).filter((line) => !line.endsWith(': safe'))).toEqual([])
  })

  test.each([
    ['nested repetition', '(a+)+$', 'u', 'exponential'],
    ['two repetitions that overlap', 'a*a*b', '', '3rd degree polynomial'],
  ])('with %s would be told', (_, source, flags, growth) => {
    expect(growthOf({ place: '', source, flags })).toBe(growth)
  })
})
