/**
 * Tries the whole pipeline on generated inputs: `npm run fuzz [INPUTS [FIRST]]`, by default a million from the first. The k-th thousand is the same on
 * every machine, so that a run can go on where another ended. At a fault the input is made as small as it can be, the rest of its thousand left out, and
 * the status is 1.
 */
import fc from 'fast-check'
import { faultsOf } from '../test/fuzz/faults.js'
import { input } from '../test/fuzz/inputs.js'

const BATCH = 1000
const [count = 1_000_000, first = 0] = process.argv.slice(2).map(Number)
const since = performance.now()
const property = fc.property(input, (given) => {
  const faults = faultsOf(given)
  if (faults.length > 0) throw new Error(faults.join('\n'))
})
let tried = 0
let faults = 0
for (let done = 0; done < count; done += BATCH) {
  const seed = (first + done) / BATCH
  const outcome = fc.check(property, { numRuns: Math.min(BATCH, count - done), seed })
  tried += outcome.numRuns
  if (outcome.failed) {
    faults++
    console.log(`${fc.defaultReportMessage(outcome)}\n${String(outcome.errorInstance)}\nagain: npm run fuzz -- ${BATCH} ${first + done}\n`)
  }
  const seconds = (performance.now() - since) / 1000
  if ((done / BATCH) % 50 === 49 || done + BATCH >= count)
    console.log(`${tried} inputs, ${faults} faults, ${seconds.toFixed(0)} s; to go on from here: npm run fuzz -- ${count} ${first + done + BATCH}`)
}
process.exitCode = faults > 0 ? 1 : 0
