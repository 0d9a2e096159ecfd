import { statSync } from 'node:fs'
import { type Problem, reasonOf } from './problem.js'

/** Which files of a folder are read, unless the user says otherwise. */
export const DEFAULT_GLOB = '*.txt'

/** A pattern without a slash holds at any depth, as in .gitignore. */
const anywhere = (pattern: string): string => (pattern.includes('/') ? pattern : `**/${pattern}`)

/** By code unit: the same order on every machine, whatever its locale. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/**
 * The files that a path stands for: itself, or what a folder holds at any depth, sorted.
 * @returns paths that begin as the user began them, or what is wrong.
 */
export const filesOf = async (
  path: string,
  globs: readonly string[] = [DEFAULT_GLOB],
  ignore: readonly string[] = [],
): Promise<readonly string[] | Problem> => {
  try {
    if (!statSync(path).isDirectory()) return [path]
  } catch (error) {
    return { path, reason: reasonOf(error) }
  }
  const { glob } = await import('tinyglobby')
  const found = await glob(globs.map(anywhere), { cwd: path, onlyFiles: true, expandDirectories: false, ignore: ignore.map(anywhere) })
  if (found.length === 0) return { path, reason: `no file matches ${globs.join(', ')}` }
  const folder = path.endsWith('/') ? path : `${path}/`
  return found.sort(byCodeUnit).map((name) => folder + name)
}
