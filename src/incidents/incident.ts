import type { Span } from '../text/span.js'
import type { DurationValue } from '../time/duration.js'
import type { TimeValue } from '../time/interval.js'
import type {
  ActorKind,
  AttributionStatus,
  Certainty,
  DataKind,
  DataStatus,
  DowntimeStatus,
  IncidentRole,
  IncidentStatus,
  IncidentType,
  PartyKind,
  PartyRole,
  RansomStatus,
  Sector,
} from '../vocabulary.js'

/**
 * What the incidents stage hands on: the report's incident before it is put in order, with spans in place of quotes. Field by field the same as
 * the contract (`report/schema.ts`), so that `report/build.ts` only orders, numbers and converts.
 */

/** Where the text says it (UTF-16 offsets), and the rule or lexicon entry that read it there. */
export interface EvidenceSpan extends Span {
  readonly rule: string
}

export interface Evident {
  readonly evidence: readonly EvidenceSpan[]
}

export interface TimeDraft extends TimeValue, Evident {}

export interface DurationDraft extends DurationValue, Evident {}

export interface PartyDraft extends Evident {
  /** As the article writes it at its fullest, without article or surrounding words. */
  readonly name: string
  readonly kind: PartyKind
  readonly role: PartyRole
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly sector: Sector | null
  readonly aliases: readonly string[]
}

export interface ActorDraft {
  readonly name: string
  readonly kind: ActorKind
  /** ATT&CK group: "G0125". */
  readonly attackId: string | null
  readonly aliases: readonly string[]
}

export interface AttributionDraft extends Evident {
  /** null when only a country is named. */
  readonly actor: ActorDraft | null
  readonly country: string | null
  readonly status: AttributionStatus
  /** Who makes the attribution; null when the article makes it itself. */
  readonly by: string | null
}

export interface DatesDraft {
  readonly started: TimeDraft | null
  readonly ended: TimeDraft | null
  readonly detected: TimeDraft | null
  readonly disclosed: TimeDraft | null
}

export interface DowntimeDraft extends Evident {
  readonly status: DowntimeStatus
  readonly start: TimeDraft | null
  readonly end: TimeDraft | null
  readonly duration: DurationDraft | null
  readonly expected: DurationDraft | null
  readonly deliberate: boolean | null
  readonly services: readonly string[]
}

export interface RansomDraft extends Evident {
  readonly status: RansomStatus
  readonly amount: number | null
  readonly currency: string | null
}

export interface DataDraft extends Evident {
  readonly status: DataStatus
  readonly kinds: readonly DataKind[]
  readonly records: { readonly min: number | null; readonly max: number | null } | null
  /** As "40 TB". */
  readonly volume: string | null
}

export interface LossDraft extends Evident {
  readonly amount: number
  readonly currency: string | null
}

export interface SystemsDraft extends Evident {
  /** The noun that is counted: "servers", "computers", "sites", "users". */
  readonly kind: string
  readonly count: number
}

export interface MalwareDraft extends Evident {
  readonly name: string
}

export interface VulnerabilityDraft extends Evident {
  readonly id: string | null
  readonly product: string | null
}

export interface IncidentDraft extends Evident {
  readonly role: IncidentRole
  /** Most specific first. */
  readonly types: readonly IncidentType[]
  readonly certainty: Certainty
  readonly status: IncidentStatus | null
  readonly victims: readonly PartyDraft[]
  readonly organisations: readonly PartyDraft[]
  readonly attribution: readonly AttributionDraft[]
  readonly dates: DatesDraft
  readonly downtime: DowntimeDraft | null
  readonly ransom: RansomDraft | null
  readonly data: DataDraft | null
  readonly loss: LossDraft | null
  readonly systems: readonly SystemsDraft[]
  readonly malware: readonly MalwareDraft[]
  readonly vulnerabilities: readonly VulnerabilityDraft[]
}
