import type { Sentence } from '../article/article.js'
import { charAt, hasTrigger, type Scan, triggerAt } from '../mentions/scan.js'
import { CAPITAL, NUMBER } from '../text/tokens.js'

/** Whether words around say that something is so, is not so, may be so, or is not known. */
export interface Polarity {
  readonly negated: boolean
  readonly hedged: boolean
  readonly unknown: boolean
}

interface Stretch {
  readonly first: number
  readonly last: number
}

/** Tokens over which a negation reaches forward; a hedge reaches further ("aurait, selon plusieurs sources, …"). */
const NEGATION_REACH = 8
const NEGATION_BACK = 3
const HEDGE_REACH = 14
const HEDGE_BACK = 6

/** Tokens before a negation in which a longer phrase that holds it may start. */
const LONGEST_LEAD = 3
/** Classes whose phrases hold a negation as part of what they mean. */
const STATED = new Set(['down', 'restored', 'continuity', 'safe', 'refuse', 'earlier', 'not-attack', 'actor-unknown', 'sure', 'unknown', 'hedge'])

/** Whether a negation is part of a phrase with a meaning of its own ("nicht erreichbar", "niet de eerste"), which then denies nothing else. */
const isSpoken = (scan: Scan, negation: Stretch, trigger: Stretch): boolean => {
  for (let at = negation.first; at >= Math.max(0, negation.first - LONGEST_LEAD); at--) {
    if (!hasTrigger(scan, at)) continue
    for (const { first, last, lexeme } of scan.hits.startingAt(at)) {
      if (lexeme.layer !== 'trigger' || !STATED.has(lexeme.class)) continue
      const holds = last >= negation.last && last - first > negation.last - negation.first
      if (holds && (lexeme.class === 'sure' || last <= trigger.first || trigger.last <= first)) return true
    }
  }
  return false
}

/** "May 3", "in May the gang": a capital within a line of small words is a name's. */
const isNamed = ({ tokens, language }: Scan, sentence: Sentence, hit: Stretch): boolean => {
  if (hit.last - hit.first !== 1 || ((tokens.flags[hit.first] as number) & CAPITAL) === 0) return false
  if (tokens.kind[hit.last] === NUMBER || tokens.kind[hit.first - 1] === NUMBER) return true
  return !language.nounCapitals && hit.first > sentence.first && hit.last < sentence.last && ((tokens.flags[hit.last] as number) & CAPITAL) === 0
}

/** Whether a word of contrast stands at a token; one that may also stand within a clause only where a comma has parted the clauses. */
const isContrast = (scan: Scan, at: number, broken: boolean): boolean => {
  const contrast = triggerAt(scan, at, 'contrast')
  return contrast !== undefined && (broken || contrast.lexeme.value.inner !== true)
}
const isBreak = (scan: Scan, at: number): boolean => ',;:'.includes(charAt(scan.tokens, at)) || isContrast(scan, at, false)
/** Classes of verbs that there may be evidence of. */
const DEEDS = new Set(['steal', 'expose', 'publish', 'encrypt', 'destroy'])
const isDeed = (scan: Scan, at: number): boolean =>
  hasTrigger(scan, at) && scan.hits.startingAt(at).some((hit) => hit.lexeme.layer === 'trigger' && DEEDS.has(hit.lexeme.class))
/** What is said after "and" is said of something else. */
const isAnd = (scan: Scan, at: number): boolean => triggerAt(scan, at, 'and') !== undefined
const isStop = (scan: Scan, at: number, broken: boolean): boolean => charAt(scan.tokens, at) === ';' || isContrast(scan, at, broken)

/** Classes of nouns that are told in lists. */
const LISTED = new Set(['data', 'data-kind', 'asset', 'service', 'machines', 'records'])
/** Classes of verbs: behind one another clause has begun. */
const VERBS = new Set([...DEEDS, 'demand', 'pay', 'refuse', 'say', 'disclosed', 'undergo', 'down', 'restored', 'claim', 'detected'])
/** Tokens of an item of a list, and of all that a negation before the list reaches over. */
const ITEM = 4
const LIST_REACH = 26

const hasClass = (scan: Scan, at: number, classes: ReadonlySet<string>): boolean =>
  hasTrigger(scan, at) && scan.hits.startingAt(at).some(({ lexeme }) => lexeme.layer === 'trigger' && classes.has(lexeme.class))

/** "No passwords, card numbers or addresses were taken": a comma between items of one list parts no clauses. */
const isOfList = (scan: Scan, comma: number, to: number): boolean => {
  if (charAt(scan.tokens, comma) !== ',') return false
  let item = false
  let linked = false
  for (let at = comma + 1; at <= to && at <= comma + 2 * ITEM; at++) {
    item ||= at <= comma + ITEM && hasClass(scan, at, LISTED)
    linked ||= isAnd(scan, at)
  }
  const before = scan.hits.endingAt(comma).some(({ lexeme }) => lexeme.layer === 'trigger' && LISTED.has(lexeme.class))
  return (item && before) || (linked && (item || before))
}

/**
 * Reads the words around a trigger. `own`: tokens that a rule has taken itself; a negation among them is part of the rule's meaning.
 */
export const polarityOf = (scan: Scan, sentence: Sentence, trigger: Stretch, own?: Stretch): Polarity => {
  let negated = false
  let hedged = false
  let unknown = false
  // "Hinweise darauf, dass Daten abgeflossen sind, gibt es nicht": denied by a negation anywhere in the sentence
  let evidence = false
  let spent = false
  let listed = false
  const look = (at: number, distance: number, broken: boolean, stopped: boolean, back: boolean): void => {
    if (!hasTrigger(scan, at)) return
    for (const hit of scan.hits.startingAt(at)) {
      if (hit.lexeme.layer !== 'trigger') continue
      if (own !== undefined && hit.first >= own.first && hit.last <= own.last && hit.lexeme.class !== 'hedge') continue
      if (hit.first < trigger.last && trigger.first < hit.last) continue
      if (hit.lexeme.class === 'hedge' && isNamed(scan, sentence, hit)) continue
      const cls = hit.lexeme.class
      if (cls === 'negation' && isSpoken(scan, hit, trigger)) continue
      if (cls === 'negation' && !broken && distance <= (back ? NEGATION_BACK : listed ? LIST_REACH : NEGATION_REACH)) negated = true
      if (cls === 'no-evidence' && !stopped && !spent && !back) negated = true
      if (cls === 'hedge' && !broken && distance <= (back ? HEDGE_BACK : HEDGE_REACH)) hedged = true
      if (cls === 'unknown' && !stopped && !back) unknown = true
      if (cls === 'evidence' && !stopped && !spent && !back) evidence = true
    }
  }
  let broken = false
  let stopped = false
  for (let at = trigger.first - 1; at >= sentence.first; at--) {
    look(at, trigger.first - at, broken, stopped, false)
    // "No evidence that data were stolen, and the site is down": the evidence is of what stands before the comma
    spent ||= broken && isDeed(scan, at)
    const goesOn: boolean = !broken && isOfList(scan, at, trigger.first)
    listed ||= goesOn
    broken ||= (!goesOn && isBreak(scan, at)) || (listed && hasClass(scan, at, VERBS))
    stopped ||= isStop(scan, at, broken)
    if (stopped) break
  }
  broken = false
  listed = false
  for (let at = trigger.last; at < sentence.last && at <= trigger.last + HEDGE_BACK && !broken; at++) {
    broken ||= isBreak(scan, at) || isAnd(scan, at)
    look(at, at - trigger.last, broken, broken, true)
  }
  if (evidence) negated ||= hasNegation(scan, sentence)
  if (own !== undefined) {
    for (let at = own.first; at < own.last && !hedged; at++)
      hedged =
        hasTrigger(scan, at) &&
        scan.hits.startingAt(at).some((hit) => hit.lexeme.layer === 'trigger' && hit.lexeme.class === 'hedge' && hit.last <= own.last)
  }
  return { negated, hedged, unknown }
}

const hasNegation = (scan: Scan, sentence: Sentence): boolean => {
  for (let at = sentence.first; at < sentence.last; at++) if (triggerAt(scan, at, 'negation') !== undefined) return true
  return false
}
