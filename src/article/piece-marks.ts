import { CAPITAL, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.js'

export const isCapital = (tokens: Tokens, at: number): boolean => ((tokens.flags[at] as number) & CAPITAL) !== 0

export const isStopMark = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] !== PUNCTUATION) return false
  const code = tokens.text.charCodeAt(tokens.start[at] as number)
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3a || code === 0x22 || code === 0x201e || code === 0x201c || code === 0xab
}

export const mayStart = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] === WORD) return isCapital(tokens, at)
  if (tokens.kind[at] === NUMBER) return true
  const code = tokens.text.charCodeAt(tokens.start[at] as number)
  return code === 0x22 || code === 0x201c || code === 0x201e || code === 0xab || code === 0x2a || code === 0x2022 || code === 0x7c || code === 0xa9
}
