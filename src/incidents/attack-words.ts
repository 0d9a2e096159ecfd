import type { Scan } from '../mentions/scan.js'
import { LAYERS, type LexemeLayer, type LexemeValue } from '../rules/lexeme.js'

/** Classes that name an attack by themselves; without one of them an article is about something else. */
export const CERTAIN = ['attack', 'attacker', 'ransom'] as const

/** Those, and others that may stand in their place in an article that tells of an attack by many signs. */
const SUSPICIOUS: ReadonlySet<string> = new Set([
  ...CERTAIN,
  'actor-unknown',
  'shutdown',
  'weak-attack',
  'claim',
  'steal',
  'expose',
  'encrypt',
  'transfer',
  'complaint',
])

/** "Was hit", where it says so by itself. */
export const isStrongHit = (cls: string, value: LexemeValue): boolean => cls === 'hit' && value.weak !== true

/** What a phrase of the lexicon shows by itself: that computers are spoken of, that somebody was attacked. A sum of these. */
export const COMPUTERS = 1
export const ATTACKED = 2
export const SHOWN = COMPUTERS | ATTACKED

export const shownBy = (layer: LexemeLayer, cls: string, value: LexemeValue): number => {
  if (layer === 'malware' || layer === 'actor') return SHOWN
  // The authority for such cases is asked in none else
  if (layer === 'organisation') return value.role === 'authority' ? COMPUTERS : 0
  if (layer !== 'trigger') return 0
  return (cls === 'cyber' ? COMPUTERS : 0) | (SUSPICIOUS.has(cls) || isStrongHit(cls, value) ? ATTACKED : 0)
}

/** Layers of which an entry may show anything. */
export const TELLING: ReadonlySet<LexemeLayer> = new Set(['malware', 'actor', 'organisation', 'trigger'])

/** Whether the words of an article let it tell of an attack at all: all others are passed over before anything else is looked for in them. */
export const mayTellOfAttack = ({ hits }: Scan): boolean => {
  let shown = 0
  for (let k = 0; k < hits.count && shown !== SHOWN; k++) {
    const layer = LAYERS[hits.layerOf(k)] as LexemeLayer
    if (!TELLING.has(layer)) continue
    const { lexeme } = hits.hit(k)
    shown |= shownBy(layer, lexeme.class, lexeme.value)
  }
  return shown === SHOWN
}
