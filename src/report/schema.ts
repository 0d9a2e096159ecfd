import * as z from 'zod'
import {
  ACTOR_KINDS,
  ATTRIBUTION_STATUSES,
  CERTAINTIES,
  DATA_KINDS,
  DATA_STATUSES,
  DOWNTIME_STATUSES,
  INCIDENT_ROLES,
  ORGANISATION_ROLES,
  PARTY_KINDS,
  PRECISIONS,
  RANSOM_STATUSES,
  SECTORS,
  STATUSES,
  TYPES,
  VICTIM_ROLES,
} from '../vocabulary.js'

/**
 * The contract: one article in, one report out. Field order is output order; every field is always there, `null` or `[]` where the article
 * says nothing. The command loads this file only for `incidents schema`: the other stages import its types alone, so zod costs them nothing.
 */

const name = z.string().min(1)
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe('ISO 3166-1 alpha-2')
const currency = z
  .string()
  .regex(/^[A-Z]{3,5}$/)
  .describe('ISO 4217, or the usual code of a crypto currency')
const day = z.iso.date().describe('ISO 8601 day')
const duration = z
  .string()
  .regex(/^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/)
  .describe('ISO 8601 duration')
const offset = z.int().min(0)

const evidenceSchema = z
  .strictObject({
    start: offset,
    end: offset,
    quote: z.string().min(1),
    rule: z.string().min(1).describe('id of the rule or lexicon entry that read it'),
  })
  .meta({ id: 'Evidence', description: 'Offsets into the decoded source text in Unicode code points, end exclusive: text[start:end] == quote' })
const evidence = z.array(evidenceSchema)

const timeSchema = z
  .strictObject({
    edtf: z.string().min(1).describe('ISO 8601-2 (EDTF)'),
    earliest: day.nullable().describe('the first day that it can mean'),
    latest: day.nullable().describe('the last day that it can mean'),
    precision: z.enum(PRECISIONS),
    evidence,
  })
  .meta({ id: 'Time' })
const time = timeSchema.nullable()

const lengthSchema = z
  .strictObject({ min: duration.nullable(), max: duration.nullable(), approximate: z.boolean(), evidence })
  .meta({ id: 'Duration' })

const sector = z.enum(SECTORS).meta({ id: 'Sector', description: 'NIS2 annexes, and others that incident news needs' })

const party = <R extends readonly [string, ...string[]]>(roles: R) =>
  z.strictObject({
    name,
    kind: z.enum(PARTY_KINDS),
    role: z.enum(roles),
    country: country.nullable(),
    sector: sector.nullable(),
    aliases: z.array(name),
    evidence,
  })

const attributionSchema = z.strictObject({
  actor: z
    .strictObject({
      name,
      kind: z.enum(ACTOR_KINDS),
      attackId: z
        .string()
        .regex(/^G\d{4}$/)
        .nullable()
        .describe('MITRE ATT&CK group'),
      aliases: z.array(name),
    })
    .nullable()
    .describe('null when only a country is named'),
  country: country.nullable().describe('where the actor is said to sit or act from'),
  status: z.enum(ATTRIBUTION_STATUSES),
  by: name.nullable().describe('who makes the attribution; null when the article makes it itself'),
  evidence,
})

const downtimeSchema = z.strictObject({
  status: z.enum(DOWNTIME_STATUSES),
  start: time,
  end: time,
  duration: lengthSchema.nullable().describe('total, or so far'),
  expected: lengthSchema.nullable().describe('announced time until it is back'),
  deliberate: z.boolean().nullable().describe('true: the victim took it down itself; false: the attack did; null: not said'),
  services: z.array(name),
  evidence,
})

const ransomSchema = z.strictObject({
  status: z.enum(RANSOM_STATUSES),
  amount: z.number().min(0).nullable(),
  currency: currency.nullable(),
  evidence,
})

const dataSchema = z.strictObject({
  status: z.enum(DATA_STATUSES),
  kinds: z.array(z.enum(DATA_KINDS)),
  records: z.strictObject({ min: z.int().min(0).nullable(), max: z.int().min(0).nullable() }).nullable(),
  volume: z.string().min(1).nullable(),
  evidence,
})

const lossSchema = z.strictObject({ amount: z.number().min(0), currency: currency.nullable(), evidence })

export const incidentSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}-[1-9]\d*$/),
  role: z.enum(INCIDENT_ROLES),
  types: z.array(z.enum(TYPES)).min(1).describe('most specific first'),
  certainty: z.enum(CERTAINTIES),
  status: z.enum(STATUSES).nullable(),
  victims: z.array(party(VICTIM_ROLES)),
  organisations: z.array(party(ORGANISATION_ROLES)),
  attribution: z.array(attributionSchema),
  dates: z.strictObject({ started: time, ended: time, detected: time, disclosed: time }),
  downtime: downtimeSchema.nullable(),
  ransom: ransomSchema.nullable(),
  data: dataSchema.nullable(),
  loss: lossSchema.nullable(),
  systems: z.array(z.strictObject({ kind: name, count: z.int().min(0), evidence })),
  malware: z.array(z.strictObject({ name, evidence })),
  vulnerabilities: z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^CVE-\d{4}-\d{4,}$/)
        .nullable(),
      product: name.nullable(),
      evidence,
    }),
  ),
  evidence: evidence.describe('the sentences that say an incident took place'),
})

export const reportSchema = z.strictObject({
  schema: z.literal('incidents/1'),
  source: z.strictObject({
    path: z.string().min(1).describe('as the user named it; "-" for standard input; "FILE:LINE" or the record\'s own id for NDJSON'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('of the bytes read'),
  }),
  article: z.strictObject({
    title: z.string().min(1).nullable(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .describe('BCP 47 primary tag; "und" where it cannot be told'),
    publisher: z.string().min(1).nullable(),
    published: time,
    text: z.string().nullable().describe('the cleaned article, with --include-text'),
    removed: z.strictObject({ blocks: z.int().min(0), characters: z.int().min(0) }).describe('what was stripped as boilerplate'),
  }),
  incidents: z.array(incidentSchema).describe('the main incident first; empty when the article reports none'),
  warnings: z.array(z.strictObject({ code: z.string().min(1), message: z.string().min(1) })),
})

export type Evidence = z.infer<typeof evidenceSchema>
export type Time = z.infer<typeof timeSchema>
export type Duration = z.infer<typeof lengthSchema>
export type Incident = z.infer<typeof incidentSchema>
export type Victim = Incident['victims'][number]
export type Organisation = Incident['organisations'][number]
export type Party = Victim | Organisation
export type Attribution = z.infer<typeof attributionSchema>
export type Downtime = z.infer<typeof downtimeSchema>
export type Ransom = z.infer<typeof ransomSchema>
export type Data = z.infer<typeof dataSchema>
export type Loss = z.infer<typeof lossSchema>
export type Report = z.infer<typeof reportSchema>
