import * as z from 'zod'
import { VERIS_CURRENCIES } from '../../src/output/veris/currencies.js'

/**
 * A record of VERIS 1.4.1, written from its documentation: closed lists as far as the tables may use them, required fields, and what its own
 * checker asks for beyond the schema. Nothing is accepted beside what is named here.
 */

const text = z.string().min(1)
const one = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1)
    .refine((items) => new Set(items).size === items.length, 'an item stands twice')

export const VERIS_WORDS = {
  malware: ['Destroy data', 'Ransomware', 'Unknown'],
  hacking: ['DoS', 'Exploit vuln', 'Use of stolen creds', 'Unknown'],
  hackingVector: ['Partner', 'Web application', 'Unknown'],
  social: ['Extortion', 'Phishing', 'Pretexting', 'Unknown'],
  integrity: ['Alter behavior', 'Defacement', 'Fraudulent transaction', 'Modify data', 'Software installation', 'Unknown'],
  availability: ['Degradation', 'Destruction', 'Interruption', 'Loss', 'Obscuration', 'Unknown'],
  disclosure: ['No', 'Potentially', 'Yes', 'Unknown'],
  data: ['Bank', 'Classified', 'Credentials', 'Internal', 'Medical', 'Personal', 'Sensitive Personal', 'Source code', 'Unknown'],
  incident: ['Confirmed', 'Suspected', 'Near miss', 'False positive'],
  actor: ['Activist', 'Nation-state', 'Organized crime', 'Unaffiliated', 'Unknown'],
  motive: ['Espionage', 'Financial', 'Ideology', 'Unknown'],
  asset: ['S - Unknown', 'S - Web application', 'Unknown'],
  unit: ['Seconds', 'Minutes', 'Hours', 'Days', 'Weeks', 'Months', 'Years', 'Never', 'NA', 'Unknown'],
} as const

const unknown = one(z.literal('Unknown'))
const country = one(z.string().regex(/^(?:[A-Z]{2}|Unknown)$/))
const length = z.strictObject({ unit: z.enum(VERIS_WORDS.unit), value: z.number().min(0).optional() })

const actor = z
  .strictObject({
    external: z
      .strictObject({
        variety: one(z.enum(VERIS_WORDS.actor)),
        motive: one(z.enum(VERIS_WORDS.motive)),
        country,
        name: one(text).optional(),
        notes: text,
      })
      .optional(),
    internal: z.strictObject({ variety: unknown, motive: unknown, notes: text }).optional(),
    unknown: z.strictObject({ notes: text }).optional(),
  })
  .refine((blocks) => Object.keys(blocks).length > 0)

const action = z
  .strictObject({
    malware: z.strictObject({ variety: one(z.enum(VERIS_WORDS.malware)), vector: unknown, name: text.optional() }).optional(),
    hacking: z
      .strictObject({
        variety: one(z.enum(VERIS_WORDS.hacking)),
        vector: one(z.enum(VERIS_WORDS.hackingVector)),
        cve: z
          .string()
          .regex(/^CVE-\d{4}-\d{4,}(?:, CVE-\d{4}-\d{4,})*$/)
          .optional(),
      })
      .optional(),
    social: z.strictObject({ variety: one(z.enum(VERIS_WORDS.social)), vector: unknown, target: unknown }).optional(),
    unknown: z.strictObject({}).optional(),
  })
  .refine((blocks) => Object.keys(blocks).length > 0)

const attribute = z
  .strictObject({
    confidentiality: z
      .strictObject({
        data_disclosure: z.enum(VERIS_WORDS.disclosure),
        data: z
          .array(z.strictObject({ variety: z.enum(VERIS_WORDS.data) }))
          .min(1)
          .optional(),
        data_total: z.int().min(0).optional(),
        data_volume: z.int().min(0).optional(),
      })
      .optional(),
    integrity: z.strictObject({ variety: one(z.enum(VERIS_WORDS.integrity)) }).optional(),
    availability: z.strictObject({ variety: one(z.enum(VERIS_WORDS.availability)), duration: length.optional() }).optional(),
  })
  .refine((blocks) => Object.keys(blocks).length > 0, 'an attribute always')

const loss = z.strictObject({ variety: z.literal('Asset and fraud'), amount: z.number().min(0) })

export const verisSchema = z
  .strictObject({
    schema_version: z.literal('1.4.1'),
    schema_name: z.literal('verisc'),
    source_id: z.literal('incidents'),
    incident_id: z.string().regex(/^[0-9a-f]{12}-\d+-v\d+$/),
    campaign_id: text.optional(),
    reference: text,
    summary: text,
    security_incident: z.enum(VERIS_WORDS.incident),
    discovery_method: z.strictObject({ unknown: z.literal(true) }),
    asset: z.strictObject({
      assets: z.array(z.strictObject({ variety: z.enum(VERIS_WORDS.asset), amount: z.int().min(0).optional() })).min(1),
      cloud: unknown,
    }),
    timeline: z.strictObject({
      incident: z.strictObject({
        year: z.int().min(1950),
        month: z.int().min(1).max(12).optional(),
        day: z.int().min(1).max(31).optional(),
      }),
      discovery: length.optional(),
    }),
    victim: z.strictObject({
      victim_id: text,
      country,
      employee_count: z.literal('Unknown'),
      industry: z.string().regex(/^\d{2,6}$/),
      government: z.array(z.enum(['NA', 'Unknown'])).length(1),
      notes: text.optional(),
    }),
    actor,
    action,
    attribute,
    impact: z
      .strictObject({
        overall_rating: z.literal('Unknown'),
        overall_amount: z.number().min(0),
        loss: z.array(loss).min(1),
        iso_currency_code: z.string().refine((code) => VERIS_CURRENCIES.has(code)),
      })
      .refine(({ overall_amount: all, loss: parts }) => all >= parts.reduce((sum, { amount }) => sum + amount, 0))
      .optional(),
    notes: text.optional(),
    plus: z.looseObject({
      incidents: z.looseObject({ timeline_from: text }),
      attribute: z.strictObject({ confidentiality: z.strictObject({ data_abuse: z.literal('Yes - Data ransomed') }) }).optional(),
    }),
  })
  .refine(({ action, attribute }) => action.malware === undefined || attribute.integrity?.variety.includes('Software installation'), {
    message: 'malware installs software',
  })
  .refine(({ action, attribute }) => action.social === undefined || attribute.integrity?.variety.includes('Alter behavior'), {
    message: 'social actions alter behavior',
  })
  .refine(({ plus, attribute }) => plus.attribute === undefined || attribute.confidentiality !== undefined, {
    message: 'abuse of data is about confidentiality',
  })
