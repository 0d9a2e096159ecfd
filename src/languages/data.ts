import { parts } from '../generated/parts.js'

const parsed = new Map<string, unknown>()

/** The tags of the languages that there is a folder for, in alphabetical order. */
export const languageTags = (): string[] => Object.keys(parts).sort()

/** A file of a language's pack that is read as it stands ("calendar", …), parsed when first asked for; undefined where the language lacks it. */
export const packPart = <T>(tag: string, part: string): T | undefined => {
  const key = `${tag}/${part}`
  if (!parsed.has(key)) {
    const json = parts[tag]?.[part]
    parsed.set(key, json === undefined ? undefined : JSON.parse(json))
  }
  return parsed.get(key) as T | undefined
}
