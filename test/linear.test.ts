import { describe, expect, test } from 'vitest'
import { plainArticle } from '../src/article/plain.js'
import { extract } from '../src/extract.js'
import { gatherIncidents } from '../src/incidents/gather.js'
import { findMentions } from '../src/mentions/find-mentions.js'
import { languageOf } from '../src/rules/language.js'

const TAG = 'fr'
const STORY =
  "La ville de Mons a été victime d'une cyberattaque lundi, a indiqué le bourgmestre. Les serveurs de la commune sont à l'arrêt depuis trois jours et les pirates ont volé les données des habitants.\n\n"

/** Until a length is reached: the part made anew each time, with its number. */
const filled =
  (part: (k: number) => string) =>
  (length: number): string => {
    const parts: string[] = []
    for (let size = 0, k = 0; size < length; k++) {
      const next = part(k)
      parts.push(next)
      size += next.length
    }
    return parts.join('')
  }
const name = (k: number): string => `Kal${k.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`

const shapes: readonly (readonly [string, (length: number) => string])[] = [
  ['one long word', filled(() => 'a')],
  ['one long sentence', filled(() => 'les pirates ont volé des données et ')],
  ['only trigger words', filled(() => 'cyberattaque piraté volé données rançon payé ')],
  ['the same victim again and again', filled(() => "La clinique Saint-Luc a été victime d'une cyberattaque, les données ont été volées. ")],
  ['a new victim in each sentence', filled((k) => `La société ${name(k)} a été piratée lundi. `)],
  ['an older case in each sentence', filled((k) => `En 2019 déjà, l'hôpital de ${name(k)} avait été victime d'une cyberattaque. `)],
  ['a list of names', filled((k) => `${name(k)} et `)],
  ['a claim in each paragraph', filled((k) => `Le groupe ${name(k)} a revendiqué l'attaque et exige une rançon de ${k} euros.\n\n`)],
  ['only digits', filled(() => '123 456 789 ')],
  ['only dates', filled(() => 'le 4 mai 2021 à 15h30 ')],
  ['deep quotes', filled(() => '« "')],
  ['open parentheses', filled(() => '(La ville ')],
  ['menus', filled(() => 'menu\n')],
  ['phrases that refer', filled(() => "l'hôpital et la ville et l'entreprise. ")],
  ['scripts by turns', filled(() => 'город ville 市 ')],
  ['combining marks', filled(() => 'e\u0301\u0301\u0301 ')],
  ['lone surrogates', filled(() => '\ud800a\udc00 ')],
  ['bidi controls', filled(() => '\u202eattaque\u202c ')],
]

const SMALL = 8_000
const TIMES = 8
/** A linear stage takes 8 times as long on 8 times the text, a quadratic one 64 times; between them there is room for a busy machine. */
const LIMIT = 30
/** Milliseconds below which a measurement says nothing. */
const LEAST = 8

/** The processor's time, the least of three runs: what else the machine does counts little. */
const cost = (run: () => void): number => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < 3; k++) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return Math.max(least, LEAST)
}

const ratio = (shape: (length: number) => string, run: (text: string) => void): number => {
  const [short, long] = [SMALL, SMALL * TIMES].map((length) => `${STORY}${shape(length)}\n`) as [string, string]
  run(short)
  return cost(() => run(long)) / cost(() => run(short))
}

describe('time grows no faster than the text', () => {
  const language = languageOf(TAG)

  test.each(shapes)('all of it an article: %s', (_, shape) => {
    expect(
      ratio(shape, (text) => {
        if (language === null) return
        const { scan, mentions } = findMentions(plainArticle(text, TAG, '2021-05-04'), language)
        gatherIncidents(scan, mentions)
      }),
    ).toBeLessThan(LIMIT)
  })

  test.each(shapes)('from page to report: %s', (_, shape) => {
    expect(
      ratio(shape, (text) => {
        extract({ path: '-', sha256: '', text, warnings: [] })
      }),
    ).toBeLessThan(LIMIT)
  })
})
