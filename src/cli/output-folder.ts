import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Problem, reasonOf } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { isTextFile, STDIN, type TextFile } from '../input/read-inputs.js'
import { sha256 } from '../input/sha256.js'

/** A folder with one file for each text. A file is there as a whole or not at all, so that a run that was ended can be resumed. */
export interface OutputFolder {
  /** Whether the report of this text is there already. */
  readonly has: (input: TextFile | RawText) => boolean
  /** Names the file for a text; to be called once for each. @returns null, or why there can be no file of its own. */
  readonly claim: (input: TextFile | RawText) => Problem | null
  readonly write: (path: string, content: string) => Problem | null
}

/** Letters of a record's id that a file name keeps. */
const LONGEST = 80

/** A record's id as a name of a file: what file systems may refuse is replaced, and a mark of the whole id is added then. */
const fileNameOf = (id: string): string => {
  const plain = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
  return plain === id && id.length <= LONGEST ? id : `${plain.slice(0, LONGEST)}-${sha256(id).slice(0, 8)}`
}

const nameOf = (input: TextFile | RawText): string => {
  if (isTextFile(input)) return input.name.replace(/\.txt$/, '')
  return input.path === STDIN ? 'stdin' : fileNameOf(input.path)
}

const pathOf = (input: TextFile | RawText): string => (isTextFile(input) ? input.file : input.path)

export const outputFolder = (folder: string, ending: string): OutputFolder => {
  const files = new Map<string, string>()
  const owners = new Map<string, string>()
  const fileOf = (input: TextFile | RawText): string => join(folder, `${nameOf(input)}.${ending}`)
  return {
    has: (input) => existsSync(fileOf(input)),
    claim: (input) => {
      const path = pathOf(input)
      const file = fileOf(input)
      const owner = owners.get(file)
      if (owner !== undefined) return { path, reason: `its report would have the name of that of ${owner} (${file})` }
      owners.set(file, path)
      files.set(path, file)
      return null
    },
    write: (path, content) => {
      const file = files.get(path)
      if (file === undefined) return { path, reason: 'has no file to be written to' }
      files.delete(path)
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(`${file}.partial`, content)
        renameSync(`${file}.partial`, file)
        return null
      } catch (error) {
        return { path: file, reason: reasonOf(error).replace('cannot be read', 'cannot be written') }
      }
    },
  }
}

/** Whether what the user named for output is a folder, or is to become one. */
export const isOutputFolder = (path: string, isFolder: (path: string) => boolean): boolean => path.endsWith('/') || isFolder(path)
