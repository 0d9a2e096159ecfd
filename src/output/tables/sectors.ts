import type { Sector } from '../../vocabulary.js'

export interface SectorRow {
  /** North American Industry Classification 2017; a range such as 31-33 by its first number. */
  readonly naics: string
  /** STIX's open vocabulary of sectors; null where nothing fits. */
  readonly stix: string | null
  readonly eurepoc: { readonly category: string; readonly subcode: string | null }
}

const row = (naics: string, stix: string | null, category: string, subcode: string | null = null): SectorRow => ({
  naics,
  stix,
  eurepoc: { category, subcode },
})

const CRITICAL = 'Critical infrastructure'
const STATE = 'State institutions / political system'
const CORPORATE = 'Corporate Targets (corporate targets only coded if the respective company is not part of the critical infrastructure definition)'

export const SECTOR_TABLE = {
  energy: row('221', 'energy', CRITICAL, 'Energy'),
  transport: row('48', 'transportation', CRITICAL, 'Transportation'),
  banking: row('522', 'financial-services', CRITICAL, 'Finance'),
  'financial-market': row('523', 'financial-services', CRITICAL, 'Finance'),
  health: row('62', 'healthcare', CRITICAL, 'Health'),
  'drinking-water': row('22131', 'water', CRITICAL, 'Water'),
  'waste-water': row('22132', 'water', CRITICAL, 'Waste Water Management'),
  'digital-infrastructure': row('517', 'telecommunications', CRITICAL, 'Telecommunications'),
  'ict-services': row('5415', 'technology', CRITICAL, 'Digital Provider'),
  'public-administration': row('92', 'government', STATE, 'Civil service / administration'),
  space: row('927', 'aerospace', CRITICAL, 'Space'),
  postal: row('491', 'postal', CRITICAL, 'Transportation'),
  waste: row('562', 'utilities', CRITICAL, 'Other'),
  chemicals: row('325', 'chemical', CRITICAL, 'Chemicals'),
  food: row('311', 'food', CRITICAL, 'Food'),
  manufacturing: row('31', 'manufacturing', CRITICAL, 'Critical Manufacturing'),
  'digital-providers': row('519', 'technology', CRITICAL, 'Digital Provider'),
  research: row('5417', 'research', CRITICAL, 'Research'),
  education: row('61', 'education', 'Education'),
  media: row('51', 'entertainment', 'Media'),
  gambling: row('7132', 'hospitality-leisure', CORPORATE),
  retail: row('44', 'retail', CORPORATE),
  'civil-society': row('813', 'non-profit', 'Social groups'),
  defence: row('928', 'defense', STATE, 'Military'),
  'real-estate': row('531', 'commercial', CORPORATE),
  'professional-services': row('54', 'commercial', CORPORATE),
  other: row('81', null, 'Other'),
} as const satisfies Record<Sector, SectorRow>

/** Words of ours in STIX's open vocabulary of sectors, for want of one there. */
export const OWN_STIX_SECTORS = ['postal', 'food', 'research'] as const

const UNTOLD: SectorRow = row('000', null, 'Unknown')

/** Null: the article does not tell the sector. */
export const sectorRow = (sector: Sector | null): SectorRow => (sector === null ? UNTOLD : SECTOR_TABLE[sector])
