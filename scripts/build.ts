/** Bundles the command into dist/incidents.cjs and the library into dist/index.js; writes the report's JSON Schema and the type declarations. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { folders, kept, keptNames, packs } from '../src/generated/compiled.js'
import { reportJsonSchema } from '../src/report/json-schema.js'
import { bundledPackages, thirdPartyNotices } from './third-party.js'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const schema = JSON.stringify(reportJsonSchema(), null, 2)

/** What no command may load unless it needs it: starting up must cost little more than starting node. */
const LAZY = ['zod', 'yaml', 'tinyglobby', 'tinypool', 'cli-progress', 'chalk', 'compromise', 'warcio', 'pako', 'fzstd']
/** Those of them that stand in files of their own beside the command: most runs need none, and node would go through them at each start. */
const LIBRARIES = 'lib'
/** Package → what of it is asked for. */
const APART: Readonly<Record<string, string>> = {
  zod: '*',
  yaml: '*',
  tinyglobby: '*',
  'cli-progress': '{ Presets, SingleBar }',
  chalk: '{ Chalk }',
  warcio: '{ WARCParser }',
  fzstd: '{ Decompress }',
}

/** The packages that are loaded at once with an entry point: those that static imports lead to. */
const eagerPackages = (metafile: Metafile, entry: string): Set<string> => {
  const seen = new Set<string>()
  const queue = [entry]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const item of metafile.inputs[path]?.imports ?? []) if (item.kind === 'import-statement' && item.external !== true) queue.push(item.path)
  }
  return new Set([...seen].flatMap((path) => /^(?:apart:|.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
}

/** What was compiled stands in files of its own, each read when a text first needs it: node would else go through megabytes of literals at each start. */
const DATA = 'data'
rmSync(join(root, 'dist'), { recursive: true, force: true })
mkdirSync(join(root, 'dist', DATA), { recursive: true })
const lengths = Object.fromEntries(
  keptNames.map((name) => {
    const { numbers, texts } = kept(name) ?? { numbers: '', texts: [] }
    // The numbers come first and stand where arrays can
    const parts = [typeof numbers === 'string' ? Buffer.from(numbers, 'base64') : numbers, ...texts.map((text) => Buffer.from(text))]
    writeFileSync(join(root, 'dist', DATA, name), Buffer.concat(parts))
    return [name, parts.map(({ length }) => length)]
  }),
)
const keptModule = `
import { readFileSync } from 'node:fs'
const lengths = ${JSON.stringify(lengths)}
export const folders = ${JSON.stringify(folders)}
export const packs = ${JSON.stringify(packs)}
export const keptNames = Object.keys(lengths)
export const kept = (name) => {
  if (!Object.hasOwn(lengths, name)) return undefined
  const bytes = readFileSync(__dirname + '/${DATA}/' + name)
  const [count, ...texts] = lengths[name]
  let from = count
  return { numbers: bytes.subarray(0, count), texts: texts.map((length) => bytes.toString('utf8', from, (from += length))) }
}
`
const keptApart: Plugin = {
  name: 'kept-apart',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/generated\/compiled\.ts$/ }, () => ({ contents: keptModule, resolveDir: root }))
  },
}

/** What is known at build time is not worked out at run time. */
const prepared: Plugin = {
  name: 'prepared',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /\/report\/json-schema\.ts$/ }, () => ({
      contents: `export const reportJsonSchema = () => JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(schema)))})`,
    }))
    // commander starts subcommands of its own kind as processes; we have none, and loading this costs two milliseconds
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

const apart: Plugin = {
  name: 'apart',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^[a-z-]+$/ }, ({ path }) => (Object.hasOwn(APART, path) ? { path, namespace: 'apart' } : undefined))
    onLoad({ filter: /.*/, namespace: 'apart' }, ({ path }) => ({ contents: `module.exports = require('./${LIBRARIES}/${path}.cjs')` }))
    onResolve({ filter: /.*/, namespace: 'apart' }, ({ path }) => ({ path, external: true }))
  },
}

writeFileSync(join(root, 'dist', 'report.schema.json'), `${schema}\n`)

/** Left as they are written: else each use would make a new one. */
const supported = { 'regexp-unicode-property-escapes': true }

const common = {
  supported,
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  define: { 'import.meta.url': '__filename' },
  metafile: true,
} as const

const bundles: Metafile[] = []
for (const [name, names] of Object.entries(APART)) {
  const stdin = { contents: `export ${names} from '${name}'`, resolveDir: root }
  bundles.push((await build({ ...common, stdin, outfile: `dist/${LIBRARIES}/${name}.cjs` })).metafile)
}

// CommonJS: node starts it faster, and its own modules are loaded only when they are asked for
const command = await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/incidents.cjs',
  define: { ...common.define, VERSION: JSON.stringify(version) },
  // tinypool starts files of its own, which must be where it looks for them
  external: ['compromise', 'tinypool'],
  plugins: [prepared, keptApart, apart],
})
writeFileSync(join(root, 'dist', 'THIRD-PARTY.md'), thirdPartyNotices(root, bundledPackages([command.metafile, ...bundles])))
// One letter beyond ASCII, which esbuild leaves in regular expressions, would make node keep the whole file in two bytes a character
const bundled = join(root, 'dist', 'incidents.cjs')
const code = readFileSync(bundled, 'utf8')
  .replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  // What was compiled before can't import by itself
  .replaceAll(/\bimport\("(\w+)"\)/g, (_, name: string) => `require("./${LIBRARIES}/import.cjs")("${name}")`)
if (/\bimport\(/.test(code)) throw new Error('an import is left in the bundle')
writeFileSync(join(root, 'dist', LIBRARIES, 'import.cjs'), 'module.exports=(name)=>import(name)\n')
writeFileSync(bundled, code)
const entries = ['main', 'extract', 'clean', 'annotate'].map((name) => `src/cli/${name}.ts`)
const eager = new Set(entries.flatMap((entry) => [...eagerPackages(command.metafile, entry)]))
const early = LAZY.filter((name) => eager.has(name))
if (early.length > 0) throw new Error(`loaded with every command, but should be loaded when needed: ${early.join(', ')}`)

execFileSync(process.execPath, [join(root, 'scripts', 'compile-bundle.cjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  supported,
  format: 'esm',
  packages: 'external',
  legalComments: 'none',
})

execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
