import { articleOf, type ExtractOptions, findingsOf } from './extract.js'
import type { RawText } from './input/raw-text.js'
import type { Mention } from './mentions/mention.js'
import { codePointOffsets } from './text/codepoints.js'
import { type Span, textOf } from './text/span.js'
import { LAYERS, type Layer } from './vocabulary.js'

/** Something recognised in a text, before anything is put together from it. Offsets in code points. */
export interface Annotation {
  readonly path: string
  readonly layer: Layer
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: unknown
  readonly rule: string
}

interface Marked extends Span {
  readonly layer: Layer
  readonly value: unknown
  readonly rule: string
}

const markOf = (mention: Mention): Marked => {
  const { start, end, layer, value, rule } = mention
  // How a time stands in its phrase says as much as the time
  const whole = mention.layer === 'times' ? { ...mention.value, relation: mention.relation, future: mention.future } : value
  return { start, end, layer, value: whole, rule }
}

/** What the stages before the last see in a text: blocks, sentences and mentions, in the order of the text. */
export const annotate = (raw: RawText, options: ExtractOptions = {}): Annotation[] => {
  const article = articleOf(raw, options)
  const at = codePointOffsets(article.text)
  const blocks = article.blocks.map(
    ({ span, role, score, features }): Marked => ({ ...span, layer: 'blocks', value: { role, score, features }, rule: `block.${role}` }),
  )
  const sentences = article.sentences.map(
    ({ start, end, role, block }): Marked => ({ start, end, layer: 'sentences', value: { role, block }, rule: `sentence.${role}` }),
  )
  const mentions = (findingsOf(article, options)?.mentions ?? []).map(markOf)
  const marked: Marked[] = [...blocks, ...sentences, ...mentions]
  return marked
    .sort(
      (a, b) =>
        a.start - b.start || b.end - a.end || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    )
    .map((mark) => ({
      path: raw.path,
      layer: mark.layer,
      start: at(mark.start),
      end: at(mark.end),
      text: textOf(article.text, mark),
      value: mark.value,
      rule: mark.rule,
    }))
}
