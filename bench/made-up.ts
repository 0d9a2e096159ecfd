import { plainArticle } from '../src/article/plain.js'
import { articleOf } from '../src/extract.js'
import { mayTellOfAttack } from '../src/incidents/attack-words.js'
import type { RawText } from '../src/input/raw-text.js'
import { scanOf } from '../src/mentions/find-mentions.js'
import { languageOf } from '../src/rules/language.js'
import type { Sample } from './texts.js'

/** Sentences of an article that is put together, and of one paragraph of it. */
const SENTENCES = 18
const PARAGRAPH = 3

/** The same numbers each time: a linear congruential generator. */
const numbersFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const sentencesOf = ({ raw }: Sample): string[] =>
  articleOf(raw)
    .sentences.filter(({ role }) => role === 'body')
    .map(({ start, end }) => raw.text.slice(start, end))

const articleFrom = (sentences: readonly string[], pick: (below: number) => number): string =>
  Array.from({ length: SENTENCES }, (_, k) => `${sentences[pick(sentences.length)]}${k % PARAGRAPH === PARAGRAPH - 1 ? '\n\n' : ' '}`).join('')

/** Articles put together of the sentences of some texts: the nth is the same in each run, and like no other. */
export const articlesFrom = (samples: readonly Sample[]): ((n: number) => string) => {
  const byLanguage = [...new Set(samples.map(({ language }) => language))].sort()
  const pools = byLanguage.map((language) => samples.filter((sample) => sample.language === language).flatMap(sentencesOf))
  return (n) => articleFrom(pools[n % pools.length] ?? [], numbersFrom(n))
}

/** Articles of the same language without an incident: put together of those sentences that, alone, are dismissed for their words. */
export const idleFrom = (samples: readonly Sample[], count: number): Sample[] => {
  const pools = new Map<string, string[]>()
  for (const sample of samples) {
    const language = languageOf(sample.language)
    if (language === null) continue
    const idle = sentencesOf(sample).filter((text) => !hasTrigger(text, sample.language))
    pools.set(sample.language, [...(pools.get(sample.language) ?? []), ...idle])
  }
  return [...pools].flatMap(([language, sentences]) =>
    Array.from({ length: count }, (_, n) => articleFrom(sentences, numbersFrom(n)))
      .map((text, n) => ({ raw: { path: `${language}-${n}.txt`, sha256: '', text, warnings: [] }, language }))
      .filter(({ raw }) => isDismissed(raw)),
  )
}

const isDismissed = (raw: RawText): boolean => {
  const article = articleOf(raw)
  const language = languageOf(article.language)
  return language !== null && !mayTellOfAttack(scanOf(article, language))
}

/** Whether a sentence has a word by which an article could be one about an attack: beside a word for computers, and beside one for an attack. */
const hasTrigger = (sentence: string, tag: string): boolean => {
  const language = languageOf(tag)
  if (language === null) return false
  const { hits } = scanOf(plainArticle(sentence, tag), language)
  for (let hit = 0; hit < hits.count; hit++) {
    const { layer, class: cls } = hits.hit(hit).lexeme
    if (layer === 'malware' || layer === 'actor' || (layer === 'trigger' && cls === 'cyber')) return true
  }
  return mayTellOfAttack(scanOf(plainArticle(sentence, tag), language))
}
