import { ALL_CAPITALS, INNER_CAPITAL, PUNCTUATION, WORD } from '../text/tokens.js'
import type { NameFound } from './byline.js'
import type { Page } from './head.js'
import { nameEnd } from './publisher-names.js'

/** Characters of a site's name and section in front of a title that stands again by itself: "WebJournal Internet Une ville …". */
const LONGEST_LEAD = 60

/** The site's name in front of the title, a word written as only names are ("WebJournal", "BBC"), or behind it: "… | WebJournal". */
export const besideTitle = (page: Page, title: string): NameFound | null => {
  const { tokens, lines, bodyFirst } = page
  for (let line = 0; line < bodyFirst; line++) {
    const first = lines.first[line] as number
    const last = lines.last[line] as number
    if (last - first < 2) continue
    const start = tokens.start[first] as number
    const end = tokens.end[last - 1] as number
    if (end - start <= title.length || end - start > title.length + LONGEST_LEAD) continue
    const text = tokens.text.slice(start, end)
    if (text.startsWith(title)) {
      let from = first
      while (from < last && (tokens.start[from] as number) < start + title.length) from++
      const mark = tokens.kind[from] === PUNCTUATION ? tokens.text.charCodeAt(tokens.start[from] as number) : 0
      if (mark !== 0x7c && mark !== 0x2d && mark !== 0x2013 && mark !== 0x2014 && mark !== 0xb7) continue
      if (from + 1 >= last || nameEnd(page, from + 1, last) !== last) continue
      const span = { start: tokens.start[from + 1] as number, end }
      return { text: tokens.text.slice(span.start, span.end), span, rule: 'head.behind-title' }
    }
    if (!text.endsWith(title)) continue
    if (tokens.kind[first] !== WORD || ((tokens.flags[first] as number) & (INNER_CAPITAL | ALL_CAPITALS)) === 0) return null
    const span = { start, end: tokens.end[first] as number }
    return { text: tokens.text.slice(span.start, span.end), span, rule: 'head.before-title' }
  }
  return null
}
