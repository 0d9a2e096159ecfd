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
    const found = readBy(rule, language, text).map(({ slots: filled }) => filled)
    if (found.length === 0) {
      failures.push(`${rule.id}: does not match its example "${text}"`)
      continue
    }
    for (const [slot, expected] of Object.entries(slots)) {
      const wanted = [expected].flat().map((value) => fold(String(value)))
      const filled = found.map((statement) => (statement[slot] ?? []).map((forms) => forms.map(fold)))
      if (!filled.some((values) => wanted.length === values.length && wanted.every((value) => values.some((forms) => forms.includes(value))))) {
        failures.push(
          `${rule.id}: {${slot}} of "${text}" is ${JSON.stringify(found.map((statement) => statement[slot] ?? []))}, expected ${JSON.stringify([expected].flat())}`,
        )
      }
    }
  }
  for (const text of rule.not)
    if (readBy(rule, language, text).some(({ denied }) => !denied)) failures.push(`${rule.id}: matches its counter-example "${text}"`)
  return failures
}

interface Read {
  /** Slot → for each value the forms under which an example may give it. */
  readonly slots: Readonly<Record<string, readonly (readonly string[])[]>>
  readonly denied: boolean
}

/** The statements that a rule makes of a text. */
const readBy = (rule: Rule, language: Language, text: string): Read[] => {
  const { scan, mentions } = findMentions(plainArticle(text, language.tag, PUBLISHED), language)
  const written = (mention: { readonly start: number; readonly end: number }): string => text.slice(mention.start, mention.end)
  return readStory(scan, mentions)
    .statements.filter((statement) => statement.rule === rule.id)
    .map((statement) => {
      const { time, duration, amount, service } = statement
      return {
        denied: statement.polarity.negated || statement.polarity.unknown,
        slots: {
          ...Object.fromEntries(Object.entries(statement.names).map(([slot, names]) => [slot, names.map((name) => formsOf(text, name))])),
          ...(time === null ? {} : { time: [[time.value.edtf, written(time)]] }),
          ...(duration === null ? {} : { duration: [[duration.value.min ?? '', written(duration)]] }),
          ...(amount === null ? {} : { amount: [[String(amount.value.min), written(amount)]], count: [[String(amount.value.min), written(amount)]] }),
          ...(service === null ? {} : { service: [[text.slice(scan.tokens.start[service], scan.tokens.end[service])]] }),
        },
      }
    })
}

/** A name alone, and with the describing word before it ("krant Merelbode"). */
const formsOf = (text: string, name: { readonly start: number; readonly value: { readonly name: string } }): string[] => {
  const before = /(?<!\p{L})(\p{L}+) $/u.exec(text.slice(Math.max(0, name.start - DESCRIBING_WORD), name.start))?.[1]
  return [name.value.name, ...(before === undefined ? [] : [`${before} ${name.value.name}`])]
}

/** Characters in which the word before a name is looked for. */
const DESCRIBING_WORD = 40
