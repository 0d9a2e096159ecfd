import type { ExtractOptions } from '../extract.js'
import type { Io } from './io.js'
import { complain } from './messages.js'
import type { Options } from './options.js'

/** What can be handed to another thread: all but the functions. */
export const plainOptions = (options: Options): Omit<ExtractOptions, 'languages' | 'secondReader'> => ({
  ...(options.language === undefined ? {} : { language: options.language }),
  ...(options.referenceDate === undefined ? {} : { referenceDate: options.referenceDate }),
  ...(options.includeText === true ? { includeText: true } : {}),
})

/** Loaded only where it is asked for: it brings a grammar along. */
export const secondReading = async (): Promise<Pick<ExtractOptions, 'secondReader'>> => {
  const { loadSecondReaders } = await import('../languages/second-readers.js')
  return { secondReader: await loadSecondReaders() }
}

/** The pipeline's options from those of the command line; null where the user's rules are wrong, which is then said. */
export const extractOptions = async (options: Options, io: Io): Promise<ExtractOptions | null> => {
  const settings: ExtractOptions = { ...plainOptions(options), ...(options.secondReader === true ? await secondReading() : {}) }
  const { rules = [], actors = [], withoutRule = [] } = options
  if (rules.length === 0 && actors.length === 0 && withoutRule.length === 0) return settings
  const { loadUserRules } = await import('./user-rules.js')
  const languages = loadUserRules(rules, actors, withoutRule)
  if (typeof languages === 'function') return { ...settings, languages }
  for (const problem of languages) complain(io, problem)
  return null
}
