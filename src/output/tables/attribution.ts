import type { ActorKind, AttributionStatus, ORGANISATION_ROLES } from '../../vocabulary.js'

export interface StatusRow {
  /** A row of STIX's Admiralty scale; null where there is no relationship to be sure of. */
  readonly confidence: number | null
  readonly label: string
  /** EuRepoC's basis of attribution; null where it depends on who attributes. */
  readonly basis: string | null
}

export const STATUS_TABLE = {
  claimed: { confidence: 50, label: 'attribution-claimed', basis: 'Attacker confirms' },
  suspected: { confidence: 50, label: 'attribution-suspected', basis: null },
  attributed: { confidence: 70, label: 'attribution-attributed', basis: null },
  confirmed: { confidence: 90, label: 'attribution-confirmed', basis: null },
  denied: { confidence: null, label: 'attribution-denied', basis: 'Contested attribution' },
} as const satisfies Record<AttributionStatus, StatusRow>

export interface ActorRow {
  readonly stix: 'intrusion-set' | 'threat-actor'
  /** STIX's `threat-actor-type-ov`; [] where the report does not say. */
  readonly stixTypes: readonly string[]
  readonly veris: { readonly block: 'external' | 'internal'; readonly variety: string }
  /** Instead of {@link veris} and {@link eurepoc}, where the attack was for money. */
  readonly criminal?: { readonly veris: string; readonly eurepoc: readonly [category: string, subcode: string] }
  readonly eurepoc: readonly [category: string, subcode: string | null]
}

const NON_STATE = 'Non-state-group'

export const ACTOR_TABLE = {
  group: {
    stix: 'intrusion-set',
    stixTypes: [],
    veris: { block: 'external', variety: 'Unknown' },
    criminal: { veris: 'Organized crime', eurepoc: [NON_STATE, 'Criminal(s)'] },
    eurepoc: [NON_STATE, 'Other non-state groups'],
  },
  state: { stix: 'threat-actor', stixTypes: ['nation-state'], veris: { block: 'external', variety: 'Nation-state' }, eurepoc: ['State', null] },
  hacktivist: {
    stix: 'threat-actor',
    stixTypes: ['activist'],
    veris: { block: 'external', variety: 'Activist' },
    eurepoc: [NON_STATE, 'Hacktivist(s)'],
  },
  person: {
    stix: 'threat-actor',
    stixTypes: ['unknown'],
    veris: { block: 'external', variety: 'Unaffiliated' },
    eurepoc: ['Individual hacker(s)', null],
  },
  // Why an insider acted is not in the report, and STIX knows insiders only by their motive
  insider: { stix: 'threat-actor', stixTypes: [], veris: { block: 'internal', variety: 'Unknown' }, eurepoc: ['Individual hacker(s)', null] },
  unnamed: {
    stix: 'threat-actor',
    stixTypes: ['unknown'],
    veris: { block: 'external', variety: 'Unknown' },
    eurepoc: ['Unknown - not attributed', null],
  },
} as const satisfies Record<ActorKind, ActorRow>

/** Null: only a country is named. */
export const actorRow = (kind: ActorKind | null): ActorRow => ACTOR_TABLE[kind ?? 'unnamed']

/** What EuRepoC calls an attribution, by the part that its author plays in the incident. */
export const BASIS = {
  victim: 'Receiver attributes attacker',
  receiverState: 'Attribution by receiver government / state entity',
  thirdState: 'Attribution by third-party',
  industry: 'IT-security community attributes attacker',
  media: 'Media-based attribution',
  europe: 'Attribution by EU institution/agency',
  international: 'Attribution by international organization',
} as const

export const ROLE_BASIS = {
  'law-enforcement': 'state',
  authority: 'state',
  investigator: 'industry',
  responder: 'industry',
  vendor: 'industry',
  owner: 'media',
  source: 'media',
  other: 'media',
} as const satisfies Record<(typeof ORGANISATION_ROLES)[number], 'state' | 'industry' | 'media'>

/** Bodies that attribute for more than one state, by the names that news gives them. */
export const EUROPEAN_BODIES: ReadonlySet<string> = new Set([
  'CERT-EU',
  'Commission européenne',
  'Conseil européen',
  'Council of the European Union',
  'ENISA',
  'EU',
  'EU-Kommission',
  'Eurojust',
  'European Commission',
  'European Council',
  'European Union',
  'Europese Commissie',
  'Europese Raad',
  'Europese Unie',
  'Europol',
  'Europäische Kommission',
  'Europäische Union',
  'Europäischer Rat',
  'UE',
  'Union européenne',
])

export const INTERNATIONAL_BODIES: ReadonlySet<string> = new Set([
  'Interpol',
  'NATO',
  'NAVO',
  'Nations unies',
  'ONU',
  'OTAN',
  'UN',
  'UNO',
  'United Nations',
  'VN',
  'Vereinte Nationen',
  'Verenigde Naties',
])
