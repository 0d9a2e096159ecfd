import * as z from 'zod'
import { ACTOR_KINDS, ORGANISATION_ROLES, SECTORS } from '../vocabulary.js'

/**
 * What the files of this folder hold: facts that are true in every language. Names are written as news writes them; case and accents are folded
 * when they are compared, save for `acronyms`, which count only when written in capitals as they stand. A `text` may use the short forms of
 * `text/expand.ts`; compiled, every short form is spelled out.
 */
const words = z.array(z.string().min(1))
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const country = z.string().regex(/^[A-Z]{2}$/)

/** What one file says of one name: its forms, and which of them are also ordinary words in one of the languages. */
const named = {
  /** Ours, never reused. */
  id,
  /** As news writes it; a form too where `text` doesn't repeat it, unless it stands among `acronyms`. */
  name: z.string().min(1),
  text: words,
  acronyms: words.default([]),
  /** `name` is also an ordinary word: only context tells. */
  ambiguous: z.boolean().default(false),
  /** Further forms that are also ordinary words, while `name` may be plain. */
  ambiguousText: words.default([]),
}

export const actorRow = z.strictObject({
  ...named,
  kind: z.enum(ACTOR_KINDS).exclude(['unnamed']),
  /** The name is also that of a ransomware or a malware. */
  brand: z.boolean().default(false),
  /** Id of the group in ATT&CK; never of a software. */
  attackId: z
    .string()
    .regex(/^G\d{4}$/)
    .nullable(),
  /** Where it is commonly said to sit: a fact for readers of the file, never an article's attribution. */
  country: country.nullable(),
  /** Forms that other actors bear too: they tell of an actor, not of which. */
  shared: words.default([]),
})

export const MALWARE_KINDS = ['ransomware', 'wiper', 'trojan', 'worm', 'spyware', 'botnet', 'tool', 'other'] as const

export const malwareRow = z.strictObject({
  ...named,
  kind: z.enum(MALWARE_KINDS),
  /** The actor whose brand it is. */
  brandOf: id.optional(),
})

export const productRow = z.strictObject({
  ...named,
  /** A product, or a weakness that has a name of its own ("Log4Shell"). */
  kind: z.enum(['product', 'vulnerability']).default('product'),
  vendor: z.string().nullable(),
  /** Of a named weakness: its number, where it has exactly one. */
  cve: z
    .string()
    .regex(/^CVE-\d{4}-\d{4,}$/)
    .nullable()
    .default(null),
})

export const organisationRow = z.strictObject({
  ...named,
  country: country.nullable(),
  sector: z.enum(SECTORS).nullable(),
  /** Its usual part in such news when it isn't the victim. */
  role: z.enum(ORGANISATION_ROLES).nullable(),
  kind: z.enum(['organisation', 'website']).default('organisation'),
})

/** Country → its cities, communes, regions. */
export const placesFile = z.strictObject({
  places: z.record(country, words),
  /** Names of places that are also ordinary words or names of people. */
  ambiguous: z.record(country, words),
})

export const givenNamesFile = z.strictObject({
  names: words,
  /** Those of `names` that are also ordinary words, places or months. */
  ambiguous: words,
  /** Parts between first name and surname, or at the start of a surname, as they are written: "van der", "De", "l'". */
  surnameParticles: words,
})

export const tldsFile = z.strictObject({ country: z.record(z.string().regex(/^[a-z]{2,}$/), country), generic: words })

export const currenciesFile = z.array(
  z.strictObject({
    /** ISO 4217, or the usual code of a cryptocurrency. */
    code: z.string().regex(/^[A-Z]{3,5}$/),
    crypto: z.boolean().default(false),
    signs: words,
    text: words,
  }),
)

/** A language's `places.yaml`: names of countries, demonyms, adjectives, and capitals that stand for a government. */
export const placeWord = z.strictObject({
  text: z.union([z.string(), words]),
  /** Count only when written in capitals as they stand: "US", "VS". */
  acronyms: words.default([]),
  country,
  kind: z.enum(['country', 'demonym', 'capital', 'region', 'government']),
  /** Also an ordinary word or a name of people: "Chad", "Jordan". */
  ambiguous: z.boolean().default(false),
})
export const placeWordsFile = z.array(placeWord)

/** File of this folder → what it must hold. */
export const knowledgeSchemas: Record<string, z.ZodType> = {
  actors: z.array(actorRow),
  malware: z.array(malwareRow),
  products: z.array(productRow),
  organisations: z.array(organisationRow),
  places: placesFile,
  'given-names': givenNamesFile,
  tlds: tldsFile,
  currencies: currenciesFile,
}

export type ActorRow = z.infer<typeof actorRow>
export type MalwareRow = z.infer<typeof malwareRow>
export type ProductRow = z.infer<typeof productRow>
export type OrganisationRow = z.infer<typeof organisationRow>
export type PlacesFile = z.infer<typeof placesFile>
export type GivenNamesFile = z.infer<typeof givenNamesFile>
export type TldsFile = z.infer<typeof tldsFile>
export type CurrencyRow = z.infer<typeof currenciesFile>[number]
export type PlaceWord = z.infer<typeof placeWord>
