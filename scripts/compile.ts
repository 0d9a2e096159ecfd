/** Compiles the YAML of src/languages and src/knowledge into src/generated: checked, short forms spelled out, as JSON strings that are parsed when first asked for. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { type ZodType, z } from 'zod'
import { knowledgeSchemas, placeWordsFile } from '../src/knowledge/schema.js'
import { calendarFile } from '../src/languages/calendar.js'
import { amountsFile, boilerplateFile, languageFile, lexicon, namesFile, rulesFile } from '../src/languages/pack.js'
import { expand } from '../src/text/expand.js'

const root = join(import.meta.dirname, '..', 'src')
const out = join(root, 'generated')

/** The files of a language folder, and what each must hold. */
const schemas: Record<string, ZodType> = {
  language: languageFile,
  amounts: amountsFile,
  boilerplate: boilerplateFile,
  names: namesFile,
  triggers: lexicon,
  calendar: calendarFile,
  places: placeWordsFile,
}

/** A file's data, checked and spelled out; null, with a message, where it is wrong: the other files are still looked at. */
const read = (path: string, schema: ZodType, spell: (data: unknown) => unknown = spellOut): unknown => {
  try {
    const checked = schema.safeParse(parse(readFileSync(path, 'utf8')))
    if (checked.success) return spell(checked.data)
    console.error(`${path}:\n${z.prettifyError(checked.error)}`)
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.exitCode = 1
  return null
}

/** Spells out the short forms wherever an entry's words stand: under `text`, or as bare strings of a list. */
const spellOut = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.flatMap((item) => (typeof item === 'string' ? expand(item) : [spellOut(item)]))
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, key === 'text' && typeof value === 'string' ? expand(value) : spellOut(value)]),
    )
  }
  return node
}

const literal = (value: unknown): string =>
  `'${JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : []

mkdirSync(out, { recursive: true })
const tags = readdirSync(join(root, 'languages'), { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map((item) => item.name)
  .sort()
for (const tag of tags) {
  const folder = join(root, 'languages', tag)
  const parts = yamlFiles(folder).map((name) => {
    const part = basename(name, '.yaml')
    return [part, read(join(folder, name), schemas[part] ?? z.unknown())] as const
  })
  const rules = yamlFiles(join(folder, 'rules')).flatMap(
    (name) => (read(join(folder, 'rules', name), rulesFile, (rules) => rules) ?? []) as unknown[],
  )
  writeFileSync(
    join(out, `${tag}.ts`),
    `${[...parts, ['rules', rules] as const].map(([part, data]) => `export const ${part} = ${literal(data)}`).join('\n')}\n`,
  )
}
writeFileSync(
  join(out, 'languages.ts'),
  `${tags.map((tag) => `import * as ${tag} from './${tag}.js'`).join('\n')}\n\n/** Tag → file of the pack → its data as JSON. */\nexport const languages: Record<string, Record<string, string>> = { ${tags.join(', ')} }\n`,
)
const knowledge = yamlFiles(join(root, 'knowledge')).map(
  (name) => [basename(name, '.yaml'), read(join(root, 'knowledge', name), knowledgeSchemas[basename(name, '.yaml')] ?? z.unknown())] as const,
)
writeFileSync(
  join(out, 'knowledge.ts'),
  `/** File of src/knowledge → its data as JSON. */\nexport const knowledge: Record<string, string> = {\n${knowledge.map(([name, data]) => `  '${name}': ${literal(data)},`).join('\n')}\n}\n`,
)
