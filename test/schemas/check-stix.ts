import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { SUITE } from './stix-suite.js'

const FOLDER = join(import.meta.dirname, 'stix')
const PLACE = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas'

const readSchema = (folder: string, file: string) => JSON.parse(readFileSync(join(FOLDER, folder, file), 'utf8')) as { readonly $id: string }

const files = (folder: string): string[] => readdirSync(join(FOLDER, folder)).filter((file) => file.endsWith('.json'))

const isUrl = (text: string): boolean => URL.canParse(text)

const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, formats: { uri: isUrl } })
for (const folder of ['common', 'sdos', 'sros']) for (const file of files(folder)) ajv.addSchema(readSchema(folder, file))

const validators = new Map<string, ValidateFunction>()
for (const folder of ['sdos', 'sros']) {
  for (const file of files(folder)) {
    const validate = ajv.getSchema(`${PLACE}/${folder}/${file}`)
    if (validate !== undefined) validators.set(file.replace('.json', ''), validate)
  }
}

export interface Bundle {
  readonly type: string
  readonly id: string
  readonly objects: readonly { readonly id: string; readonly type: string; readonly [property: string]: unknown }[]
}

/** Every id that an object refers to, at any depth, but not within a copy of the report. */
const refsOf = (value: unknown, key = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => (/_refs$/.test(key) && typeof item === 'string' ? [item] : refsOf(item)))
  if (typeof value === 'string') return /_ref$/.test(key) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => refsOf(inner, name)) : []
}

/** What is wrong with a bundle; nothing when it is right. Objects are checked one by one, then what they refer to. */
export const stixProblems = (bundle: Bundle): string[] => {
  const problems: string[] = []
  if (Object.keys(bundle).join() !== 'type,id,objects' || bundle.type !== 'bundle' || !/^bundle--[0-9a-f-]{36}$/.test(bundle.id)) {
    problems.push('not a bundle of STIX 2.1')
  }
  const ids = new Set(bundle.objects.map(({ id }) => id))
  if (ids.size !== bundle.objects.length) problems.push('an id stands twice')
  for (const object of bundle.objects) {
    const { type, id } = object
    const own = SUITE[type]
    const validate = validators.get(type)
    if (own !== undefined) {
      const { error } = own.safeParse(object)
      for (const issue of error?.issues ?? []) problems.push(`${id}: ${issue.path.join('.')}: ${issue.message}`)
    } else if (validate === undefined) problems.push(`${id}: no schema for this type`)
    else if (!validate(object)) problems.push(`${id}: ${ajv.errorsText(validate.errors)}`)
    for (const ref of refsOf(object)) if (!ids.has(ref)) problems.push(`${id}: ${ref} is not in the bundle`)
    if (typeof object.modified === 'string' && typeof object.created === 'string' && object.modified < object.created) {
      problems.push(`${id}: modified before it was created`)
    }
  }
  return problems
}

/** An open vocabulary as the schemas list it. */
export const openVocabulary = (file: string, name: string): readonly string[] => {
  const schema = readSchema('sdos', `${file}.json`) as unknown as { readonly definitions: Record<string, { readonly enum: readonly string[] }> }
  return schema.definitions[name]?.enum ?? []
}
