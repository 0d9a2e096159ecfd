import type { Incident } from '../report/schema.js'

/** The incident in a few words, for lists: "Saint-Luc: ransomware". */
export const titleOf = ({ victims, types }: Incident): string =>
  `${victims.find(({ role }) => role === 'victim')?.name ?? victims[0]?.name ?? 'unnamed victim'}: ${types[0] ?? 'unspecified'}`
