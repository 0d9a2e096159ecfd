import { knowledgeOf } from '../knowledge/data.js'
import type { TldsFile } from '../knowledge/schema.js'
import { fold } from '../text/characters.js'
import { GLUED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'

/** Endings of domains, and the domains that every page may name. */
export interface DomainEndings {
  readonly endings: ReadonlySet<string>
  readonly platforms: ReadonlySet<string>
}

let loaded: DomainEndings | undefined
export const domainEndings = (): DomainEndings => {
  if (loaded === undefined) {
    const tlds = knowledgeOf<TldsFile>('tlds')
    const { platforms } = knowledgeOf<{ readonly platforms: readonly string[] }>('platforms')
    loaded = { endings: new Set([...Object.keys(tlds.country), ...tlds.generic]), platforms: new Set(platforms) }
  }
  return loaded
}

const isMark = (tokens: Tokens, at: number, code: number): boolean =>
  tokens.kind[at] === PUNCTUATION && tokens.text.charCodeAt(tokens.start[at] as number) === code

const isPart = (tokens: Tokens, at: number): boolean => tokens.kind[at] === WORD || tokens.kind[at] === NUMBER

/** Parts of a domain. */
const MOST = 9

/** Behind the domain that starts at a token ("kleine-zeitung.at", "20min.ch", "www" aside); the token itself where none does. */
export const domainAt = (tokens: Tokens, at: number, last: number, { endings, platforms }: DomainEndings): number => {
  // Most words stand apart
  if (at + 1 >= last || ((tokens.flags[at + 1] as number) & GLUED) === 0) return at
  if (!isPart(tokens, at) || (at > 0 && ((tokens.flags[at] as number) & GLUED) !== 0 && isMark(tokens, at - 1, 0x2e) && !isWww(tokens, at - 2)))
    return at
  if (isWww(tokens, at)) return at
  let end = at
  let dots = 0
  let label = ''
  let next = at
  for (let parts = 0; next < last && parts < MOST; parts++) {
    if (!isPart(tokens, next)) break
    const word = fold(tokens.text.slice(tokens.start[next], tokens.end[next]))
    if (dots > 0 && endings.has(word)) {
      if (platforms.has(label)) return at
      end = next + 1
    } else if (dots === 0 || label.length < 4) label = word
    let joint = next + 1
    if (joint >= last || ((tokens.flags[joint] as number) & GLUED) === 0) break
    const dot = isMark(tokens, joint, 0x2e)
    if (dot || isMark(tokens, joint, 0x2d)) {
      if (dot) dots++
      joint++
      if (joint >= last || ((tokens.flags[joint] as number) & GLUED) === 0) break
    } else if (!isPart(tokens, joint)) break
    next = joint
  }
  return end
}

const isWww = (tokens: Tokens, at: number): boolean =>
  at >= 0 &&
  tokens.kind[at] === WORD &&
  (tokens.end[at] as number) - (tokens.start[at] as number) === 3 &&
  tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase() === 'www'
