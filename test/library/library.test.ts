import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import type * as Library from '../../src/index.js'
import { folderWith, ROOT, run } from '../cli/run.js'

const SEED = 'seeds/002_da456e95db5dddc2.txt'
const text = readFileSync(join(ROOT, SEED), 'utf8')

/** What a bundler makes of a web page's script that uses the package. */
const bundled = async (script: string) => {
  const folder = folderWith({ 'page.js': script })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(ROOT, join(folder, 'node_modules', 'incidents'))
  return build({
    absWorkingDir: folder,
    entryPoints: ['page.js'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    globalName: 'page',
    logLevel: 'silent',
    // Optional and loaded on demand: a page decides for itself whether to ship it
    external: ['compromise'],
  })
}

/** Runs a bundle where there is nothing but the language itself and what every browser and runtime has. */
const runBare = (code: string): Record<string, unknown> => {
  const globals: Record<string, unknown> = { TextEncoder, TextDecoder, URL, atob }
  const context = createContext(globals)
  runInContext(code, context)
  return globals
}

describe('the package in a browser', () => {
  test('bundles without anything of node', async () => {
    const { metafile, errors, warnings } = await bundled("export { clean, extract, findTimes, reportSchema } from 'incidents'")
    expect([...errors, ...warnings]).toEqual([])
    const imports = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
    expect(imports.filter((path) => path !== 'compromise')).toEqual([])
    expect(Object.keys(metafile.inputs).filter((path) => /node:|^\(disabled\)/.test(path))).toEqual([])
  })

  test('works without any global of node, and says what the command says', async () => {
    const { outputFiles } = await bundled("export { clean, extract, findTimes, reportSchema } from 'incidents'")
    const { page } = runBare(outputFiles[0]?.text ?? '') as { page: typeof Library }
    const [report] = JSON.parse(run(['extract', SEED]).stdout) as Library.Report[]
    expect(JSON.parse(JSON.stringify(page.extract(text, { path: SEED })))).toEqual(report)
    expect(page.clean(text)).toBe(run(['clean', SEED]).stdout.replace(/\n$/, ''))
    expect(page.findTimes('il y a deux jours', { language: 'fr', reference: '2021-05-28' })[0]?.edtf).toBe('2021-05-26')
    expect(page.reportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(true)
    expect(page.reportSchema.safeParse({ ...report, schema: 'incidents/0' }).success).toBe(false)
  })

  test('does nothing by being loaded', async () => {
    const { outputFiles } = await bundled("import 'incidents'")
    // Declared free of side effects: what nobody uses is left out
    expect(outputFiles[0]?.text.length).toBeLessThan(1000)
    const { outputFiles: whole } = await bundled("export * from 'incidents'")
    const before = Object.keys(runBare(''))
    expect(Object.keys(runBare(whole[0]?.text ?? '')).filter((name) => name !== 'page' && !name.startsWith('__zod_'))).toEqual(before)
  })
})

describe('the package in node', () => {
  test('is found by its name, and pure: the same text gives the same report', async () => {
    const { extract } = (await import(join(ROOT, 'dist', 'index.js'))) as typeof Library
    const once = JSON.stringify(extract(text))
    extract('Something else happened.')
    expect(JSON.stringify(extract(text))).toBe(once)
    expect(extract('a\ud800b').source.sha256).toBe(extract('a\ufffdb').source.sha256)
  })

  test.each(['nodenext', 'bundler'])(
    'is typed: a program of a user compiles with module resolution "%s"',
    (resolution) => {
      const folder = folderWith()
      mkdirSync(join(folder, 'node_modules'))
      symlinkSync(ROOT, join(folder, 'node_modules', 'incidents'))
      copyFileSync(join(import.meta.dirname, 'consumer.ts'), join(folder, 'consumer.ts'))
      writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
      const settings = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: true,
        target: 'es2022',
        lib: ['es2022'],
        types: [],
        module: resolution === 'bundler' ? 'esnext' : 'nodenext',
        moduleResolution: resolution,
      }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, files: ['consumer.ts'] }))
      const output = (): string => {
        try {
          return execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' })
        } catch (error) {
          return String((error as { stdout?: unknown }).stdout)
        }
      }
      expect(output()).toBe('')
    },
    120_000,
  )

  test('every public function is documented', () => {
    const declarations = ['index', 'mentions/find-times', 'extract']
      .map((name) => readFileSync(join(ROOT, 'dist', 'types', `${name}.d.ts`), 'utf8'))
      .join('')
    for (const name of ['extract', 'clean', 'findTimes']) expect(declarations).toMatch(new RegExp(`\\*/\\nexport declare const ${name}:`))
  })
})
