/** Runs the examples of all rules, or of the languages named: `npm run check-rules -- fr`. One line a failure. */
import { failedExamples } from '../src/incidents/rule-examples.js'
import { languageTags } from '../src/languages/data.js'
import type { Rule } from '../src/languages/pack.js'
import { packSource } from '../src/languages/sources.js'
import { languageOf } from '../src/rules/language.js'

let failed = 0
let passed = 0
for (const tag of process.argv.length > 2 ? process.argv.slice(2) : languageTags()) {
  const language = languageOf(tag)
  if (language === null) continue
  for (const rule of packSource<Rule[]>(tag, 'rules') ?? []) {
    const failures = failedExamples(rule, language)
    if (failures.length === 0) passed++
    else failed++
    for (const failure of failures) console.log(failure)
  }
}
console.log(`${passed} rules pass, ${failed} fail`)
process.exitCode = failed > 0 ? 1 : 0
