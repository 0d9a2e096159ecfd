import type { Article } from '../article/article.js'
import { findHits } from '../rules/hits.js'
import type { Language } from '../rules/language.js'
import type { Lexeme } from '../rules/lexeme.js'
import { findAmounts } from './amounts.js'
import type { Mention, TriggerMention } from './mention.js'
import { settlePersons } from './name-persons.js'
import { settleProgrammes } from './name-programmes.js'
import { settleTowns, townsBeforeStates } from './name-towns.js'
import { findNames } from './names.js'
import { hasTrigger, isModifier, type Scan } from './scan.js'
import { findTimeMentions } from './times.js'

/** Words so frequent that alone they tell nothing: they are looked up, but not shown as triggers. */
const SILENT = new Set(['and', 'of', 'copula', 'definite', 'indefinite', 'article', 'locative', 'link'])

/** An article with what the lexicon, the calendar and the shapes of names and numbers find in it. */
export interface Findings {
  readonly scan: Scan
  readonly mentions: readonly Mention[]
}

/** An article with what the lexicon finds in it: enough to tell whether the rest is worth looking for. */
export const scanOf = (article: Article, language: Language): Scan => ({
  article,
  tokens: article.tokens,
  language,
  hits: findHits(language, article.tokens, article.sentences),
})

/** Finds times, durations, amounts, names and triggers in the sentences of an article. */
export const findMentions = (article: Article, language: Language, scan: Scan = scanOf(article, language)): Findings => {
  const { times, durations } = findTimeMentions(article.tokens, article.sentences, {
    language: language.tag,
    reference: article.published?.value ?? null,
  })
  const taken = new Uint8Array(article.tokens.length)
  for (const { first, last } of [...times, ...durations]) taken.fill(1, first, last)
  const amounts = findAmounts(scan, (token) => taken[token] === 1)
  const found = findNames(scan, (first, last) => taken.subarray(first, last).every((token) => token === 1))
  const names = settleProgrammes(scan, settlePersons(scan, townsBeforeStates(scan, settleTowns(scan, found))))
  return { scan, mentions: [...times, ...durations, ...amounts, ...names, ...triggersOf(scan)] }
}

/** What triggers say: the same for all hits of an entry. */
const values = new WeakMap<Lexeme, TriggerMention['value']>()
const sayingOf = (lexeme: Lexeme): TriggerMention['value'] => {
  let value = values.get(lexeme)
  if (value === undefined) {
    value = { ...lexeme.value, class: lexeme.class }
    values.set(lexeme, value)
  }
  return value
}

const triggersOf = (scan: Scan): TriggerMention[] => {
  const { tokens, hits, article } = scan
  const triggers: TriggerMention[] = []
  article.sentences.forEach((sentence, index) => {
    for (let at = sentence.first; at < sentence.last; at++) {
      if (!hasTrigger(scan, at)) continue
      for (const { first, last, lexeme } of hits.startingAt(at)) {
        if (lexeme.layer !== 'trigger' || SILENT.has(lexeme.class)) continue
        if (lexeme.class === 'attacker' && isModifier(scan, last)) continue
        triggers.push({
          layer: 'triggers',
          first,
          last,
          start: tokens.start[first] as number,
          end: tokens.end[last - 1] as number,
          sentence: index,
          rule: lexeme.id,
          value: sayingOf(lexeme),
        })
      }
    }
  })
  return triggers
}
