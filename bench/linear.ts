/** How the cost grows with the text, for shapes that would cost a careless engine dearly: `npm run bench:linear`. 8 is linear, 64 quadratic. */
import { extract } from '../src/extract.js'
import { STORY, shapes } from '../test/hostile-shapes.js'

const SMALL = 16_000
const TIMES = 8

const cost = (text: string): number => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < 3; k++) {
    const before = process.cpuUsage()
    extract({ path: '-', sha256: '', text, warnings: [] })
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

for (const [name, shape] of shapes) {
  const [short, long] = [SMALL, SMALL * TIMES].map((length) => cost(`${STORY}${shape(length)}\n`)) as [number, number]
  console.log(`${(long / short).toFixed(1).padStart(6)} times on ${TIMES} times the text (${long.toFixed(0)} ms): ${name}`)
}
