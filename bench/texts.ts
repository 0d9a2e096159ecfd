import { articleOf } from '../src/extract.js'
import { filesOf } from '../src/input/files.js'
import { isProblem } from '../src/input/problem.js'
import type { RawText } from '../src/input/raw-text.js'
import { readTextFile } from '../src/input/read-file.js'

/** A text to measure on, and the language that it is in. */
export interface Sample {
  readonly raw: RawText
  readonly language: string
}

/** The texts of a folder; whatever is none is passed over. */
export const samplesOf = async (folder: string): Promise<Sample[]> => {
  const files = await filesOf(folder)
  if (isProblem(files)) throw new Error(`${files.path}: ${files.reason}`)
  return files
    .map(readTextFile)
    .filter((read): read is RawText => !isProblem(read))
    .map((raw) => ({ raw, language: articleOf(raw).language }))
}

/** Characters (UTF-16 units) of all texts together. */
export const charactersOf = (samples: readonly Sample[]): number => samples.reduce((sum, { raw }) => sum + raw.text.length, 0)
