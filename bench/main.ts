/**
 * Characters per second on one thread: the whole way, by stage, by language, beside other tools on the same texts; start-up; memory.
 *   npm run bench [-- DIR]
 */
import { cpus } from 'node:os'
import { row, throughput } from './measure.js'
import { pageLines, pagesOf } from './pages.js'
import { peersOf } from './peers.js'
import { commandsFor, peakMemory, startUp } from './process.js'
import { stagesOf, whole } from './stages.js'
import { charactersOf, samplesOf } from './texts.js'

const folder = process.argv[2] ?? 'fixtures'
const samples = await samplesOf(folder)
const characters = charactersOf(samples)
console.log(`${samples.length} texts of ${folder}, ${characters} characters; node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)

const peers = Object.entries(peersOf(samples)).map(([name, once]) => ({ name, speed: throughput(characters, once) }))
const base = peers[0]?.speed
const speed = throughput(characters, () => whole(samples))
console.log(`\nWhole way, text to report, beside other tools (times ${peers[0]?.name})`)
console.log(row('incidents', speed, base))
for (const peer of peers) console.log(row(peer.name, peer.speed, base))

console.log('\nBy stage, each alone (times the base, share of the whole way)')
for (const [name, once] of Object.entries(stagesOf(samples))) {
  const alone = throughput(characters, once)
  console.log(`${row(name, alone, base)}   ${((100 * speed) / alone).toFixed(0)} %`)
}

console.log('\nBy language, whole way')
for (const language of [...new Set(samples.map((sample) => sample.language))].sort()) {
  const own = samples.filter((sample) => sample.language === language)
  console.log(
    row(
      `${language} (${own.length} texts)`,
      throughput(charactersOf(own), () => whole(own)),
      base,
    ),
  )
}

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

  console.log('\nPeak memory (MB)')
  const line = (n: number): string => `${JSON.stringify({ id: String(n), text: samples[n % samples.length]?.raw.text })}\n`
  for (const count of [1, 1000, 5000]) {
    const input = Array.from({ length: count }, (_, n) => line(n)).join('')
    console.log(
      `  ${`${count} articles as NDJSON`.padEnd(44)} ${peakMemory(['extract', '--input', 'ndjson', '--format', 'ndjson'], input).toFixed(0).padStart(14)}`,
    )
  }
}
