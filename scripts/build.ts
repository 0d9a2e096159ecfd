/** Bundles the command into dist/incidents.cjs and the library into dist/index.js; writes the report's JSON Schema and the type declarations. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'
import { compiled, compiledTags, knowledgeKinds } from '../src/generated/compiled.js'
import { reportJsonSchema } from '../src/report/json-schema.js'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const schema = JSON.stringify(reportJsonSchema(), null, 2)

/** What no command may load unless it needs it: starting up must cost little more than starting node. */
const LAZY = ['zod', 'yaml', 'tinyglobby', 'tinypool', 'cli-progress', 'chalk', 'compromise', 'warcio', 'pako', 'fzstd']

/** The packages that are loaded at once with an entry point: those that static imports lead to. */
const eagerPackages = (metafile: Metafile, entry: string): Set<string> => {
  const seen = new Set<string>()
  const queue = [entry]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const item of metafile.inputs[path]?.imports ?? []) if (item.kind === 'import-statement' && item.external !== true) queue.push(item.path)
  }
  return new Set([...seen].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
}

/**
 * The languages stand behind the command's code, in the same file, as a comment that is read only where a text needs it: node would else go through
 * megabytes of string literals at each start.
 */
const kept: string[] = []
const keep = (...parts: readonly (string | Uint8Array)[]): { readonly at: number; readonly length: number; readonly parts: readonly number[] } => {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  // The numbers come first and stand where arrays can
  const text = deflateRawSync(Buffer.concat(bytes), { level: 9 }).toString('base64')
  const at = kept.join('').length
  kept.push(text)
  return { at, length: text.length, parts: bytes.map(({ length }) => length) }
}
const keptKinds = keep(knowledgeKinds())
const keptLanguages = Object.fromEntries(
  compiledTags.map((tag) => {
    const { numbers, facts, pool, kinds, rules } = compiled(tag) as NonNullable<ReturnType<typeof compiled>>
    return [tag, keep(typeof numbers === 'string' ? Buffer.from(numbers, 'base64') : numbers, facts, pool, kinds, rules)]
  }),
)
const keptText = kept.join('')
const keptModule = `
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
const languages = ${JSON.stringify(keptLanguages)}
const read = ({ at, length, parts }) => {
  const file = openSync(__filename, 'r')
  const text = Buffer.allocUnsafe(length)
  readSync(file, text, 0, length, fstatSync(file).size - ${keptText.length + '*/\n'.length} + at)
  closeSync(file)
  const bytes = inflateRawSync(Buffer.from(text.latin1Slice(0, length), 'base64'))
  let from = 0
  return parts.map((size) => bytes.subarray(from, (from += size)))
}
export const knowledgeKinds = () => read(${JSON.stringify(keptKinds)})[0].toString()
export const compiledTags = Object.keys(languages)
export const compiled = (tag) => {
  if (!Object.hasOwn(languages, tag)) return undefined
  const [numbers, facts, pool, kinds, rules] = read(languages[tag])
  return { numbers, facts: facts.toString(), pool: pool.toString(), kinds: kinds.toString(), rules: rules.toString() }
}
`
const keptBehind: Plugin = {
  name: 'kept-behind',
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

rmSync(join(root, 'dist'), { recursive: true, force: true })
mkdirSync(join(root, 'dist'))
writeFileSync(join(root, 'dist', 'report.schema.json'), `${schema}\n`)

// CommonJS: node starts it faster, and its own modules are loaded only when they are asked for
const command = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/incidents.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  define: { VERSION: JSON.stringify(version), 'import.meta.url': '__filename' },
  // tinypool starts files of its own, which must be where it looks for them
  external: ['compromise', 'tinypool'],
  plugins: [prepared, keptBehind],
  metafile: true,
})
// One letter beyond ASCII, which esbuild leaves in regular expressions, would make node keep the whole file in two bytes a character
const bundled = join(root, 'dist', 'incidents.cjs')
const code = readFileSync(bundled, 'utf8').replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
writeFileSync(bundled, `${code}/*${keptText}*/\n`)
const entries = ['main', 'extract', 'clean', 'annotate'].map((name) => `src/cli/${name}.ts`)
const eager = new Set(entries.flatMap((entry) => [...eagerPackages(command.metafile, entry)]))
const early = LAZY.filter((name) => eager.has(name))
if (early.length > 0) throw new Error(`loaded with every command, but should be loaded when needed: ${early.join(', ')}`)

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  format: 'esm',
  packages: 'external',
  legalComments: 'none',
})

execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
