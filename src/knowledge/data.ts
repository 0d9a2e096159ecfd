import { knowledge } from '../generated/knowledge.js'

const parsed = new Map<string, unknown>()

/** One file of the knowledge that holds in every language ("actors", "products", …), parsed when first asked for. */
export const knowledgeOf = <T>(name: string): T => {
  if (!parsed.has(name)) parsed.set(name, JSON.parse(knowledge[name] ?? 'null'))
  return parsed.get(name) as T
}
