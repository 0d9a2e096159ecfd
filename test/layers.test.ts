import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** From the ground up: a folder imports from those before it, never from those behind. */
const LAYERS = [
  'vocabulary',
  'text',
  'time',
  'generated',
  'knowledge',
  'languages',
  'rules',
  'input',
  'article',
  'mentions',
  'incidents',
  'report',
  'output',
  'extract',
  'annotate',
  'evaluate',
  'check',
  'explain',
  'verify',
  'index',
  'cli',
]

const root = join(import.meta.dirname, '..', 'src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
const layerOf = (path: string): string => (path.split(/[/\\]/)[0] as string).replace(/\.(ts|js)$/, '')

test.each(files)('%s imports from the layers before its own', (file) => {
  const own = LAYERS.indexOf(layerOf(file))
  expect(own, `${layerOf(file)} is no known layer`).toBeGreaterThanOrEqual(0)
  const imports = [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(root, join(root, file, '..', path as string)),
  )
  expect(imports.filter((path) => LAYERS.indexOf(layerOf(path)) > own)).toEqual([])
})

test('no engine file names a language', () => {
  const engine = files.filter((file) => ['rules', 'article', 'mentions', 'incidents'].includes(layerOf(file)))
  const naming = engine.filter((file) => /===\s*'(fr|nl|en|de)'|'(fr|nl|en|de)'\s*===/.test(readFileSync(join(root, file), 'utf8')))
  expect(naming).toEqual([])
})
