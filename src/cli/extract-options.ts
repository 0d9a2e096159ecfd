import type { ExtractOptions } from '../extract.js'
import type { Problem } from '../input/problem.js'
import type { Options } from './options.js'

/** The pipeline's options from those of the command line. */
export const extractOptions = async (options: Options): Promise<ExtractOptions | Problem> => ({
  ...(options.language === undefined ? {} : { language: options.language }),
  ...(options.referenceDate === undefined ? {} : { referenceDate: options.referenceDate }),
  ...(options.includeText === true ? { includeText: true } : {}),
})
