import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languageTags } from '../src/languages/data.js'
import type { LanguageFile, Lexicon, NamesFile, Rule } from '../src/languages/pack.js'
import { packSource } from '../src/languages/sources.js'
import { languageOf } from '../src/rules/language.js'

const tags = languageTags().filter((tag) => languageOf(tag) !== null)
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const rulesOf = (tag: string): readonly Rule[] => packSource<Rule[]>(tag, 'rules') ?? []
const formsOf = (text: unknown): number => [text].flat().length

const kinds = [...new Set(tags.flatMap((tag) => rulesOf(tag).map((rule) => rule.says)))].sort()
const row = (name: string, cell: (tag: string) => number | string): string => `| ${name} | ${tags.map(cell).join(' | ')} |`
const patterns = (tag: string, kind: string): number =>
  sum(
    rulesOf(tag)
      .filter((rule) => rule.says === kind)
      .map((rule) => [rule.match].flat().length),
  )

test('packs are level: each language has rules of each kind', () => {
  expect(kinds.flatMap((kind) => tags.filter((tag) => patterns(tag, kind) === 0).map((tag) => `${tag} has no rule that says ${kind}`))).toEqual([])
})

test('docs/languages.md tells what each pack holds (vitest -u brings it up to date)', async () => {
  const triggers = (tag: string): number =>
    sum(
      Object.values(packSource<Lexicon>(tag, 'triggers') ?? {}).map((entries) =>
        sum(entries.map((entry) => (typeof entry === 'string' ? 1 : formsOf(entry.text)))),
      ),
    )
  const table = [
    '# What each language holds',
    '',
    'Rules and their patterns by kind, and the forms of the lexicons once their short forms are spelled out. A test keeps this page true, and fails where a kind is missing in a language.',
    '',
    `| | ${tags.map((tag) => packSource<LanguageFile>(tag, 'language')?.name ?? tag).join(' | ')} |`,
    `| --- |${' --- |'.repeat(tags.length)}`,
    ...kinds.map((kind) =>
      row(`rules: ${kind}`, (tag) => `${rulesOf(tag).filter((rule) => rule.says === kind).length} (${patterns(tag, kind)} patterns)`),
    ),
    row('words of the incident', triggers),
    row('heads of names', (tag) => sum((packSource<NamesFile>(tag, 'names')?.heads ?? []).map((head) => formsOf(head.text)))),
    '',
  ].join('\n')
  await expect(table).toMatchFileSnapshot(join(import.meta.dirname, '..', 'docs', 'languages.md'))
})
