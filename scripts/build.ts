/** Bundles the command into dist/incidents.cjs and the library into dist/index.js; writes the report's JSON Schema and the type declarations. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { reportJsonSchema } from '../src/report/json-schema.js'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const schema = JSON.stringify(reportJsonSchema(), null, 2)

/** What no command may load unless it needs it: starting up must cost little more than starting node. */
const LAZY = ['zod', 'yaml', 'tinyglobby', 'tinypool', 'cli-progress', 'chalk', 'compromise']

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
  plugins: [prepared],
  metafile: true,
})
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
