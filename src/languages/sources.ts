import { knowledge, packs } from '../generated/sources.js'

/** Any file of a language's pack, checked and spelled out: for tests and tools. What ships holds only what {@link packPart} gives. */
export const packSource = <T>(tag: string, part: string): T | undefined => {
  const json = packs[tag]?.[part]
  return json === undefined ? undefined : (JSON.parse(json) as T)
}

/** Any file of the knowledge, in the same way. */
export const knowledgeSource = <T>(name: string): T | undefined => {
  const json = knowledge[name]
  return json === undefined ? undefined : (JSON.parse(json) as T)
}
