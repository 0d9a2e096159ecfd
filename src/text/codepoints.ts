/**
 * Offsets are UTF-16 inside and code points outside. This is the one place that converts.
 * @returns a function from UTF-16 offset to code-point offset; building it is linear, a call is a binary search.
 */
export const codePointOffsets = (text: string): ((offset: number) => number) => {
  const pairs: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs.push(i + 1)
      i++
    }
  }
  if (pairs.length === 0) return (offset) => offset
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

/**
 * The way back, for offsets that come from a report.
 * @returns a function from code-point offset to UTF-16 offset; building it is linear, a call is a binary search.
 */
export const utf16Offsets = (text: string): ((offset: number) => number) => {
  const pairs: number[] = []
  let points = 0
  for (let i = 0; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs.push(points)
      i++
    }
    points++
  }
  if (pairs.length === 0) return (offset) => offset
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
}
