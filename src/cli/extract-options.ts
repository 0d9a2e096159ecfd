import type { ExtractOptions } from '../extract.js'
import type { Io } from './io.js'
import { complain } from './messages.js'
import type { Options } from './options.js'

/** The pipeline's options from those of the command line; null where the user's rules are wrong, which is then said. */
export const extractOptions = async (options: Options, io: Io): Promise<ExtractOptions | null> => {
  const settings: ExtractOptions = {
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.referenceDate === undefined ? {} : { referenceDate: options.referenceDate }),
    ...(options.includeText === true ? { includeText: true } : {}),
  }
  if (options.rules === undefined) return settings
  const { loadUserRules } = await import('./user-rules.js')
  const languages = loadUserRules(options.rules)
  if (typeof languages === 'function') return { ...settings, languages }
  for (const problem of languages) complain(io, problem)
  return null
}
