import * as z from 'zod'
import { SECTORS } from '../vocabulary.js'

/**
 * What each language must have. A missing key is an error, not a silence. Words are written as the language writes them; case and accents are
 * folded when they are compared. An entry may use the short forms of `text/expand.ts`: "attaque(s)? informatique(s)?".
 */
const words = z.array(z.string().min(1))

export const languageFile = z.strictObject({
  tag: z.string().regex(/^[a-z]{2}$/),
  name: z.string(),
  /** The most frequent words of the language, for telling languages and prose apart; 80 to 200, lower case. */
  functionWords: words.min(60),
  /** Words before whose full stop no sentence ends: "M.", "Dr.", "p. ex.". */
  abbreviations: words,
  /** Stripped from the front of a name: "le", "l'", "de", "het". */
  articles: words,
  /** Lower-case words that may stand inside a name between two capitals: "de", "van", "of", "und". */
  nameParticles: words,
  /** Words that may link two parts of a name: "de", "of", "van"; what may follow them are articles and particles. */
  nameLinks: words,
  /** Words that, capitalised at the start of a sentence, are never the start of a name: "Selon", "Volgens", "Nach". */
  sentenceStarters: words,
  /** Words before a noun that point to something told before: "le", "cette", "sa". */
  definite: words,
  /** Words before a noun that bring in something new: "un", "plusieurs". */
  indefinite: words,
  /** Endings of compound words that are looked up as words of their own: German and Dutch only. */
  compounds: z.boolean(),
  /** Every common noun has a capital (German): a capital alone is then no sign of a name. */
  nounCapitals: z.boolean(),
  /** Adjectives follow their noun (French): they may stand between a head and the proper part of a name. */
  adjectivesAfter: z.boolean().default(false),
  /** Endings of adjectives that tell what a body is in charge of, where adjectives follow: "électronique", "routière". */
  relationalEndings: words.default([]),
  /** What links the parts of such a charge beside `nameLinks`: "lutte contre la cybercriminalité". */
  chargeLinks: words.default([]),
  /** Words that stand behind a subject only, where common nouns have an article: an unknown word before one of them is a name. */
  finite: words.default([]),
  /** Prepositions of place: a town behind one is where something happened, not who was hit. */
  locatives: words.default([]),
  /** Prefixes that make of a nationality a leaning: "pro-russe" says nothing of where somebody is from. */
  leanings: words.default([]),
  /** Countries whose papers write a bare "$" for their own dollar: "AU". */
  ownDollars: words.default([]),
  /** Endings of inflected adjectives; only asked where nouns have capitals. */
  adjectiveEndings: words.default([]),
  /** Endings of trades that are surnames too ("Fischer", "Zimmermann"); only asked where nouns have capitals. */
  surnameEndings: words.default([]),
  /** Endings of plural nouns; only asked where nouns have capitals. */
  pluralEndings: words.default([]),
  /** Words behind which a body's name says what it is in charge of: "Bundesamt für …"; only asked where nouns have capitals. */
  domainLinks: words.default([]),
  /** Endings that cases add to the words of a name: "des Krankenhauses", "der Deutschen Bahn" name what "das Krankenhaus", "die Deutsche Bahn" do. */
  caseEndings: words.default([]),
  /** Prepositions and articles behind which no subject stands ("dem", "bei"): what `{victim-subject}` in rules goes by. */
  obliques: words.default([]),
  /** Words behind which stands whose something is ("des", "von"), and those that are so only behind a noun ("der"). */
  genitives: words.default([]),
  maybeGenitives: words.default([]),
})

/** A lexicon entry: its words, and what else it says. */
export const entry = z.union([z.string().min(1), z.looseObject({ text: z.union([z.string(), words]) })])
export const lexicon = z.record(z.string(), z.array(entry))

export const boilerplateFile = lexicon

export const namesFile = z.strictObject({
  /**
   * Head words of organisations. `class` groups words that can stand for one another ("hospital": hôpital, clinique, établissement);
   * `position`: where the proper part stands (before: "Baltimore City Council"; after: "ministère de l'Intérieur"; both).
   */
  heads: z.array(
    z.strictObject({
      text: z.union([z.string(), words]),
      class: z.string(),
      position: z.enum(['before', 'after', 'both']).default('after'),
      sector: z.enum(SECTORS).nullable().default(null),
      kind: z.enum(['organisation', 'website', 'person-group', 'person', 'sector']).default('organisation'),
      /** Role that such a body has when it is no victim: "police" law-enforcement. */
      role: z.string().nullable().default(null),
      /** Whether the bare word with a definite article may stand for a party named elsewhere ("l'hôpital"). */
      refers: z.boolean().default(true),
      /** Only with a capital is the word a head: "la Direction de l'eau", not "la direction de la banque". */
      capital: z.boolean().default(false),
      /** Names one body by itself: "police fédérale", "Bundeskanzlei". */
      unique: z.boolean().default(false),
      /** Several bodies, whatever stands before it: "two hospitals". */
      plural: z.boolean().default(false),
      /** Only describes the name behind it, which stands without it: "Energieversorger". Asked where nouns have capitals. */
      describes: z.boolean().default(false),
    }),
  ),
  /** "SA", "NV", "GmbH", "Inc.": ends the name of a firm. */
  legalForms: words,
  /** "M.", "bourgmestre", "directeur général", "porte-parole": a person's name follows (or stands beside). */
  personTitles: words,
  /** Groups of people that may be victims or counted: "patients", "clients", "habitants". */
  people: z.array(z.strictObject({ text: z.union([z.string(), words]), class: z.string() })),
  /** Names of places, demonyms and adjectives: `country` ISO 3166-1 alpha-2. Countries and capitals in this language. */
  places: z.array(
    z.strictObject({
      text: z.union([z.string(), words]),
      country: z.string().length(2),
      kind: z.enum(['country', 'demonym', 'capital', 'region', 'city', 'government']),
    }),
  ),
})

const numbered = z.strictObject({ text: z.union([z.string(), words]), value: z.number() })

export const amountsFile = z.strictObject({
  /** What stands behind a number and multiplies it: "million", "Mio". */
  multipliers: z.array(numbered),
  /** Units of data volume, and the sign under which they are given. */
  volumes: z.array(z.strictObject({ text: z.union([z.string(), words]), unit: z.enum(['TB', 'GB', 'MB', 'PB']) })),
  percent: words,
  /** Round numbers: "une centaine", "dozens"; a plural is at least two of them. */
  round: z.array(numbered),
  /** Words that stand for a sum by themselves: "twee ton" is 200,000 euros. */
  sums: z.array(z.strictObject({ ...numbered.shape, currency: z.string().length(3) })).default([]),
})

export const rule = z.strictObject({
  id: z.string().regex(/^[a-z]{2}\.[a-z-]+\.[a-z0-9-]+$/),
  /** Kind of statement: victim, organisation, attribution, date, downtime, ransom, data, type, certainty, status, loss, system, vulnerability, related, none. */
  says: z.string(),
  match: z.union([z.string(), words]),
  /** Fixed values of the statement ("status: restored"). */
  set: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  examples: z.array(z.looseObject({ text: z.string() })).min(1),
  not: z.array(z.string()).min(1),
})
export const rulesFile = z.array(rule)

export type LanguageFile = z.infer<typeof languageFile>
export type Lexicon = z.infer<typeof lexicon>
export type AmountsFile = z.infer<typeof amountsFile>
export type NamesFile = z.infer<typeof namesFile>
export type Rule = z.infer<typeof rule>
