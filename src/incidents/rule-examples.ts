import { plainArticle } from '../article/plain.js'
import type { Rule } from '../languages/pack.js'
import { findMentions } from '../mentions/find-mentions.js'
import type { Language } from '../rules/language.js'
import { fold } from '../text/characters.js'
import { readStory } from './story.js'

/** Publication date that relative times in examples are resolved against. */
const PUBLISHED = '2021-05-28'

/**
 * What is wrong with a rule's examples: an example that it does not read as it says, a counter-example that it does. Empty when all is well.
 * Slots are compared as text, folded, without article: what an example lists must be found, and nothing else in that slot.
 */
export const failedExamples = (rule: Rule, language: Language): string[] => {
  const failures: string[] = []
  for (const { text, ...slots } of rule.examples) {
    const found = readBy(rule, language, text)
    if (found.length === 0) {
      failures.push(`${rule.id}: does not match its example "${text}"`)
      continue
    }
    for (const [slot, expected] of Object.entries(slots)) {
      const wanted = [expected].flat().map((value) => fold(String(value)))
      const best = found.map((statement) => (statement[slot] ?? []).map(fold))
      if (!best.some((values) => wanted.length === values.length && wanted.every((value) => values.includes(value)))) {
        failures.push(
          `${rule.id}: {${slot}} of "${text}" is ${JSON.stringify(found.map((statement) => statement[slot] ?? []))}, expected ${JSON.stringify([expected].flat())}`,
        )
      }
    }
  }
  for (const text of rule.not) if (readBy(rule, language, text).length > 0) failures.push(`${rule.id}: matches its counter-example "${text}"`)
  return failures
}

/** The statements that a rule makes of a text: slot → what fills it. Denied and unknown ones count as none. */
const readBy = (rule: Rule, language: Language, text: string): Record<string, string[]>[] => {
  const article = plainArticle(text, language.tag, PUBLISHED)
  const { scan, mentions } = findMentions(article, language)
  return readStory(scan, mentions)
    .statements.filter((statement) => statement.rule === rule.id && !statement.polarity.negated && !statement.polarity.unknown)
    .map((statement) => ({
      ...Object.fromEntries(Object.entries(statement.names).map(([slot, names]) => [slot, names.map((name) => name.value.name)])),
      ...(statement.time === null ? {} : { time: [statement.time.value.edtf] }),
      ...(statement.duration === null ? {} : { duration: [statement.duration.value.min ?? ''] }),
      ...(statement.amount === null ? {} : { amount: [String(statement.amount.value.min)], count: [String(statement.amount.value.min)] }),
      ...(statement.service === null ? {} : { service: [text.slice(scan.tokens.start[statement.service], scan.tokens.end[statement.service])] }),
    }))
}
