import type { Certainty, DataKind, DataStatus, DowntimeStatus, IncidentStatus, PartyKind, RansomStatus } from '../../vocabulary.js'

/** Whether it happened. Null: STIX gets a note instead of an incident. */
export const CERTAINTY_TABLE = {
  confirmed: { stix: 'confirmed', veris: 'Confirmed' },
  reported: { stix: 'confirmed', veris: 'Confirmed' },
  claimed: { stix: 'suspected', veris: 'Suspected' },
  suspected: { stix: 'suspected', veris: 'Suspected' },
  attempted: { stix: 'failed-attempt', veris: 'Near miss' },
  refuted: { stix: null, veris: 'False positive' },
} as const satisfies Record<Certainty, { readonly stix: string | null; readonly veris: string }>

/** How far it is: STIX's status of the investigation and of the attack as an event. */
export const INCIDENT_STATUS_TABLE = {
  ongoing: { investigation: 'open', event: 'ongoing' },
  contained: { investigation: 'open', event: 'occurred' },
  resolved: { investigation: 'closed', event: 'occurred' },
} as const satisfies Record<IncidentStatus, { readonly investigation: string; readonly event: string }>

export const UNTOLD_STATUS = { investigation: 'new', event: 'undetermined' } as const

/** STIX's `identity_class`. */
export const IDENTITY_CLASSES = {
  organisation: 'organization',
  website: 'system',
  'person-group': 'group',
  person: 'individual',
  sector: 'class',
} as const satisfies Record<PartyKind, string>

interface DataStatusRow {
  /** `loss_type` of STIX's confidentiality impact. */
  readonly loss: string | null
  /** `alteration` of STIX's integrity impact. */
  readonly alteration: string | null
  /** What it adds to STIX's `incident_types`. */
  readonly stixType: string | null
  /** VERIS's `data_disclosure`. */
  readonly disclosure: string
  /** What it adds to VERIS's availability. */
  readonly availability: string | null
  /** What it adds to EuRepoC's `incident_type`. */
  readonly eurepoc: string | null
  readonly rsit: string | null
  /** Data left the victim. */
  readonly taken: boolean
}

const data = (disclosure: string, told: Partial<DataStatusRow>): DataStatusRow => ({
  loss: null,
  alteration: null,
  stixType: null,
  disclosure,
  availability: null,
  eurepoc: null,
  rsit: null,
  taken: false,
  ...told,
})

export const DATA_STATUS_TABLE = {
  safe: data('No', { loss: 'none' }),
  'at-risk': data('Potentially', { loss: 'suspected-loss' }),
  exposed: data('Potentially', { loss: 'suspected-loss' }),
  exfiltrated: data('Yes', { loss: 'confirmed-loss', stixType: 'data-exfiltration', eurepoc: 'Data theft', taken: true }),
  published: data('Yes', {
    loss: 'exploited-loss',
    stixType: 'unauthorized-release',
    eurepoc: 'Data theft & Doxing',
    rsit: 'information-content-security="data-leak"',
    taken: true,
  }),
  encrypted: data('Unknown', { alteration: 'partial-modification', availability: 'Obscuration' }),
  destroyed: data('Unknown', { alteration: 'partial-destruction', availability: 'Destruction' }),
  unknown: data('Unknown', {}),
} as const satisfies Record<DataStatus, DataStatusRow>

export const DATA_KIND_TABLE = {
  personal: { stix: 'pii', veris: 'Personal' },
  health: { stix: 'phi', veris: 'Medical' },
  financial: { stix: 'financial', veris: 'Bank' },
  credentials: { stix: 'credentials-user', veris: 'Credentials' },
  identity: { stix: 'pii', veris: 'Sensitive Personal' },
  communications: { stix: 'communication', veris: 'Internal' },
  business: { stix: 'proprietary', veris: 'Internal' },
  'source-code': { stix: 'proprietary', veris: 'Source code' },
  classified: { stix: 'classified-material', veris: 'Classified' },
  biometric: { stix: 'pii', veris: 'Sensitive Personal' },
} as const satisfies Record<DataKind, { readonly stix: string; readonly veris: string }>

/** STIX's scale of lost availability, 0 to 100. */
export const AVAILABILITY_IMPACTS = { none: 0, partial: 50, ongoing: 75, restored: 75 } as const satisfies Record<DowntimeStatus, number>

/** Variety of STIX's economic impact; null where nothing was asked or nobody says. */
export const RANSOM_TABLE = {
  none: null,
  demanded: 'ransom-demand',
  threatened: 'ransom-demand',
  paid: 'ransom-payment',
  refused: 'ransom-demand',
  unknown: null,
} as const satisfies Record<RansomStatus, string | null>
