import type { IncidentType } from '../../vocabulary.js'

/** Where VERIS files an attack. `unknown` has no fields of its own. */
export type VerisAction = 'malware' | 'hacking' | 'social' | 'unknown'

/** What one type of incident is called elsewhere; null and [] where it adds nothing. */
export interface TypeRow {
  /** Words of STIX's `incident-type-ov`. */
  readonly stix: readonly string[]
  /** Technique of MITRE ATT&CK. */
  readonly technique: string | null
  /** As {@link technique}, where a website is among the victims. */
  readonly websiteTechnique?: string
  readonly veris: {
    readonly action: VerisAction
    readonly variety: string | null
    readonly vector?: string
    readonly confidentiality?: true
    readonly integrity: readonly string[]
    readonly availability: readonly string[]
    /** Instead of {@link availability}, where some of the service went on. */
    readonly partialAvailability?: readonly string[]
  } | null
  readonly eurepoc: readonly string[]
  /** As {@link eurepoc}, added only where data was taken. */
  readonly eurepocWithData?: readonly string[]
  /** Reference Security Incident Taxonomy, as predicate="value". */
  readonly rsit: readonly string[]
  /** Root cause after NIS2. */
  readonly nis2: readonly string[]
}

const MALICIOUS = ['malicious-actions']
const MISUSE = 'Hijacking with Misuse'
const NO_MISUSE = 'Hijacking without Misuse'
const INSTALLED = 'Software installation'
const ALTERED = 'Alter behavior'

export const TYPE_TABLE = {
  ransomware: {
    stix: ['ransomware'],
    technique: 'T1486',
    veris: { action: 'malware', variety: 'Ransomware', integrity: [INSTALLED], availability: ['Obscuration'] },
    eurepoc: ['Ransomware', MISUSE],
    rsit: ['information-content-security="unauthorised-information-modification"', 'malicious-code="infected-system"'],
    nis2: MALICIOUS,
  },
  // The open vocabulary of STIX has no word for it: this one is ours
  extortion: {
    stix: ['extortion'],
    technique: 'T1657',
    veris: { action: 'social', variety: 'Extortion', integrity: [ALTERED], availability: [] },
    eurepoc: [],
    eurepocWithData: ['Data theft'],
    rsit: ['other="other"'],
    nis2: MALICIOUS,
  },
  'data-breach': {
    stix: ['unauthorized-access-information'],
    technique: null,
    veris: { action: 'hacking', variety: null, confidentiality: true, integrity: [], availability: [] },
    eurepoc: ['Data theft'],
    rsit: ['information-content-security="unauthorised-information-access"'],
    nis2: MALICIOUS,
  },
  ddos: {
    stix: ['denial-of-service'],
    technique: 'T1498',
    veris: { action: 'hacking', variety: 'DoS', integrity: [], availability: ['Interruption'], partialAvailability: ['Degradation'] },
    eurepoc: ['Disruption'],
    rsit: ['availability="ddos"'],
    nis2: MALICIOUS,
  },
  espionage: {
    stix: ['unauthorized-access-information'],
    technique: null,
    veris: { action: 'hacking', variety: null, confidentiality: true, integrity: [], availability: [] },
    eurepoc: [MISUSE],
    rsit: ['information-content-security="unauthorised-information-access"'],
    nis2: MALICIOUS,
  },
  intrusion: {
    stix: ['unauthorized-access-system'],
    technique: null,
    veris: { action: 'hacking', variety: null, confidentiality: true, integrity: [], availability: [] },
    eurepoc: [NO_MISUSE],
    rsit: ['intrusions="system-compromise"'],
    nis2: MALICIOUS,
  },
  defacement: {
    stix: ['modification-information'],
    technique: 'T1491',
    websiteTechnique: 'T1491.002',
    veris: { action: 'hacking', variety: null, integrity: ['Defacement'], availability: [] },
    eurepoc: ['Disruption'],
    rsit: ['information-content-security="unauthorised-information-modification"'],
    nis2: MALICIOUS,
  },
  wiper: {
    stix: ['destruction'],
    technique: 'T1485',
    veris: { action: 'malware', variety: 'Destroy data', integrity: [INSTALLED], availability: ['Destruction'] },
    eurepoc: ['Disruption', MISUSE],
    rsit: ['information-content-security="unauthorised-information-modification"'],
    nis2: MALICIOUS,
  },
  malware: {
    stix: ['infected-by-known-malware'],
    technique: null,
    veris: { action: 'malware', variety: null, integrity: [INSTALLED], availability: [] },
    eurepoc: [NO_MISUSE],
    rsit: ['malicious-code="infected-system"'],
    nis2: MALICIOUS,
  },
  phishing: {
    stix: ['dissemination-phishing-emails'],
    technique: 'T1566',
    veris: { action: 'social', variety: 'Phishing', integrity: [ALTERED], availability: [] },
    eurepoc: [NO_MISUSE],
    rsit: ['fraud="phishing"'],
    nis2: MALICIOUS,
  },
  fraud: {
    stix: ['illegitimate-use-name'],
    technique: 'T1657',
    veris: { action: 'social', variety: 'Pretexting', integrity: [ALTERED, 'Fraudulent transaction'], availability: [] },
    eurepoc: [MISUSE],
    rsit: ['fraud="masquerade"'],
    nis2: MALICIOUS,
  },
  'account-takeover': {
    stix: ['theft-access-credentials'],
    technique: 'T1078',
    veris: { action: 'hacking', variety: 'Use of stolen creds', confidentiality: true, integrity: [], availability: [] },
    eurepoc: [MISUSE],
    rsit: ['intrusions="unprivileged-account-compromise"'],
    nis2: MALICIOUS,
  },
  'supply-chain': {
    stix: ['supply-chain-customer'],
    technique: 'T1195',
    veris: { action: 'hacking', variety: null, vector: 'Partner', confidentiality: true, integrity: [], availability: [] },
    eurepoc: [NO_MISUSE],
    rsit: ['intrusions="application-compromise"'],
    nis2: ['malicious-actions', 'third-party-failures'],
  },
  unspecified: {
    stix: ['undetermined'],
    technique: null,
    veris: { action: 'unknown', variety: null, integrity: [], availability: [] },
    eurepoc: ['Not available'],
    rsit: ['other="undetermined"'],
    nis2: MALICIOUS,
  },
  // Nothing malicious: only flat tables have a place for it
  outage: { stix: [], technique: null, veris: null, eurepoc: [], rsit: ['availability="outage"'], nis2: ['system-failures'] },
} as const satisfies Record<IncidentType, TypeRow>

/** Typed by the row, so that every optional column can be asked of every type. */
export const typeRow = (type: IncidentType): TypeRow => TYPE_TABLE[type]

/** Names of the techniques of MITRE ATT&CK that the table may give. */
export const TECHNIQUES: Readonly<Record<string, string>> = {
  T1078: 'Valid Accounts',
  T1195: 'Supply Chain Compromise',
  T1485: 'Data Destruction',
  T1486: 'Data Encrypted for Impact',
  T1491: 'Defacement',
  'T1491.002': 'External Defacement',
  T1498: 'Network Denial of Service',
  T1566: 'Phishing',
  T1657: 'Financial Theft',
}
