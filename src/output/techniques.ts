import type { Incident } from '../report/schema.js'
import { typeRow } from './tables/types.js'

/** Each value once, in the order of first mention. */
export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Techniques of MITRE ATT&CK that an incident's types stand for. */
export const techniquesOf = ({ types, victims }: Incident): string[] => {
  const website = victims.some(({ kind, role }) => kind === 'website' && role === 'victim')
  return unique(types.map(typeRow).flatMap(({ technique, websiteTechnique }) => (website ? websiteTechnique : undefined) ?? technique ?? []))
}

/** A technical failure, nothing malicious: most formats have no place for it. */
export const isOutage = ({ types }: Incident): boolean => types.every((type) => type === 'outage')
