/** The closed lists of the report. Each stands once, here; types, schema and tables derive from it. */

export const TYPES = [
  'ransomware',
  'extortion',
  'data-breach',
  'ddos',
  'espionage',
  'intrusion',
  'defacement',
  'wiper',
  'malware',
  'phishing',
  'fraud',
  'account-takeover',
  'supply-chain',
  'outage',
  'unspecified',
] as const
export type IncidentType = (typeof TYPES)[number]

export const INCIDENT_ROLES = ['main', 'related'] as const
export type IncidentRole = (typeof INCIDENT_ROLES)[number]

export const CERTAINTIES = ['confirmed', 'reported', 'claimed', 'suspected', 'attempted', 'refuted'] as const
export type Certainty = (typeof CERTAINTIES)[number]

export const STATUSES = ['ongoing', 'contained', 'resolved'] as const
export type IncidentStatus = (typeof STATUSES)[number]

export const PARTY_KINDS = ['organisation', 'website', 'person-group', 'person', 'sector'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

export const VICTIM_ROLES = ['victim', 'affected'] as const
export const ORGANISATION_ROLES = ['law-enforcement', 'investigator', 'authority', 'responder', 'vendor', 'owner', 'source', 'other'] as const
export const PARTY_ROLES = [...VICTIM_ROLES, ...ORGANISATION_ROLES] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

export const SECTORS = [
  'energy',
  'transport',
  'banking',
  'financial-market',
  'health',
  'drinking-water',
  'waste-water',
  'digital-infrastructure',
  'ict-services',
  'public-administration',
  'space',
  'postal',
  'waste',
  'chemicals',
  'food',
  'manufacturing',
  'digital-providers',
  'research',
  'education',
  'media',
  'gambling',
  'retail',
  'civil-society',
  'defence',
  'real-estate',
  'professional-services',
  'other',
] as const
export type Sector = (typeof SECTORS)[number]

export const ACTOR_KINDS = ['group', 'state', 'person', 'hacktivist', 'insider', 'unnamed'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const ATTRIBUTION_STATUSES = ['claimed', 'suspected', 'attributed', 'confirmed', 'denied'] as const
export type AttributionStatus = (typeof ATTRIBUTION_STATUSES)[number]

export const PRECISIONS = ['minute', 'hour', 'day', 'week', 'month', 'season', 'year'] as const
export type Precision = (typeof PRECISIONS)[number]

export const DOWNTIME_STATUSES = ['none', 'ongoing', 'partial', 'restored'] as const
export type DowntimeStatus = (typeof DOWNTIME_STATUSES)[number]

export const RANSOM_STATUSES = ['none', 'demanded', 'threatened', 'paid', 'refused', 'unknown'] as const
export type RansomStatus = (typeof RANSOM_STATUSES)[number]

export const DATA_STATUSES = ['safe', 'at-risk', 'exposed', 'exfiltrated', 'published', 'encrypted', 'destroyed', 'unknown'] as const
export type DataStatus = (typeof DATA_STATUSES)[number]

export const DATA_KINDS = [
  'personal',
  'health',
  'financial',
  'credentials',
  'identity',
  'communications',
  'business',
  'source-code',
  'classified',
  'biometric',
] as const
export type DataKind = (typeof DATA_KINDS)[number]

/** What `incidents annotate --layer` can show. */
export const LAYERS = ['blocks', 'sentences', 'times', 'durations', 'names', 'amounts', 'triggers'] as const
export type Layer = (typeof LAYERS)[number]
