import { z } from 'zod'
import type { ActorRow } from './schema.js'

const cluster = z.looseObject({
  values: z.array(
    z.looseObject({
      value: z.string(),
      meta: z.looseObject({ synonyms: z.array(z.string()).optional(), country: z.string().optional() }).optional(),
    }),
  ),
})

const bundle = z.looseObject({ type: z.literal('bundle'), objects: z.array(z.looseObject({ type: z.string() })) })

const intrusionSet = z.looseObject({
  type: z.literal('intrusion-set'),
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  revoked: z.boolean().optional(),
  x_mitre_deprecated: z.boolean().optional(),
  external_references: z.array(z.looseObject({ source_name: z.string(), external_id: z.string().optional() })).optional(),
})

/**
 * Reads a list of actors as it is published: a MISP galaxy cluster ("threat-actor.json") or an ATT&CK STIX bundle.
 * Revoked and deprecated groups of ATT&CK are left out. An alias that several actors of the file bear goes to `shared` of each.
 * @param file named in the error
 * @throws Error that says why the text can't be read: no JSON, neither of the two forms, no actor in it.
 */
export const parseActorFile = (text: string, file: string): ActorRow[] => {
  const refuse = (reason: string): never => {
    throw new Error(`${file}: ${reason}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refuse(`not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const shape = json !== null && typeof json === 'object' ? json : {}
  const found = Object.hasOwn(shape, 'values') ? fromCluster(json, refuse) : Object.hasOwn(shape, 'objects') ? fromBundle(json, refuse) : undefined
  if (found === undefined)
    return refuse('neither a MISP galaxy cluster (an object with "values") nor a STIX bundle (an object with "type": "bundle" and "objects")')
  if (found.length === 0) return refuse('names no actor')
  return withShared(found)
}

type Refuse = (reason: string) => never

/** What the two forms say of an actor. */
interface Listed {
  readonly name: string
  readonly aliases: readonly string[]
  readonly attackId: string | null
  readonly country: string | null
}

const fromCluster = (json: unknown, refuse: Refuse): Listed[] => {
  const parsed = cluster.safeParse(json)
  if (!parsed.success) return refuse(`not a MISP galaxy cluster: ${firstIssue(parsed.error)}`)
  return parsed.data.values
    .filter(({ value }) => value.trim() !== '' && !value.startsWith('['))
    .map(({ value, meta }) => {
      const synonyms = meta?.synonyms ?? []
      const country = meta?.country?.toUpperCase() ?? ''
      return {
        name: value.trim(),
        // MISP lists ATT&CK's id among the synonyms
        aliases: synonyms.filter((synonym) => !GROUP_ID.test(synonym)),
        attackId: synonyms.find((synonym) => GROUP_ID.test(synonym)) ?? null,
        country: /^[A-Z]{2}$/.test(country) ? country : null,
      }
    })
}

const fromBundle = (json: unknown, refuse: Refuse): Listed[] => {
  const parsed = bundle.safeParse(json)
  if (!parsed.success) return refuse(`not a STIX bundle: ${firstIssue(parsed.error)}`)
  return parsed.data.objects.flatMap((object, at) => {
    if (object.type !== 'intrusion-set') return []
    const group = intrusionSet.safeParse(object)
    if (!group.success) return refuse(`objects[${at}] is no intrusion-set of STIX: ${firstIssue(group.error)}`)
    const { name, aliases, revoked, x_mitre_deprecated, external_references } = group.data
    if (revoked === true || x_mitre_deprecated === true) return []
    const id = external_references?.find((reference) => reference.source_name === 'mitre-attack')?.external_id
    return [{ name, aliases: aliases ?? [], attackId: id !== undefined && GROUP_ID.test(id) ? id : null, country: null }]
  })
}

const GROUP_ID = /^G\d{4}$/

const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0]
  return issue === undefined ? 'unknown' : `${issue.path.join('.')}: ${issue.message}`
}

const key = (form: string): string =>
  form
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim()

const withShared = (listed: readonly Listed[]): ActorRow[] => {
  const bearers = new Map<string, number>()
  for (const { name, aliases } of listed) for (const form of new Set([name, ...aliases].map(key))) bearers.set(form, (bearers.get(form) ?? 0) + 1)
  const ids = new Map<string, number>()
  return listed.map(({ name, aliases, attackId, country }) => {
    const own = new Map<string, string>()
    const shared = new Map<string, string>()
    for (const form of aliases.map((alias) => alias.trim()).filter((alias) => alias !== '')) {
      if (key(form) === key(name)) continue
      const list = (bearers.get(key(form)) ?? 0) > 1 ? shared : own
      if (!list.has(key(form))) list.set(key(form), form)
    }
    return {
      id: uniqueId(name, ids),
      name,
      text: [name, ...own.values()],
      acronyms: [],
      ambiguous: false,
      ambiguousText: [],
      kind: 'group',
      brand: false,
      attackId,
      country,
      shared: [...shared.values()],
    }
  })
}

const uniqueId = (name: string, taken: Map<string, number>): string => {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const id = plain === '' ? 'actor' : plain
  const count = (taken.get(id) ?? 0) + 1
  taken.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}
