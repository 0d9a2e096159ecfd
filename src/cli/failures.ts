import type { Problem } from '../input/problem.js'
import type { Io } from './io.js'
import { complain, usageLine } from './messages.js'

/** Failures that are kept for the end; what comes beyond is said at once, so that memory stays bounded. */
const MOST_KEPT = 1000

/** The texts of a run that could not be used. They are told at its end, where they are seen, and counted. */
export interface Failures {
  readonly add: (problem: Problem) => void
  readonly count: () => number
  /** @param texts how many there were in all. */
  readonly tell: (texts: number, quiet: boolean) => void
}

export const failuresOf = (io: Io): Failures => {
  const kept: Problem[] = []
  let count = 0
  return {
    add: ({ path, reason }) => {
      const problem = { path, reason: `${reason}, skipped` }
      count++
      if (kept.length < MOST_KEPT) kept.push(problem)
      else complain(io, problem)
    },
    count: () => count,
    tell: (texts, quiet) => {
      for (const problem of kept) complain(io, problem)
      if (count > 0 && texts > 1 && !quiet) io.say(usageLine(`${count} of ${texts} texts could not be used`))
    },
  }
}
