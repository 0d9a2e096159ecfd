import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, extractIncidents, mayTellOfIncident, readWhole } from '../../src/extract.js'
import { mayHoldAttack } from '../../src/incidents/attack-filter.js'
import { ATTACKED, COMPUTERS, SHOWN, shownBy } from '../../src/incidents/attack-words.js'
import { packedTags } from '../../src/languages/data.js'
import { findHits } from '../../src/rules/hits.js'
import { buildLanguage, kindOf, type Language, languageOf } from '../../src/rules/language.js'
import { phrasesOf } from '../../src/text/phrases.js'
import { tokenize } from '../../src/text/tokens.js'
import { input } from '../fuzz/inputs.js'

const languages = packedTags().flatMap((tag) => languageOf(tag) ?? [])

/** What the words of a whole text show in a language: more than those of any article within it. */
const shownIn = (language: Language, text: string): number => {
  const tokens = tokenize(text)
  const hits = findHits(language, tokens, [{ first: 0, last: tokens.length }])
  let shown = 0
  for (let hit = 0; hit < hits.count; hit++) {
    const { layer, class: cls, value } = hits.hit(hit).lexeme
    shown |= shownBy(layer, cls, value)
  }
  return shown
}
const mayTell = (text: string): boolean => languages.some((language) => shownIn(language, text) === SHOWN)

/** A word of a language that shows this and nothing else, and makes no phrase with what stands before. */
const wordFor = (language: Language, wanted: number): string => {
  for (const [words, kind] of phrasesOf(language.lexicon.table)) {
    const { layer, class: cls, value, writing } = kindOf(language.lexicon, kind)
    if (words.length === 1 && writing === 'any' && shownBy(layer, cls, value) === wanted && shownIn(language, words.join('')) === wanted)
      return words.join('')
  }
  throw new Error(`no word for ${wanted}`)
}

describe('texts that are dismissed unread', () => {
  it.each(languages.map((language) => [language.tag, language] as const))('every telling phrase keeps a text: %s', (_, language) => {
    const others: Record<number, string> = { [COMPUTERS]: wordFor(language, ATTACKED), [ATTACKED]: wordFor(language, COMPUTERS) }
    const missed: string[] = []
    let asked = 0
    for (const [words, kind] of phrasesOf(language.lexicon.table)) {
      const { layer, class: cls, value, writing } = kindOf(language.lexicon, kind)
      const shown = shownBy(layer, cls, value)
      if (shown === 0) continue
      const phrase = words.map((word) => (writing === 'any' ? word : word.toUpperCase())).join(' ')
      const text = `${phrase}\n. ${others[shown] ?? ''}`
      asked++
      if (!mayHoldAttack(text)) missed.push(phrase)
    }
    expect(asked).toBeGreaterThan(1000)
    expect(missed).toEqual([])
  })

  it('no text is dismissed of which an article could tell of an attack, however it is written', () => {
    let kept = 0
    fc.assert(
      fc.property(input, ({ content }) => {
        const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
        if (!mayTell(text)) return
        kept++
        expect(mayHoldAttack(text)).toBe(true)
      }),
      { numRuns: 4000 },
    )
    expect(kept).toBeGreaterThan(300)
  })

  it('an article that is not asked tells of no incident', () => {
    const texts = fc.sample(input, { numRuns: 400, seed: 7 }).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    const dismissed = texts.filter((text) => !mayTellOfIncident(text))
    expect(dismissed.length).toBeGreaterThan(50)
    expect(dismissed.filter((text) => readWhole({ path: '-', sha256: '', text, warnings: [] }).report.incidents.length > 0)).toEqual([])
  })

  it('what explains a report reads the same one', () => {
    const texts = fc.sample(input, { numRuns: 200, seed: 13 }).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    // A victim by a rule, in an article with no word for an attack
    texts.push('Privatbank Ourtal\n\nDer Angestellte hat Daten der Privatbank Ourtal mitgenommen, sagte die Bank.\n')
    for (const text of texts) {
      const raw = { path: '-', sha256: '', text, warnings: [] }
      expect(readWhole(raw).report).toEqual(extract(raw))
    }
  })

  it('where only incidents are asked for, the reports that have one are the same, and the others are none', () => {
    const texts = fc.sample(input, { numRuns: 300, seed: 11 }).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    const raws = texts.map((text, k) => ({ path: `${k}.txt`, sha256: '0'.repeat(64), text, warnings: [] }))
    const reports = raws.map((raw) => extract(raw)).filter(({ incidents }) => incidents.length > 0)
    expect(reports.length).toBeGreaterThan(20)
    expect(raws.flatMap((raw) => extractIncidents(raw) ?? [])).toEqual(reports)
  })

  it.each([
    ['small letters', 'hackers in the servers'],
    ['soft hyphens', 'ha\u00adckers in the ser\u00advers'],
    ['marks of their own', 'ha\u0301ckers in the se\u0301rvers'],
    ['letters of two', 'ﬁrewall: hackers in the servers œ'],
    ['no space', 'hackers/servers'],
    ['apostrophes', "l’hacker d'servers"],
    ['capitals', 'HACKERS IN THE SERVERS'],
    ['behind digits', '12hackers 3servers'],
    ['ends of compounds', 'Ein Bahnhackerangriff, ein Login.'],
    ['several words, cut by a line end', 'an attack, personal\n\ndata'],
    ['several words, with hyphens', 'een aanval, twitter-account'],
  ])('words are known with %s', (_, text) => {
    expect(mayTell(text)).toBe(true)
    expect(mayHoldAttack(text)).toBe(true)
  })

  it.each([
    ['', 'The baker sold bread on Monday, and nothing else happened in town.'],
    ['a word for an attack alone', 'The attack of the north.'],
    ['a word for computers alone', 'New servers were bought.'],
    ['words of two languages', 'The attack. Rechenzentrum.'],
    ['a name that is a common word', 'They play a game, and the royal family came. New servers were bought.'],
    ['another word of several', 'personal matters, an attack'],
  ])('what tells of nothing is dismissed: %s', (_, text) => {
    expect(mayTell(text)).toBe(false)
    expect(mayHoldAttack(text)).toBe(false)
  })

  it("a user's words count, and those that are taken out do not", () => {
    const [{ tag }] = languages as [Language]
    const changed = buildLanguage(tag, { triggers: { attack: ['zorgelung'], cyber: ['flumware', "d'ondes courtes", '42'] } })
    const only = (asked: string): Language | null => (asked === tag ? changed : null)
    expect(['zorgelung flumware', 'zorgelung. d’ondes courtes', 'zorgelung 42'].map((text) => mayHoldAttack(text, only))).toEqual([true, true, true])
    expect(['zorgelung flumware', 'zorgelung'].map((text) => mayHoldAttack(text))).toEqual([false, false])
    expect(mayHoldAttack('zorgelung', only)).toBe(false)
    const without = buildLanguage(tag, { triggers: { attack: ['zorgelung'] }, without: { triggers: { attack: new Set(['zorgelung']) } } })
    expect(mayHoldAttack('zorgelung flumware', (asked) => (asked === tag ? without : null))).toBe(false)
  })
})
