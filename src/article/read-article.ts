import type { RawText } from '../input/raw-text.js'
import { tokenize } from '../text/tokens.js'
import type { Article, Block, BlockRole, Sentence } from './article.js'
import { fittedWeights, placeLines, scoresOf, type Weights } from './decide.js'
import { FEATURE_COUNT, FEATURES, featuresOf } from './features.js'
import { readHead } from './head.js'
import { stripGluedHead } from './glued-head.js'
import { languageOf } from './language.js'
import { articleLexicon } from './lexicon.js'
import { findLines, type Lines } from './lines.js'
import { measureLines } from './measure.js'
import { addSentences } from './sentences.js'

export interface ReadArticleOptions {
  /** BCP 47 primary tag; the text tells where this is absent. */
  readonly language?: string
  /** Date of publication that is taken where the text shows none: EDTF or ISO 8601. */
  readonly reference?: string
}

/** Decides what of a text is the article, and reads its title, date, language and sentences. Pure and linear. */
export const readArticle = (raw: RawText, options: ReadArticleOptions = {}): Article => {
  const { text } = raw
  const lexicon = articleLexicon()
  const tokens = tokenize(text)
  const found = findLines(tokens)
  const { lines, date } = stripGluedHead(tokens, found, lexicon)
  const measures = measureLines(tokens, lines, lexicon)
  const features = featuresOf(lines, measures)
  const weights = fittedWeights()
  const places = placeLines(features, weights)
  const head = readHead(raw, tokens, lines, measures, places, lexicon, date, options.reference)
  const roles = head.roles
  const blocks = blocksOf(tokens.start, tokens.end, lines, roles, features, weights)
  const sentences: Sentence[] = []
  const title = roles.indexOf('title')
  if (title >= 0 && head.titleTokens !== null) addSentences(tokens, head.titleTokens[0], head.titleTokens[1], title, 'title', sentences)
  for (let line = 0; line < lines.length; line++)
    if (roles[line] === 'body') addSentences(tokens, lines.first[line] as number, lines.last[line] as number, line, 'body', sentences)
  const kept = function* (): Generator<readonly [number, number]> {
    for (let line = 0; line < lines.length; line++) if (roles[line] === 'body' || roles[line] === 'title') yield [lines.first[line] as number, lines.last[line] as number]
  }
  const removed = { blocks: 0, characters: 0 }
  for (const block of blocks) {
    if (block.role === 'body' || block.role === 'title') continue
    removed.blocks++
    removed.characters += block.span.end - block.span.start
  }
  return {
    text,
    tokens,
    blocks,
    sentences,
    title: head.title,
    language: options.language ?? languageOf(tokens, kept(), lexicon),
    publisher: head.publisher,
    byline: head.byline,
    published: head.published,
    updated: head.updated,
    removed,
    warnings: raw.warnings,
  }
}

/** Blocks with the features that decided, which are named only when asked for: `features` is read by `clean --explain` alone. */
const blocksOf = (start: Int32Array, end: Int32Array, lines: Lines, roles: readonly BlockRole[], features: Float32Array, weights: Weights): Block[] => {
  const scores = scoresOf(features, weights.keep)
  return Array.from({ length: lines.length }, (_, line) => ({
    span: { start: start[lines.first[line] as number] as number, end: end[(lines.last[line] as number) - 1] as number },
    role: roles[line] as BlockRole,
    score: scores[line] as number,
    get features() {
      return sharesOf(features, weights, line)
    },
  }))
}

const sharesOf = (features: Float32Array, weights: Weights, line: number): Record<string, number> => {
  const shares: Record<string, number> = {}
  for (const [k, feature] of FEATURES.entries()) {
    const share = (features[line * FEATURE_COUNT + k] as number) * (weights.keep[k] as number)
    if (share !== 0) shares[feature] = Math.round(share * 100) / 100
  }
  return shares
}
