import * as z from 'zod'

/**
 * What the published JSON schemas at hand do not cover, written from the specifications (STIX 2.1; incident extension suite; TLP 2.0 marking), as
 * strictly as they allow: nothing is accepted beside what they name.
 */

const idOf = (type: string) => z.string().regex(new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`))
const instant = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/)
const text = z.string().min(1)

const common = <T extends string>(type: T) => ({
  type: z.literal(type),
  spec_version: z.literal('2.1'),
  id: idOf(type),
  created_by_ref: idOf('identity'),
  created: instant,
  modified: instant,
  labels: z.array(text).min(1).optional(),
  object_marking_refs: z.array(idOf('marking-definition')).min(1),
})

/** Incident types of the suite's open vocabulary that the tables may use, and one of ours. */
export const INCIDENT_TYPES = [
  'data-exfiltration',
  'denial-of-service',
  'destruction',
  'dissemination-phishing-emails',
  'illegitimate-use-name',
  'infected-by-known-malware',
  'modification-information',
  'ransomware',
  'ransomware-payment',
  'supply-chain-customer',
  'theft-access-credentials',
  'unauthorized-access-information',
  'unauthorized-access-system',
  'unauthorized-release',
  'undetermined',
  'extortion',
] as const
const incidentTypes = z.array(z.enum(INCIDENT_TYPES)).min(1)

const fidelity = z.enum(['second', 'minute', 'hour', 'day', 'month', 'year'])
const period = {
  start_time: instant.optional(),
  start_time_fidelity: fidelity.optional(),
  end_time: instant.optional(),
  end_time_fidelity: fidelity.optional(),
}
const newObject = z.strictObject({ extension_type: z.literal('new-sdo') })
const property = z.literal('property-extension')

const marking = z.strictObject({
  type: z.literal('marking-definition'),
  spec_version: z.literal('2.1'),
  id: z.enum(
    [
      '94868c89-83c2-464b-929b-a1a8aa3c8487',
      'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
      '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
      '939a9414-2ddd-4d32-a0cd-375ea402b003',
      'e828b379-4e03-4974-9ac4-e53a884c97c1',
    ].map((uuid) => `marking-definition--${uuid}`),
  ),
  created: z.literal('2022-10-01T00:00:00.000Z'),
  name: z.enum(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']),
  extensions: z.strictObject({
    'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': z.strictObject({
      extension_type: property,
      tlp_2_0: z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']),
    }),
  }),
})

const extensionDefinition = z.strictObject({
  ...common('extension-definition'),
  name: text,
  schema: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  extension_types: z.array(z.enum(['new-sdo', 'new-sco', 'new-sro', 'property-extension', 'toplevel-property-extension'])).min(1),
})

const incident = z.strictObject({
  ...common('incident'),
  name: text,
  extensions: z.strictObject({
    'extension-definition--ef765651-680c-498d-9894-99799f2fa126': z.strictObject({
      extension_type: property,
      determination: z.enum(['blocked', 'confirmed', 'failed-attempt', 'false-positive', 'suspected']),
      investigation_status: z.enum(['closed', 'new', 'open']),
      incident_types: incidentTypes.optional(),
      event_refs: z.array(idOf('event')).min(1).optional(),
      impact_refs: z.array(idOf('impact')).min(1).optional(),
    }),
    'extension-definition--e17ea1be-52a0-503c-8753-53bc4a19cc9c': z.strictObject({ extension_type: property, incident: z.looseObject({ id: text }) }),
  }),
})

const event = z.strictObject({
  ...common('event'),
  status: z.enum(['ongoing', 'occurred', 'not-occurred', 'pending', 'undetermined']),
  event_types: incidentTypes,
  ...period,
  extensions: z.strictObject({ 'extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e': newObject }),
})

export const INFORMATION_TYPES = [
  'classified-material',
  'communication',
  'credentials-user',
  'financial',
  'phi',
  'pii',
  'proprietary',
  'system',
  'unspecified',
] as const
const informationType = z.enum(INFORMATION_TYPES)
const count = z.int().min(0)
const money = z.number().min(0)

const impact = z
  .strictObject({
    ...common('impact'),
    impact_category: z.enum(['availability-ext', 'confidentiality-ext', 'integrity-ext', 'economic-ext']),
    ...period,
    extensions: z.strictObject({
      'extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9': newObject,
      'availability-ext': z.strictObject({ availability_impact: z.int().min(0).max(100) }).optional(),
      'confidentiality-ext': z
        .union([
          z.strictObject({ loss_type: z.literal('none') }),
          z.strictObject({
            loss_type: z.enum(['confirmed-loss', 'contained', 'exploited-loss', 'suspected-loss']),
            information_type: informationType,
            record_count: count.optional(),
            record_size: count.optional(),
          }),
        ])
        .optional(),
      'integrity-ext': z
        .strictObject({
          alteration: z.enum([
            'potential-destruction',
            'potential-modification',
            'partial-destruction',
            'partial-modification',
            'full-destruction',
            'full-modification',
          ]),
          information_type: informationType,
        })
        .optional(),
      'economic-ext': z
        .union([
          z.strictObject({ variety: z.enum(['ransom-demand', 'ransom-payment']) }),
          z.strictObject({
            variety: z.enum(['ransom-demand', 'ransom-payment']),
            currency: text,
            min_amount: money,
            max_amount: money,
          }),
        ])
        .optional(),
    }),
  })
  .refine(({ impact_category: category, extensions }) => category in extensions, 'the category must name an extension of the object')
  .refine(({ extensions }) => Object.keys(extensions).length === 2, 'one category an object')

export const SUITE: Readonly<Record<string, z.ZodType>> = {
  'marking-definition': marking,
  'extension-definition': extensionDefinition,
  incident,
  event,
  impact,
}
