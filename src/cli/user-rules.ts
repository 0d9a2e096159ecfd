import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { failedExamples } from '../incidents/rule-examples.js'
import { type Problem, reasonOf } from '../input/problem.js'
import { parseActorFile } from '../knowledge/actor-files.js'
import { actorRow } from '../knowledge/schema.js'
import { languageTags } from '../languages/data.js'
import { type Lexicon, lexicon, type Rule, rule } from '../languages/pack.js'
import { BUILT_IN, compileRule } from '../rules/compile.js'
import { hasEntry, hasRule, hasTrigger } from '../rules/contents.js'
import { type Additions, buildLanguage, type Language, languageOf, type Removals } from '../rules/language.js'
import { type Element, parseMatch, RuleSyntaxError } from '../rules/syntax.js'
import { expand } from '../text/expand.js'

/** A user's file: a list of rules, as in a pack's `rules` folder, or a mapping with more. */
const packFile = z.strictObject({
  /** Language of the triggers; that of a rule is in its id. */
  language: z.string().optional(),
  triggers: lexicon.optional(),
  rules: z.array(rule).optional(),
  actors: z.array(actorRow).optional(),
  /** What is to be done without, and why: a rule, words of a class of triggers, or an entry of the knowledge. */
  remove: z
    .array(
      z.strictObject({
        rule: z.string().optional(),
        class: z.string().optional(),
        text: z.union([z.string(), z.array(z.string())]).optional(),
        known: z.string().optional(),
        reason: z.string().min(1),
      }),
    )
    .optional(),
})

type PackFile = z.infer<typeof packFile>

type Place = readonly PropertyKey[]

/** A mistake, and where in the file's data it stands. */
interface Mistake {
  readonly at: Place
  readonly reason: string
}

/** What the files add to each language, for `ExtractOptions.languages`. */
export type Languages = (tag: string) => Language | null

/**
 * Reads rule files.
 * @param actorFiles lists of actors as others publish them.
 * @param without ids of built-in rules to do without.
 * @returns the languages with what the files add and remove, or everything that is wrong with the files.
 */
export const loadUserRules = (
  paths: readonly string[],
  actorFiles: readonly string[] = [],
  without: readonly string[] = [],
): Languages | readonly Problem[] => {
  const problems: Problem[] = without.filter((id) => !isRule(id)).map((id) => ({ path: '--without-rule', reason: `there is no rule "${id}"` }))
  const packs: Pack[] = []
  for (const read of [...paths.map(readPack), ...actorFiles.map(readActors)]) {
    if ('problems' in read) problems.push(...read.problems)
    else packs.push(read)
  }
  if (problems.length > 0) return problems
  const additions = new Map<string, Additions>(
    languageTags().map((tag) => [
      tag,
      additionsTo(
        tag,
        packs.map(({ pack }) => pack),
        without,
      ),
    ]),
  )
  const built = new Map<string, Language | null>()
  const languages: Languages = (tag) => {
    if (!built.has(tag)) built.set(tag, buildLanguage(tag, additions.get(tag) ?? {}))
    return built.get(tag) ?? null
  }
  for (const { pack, whereIs } of packs) problems.push(...wrongUses(pack, languages).map(({ at, reason }) => ({ path: whereIs(at), reason })))
  return problems.length > 0 ? problems : languages
}

interface Pack {
  readonly pack: PackFile
  /** "FILE:LINE" of a place in the data, or of the nearest thing around it. */
  readonly whereIs: (at: Place) => string
}

const readPack = (path: string): Pack | { readonly problems: readonly Problem[] } => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { problems: [{ path, reason: reasonOf(error) }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken !== undefined) {
    const line = lines.linePos(broken.pos[0]).line
    return { problems: [{ path: `${path}:${line}`, reason: `not YAML (${broken.message.split('\n')[0]})` }] }
  }
  const data: unknown = document.toJS()
  const isList = Array.isArray(data)
  const whereIs = (place: Place): string => {
    const at = isList ? place.slice(1) : place
    for (let depth = at.length; depth >= 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true)
      const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as readonly number[] | undefined) : undefined
      if (range?.[0] !== undefined) return `${path}:${lines.linePos(range[0]).line}`
    }
    return path
  }
  const checked = packFile.safeParse(isList ? { rules: data } : data)
  const mistakes = checked.success ? writingMistakes(checked.data) : checked.error.issues.flatMap(mistakesOf)
  if (!checked.success || mistakes.length > 0) return { problems: mistakes.map(({ at, reason }) => ({ path: whereIs(at), reason })) }
  return { pack: spelledOut(checked.data), whereIs }
}

/** A published list of actors. Whoever made it knew no context: a name that is one plain word counts only beside a cue. */
const readActors = (path: string): Pack | { readonly problems: readonly Problem[] } => {
  try {
    const actors = parseActorFile(readFileSync(path, 'utf8'), path)
    const guarded = actors.map((row) => ({ ...row, ambiguousText: [row.name, ...row.text].filter(isPlainWord), ambiguous: isPlainWord(row.name) }))
    return { pack: { actors: guarded }, whereIs: () => path }
  } catch (error) {
    const reason = error instanceof Error && error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : reasonOf(error)
    return { problems: [{ path, reason }] }
  }
}

/** One word of a capital and small letters, as any word is written at the start of a sentence. */
const isPlainWord = (name: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(name)

const nameOf = (at: Place): string => {
  const key = at.findLast((part) => typeof part === 'string')
  return key === undefined ? '' : `"${String(key)}": `
}

const mistakesOf = (issue: z.core.$ZodIssue): Mistake[] => {
  if (issue.code === 'invalid_union') {
    const [first] = issue.errors.flat()
    if (first !== undefined) return mistakesOf({ ...first, path: [...issue.path, ...first.path] })
  }
  const reason = issue.message.replace(/^Invalid input: /, '')
  return [{ at: issue.path, reason: `${nameOf(issue.path)}${reason.charAt(0).toLowerCase()}${reason.slice(1)}` }]
}

const matchesOf = (rule: Rule): readonly string[] => [rule.match].flat()
const placeOfMatch = (rule: Rule, index: number, k: number): Place =>
  typeof rule.match === 'string' ? ['rules', index, 'match'] : ['rules', index, 'match', k]

/** What is wrong with how a file's rules and words are written, each for itself. */
const writingMistakes = (pack: PackFile): Mistake[] => {
  const mistakes: Mistake[] = []
  const attempt = (at: Place, check: () => unknown): void => {
    try {
      check()
    } catch (error) {
      if (error instanceof RuleSyntaxError)
        mistakes.push({ at, reason: `${error.message.split('\n')[0]} at column ${error.column + 1} of "${error.match}"` })
      else mistakes.push({ at, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const known = languageTags().join(', ')
  const isKnown = (tag: string): boolean => languageTags().includes(tag)
  pack.rules?.forEach((rule, index) => {
    matchesOf(rule).forEach((match, k) => {
      attempt(placeOfMatch(rule, index, k), () => compileRule({ ...rule, match }))
    })
    const tag = rule.id.slice(0, 2)
    if (!isKnown(tag))
      mistakes.push({
        at: ['rules', index, 'id'],
        reason: `"id": expected the tag of a language (${known}) before the first full stop, not "${tag}"`,
      })
  })
  for (const [cls, entries] of Object.entries(pack.triggers ?? {})) {
    entries.forEach((entry, k) => {
      for (const text of [typeof entry === 'string' ? entry : entry.text].flat()) attempt(['triggers', cls, k], () => expand(text))
    })
  }
  pack.remove?.forEach((removal, index) => {
    const reason = wrongRemoval(pack, removal)
    if (reason !== null) mistakes.push({ at: ['remove', index], reason })
  })
  if (pack.triggers !== undefined && pack.language === undefined)
    mistakes.push({ at: ['triggers'], reason: `"language": expected beside "triggers": one of ${known}` })
  if (pack.language !== undefined && !isKnown(pack.language)) mistakes.push({ at: ['language'], reason: `"language": expected one of ${known}` })
  return mistakes
}

const isRule = (id: string): boolean =>
  languageTags().some((tag) => {
    const language = languageOf(tag)
    return language !== null && hasRule(language, id)
  })

type Removal = NonNullable<PackFile['remove']>[number]

const wrongRemoval = (pack: PackFile, removal: Removal): string | null => {
  const { rule, class: cls, text, known } = removal
  if ([rule, cls, known].filter((name) => name !== undefined).length !== 1)
    return '"remove": expected one of "rule", "class" (with "text") and "known"'
  if (rule !== undefined) return isRule(rule) ? null : `"rule": there is no rule "${rule}"`
  if (known !== undefined) {
    const isKnown = languageTags().some((tag) => {
      const language = languageOf(tag)
      return language !== null && hasEntry(language, known)
    })
    return isKnown ? null : `"known": there is no entry "${known}" among actors, malware, products and organisations`
  }
  if (pack.language === undefined) return '"language": expected beside the removal of words'
  if (text === undefined) return '"text": expected beside "class"'
  const language = languageOf(pack.language)
  if (language === null || !language.classes.includes(cls as string)) return `"class": there is no class <${cls}> in "${pack.language}"`
  const missing = [text]
    .flat()
    .flatMap(expand)
    .find((form) => !hasTrigger(language, cls as string, form))
  return missing === undefined ? null : `"text": <${cls}> does not hold "${missing}"`
}

/** Short forms spelled out, as the compiled packs have them. */
const spelledOut = (pack: PackFile): PackFile => {
  if (pack.triggers === undefined) return pack
  const triggers: Lexicon = Object.fromEntries(
    Object.entries(pack.triggers).map(([cls, entries]) => [
      cls,
      entries.flatMap((entry): Lexicon[string] =>
        typeof entry === 'string' ? expand(entry) : [{ ...entry, text: [entry.text].flat().flatMap(expand) }],
      ),
    ]),
  )
  return { ...pack, triggers }
}

const removalsFrom = (tag: string, packs: readonly PackFile[], rules: readonly string[]): Removals => {
  const triggers: Record<string, Set<string>> = {}
  for (const { language, remove = [] } of packs) {
    if (language !== tag) continue
    for (const { class: cls, text = [] } of remove) {
      if (cls === undefined) continue
      const forms = triggers[cls] ?? new Set<string>()
      triggers[cls] = forms
      for (const form of [text].flat().flatMap(expand)) forms.add(form)
    }
  }
  const all = packs.flatMap(({ remove = [] }) => remove)
  const named = (key: 'rule' | 'known'): string[] => all.flatMap((removal) => removal[key] ?? [])
  return { rules: new Set([...rules, ...named('rule')]), triggers, known: new Set(named('known')) }
}

const additionsTo = (tag: string, packs: readonly PackFile[], without: readonly string[]): Additions => {
  const triggers: Record<string, Lexicon[string]> = {}
  for (const pack of packs) {
    if (pack.language !== tag) continue
    for (const [cls, entries] of Object.entries(pack.triggers ?? {})) triggers[cls] = [...(triggers[cls] ?? []), ...entries]
  }
  return {
    triggers,
    rules: packs.flatMap((pack) => pack.rules ?? []).filter((rule) => rule.id.startsWith(`${tag}.`)),
    actors: packs.flatMap((pack) => pack.actors ?? []),
    without: removalsFrom(tag, packs, without),
  }
}

const elementsOf = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => (element.kind === 'group' ? [element, ...element.of.flatMap(elementsOf)] : [element]))

/** What the shipped rules of all languages say and fill: a rule of the user's can say and fill nothing else. */
const vocabularyOfRules = () => {
  const says = new Set<string>()
  const slots = new Set<string>()
  for (const language of languageTags().map(languageOf)) {
    if (language === null) continue
    for (let k = 0; k < language.ruleCount; k++) says.add(language.rule(k).says)
    for (const slot of language.programs.slots) slots.add(slot)
  }
  return { says, slots }
}

const list = (names: Iterable<string>): string => [...names].sort().join(', ')

/** What is wrong with rules beside the language that they are for: unknown classes and slots, ids given twice, examples that fail. */
const wrongUses = (pack: PackFile, languages: Languages): Mistake[] => {
  const mistakes: Mistake[] = []
  const known = vocabularyOfRules()
  const seen = new Set<string>()
  pack.rules?.forEach((rule, index) => {
    const before = mistakes.length
    const tag = rule.id.slice(0, 2)
    const language = languages(tag)
    if (language === null) {
      mistakes.push({ at: ['rules', index, 'id'], reason: `"id": there is no pack for the language "${tag}"` })
      return
    }
    if (seen.has(rule.id) || isRule(rule.id))
      mistakes.push({ at: ['rules', index, 'id'], reason: `"id": expected an id of its own, "${rule.id}" is taken` })
    seen.add(rule.id)
    if (!known.says.has(rule.says))
      mistakes.push({ at: ['rules', index, 'says'], reason: `"says": expected one of ${list(known.says)}, not "${rule.says}"` })
    const classes = new Set([...BUILT_IN, ...language.classes])
    matchesOf(rule).forEach((match, k) => {
      for (const element of elementsOf(parseMatch(match))) {
        const at = placeOfMatch(rule, index, k)
        if (element.kind === 'class' && !classes.has(element.name))
          mistakes.push({ at, reason: `"match": no class <${element.name}>; expected one of ${list(classes)}` })
        if (element.kind === 'slot' && !known.slots.has(element.name))
          mistakes.push({ at, reason: `"match": no slot {${element.name}}; expected one of ${list(known.slots)}` })
      }
    })
    if (mistakes.length === before)
      for (const failure of failedExamples(rule, language)) mistakes.push({ at: ['rules', index, 'examples'], reason: failure })
  })
  return mistakes
}
