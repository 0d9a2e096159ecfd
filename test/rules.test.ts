import { describe, expect, test } from 'vitest'
import { failedExamples } from '../src/incidents/rule-examples.js'
import { languageTags } from '../src/languages/data.js'
import type { Rule } from '../src/languages/pack.js'
import { packSource } from '../src/languages/sources.js'
import { languageOf } from '../src/rules/language.js'

describe.each(languageTags().filter((tag) => languageOf(tag) !== null))('rules of %s', (tag) => {
  const language = languageOf(tag)
  const rules = packSource<Rule[]>(tag, 'rules') ?? []

  test('have ids of their own', () => {
    expect(rules.map((rule) => rule.id).filter((id, i, all) => all.indexOf(id) !== i)).toEqual([])
  })

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s reads its examples and leaves its counter-examples', (_, rule) => {
    expect(language === null ? ['no language'] : failedExamples(rule, language)).toEqual([])
  })
})
