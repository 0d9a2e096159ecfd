/**
 * Throughput of `findTimeMentions` beside chrono-node, on the same text in the same run.
 *
 *   npx esbuild bench/times.ts --bundle --platform=node --format=esm --outfile=times.mjs && node times.mjs [file …]
 *
 * Bundled, as the library is shipped: run from source, the loader costs more than the work.
 *
 * Without files, a made-up text is used. Prints millions of characters a second, the best of the rounds (on a busy machine the others measure the machine).
 */
import { readFileSync } from 'node:fs'
import * as chrono from 'chrono-node'
import { findTimeMentions } from '../src/mentions/times.js'
import { tokenize } from '../src/text/tokens.js'
import { readEdtf } from '../src/time/edtf.js'

const ROUNDS = 15
const MADE_UP: Readonly<Record<string, string>> = {
  fr: "Le serveur de la commune est en panne depuis lundi, a indiqué le bourgmestre. L'attaque a été constatée le 4 mai vers 15h30 et les données des habitants sont en cours d'analyse par une société spécialisée. Il y a deux ans, la ville voisine avait connu le même sort pendant plusieurs semaines. ",
  nl: 'De server van de gemeente ligt sinds maandag plat, zegt de burgemeester. De aanval werd op 4 mei om 15.30 uur ontdekt en de gegevens van de inwoners worden onderzocht door een gespecialiseerd bedrijf. Twee jaar geleden overkwam de buurgemeente hetzelfde, meerdere weken lang. ',
  en: 'The server of the town has been down since Monday, the mayor said. The attack was noticed on May 4 at 3:30 PM and data of residents are being looked at by a specialised firm. Two years ago the neighbouring town went through the same for several weeks. ',
  de: 'Der Server der Gemeinde steht seit Montag still, sagte der Bürgermeister. Der Angriff wurde am 4. Mai um 15:30 Uhr bemerkt und die Daten der Einwohner werden von einer Fachfirma untersucht. Vor zwei Jahren erging es der Nachbargemeinde mehrere Wochen lang ebenso. ',
}

const speed = (characters: number, run: () => void): number => {
  run()
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  return characters / best / 1000
}

const reference = readEdtf('2021-05-28')
const files = process.argv.slice(2)
const parsers = { fr: chrono.fr, nl: chrono.nl, en: chrono.en, de: chrono.de } as const
for (const [language, parser] of Object.entries(parsers)) {
  const own = files.filter((file) => file.includes(`/${language}-`)).map((file) => readFileSync(file, 'utf8'))
  const text = (own.length > 0 ? own.join('\n\n') : (MADE_UP[language] ?? '')).repeat(own.length > 0 ? 8 : 1500)
  const ours = speed(text.length, () => {
    const tokens = tokenize(text)
    findTimeMentions(tokens, [{ start: 0, end: text.length, first: 0, last: tokens.length, block: 0, role: 'body' }], { language, reference })
  })
  const tokens = tokenize(text)
  const alone = speed(text.length, () => {
    findTimeMentions(tokens, [{ start: 0, end: text.length, first: 0, last: tokens.length, block: 0, role: 'body' }], { language, reference })
  })
  const theirs = speed(text.length, () => parser.parse(text, new Date(2021, 4, 28)))
  const show = (value: number): string => value.toFixed(2).padStart(8)
  console.log(
    `${language}  ours ${show(ours)} Mchar/s (tokens given ${show(alone)})   chrono-node ${show(theirs)} Mchar/s   ratio ${(ours / theirs).toFixed(1)}, tokens given ${(alone / theirs).toFixed(1)}`,
  )
}
