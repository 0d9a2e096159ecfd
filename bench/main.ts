/**
 * Characters per second on one thread: the whole way beside other tools on the same texts, by stage and language, on texts without an incident;
 * start-up; memory; with --scale, how time and memory grow over 1,000, 10,000 and 100,000 articles (or as many as are named).
 *   npm run bench [-- DIR] [-- --scale[=N,N,…]]
 */
import { cpus } from 'node:os'
import { extract, extractIncidents, mayTellOfIncident } from '../src/extract.js'
import { articlesFrom, idleFrom } from './made-up.js'
import { leastTimes, mega, row, throughput } from './measure.js'
import { pageLines, pagesOf } from './pages.js'
import { peersOf } from './peers.js'
import { commandsFor, extraction, startUp } from './process.js'
import { STAGES, timesOf } from './stages.js'
import { charactersOf, type Sample, samplesOf } from './texts.js'

/** Articles without an incident that are put together for each language. */
const IDLE = 40

const scale = process.argv.find((arg) => arg.startsWith('--scale'))
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? 'fixtures'
const samples = await samplesOf(folder)
const characters = charactersOf(samples)
console.log(`${samples.length} texts of ${folder}, ${characters} characters; node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)

const whole = (own: readonly Sample[]): number =>
  throughput(charactersOf(own), () => {
    for (const { raw } of own) extract(raw)
  })
/** As the command reads texts of which only the incidents are asked for. */
const scanning = (own: readonly Sample[]): number =>
  throughput(charactersOf(own), () => {
    for (const { raw } of own) extractIncidents(raw)
  })
const line = (name: string, cells: readonly string[]): string => `  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(10)).join('')}`

/** Each stage of the way, and all of it, in millions of characters a second: by language, and over all texts. */
const stageLines = (all: readonly Sample[]): string[] => {
  const columns = [...new Set(all.map(({ language }) => language))]
    .sort()
    .map((language) => [language, all.filter((s) => s.language === language)] as const)
  const measured = [...columns, ['all', all] as const].map(([name, own]) => ({
    name,
    size: charactersOf(own),
    times: leastTimes(() => timesOf(own)),
  }))
  const total = (times: Record<string, number>): number => STAGES.reduce((sum, stage) => sum + (stage === 'tokens' ? 0 : (times[stage] ?? 0)), 0)
  const last = measured.at(-1)
  return [
    line('Mchar/s', [...measured.map(({ name }) => name), 'share']),
    ...STAGES.map((stage) =>
      line(stage === 'article' ? 'article (with its tokens)' : stage, [
        ...measured.map(({ size, times }) => mega(size / times[stage])),
        last === undefined ? '' : `${((100 * last.times[stage]) / total(last.times)).toFixed(0)} %`,
      ]),
    ),
    line('whole way', [...measured.map(({ size, times }) => mega(size / total(times))), '']),
  ]
}

console.log('\nThe whole way, text to report, by stage')
console.log(stageLines(samples).join('\n'))

const peers = Object.entries(peersOf(samples)).map(([name, once]) => ({ name, speed: throughput(characters, once) }))
const base = peers[0]?.speed
console.log(`\nBeside other tools on the same texts (times ${peers[0]?.name})`)
console.log(row('incidents, the whole way', whole(samples), base))
for (const peer of peers) console.log(row(peer.name, peer.speed, base))

const idle = idleFrom(samples, IDLE)
const idleBase = throughput(charactersOf(idle), peersOf(idle)['wink-nlp, bare reader (no pipe)'] ?? (() => undefined))
console.log(`\nTexts without an incident: ${idle.length}, ${charactersOf(idle)} characters (times wink-nlp's bare reader on them)`)
console.log(row('incidents, the whole way', whole(idle), idleBase))
const dismissed = idle.filter(({ raw }) => !mayTellOfIncident(raw.text))
console.log(row('scanning, no incident (--only-incidents)', scanning(dismissed), idleBase))
console.log(row(`  with the ${idle.length - dismissed.length} that are not dismissed at once`, scanning(idle), idleBase))
console.log(stageLines(idle).join('\n'))

const pages = pagesOf(folder)
if (pages !== null) {
  console.log('\nWhat is the article? The worst pages')
  console.log(pageLines(pages).join('\n'))
}

const [first] = samples
if (first !== undefined) {
  console.log('\nStart-up (median, milliseconds)')
  const times = startUp(commandsFor(first.raw.path))
  const bare = times['node -e 0'] ?? Number.NaN
  for (const [name, time] of Object.entries(times))
    console.log(`  ${name.padEnd(44)} ${time.toFixed(1).padStart(14)}   ${(time / bare).toFixed(2)} x`)
}

const counts = scale === undefined ? [1, 1000] : scale === '--scale' ? [1000, 10_000, 100_000] : scale.slice('--scale='.length).split(',').map(Number)
console.log(
  `\nMade-up articles through the command, --jobs 1${scale === undefined ? ' (1,000, 10,000 and 100,000 of them: npm run bench -- --scale)' : ''}`,
)
console.log(line('articles', ['seconds', 'Mchar/s', 'MB at peak']))
const article = articlesFrom(samples)
for (const count of counts) {
  const { seconds, characters: read, megabytes } = await extraction(count, article)
  console.log(line(String(count), [seconds.toFixed(1), mega(read / seconds / 1000), megabytes.toFixed(0)]))
}
