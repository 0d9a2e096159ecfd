/** Bundles the command into dist/incidents.js and the library into dist/index.js. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** What no command may load unless it needs it: starting up must cost little more than starting node. */
const LAZY = ['zod', 'yaml', 'tinyglobby', 'tinypool', 'chalk', 'compromise']

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

rmSync(join(root, 'dist'), { recursive: true, force: true })

const command = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/incidents.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  define: { VERSION: JSON.stringify(version) },
  // Bundled CommonJS packages ask for node's own modules by require
  banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
  external: ['compromise'],
  metafile: true,
})
const eager = eagerPackages(command.metafile, 'src/cli/main.ts')
const early = LAZY.filter((name) => eager.has(name))
if (early.length > 0) throw new Error(`loaded at start-up, but should be loaded when needed: ${early.join(', ')}`)

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
