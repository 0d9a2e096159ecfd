import type { Span } from '../text/span.js'
import type { DurationValue } from '../time/duration.js'
import type { TimeValue } from '../time/interval.js'
import type { ActorKind, PartyKind, Sector } from '../vocabulary.js'

/** A span that means something, and the rule or lexicon entry that says so. */
interface MentionBase extends Span {
  /** First token, and the one after the last. */
  readonly first: number
  readonly last: number
  /** Index into `article.sentences`. */
  readonly sentence: number
  readonly rule: string
}

/** How a time stands in its phrase: "le 4 mai" at, "depuis le 4 mai" since, "jusqu'au 4 mai" until, "d'ici vendredi" by, "le lendemain" after. */
export type TimeRelation = 'at' | 'since' | 'until' | 'before' | 'after' | 'by'

export interface TimeMention extends MentionBase {
  readonly layer: 'times'
  readonly value: TimeValue
  readonly relation: TimeRelation
  /** Told from one day or period to another. */
  readonly isRange?: boolean
  /** Whether words or tense point ahead of publication ("d'ici vendredi", "volgende week"). */
  readonly future: boolean
}

/** `ago`: "depuis trois jours" is both a duration and the time three days ago; both mentions are given, overlapping. */
export interface DurationMention extends MentionBase {
  readonly layer: 'durations'
  readonly value: DurationValue
}

/** `count`: a bare number of something; `unit` is then the folded noun it counts ("patients"), or "" . */
export interface AmountMention extends MentionBase {
  readonly layer: 'amounts'
  readonly value: {
    readonly kind: 'money' | 'count' | 'volume' | 'percent'
    readonly min: number | null
    readonly max: number | null
    /** ISO 4217 or a crypto currency's usual code for money; the folded noun for a count; "TB", "GB" … for a volume. */
    readonly unit: string
    readonly approximate: boolean
  }
}

/**
 * A name, or a phrase that stands for one.
 * `named`: "CHU de Liège", "Limburg.net" · `definite`: "l'hôpital", "het bedrijf" (stands for something named elsewhere) ·
 * `indefinite`: "un hôpital anversois", "35 000 patients" (describes without naming).
 */
export interface NameMention extends MentionBase {
  readonly layer: 'names'
  readonly value: {
    readonly reference: 'named' | 'definite' | 'indefinite'
    readonly kind: PartyKind | 'actor' | 'place' | 'product' | 'malware' | 'vulnerability'
    /** Without article, title or apposition, as the article writes it. */
    readonly name: string
    /** Short or long form given in parentheses beside it: "CHwapi". */
    readonly acronym: string | null
    /** Lexicon class of the head word ("hospital", "municipality", "company"), which "the hospital" must agree with; null where unknown. */
    readonly head: string | null
    readonly country: string | null
    readonly sector: Sector | null
    /** Index into the knowledge of actors, malware, products or organisations; null when only the text's own form speaks. */
    readonly known: string | null
    readonly actorKind: ActorKind | null
    /** The name is also a common word ("Play", "Hive"): it counts only beside a cue. */
    readonly ambiguous: boolean
  }
}

/** Words that tell of an attack, an outage, a demand, a claim, a negation, a hedge. */
export interface TriggerMention extends MentionBase {
  readonly layer: 'triggers'
  /** The class, and what the entry says beside it ("type: ransomware"). */
  readonly value: { readonly class: string; readonly [key: string]: string | number | boolean | null }
}

export type Mention = TimeMention | DurationMention | AmountMention | NameMention | TriggerMention
