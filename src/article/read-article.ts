import type { RawText } from '../input/raw-text.js'
import type { Span } from '../text/span.js'
import { type Tokens, tokenize } from '../text/tokens.js'
import type { Article, Block, BlockRole, Sentence } from './article.js'
import { BETWEEN, BODY, dropRepeated, fittedWeights, KEEP, placeLines, SCORES, scoresOf, type Weights } from './decide.js'
import { FEATURE_COUNT, FEATURES } from './feature-names.js'
import { featuresOf, headlineIn, placedLines } from './features.js'
import { stripGluedHead } from './glued-head.js'
import { readHead } from './head.js'
import { languageOf } from './language.js'
import { findLines, type Lines } from './lines.js'
import { articleLexicon } from './load-lexicon.js'
import { measureLines } from './measure.js'
import { dropCaptions, dropNotices, dropPosts, dropSources, endAtOtherStories } from './other-stories.js'
import { dropGluedCaptions, dropGluedStories, markPointers } from './pointers.js'
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
  markPointers(tokens, lines, measures)
  const placed = placedLines(measures)
  const features = featuresOf(tokens, lines, measures, placed)
  const weights = fittedWeights()
  const scores = scoresOf(features, weights)
  const places = spread(placeLines(scores, weights), placed, lines.length)
  dropGluedStories(lines, measures, places)
  dropGluedCaptions(lines, measures, places)
  endAtOtherStories(tokens, lines, measures, places, lexicon)
  dropPosts(tokens, lines, measures, places)
  dropNotices(tokens, lines, measures, places)
  dropCaptions(measures, places)
  dropSources(tokens, lines, measures, places, lexicon)
  dropRepeated(places, measures.characters, measures.hash, measures.repeats)
  const head = readHead(raw, tokens, lines, measures, places, lexicon, headlineIn(features, placed), date, options.reference)
  const roles = head.roles
  const blocks = blocksOf(tokens, lines, roles, features, scores, placed, weights)
  const sentences: Sentence[] = []
  const title = roles.indexOf('title')
  if (title >= 0 && head.titleTokens !== null) addSentences(tokens, head.titleTokens[0], head.titleTokens[1], title, 'title', sentences)
  for (let line = 0; line < lines.length; line++)
    if (roles[line] === 'body')
      addSentences(
        tokens,
        head.starts.get(line) ?? (lines.first[line] as number),
        head.ends.get(line) ?? (lines.last[line] as number),
        line,
        'body',
        sentences,
      )
  const kept = function* (): Generator<readonly [number, number]> {
    for (let line = 0; line < lines.length; line++)
      if (roles[line] === 'body' || roles[line] === 'title') yield [lines.first[line] as number, lines.last[line] as number]
  }
  let publisher: { readonly found: Article['publisher'] } | undefined
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
    get publisher() {
      publisher ??= { found: head.publisher() }
      return publisher.found
    },
    byline: head.byline,
    published: head.published,
    updated: head.updated,
    removed,
    warnings: [],
  }
}

/** Gives the lines that were left out of the order the place of the line before them; in the article they stand between. */
const spread = (places: Uint8Array, placed: Int32Array, count: number): Uint8Array => {
  if (placed.length === count) return places
  const all = new Uint8Array(count)
  for (let index = 0; index < placed.length; index++) {
    const place = places[index] as number
    const until = placed[index + 1] ?? count
    all[placed[index] as number] = place
    for (let line = (placed[index] as number) + 1; line < until; line++) all[line] = place === BODY ? BETWEEN : place
  }
  return all
}

/** Blocks with the features that decided, which are named only when asked for: `clean --explain` alone reads them. */
const blocksOf = (
  tokens: Tokens,
  lines: Lines,
  roles: readonly BlockRole[],
  features: Float32Array,
  scores: Float64Array,
  placed: Int32Array,
  weights: Weights,
): Block[] => {
  const blocks: Block[] = []
  let index = 0
  for (let line = 0; line < lines.length; line++) {
    const own = placed[index] === line ? index++ : -1
    blocks.push(
      new BlockView(
        tokens.start[lines.first[line] as number] as number,
        tokens.end[(lines.last[line] as number) - 1] as number,
        roles[line] as BlockRole,
        own < 0 ? REPEATED : (scores[own * SCORES + KEEP] as number),
        features,
        weights,
        own,
      ),
    )
  }
  return blocks
}

/** The score of lines that the page repeats many times. */
const REPEATED = -5

/** A block whose features are put together when they are asked for. */
class BlockView implements Block {
  readonly span: Span
  readonly #features: Float32Array
  readonly #weights: Weights
  readonly #index: number
  constructor(
    start: number,
    end: number,
    readonly role: BlockRole,
    readonly score: number,
    features: Float32Array,
    weights: Weights,
    index: number,
  ) {
    this.span = { start, end }
    this.#features = features
    this.#weights = weights
    this.#index = index
  }
  get features(): Readonly<Record<string, number>> {
    if (this.#index < 0) return { repeated: REPEATED }
    const shares: Record<string, number> = {}
    for (const [k, feature] of FEATURES.entries()) {
      const share = (this.#features[this.#index * FEATURE_COUNT + k] as number) * (this.#weights.keep[k] as number)
      if (share !== 0) shares[feature] = Math.round(share * 100) / 100
    }
    return shares
  }
}
