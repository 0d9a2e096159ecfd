import type { Reading, SecondReader } from '../second-readers.js'

/** What an attacker does to whom the verb's object is; in the passive, its subject. */
const HIT = new Set(
  'hack breach attack target compromise infect cripple hit strike infiltrate penetrate deface hijack encrypt extort blackmail paralyze paralyse victimize defraud scam phish affect impact disrupt steal expose leak exploit'.split(
    ' ',
  ),
)
/** What a victim undergoes; an attack is named behind it. */
const SUFFER = new Set('suffer experience sustain endure'.split(' '))
const ATTACK =
  /\b(?:attack(?:s|ed)?|cyber-?attacks?|hack(?:s|ed|ing|ers?)?|breach(?:es|ed)?|ransom(?:ware)?|malware|virus|intrusion|incident|leak(?:s|ed)?|phishing|stolen|compromised|unauthori[sz]ed|fraud|scam|exposed)\b/i
/** An attack and the preposition before whom it hit. */
const AGAINST =
  /\b(?:attacks?|cyber-?attacks?|hack|breach|intrusion|leak|assault|incident|outage|infection) (?:on|at|against|of|in|targeting|affecting|hitting) (?:the )?$/i
const TAKEN = /\b(?:stole|steal|stolen|stealing|taken|obtained|exfiltrated|leaked|hacked)\b/i
const FROM = / from (?:the )?$/i
/** Characters before a name in which its part in an attack is looked for. */
const REACH = 160
const TAKEN_REACH = 100

interface Term {
  readonly text: string
  readonly tags?: readonly string[]
}
interface Phrase {
  readonly text: string
  readonly terms?: readonly Term[]
  readonly offset: { readonly start: number; readonly length: number }
}
interface VerbPhrase extends Phrase {
  readonly verb?: {
    readonly infinitive: string
    readonly negative: boolean
    readonly grammar: { readonly passive?: boolean; readonly copula?: boolean }
  }
}

const has = (phrase: Phrase, ...tags: readonly string[]): boolean =>
  (phrase.terms ?? []).some((term) => (term.tags ?? []).some((tag) => tags.includes(tag)))

/** Loads the grammar of English, which takes a tenth of a second. */
export const loadSecondReader = async (): Promise<SecondReader> => {
  const { default: nlp } = await import('compromise')
  return (sentence) => {
    const doc = nlp(sentence)
    const nouns = doc.nouns().json({ offset: true }) as readonly Phrase[]
    const verbs = doc.verbs().json({ offset: true }) as readonly VerbPhrase[]
    return nouns.flatMap((noun, i): Reading[] => {
      if (!has(noun, 'ProperNoun', 'Acronym', 'Organization', 'Person', 'Place')) return []
      const start = noun.offset.start
      const end = start + noun.offset.length
      const next = nouns[i + 1]
      return [{ start, end, kind: kindOf(noun, next, sentence), hit: isHit(sentence, start, end, nouns, verbs) }]
    })
  }
}

const kindOf = (noun: Phrase, next: Phrase | undefined, sentence: string): Reading['kind'] => {
  if (has(noun, 'Person', 'FirstName', 'LastName')) return 'person'
  // "Satnam Narang, a researcher at …"
  const between = next === undefined ? '' : sentence.slice(noun.offset.start, next.offset.start)
  if (next !== undefined && /,\s*$/.test(between) && /^(?:a|an|the|who)\b/i.test(next.text) && has(next, 'Actor')) return 'person'
  if (has(noun, 'Organization', 'Acronym')) return 'organisation'
  return has(noun, 'Place') ? 'place' : 'other'
}

/** Whether the clause that goes on behind tells of something taken from what comes next. */
const isTakenFrom = (before: string): boolean =>
  FROM.test(before) && TAKEN.test(before.slice(Math.max(before.length - TAKEN_REACH, before.lastIndexOf(',') + 1, before.lastIndexOf(';') + 1)))

const isHit = (sentence: string, start: number, end: number, nouns: readonly Phrase[], verbs: readonly VerbPhrase[]): boolean => {
  const before = sentence.slice(Math.max(0, start - REACH), start).replace(/\s+/g, ' ')
  const after = sentence.slice(end)
  if (AGAINST.test(before) || isTakenFrom(before)) return true
  const next = verbs.find((verb) => verb.offset.start >= end)
  const last = verbs.filter((verb) => verb.offset.start + verb.offset.length <= start).at(-1)
  if (next?.verb !== undefined && !next.verb.negative) {
    const nearest = !nouns.some((other) => other.offset.start >= end && other.offset.start + other.offset.length <= next.offset.start)
    if (nearest && next.verb.grammar.passive === true && HIT.has(next.verb.infinitive)) return true
    if (nearest && SUFFER.has(next.verb.infinitive) && next.verb.grammar.passive !== true && ATTACK.test(after)) return true
  }
  if (last?.verb !== undefined && !last.verb.negative && last.verb.grammar.passive !== true && HIT.has(last.verb.infinitive)) {
    const from = last.offset.start + last.offset.length
    return !nouns.some((other) => other.offset.start >= from && other.offset.start + other.offset.length <= start)
  }
  return false
}
