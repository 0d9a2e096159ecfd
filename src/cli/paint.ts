/** Colours by what they mean. */
export interface Paint {
  readonly heading: (text: string) => string
  readonly kept: (text: string) => string
  readonly dropped: (text: string) => string
  readonly failure: (text: string) => string
  readonly warning: (text: string) => string
}

const plain = (text: string): string => text

/** chalk is loaded only where a person looks. */
export const paintFor = async (coloured: boolean): Promise<Paint> => {
  if (!coloured) return { heading: plain, kept: plain, dropped: plain, failure: plain, warning: plain }
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { heading: chalk.bold, kept: chalk.green, dropped: chalk.dim, failure: chalk.red, warning: chalk.yellow }
}
