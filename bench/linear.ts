/** How the cost grows with the text, for shapes that would cost a careless engine dearly: `npm run bench:linear`. 8 is linear, 64 quadratic. */
import { extract } from '../src/extract.js'
import { findTimes } from '../src/index.js'
import { STORY, shapes } from '../test/hostile-shapes.js'

const SMALL = 16_000
const TIMES = 8

const costOf = (act: () => void): number => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < 3; k++) {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const tell = (name: string, cost: (length: number) => number): void => {
  const [short, long] = [cost(SMALL), cost(SMALL * TIMES)]
  console.log(`${(long / short).toFixed(1).padStart(6)} times on ${TIMES} times the text (${long.toFixed(0)} ms): ${name}`)
}

for (const [name, shape] of shapes) {
  tell(name, (length) => {
    const text = `${STORY}${shape(length)}\n`
    return costOf(() => extract({ path: '-', sha256: '', text, warnings: [] }))
  })
}

for (const phrase of ['du 3 au 7 mai 2021, ', '12 ', 'un deux trois jours et ', '1-2-3/4.5 ', 'de la nuit de mardi à ']) {
  tell(`findTimes: ${phrase}`, (length) => {
    const text = phrase.repeat(length / phrase.length)
    return costOf(() => findTimes(text, { language: 'fr', reference: '2021-05-28' }))
  })
}
