/**
 * Throughput of `findTimeMentions` beside chrono-node, on the same texts in the same run.
 *
 *   npx esbuild bench/times.ts --bundle --platform=node --format=esm --outfile=times.mjs && node times.mjs [file …]
 *
 * Bundled, as the library is shipped: run from source, the loader costs more than the work. Text by text, as both are used: chrono-node takes more than
 * linear time on some languages, so that one long text would flatter us. With files (LANGUAGE-*.txt), each is one text; without, made-up ones are used.
 * Both are warm. Prints millions of characters a second, the best of the rounds (on a busy machine the others measure the machine).
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as chrono from 'chrono-node'
import { findTimeMentions } from '../src/mentions/times.js'
import { type Tokens, tokenize } from '../src/text/tokens.js'
import { readEdtf } from '../src/time/edtf.js'

const WARM_UP = 60
const ROUNDS = 120
const MADE_UP: Readonly<Record<string, string>> = {
  fr: "Le serveur de la commune est en panne depuis lundi, a indiqué le bourgmestre. L'attaque a été constatée le 4 mai vers 15h30 et les données des habitants sont en cours d'analyse par une société spécialisée. Il y a deux ans, la ville voisine avait connu le même sort pendant plusieurs semaines. ",
  nl: 'De server van de gemeente ligt sinds maandag plat, zegt de burgemeester. De aanval werd op 4 mei om 15.30 uur ontdekt en de gegevens van de inwoners worden onderzocht door een gespecialiseerd bedrijf. Twee jaar geleden overkwam de buurgemeente hetzelfde, meerdere weken lang. ',
  en: 'The server of the town has been down since Monday, the mayor said. The attack was noticed on May 4 at 3:30 PM and data of residents are being looked at by a specialised firm. Two years ago the neighbouring town went through the same for several weeks. ',
  de: 'Der Server der Gemeinde steht seit Montag still, sagte der Bürgermeister. Der Angriff wurde am 4. Mai um 15:30 Uhr bemerkt und die Daten der Einwohner werden von einer Fachfirma untersucht. Vor zwei Jahren erging es der Nachbargemeinde mehrere Wochen lang ebenso. ',
}
/** Characters of an article, about; and how many there are. */
const LENGTH = 2000
const COUNT = 30

const reference = readEdtf('2021-05-28')
const written = new Date(2021, 4, 28)
const files = process.argv.slice(2)
const parsers = { fr: chrono.fr, nl: chrono.nl, en: chrono.en, de: chrono.de } as const

const textsOf = (language: string): string[] => {
  const own = files.filter((file) => basename(file).startsWith(`${language}-`)).map((file) => readFileSync(file, 'utf8'))
  const made = MADE_UP[language] ?? ''
  return own.length > 0 ? own : Array.from({ length: COUNT }, () => made.repeat(Math.ceil(LENGTH / made.length)))
}

/** Millions of characters a second, of functions that take turns: what disturbs one disturbs the others. */
const speeds = (characters: number, runs: readonly (() => void)[]): number[] => {
  const best = runs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    runs.forEach((run, k) => {
      const start = performance.now()
      run()
      if (round >= WARM_UP) best[k] = Math.min(best[k] as number, performance.now() - start)
    })
  }
  return best.map((time) => characters / time / 1000)
}

for (const [language, parser] of Object.entries(parsers)) {
  const texts = textsOf(language)
  const cut = texts.map((text) => tokenize(text))
  const find = (tokens: Tokens): void => {
    findTimeMentions(tokens, [{ start: 0, end: tokens.text.length, first: 0, last: tokens.length, block: 0, role: 'body' }], { language, reference })
  }
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const [ours = 0, alone = 0, theirs = 0] = speeds(characters, [
    () => {
      for (const text of texts) find(tokenize(text))
    },
    () => {
      for (const tokens of cut) find(tokens)
    },
    () => {
      for (const text of texts) parser.parse(text, written)
    },
  ])
  const show = (value: number): string => value.toFixed(2).padStart(8)
  console.log(
    `${language}  ours ${show(ours)} Mchar/s (tokens given ${show(alone)})   chrono-node ${show(theirs)} Mchar/s   ratio ${(ours / theirs).toFixed(1)}, tokens given ${(alone / theirs).toFixed(1)}`,
  )
}
