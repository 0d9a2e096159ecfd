import type { IncidentRole } from '../vocabulary.js'

/** One entity, and every name that is accepted for it, the best first. */
export type Names = string | readonly string[]

/** Accepted answers where one value is due: [] when any answer is wrong; null among them when silence is fine too. */
export type Accepted<T = string> = readonly (T | null)[]

/** What a careful reader says about one incident of an article. */
export interface GoldIncident {
  readonly role: IncidentRole
  /** Readers would differ on whether it counts. */
  readonly optional?: boolean
  readonly types: Accepted
  readonly victims: readonly Names[]
  readonly optionalVictims?: readonly Names[]
  readonly victimCountries?: readonly Names[]
  readonly optionalVictimCountries?: readonly Names[]
  readonly sectors?: readonly Names[]
  readonly optionalSectors?: readonly Names[]
  readonly organisations?: readonly Names[]
  readonly optionalOrganisations?: readonly Names[]
  readonly actors?: readonly Names[]
  readonly optionalActors?: readonly Names[]
  readonly actorCountries?: readonly Names[]
  readonly optionalActorCountries?: readonly Names[]
  readonly attributionStatus?: Accepted
  readonly started?: Accepted
  readonly detected?: Accepted
  readonly ended?: Accepted
  readonly downtime?: {
    readonly status?: Accepted
    readonly duration?: Accepted
    readonly expected?: Accepted
    readonly deliberate?: boolean | null
  } | null
  readonly ransom?: { readonly status?: Accepted; readonly amount?: number | null; readonly currency?: Names | null } | null
  readonly data?: { readonly status?: Accepted; readonly kinds?: readonly Names[]; readonly records?: number | Accepted<number> | null } | null
  readonly optionalKinds?: readonly Names[]
  readonly malware?: readonly Names[]
  readonly optionalMalware?: readonly Names[]
  readonly vulnerabilities?: readonly Names[]
  readonly optionalVulnerabilities?: readonly Names[]
}

/** The answer key of one article: NAME.json beside NAME.txt. */
export interface Gold {
  readonly id: string
  readonly language: string
  readonly title: string | null
  readonly published?: Accepted
  /** The first and the last words of the article's own text. */
  readonly mainText?: { readonly first?: string; readonly last?: string }
  readonly incidents: readonly GoldIncident[]
}
