/**
 * Compiles the YAML of src/languages and src/knowledge into src/generated: checked, short forms spelled out. `compiled.ts` holds each language, its
 * calendar and the words of pages as the engine takes them, `knowledge.ts` the files that are read as they stand, as JSON that is parsed when first asked
 * for; `sources.ts` holds all files for tests and tools, and is no part of what ships.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { type ZodType, z } from 'zod'
import { buildArticleLexicon, packArticleLexicon, type Sources } from '../src/article/build-lexicon.js'
import { wordValue } from '../src/article/lexicon.js'
import { buildAttackFilter, packAttackFilter } from '../src/incidents/build-attack-filter.js'
import { knowledgeSchemas, placeWordsFile } from '../src/knowledge/schema.js'
import { type Calendar, calendarFile } from '../src/languages/calendar.js'
import { amountsFile, boilerplateFile, languageFile, lexicon, namesFile, rulesFile } from '../src/languages/pack.js'
import { packGrammar } from '../src/mentions/kept-grammar.js'
import { buildGrammar } from '../src/mentions/times-grammar.js'
import { assemble, type Kind } from '../src/rules/assemble.js'
import { compileLanguage, kindRows, textsOf } from '../src/rules/compiled-language.js'
import { type Numbers, pack } from '../src/text/binary.js'
import { expand } from '../src/text/expand.js'
import { hashOf } from '../src/text/tokens.js'

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

const literal = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : []

/** Files of the knowledge that are only compiled; all others are read while texts are. */
const COMPILED_ONLY = ['actors', 'malware', 'products', 'organisations', 'places', 'given-names', 'currencies', 'common-acronyms', 'world-languages']

type Files = ReadonlyMap<string, unknown>

/** Replaces a file at once, and only where it changes: others may be reading it. */
const write = (name: string, lines: readonly string[]): void => {
  const path = join(out, `${name}.ts`)
  const text = `${lines.join('\n')}\n`
  written.add(basename(path))
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, text)
  renameSync(fresh, path)
}
const written = new Set<string>()
const jsonOf = (files: Files, names: Iterable<string> = files.keys()): string =>
  `{\n${[...names].flatMap((name) => (files.has(name) ? [`  '${name}': ${literal(JSON.stringify(files.get(name)))},`] : [])).join('\n')}\n}`

mkdirSync(out, { recursive: true })
const tags = readdirSync(join(root, 'languages'), { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map((item) => item.name)
  .sort()
const packs = tags.map((tag): readonly [string, Files] => {
  const folder = join(root, 'languages', tag)
  const files = yamlFiles(folder).map((name) => {
    const part = basename(name, '.yaml')
    return [part, read(join(folder, name), schemas[part] ?? z.unknown())] as const
  })
  const rules = yamlFiles(join(folder, 'rules')).flatMap(
    (name) => (read(join(folder, 'rules', name), rulesFile, (rules) => rules) ?? []) as unknown[],
  )
  return [tag, new Map<string, unknown>([...files, ['rules', rules]])]
})
const knowledge: Files = new Map(
  yamlFiles(join(root, 'knowledge')).map(
    (name) => [basename(name, '.yaml'), read(join(root, 'knowledge', name), knowledgeSchemas[basename(name, '.yaml')] ?? z.unknown())] as const,
  ),
)
const record = (entries: readonly (readonly [string, string])[]): string =>
  `{\n${entries.map(([name, text]) => `  '${name}': ${text},`).join('\n')}\n}`
write('knowledge', [
  '/** File of src/knowledge → its data as JSON. */',
  `export const knowledge: Record<string, string> = ${jsonOf(
    knowledge,
    [...knowledge.keys()].filter((name) => !COMPILED_ONLY.includes(name)),
  )}`,
])
write('sources', [
  '/** Tag → file of the pack → its data as JSON: all of them. */',
  `export const packs: Record<string, Record<string, string>> = ${record(packs.map(([tag, files]) => [tag, jsonOf(files)]))}`,
  '/** File of src/knowledge → its data as JSON: all of them. */',
  `export const knowledge: Record<string, string> = ${jsonOf(knowledge)}`,
])
if (process.exitCode === undefined) {
  const assemblies = packs.flatMap(([tag, files]) => {
    const assembly = assemble(tag, {
      part: <T>(name: string) => files.get(name) as T | undefined,
      knowledge: <T>(name: string) => knowledge.get(name) as T | undefined,
    })
    return assembly === null ? [] : [assembly]
  })
  const shared = [...new Set(assemblies.map(({ kinds, own }) => kindRows(kinds.slice(own))))]
  if (shared.length !== 1) throw new Error('the knowledge gives each language kinds of its own')
  const kept = (numbers: readonly Numbers[], texts: readonly string[]): string =>
    `{ numbers: '${numbers.length === 0 ? '' : Buffer.from(pack(numbers)).toString('base64')}', texts: [${texts.map(literal).join(', ')}] }`
  const sources: Sources = {
    tags,
    part: <T>(tag: string, name: string) => new Map(packs).get(tag)?.get(name) as T | undefined,
    knowledge: <T>(name: string) => knowledge.get(name) as T | undefined,
  }
  const articleWords = buildArticleLexicon(sources)
  const words = packArticleLexicon(articleWords)
  const attacks = packAttackFilter(
    buildAttackFilter(
      assemblies.map(({ phrases, kinds }) => ({ phrases, kindOf: (kind) => kinds[kind] as Kind })),
      (word) => wordValue(articleWords.functionWords, hashOf(word)) !== 0,
    ),
  )
  const all = [
    ['kinds', kept([], shared)] as const,
    ['article', kept(words.numbers, words.texts)] as const,
    ['attacks', kept(attacks.numbers, attacks.texts)] as const,
    ...assemblies.map((assembly) => {
      const language = compileLanguage(assembly)
      return [assembly.tag, kept(language.numbers, textsOf(language))] as const
    }),
    ...packs.flatMap(([tag, files]) => {
      const calendar = files.get('calendar') as Calendar | undefined
      if (calendar === undefined) return []
      const grammar = packGrammar(buildGrammar(calendar))
      return [[`${tag}.calendar`, kept(grammar.numbers, grammar.texts)] as const]
    }),
  ]
  write('compiled', [
    "import type { Kept } from '../text/binary.js'",
    '',
    '/** The tags of the languages that there is a folder for; those with a full pack. */',
    `export const folders: readonly string[] = ${JSON.stringify(tags)}`,
    `export const packs: readonly string[] = ${JSON.stringify(assemblies.map(({ tag }) => tag))}`,
    `const all: Record<string, Kept> = ${record(all)}`,
    '/** What was compiled: "kinds" of the knowledge, words of the "article" stage, words of "attacks" in all languages, a language under its tag, its calendar under "<tag>.calendar". */',
    'export const kept = (name: string): Kept | undefined => (Object.hasOwn(all, name) ? all[name] : undefined)',
    '/** Their names. */',
    'export const keptNames: readonly string[] = Object.keys(all)',
  ])
}
if (process.exitCode === undefined) for (const name of readdirSync(out)) if (name.endsWith('.ts') && !written.has(name)) rmSync(join(out, name))
