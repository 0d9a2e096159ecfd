/** Seconds for which a thing is run before it counts, and then for which it is measured. */
const WARM_UP = 0.5
const MEASURED = 1.5

const seconds = (): number => performance.now() / 1000

/**
 * Runs `once` again and again: first to let the engine compile it, then on the clock.
 * @returns characters a second, where one run reads `characters`: the best of the runs, since whatever disturbs a run only slows it.
 */
export const throughput = (characters: number, once: () => void, measured = MEASURED): number => {
  const warm = seconds()
  do once()
  while (seconds() - warm < WARM_UP)
  let best = Number.POSITIVE_INFINITY
  const from = seconds()
  do {
    const start = seconds()
    once()
    best = Math.min(best, seconds() - start)
  } while (seconds() - from < measured)
  return characters / best
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const scaled = (value: number): string => (value >= 1e6 ? `${(value / 1e6).toFixed(2)} M` : `${(value / 1e3).toFixed(1)} k`)

/** "  clean                    12.34 Mchar/s   x 41.2" */
export const row = (name: string, value: number, base?: number): string =>
  `  ${name.padEnd(44)} ${`${scaled(value)}char/s`.padStart(14)}${base === undefined ? '' : `   ${(value / base).toFixed(2)} x`}`

/** "12.34": millions of characters a second. */
export const mega = (perMillisecond: number): string => (perMillisecond / 1000).toFixed(2)

/** Milliseconds for which stages are measured. */
const STAGES_MEASURED = 4000

/** The best of several runs, stage by stage. */
export const leastTimes = <K extends string>(once: () => Record<K, number>): Record<K, number> => {
  const from = performance.now()
  let least = once()
  while (performance.now() - from < STAGES_MEASURED) {
    const times = once()
    least = Object.fromEntries((Object.entries(times) as [K, number][]).map(([name, time]) => [name, Math.min(time, least[name])])) as Record<
      K,
      number
    >
  }
  return least
}
