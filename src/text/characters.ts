/**
 * The one definition of letter, digit, space, apostrophe and of folding (case and accents), for every language and stage.
 * All of it is by UTF-16 code unit, so that a scan needs no decoding.
 */

export const LETTER = 1
export const DIGIT = 2
export const SPACE = 4
export const NEWLINE = 8
export const UPPER = 16
export const APOSTROPHE = 32
/** Characters without width or with no meaning of their own (bidi controls, soft hyphen, zero-width): skipped when words are compared. */
export const IGNORABLE = 64
/** Combining marks: part of the word they stand on, skipped when words are compared. */
export const MARK = 128

const ranges = (bits: Uint8Array, value: number, ...pairs: readonly [number, number][]): void => {
  for (const [from, to] of pairs) bits.fill(value, from, to + 1)
}

const buildClasses = (): Uint8Array => {
  const bits = new Uint8Array(65536)
  // Outside ASCII and the symbol blocks below, a character counts as a letter: scripts that we hold no tables for must not break.
  bits.fill(LETTER, 0xaa)
  ranges(bits, 0, [0xab, 0xb4], [0xb6, 0xb9], [0xbb, 0xbf], [0xd7, 0xd7], [0xf7, 0xf7])
  ranges(bits, 0, [0x2010, 0x2027], [0x2030, 0x205e], [0x20a0, 0x20cf], [0x2190, 0x2bff], [0x3001, 0x3003], [0x3008, 0x3020])
  ranges(bits, 0, [0xe000, 0xf8ff], [0xfe10, 0xfe6f], [0xff01, 0xff0f], [0xff1a, 0xff20], [0xff3b, 0xff40], [0xff5b, 0xff65])
  ranges(bits, 0, [0xd800, 0xdfff], [0xfff9, 0xffff])
  ranges(bits, MARK | LETTER, [0x300, 0x36f], [0x20d0, 0x20ff])
  ranges(bits, IGNORABLE, [0xad, 0xad], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2069], [0xfe00, 0xfe0f], [0xfeff, 0xfeff])
  ranges(
    bits,
    SPACE,
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
  )
  for (const newline of [0x0a, 0x0d, 0x85, 0x2028, 0x2029]) bits[newline] = SPACE | NEWLINE
  ranges(bits, DIGIT, [0x30, 0x39])
  ranges(bits, LETTER, [0x61, 0x7a])
  ranges(bits, LETTER | UPPER, [0x41, 0x5a])
  for (let code = 0xc0; code < 0x530; code++) {
    const letter = String.fromCharCode(code)
    if (bits[code] === LETTER && letter.toLowerCase() !== letter) bits[code] = LETTER | UPPER
  }
  for (let code = 0x1e00; code < 0x1f00; code += 2) if (code < 0x1e96 || code > 0x1e9e) bits[code] = LETTER | UPPER
  for (const apostrophe of [0x27, 0x2019, 0x2bc, 0x60, 0xb4, 0x2018]) bits[apostrophe] = APOSTROPHE
  return bits
}

/** What a code unit is: a sum of the flags above. */
export const CLASS: Uint8Array = buildClasses()

const buildFolds = (): Uint16Array => {
  const folds = new Uint16Array(65536)
  for (let code = 0; code < 65536; code++) folds[code] = code
  const fold = (code: number): void => {
    const first = String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase()
    if (first.length === 1) folds[code] = first.charCodeAt(0)
  }
  for (let code = 0x41; code <= 0x5a; code++) folds[code] = code + 32
  for (let code = 0xc0; code < 0x530; code++) fold(code)
  for (let code = 0x1e00; code < 0x1f00; code++) fold(code)
  for (const [from, to] of [
    ['ø', 'o'],
    ['Ø', 'o'],
    ['ł', 'l'],
    ['Ł', 'l'],
    ['đ', 'd'],
    ['Đ', 'd'],
    ['ı', 'i'],
  ] as const)
    folds[from.charCodeAt(0)] = to.charCodeAt(0)
  for (const apostrophe of [0x2019, 0x2bc, 0x60, 0xb4, 0x2018]) folds[apostrophe] = 0x27
  for (const dash of [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]) folds[dash] = 0x2d
  for (const quote of [0x201c, 0x201d, 0x201e, 0xab, 0xbb]) folds[quote] = 0x22
  return folds
}

/** Code unit → its folded form: lower case, no accent, one apostrophe, one dash, one quotation mark. Ligatures: see {@link fold}. */
export const FOLD: Uint16Array = buildFolds()

/** Letters that fold to two: code unit → the second one (the first stands in FOLD). 0 for all others. */
export const FOLD_SECOND: Uint16Array = (() => {
  const second = new Uint16Array(65536)
  for (const [letters, pair] of [
    ['œŒ', 'oe'],
    ['æÆ', 'ae'],
    ['ßẞ', 'ss'],
    ['ĳĲ', 'ij'],
  ] as const) {
    for (const letter of letters) {
      FOLD[letter.charCodeAt(0)] = pair.charCodeAt(0)
      second[letter.charCodeAt(0)] = pair.charCodeAt(1)
    }
  }
  return second
})()

export const is = (code: number, classes: number): boolean => ((CLASS[code] as number) & classes) !== 0

/** ASCII that is seen: of it nothing but capitals and one apostrophe is folded. */
const PLAIN = /^[ -~]*$/

/** The form under which words are compared: case and accents folded, ligatures spelled out, ignorable characters dropped. */
export const fold = (text: string): string => {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll('`', "'")
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (is(code, IGNORABLE | MARK)) continue
    folded += String.fromCharCode(FOLD[code] as number)
    if (FOLD_SECOND[code] !== 0) folded += String.fromCharCode(FOLD_SECOND[code] as number)
  }
  return folded
}
