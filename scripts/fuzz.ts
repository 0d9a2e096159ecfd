/**
 * Tries the whole pipeline on generated inputs: `npm run fuzz [INPUTS [FIRST]]`, by default a million from the first. The k-th thousand is the same on
 * every machine, so that a run can go on where another ended. Ends with status 1, and the input made as small as it can be, at the first fault.
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
for (let done = 0; done < count; done += BATCH) {
  const seed = (first + done) / BATCH
  const outcome = fc.check(property, { numRuns: Math.min(BATCH, count - done), seed })
  if (outcome.failed) {
    console.log(fc.defaultReportMessage(outcome))
    console.log(`fault after ${done + outcome.numRuns} inputs: "npm run fuzz -- ${BATCH} ${first + done}" shows it again`)
    process.exit(1)
  }
  const seconds = (performance.now() - since) / 1000
  if ((done / BATCH) % 50 === 49 || done + BATCH >= count) {
    console.log(
      `${Math.min(count, done + BATCH)} inputs without a fault, ${seconds.toFixed(0)} s; next: npm run fuzz -- ${count} ${first + done + BATCH}`,
    )
  }
}
