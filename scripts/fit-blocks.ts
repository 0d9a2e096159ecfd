/**
 * Fits the weights by which lines are told to be the article or not, and writes src/knowledge/article-weights.yaml.
 *
 *   npx tsx scripts/fit-blocks.ts DIR… [--articles TEXTS:GOLD]… [--folds 5] [--worst 10] [--without FEATURE,…] [--write]
 *
 * DIR holds gold.jsonl (`id`, `url`, `articleBody`) and ID.txt; TEXTS and GOLD hold NAME.txt and NAME.json (`mainText`). The model is a
 * conditional random field over the places of lines (before, body, between, after), with L2 penalty. Folds are of whole sites.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AFTER, BEFORE, BETWEEN, BODY, placeLines, STATE_NAMES, STATES, STEPS, scoresOf, type Weights } from '../src/article/decide.js'
import { FEATURE_COUNT, FEATURES } from '../src/article/feature-names.js'
import { featuresOf, placedLines } from '../src/article/features.js'
import { findLines } from '../src/article/lines.js'
import { articleLexicon } from '../src/article/load-lexicon.js'
import { measureLines } from '../src/article/measure.js'
import { tokenize } from '../src/text/tokens.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', multiple: true },
    folds: { type: 'string', default: '5' },
    write: { type: 'boolean' },
    rounds: { type: 'string', default: '200' },
    without: { type: 'string', default: '' },
    worst: { type: 'string', default: '0' },
  },
})
/** Features left out, to see what they are worth. */
const without = new Set(values.without.split(','))

interface Page {
  readonly id: string
  readonly site: string
  readonly features: Float32Array
  /** The features that are not zero, line by line: their numbers and, for each line, where they start. */
  readonly present: Uint16Array
  readonly starts: Int32Array
  /** For each line the places it may have, a bit each. */
  readonly allowed: Uint8Array
  /** For each line what telling it wrong costs, by its words. */
  readonly cost: Float64Array
  readonly texts: readonly string[]
  readonly body: string | null
  readonly weight: number
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []
const grams = (list: readonly string[]): string[] => {
  const out: string[] = []
  for (let i = 0; i < Math.max(1, list.length - 3) && list.length > 0; i++) out.push(list.slice(i, i + 4).join(' '))
  return out
}

/** Lines that may lie between two lines of one stretch. */
const GAP = 15

/** Which lines stand in the body: by runs of four words for long ones, by the whole line for short ones, in the order of the body. */
const keptLines = (texts: readonly string[], body: string): boolean[] => {
  const left = new Map<string, number>()
  for (const gram of grams(words(body))) left.set(gram, (left.get(gram) ?? 0) + 1)
  const whole = new Set(body.split('\n').map((line) => words(line).join(' ')))
  const shares = texts.map((text) => {
    const list = words(text)
    if (list.length < 4) return -1
    const all = grams(list)
    return all.filter((gram) => left.has(gram)).length / all.length
  })
  const sure = texts.map(() => false)
  // The same lines may stand twice (a teaser that repeats the lead, a second copy for reading aloud): the richest stretch has them.
  const stretches: number[][] = []
  for (const [line, share] of shares.entries()) {
    if (share <= 0.5) continue
    const open = stretches.at(-1)
    if (open !== undefined && line - (open.at(-1) as number) <= GAP) open.push(line)
    else stretches.push([line])
  }
  const size = (stretch: readonly number[]): number => stretch.reduce((sum, line) => sum + (texts[line] as string).length, 0)
  for (const stretch of stretches.sort((a, b) => size(b) - size(a))) {
    for (const line of stretch) {
      const all = grams(words(texts[line] as string))
      const there = all.filter((gram) => (left.get(gram) ?? 0) > 0)
      if (there.length / all.length <= 0.5) continue
      sure[line] = true
      for (const gram of there) left.set(gram, (left.get(gram) as number) - 1)
    }
  }
  const first = sure.indexOf(true)
  const last = sure.lastIndexOf(true)
  return texts.map((text, line) => {
    if (shares[line] !== -1) return sure[line] as boolean
    return line > first && line < last && whole.has(words(text).join(' ')) && words(text).length > 0
  })
}

const read = (text: string): Pick<Page, 'features' | 'present' | 'starts' | 'texts' | 'cost'> & { readonly from: readonly number[] } => {
  const tokens = tokenize(text)
  const lines = findLines(tokens)
  const measures = measureLines(tokens, lines, articleLexicon())
  const placed = placedLines(measures)
  const features = featuresOf(tokens, lines, measures, placed)
  for (let k = 0; k < features.length; k++) if (without.has(FEATURES[k % FEATURE_COUNT] as string)) features[k] = 0
  const from = Array.from(placed, (line) => tokens.start[lines.first[line] as number] as number)
  const texts = Array.from(placed, (line) => text.slice(tokens.start[lines.first[line] as number], tokens.end[(lines.last[line] as number) - 1]))
  const present: number[] = []
  const starts = new Int32Array(placed.length + 1)
  for (let line = 0; line < placed.length; line++) {
    for (let k = 0; k < FEATURE_COUNT; k++) if (features[line * FEATURE_COUNT + k] !== 0) present.push(k)
    starts[line + 1] = present.length
  }
  const cost = Float64Array.from(placed, (line) => Math.min(1, (measures.characters[line] as number) / 300) * COST)
  return { features, present: Uint16Array.from(present), starts, texts, cost, from }
}

const bit = (...places: number[]): number => places.reduce((sum, place) => sum | (1 << place), 0)

/** How a page is given: as it is, in a single line, or with most of its article cut out. */
const SHAPES = ['whole', 'line', 'short'] as const
type Shape = (typeof SHAPES)[number]
/** What a page counts in each shape: the last two teach what whole pages have too few examples of. Chosen by cross-validation. */
const SHAPE_WEIGHTS: Readonly<Record<Shape, number>> = { whole: 1, line: 0.25, short: 0.8 }

const inLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')

/** Lines of the article that a shortened page keeps: this many, and up to as many more. */
const FEWEST_KEPT = 2
const MORE_KEPT = 4
/** Lines from behind the article that are put between its lines. */
const FEWEST_PUT = 3
const MORE_PUT = 4

/** The page with only the first few lines of its article, and what stood behind it put between the last two of them. */
const shortened = (id: string, text: string, body: string): { readonly text: string; readonly body: string } => {
  const { texts, from } = read(text)
  const kept = keptLines(texts, body)
  const inBody = [...kept.keys()].filter((line) => kept[line])
  const chance = Number.parseInt(id.slice(0, 6), 16)
  const own = inBody.slice(0, FEWEST_KEPT + (chance % MORE_KEPT))
  const last = own.at(-1)
  const end = inBody.at(-1)
  if (last === undefined || end === undefined) return { text, body }
  const to = (line: number): number => (from[line] as number) + (texts[line] as string).length
  const put = Math.min(texts.length - 1, end + FEWEST_PUT + ((chance >> 4) % MORE_PUT))
  return {
    text: [text.slice(0, from[last]), text.slice(to(end), to(put)), text.slice(from[last], to(last)), text.slice(to(put))].join('\n'),
    body: own.map((line) => texts[line]).join('\n'),
  }
}

const readPages = (dir: string, shape: Shape): Page[] =>
  readFileSync(join(dir, 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const gold = JSON.parse(line) as { id: string; url: string; articleBody: string }
      const whole = readFileSync(join(dir, `${gold.id}.txt`), 'utf8')
      const { text, body } =
        shape === 'short' ? shortened(gold.id, whole, gold.articleBody) : { text: shape === 'line' ? inLine(whole) : whole, body: gold.articleBody }
      const found = read(text)
      const { texts } = found
      const kept = keptLines(texts, body)
      const first = kept.indexOf(true)
      const last = kept.lastIndexOf(true)
      const allowed = Uint8Array.from(kept, (keep, line) =>
        keep ? bit(BODY) : first < 0 || line < first ? bit(BEFORE) : line > last ? bit(AFTER) : bit(BETWEEN),
      )
      return { id: gold.id, site: new URL(gold.url).host.replace(/^www\./, ''), ...found, allowed, body, weight: SHAPE_WEIGHTS[shape] }
    })

const readArticles = (texts: string, golds: string): Page[] =>
  readdirSync(golds)
    .filter((name) => name.endsWith('.json') && existsSync(join(texts, name.replace('.json', '.txt'))))
    .sort()
    .flatMap((name) => {
      const gold = JSON.parse(readFileSync(join(golds, name), 'utf8')) as {
        id: string
        url: string | null
        mainText?: { first?: string; last?: string }
      }
      const text = readFileSync(join(texts, `${gold.id}.txt`), 'utf8')
      const start = text.indexOf(gold.mainText?.first ?? '\0')
      const end = text.lastIndexOf(gold.mainText?.last ?? '\0')
      if (start < 0 || end < 0) return []
      const found = read(text)
      const lines = found.texts
      let at = 0
      const allowed = Uint8Array.from(lines, (line) => {
        const from = text.indexOf(line, at)
        at = from + line.length
        if (at <= start) return bit(BEFORE)
        if (from >= end + (gold.mainText?.last ?? '').length) return bit(AFTER)
        // Between the first and the last words a short line may be either.
        return line.length >= 120 || (from <= start && start < at) || (from <= end && end < at) ? bit(BODY) : bit(BODY, BETWEEN)
      })
      return [
        { id: gold.id, site: gold.url === null ? gold.id : new URL(gold.url).host.replace(/^www\./, ''), ...found, allowed, body: null, weight: 1.2 },
      ]
    })

/** Parameters in one array: keep, leave, enter, between, resume (FEATURE_COUNT each), then steps. */
const SETS = 5
const STEPS_AT = FEATURE_COUNT * SETS
const SIZE = STEPS_AT + STEPS.length

const weightsOf = (parameters: Float64Array): Weights => {
  const steps = new Array<number>(STATES * STATES).fill(Number.NEGATIVE_INFINITY)
  for (const [k, [from, to]] of STEPS.entries()) steps[from * STATES + to] = parameters[STEPS_AT + k] as number
  const part = (k: number): number[] => [...parameters.subarray(k * FEATURE_COUNT, (k + 1) * FEATURE_COUNT)]
  return { keep: part(0), leave: part(1), enter: part(2), between: part(3), resume: part(4), steps }
}

const logSum = (a: number, b: number): number => {
  if (a === Number.NEGATIVE_INFINITY) return b
  if (b === Number.NEGATIVE_INFINITY) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}

/** The scores of each line, one a set of weights. */
const scoreLines = (page: Page, parameters: Float64Array): Float64Array => {
  const count = page.allowed.length
  const scores = new Float64Array(count * SETS)
  for (let line = 0; line < count; line++) {
    for (let k = page.starts[line] as number; k < (page.starts[line + 1] as number); k++) {
      const f = page.present[k] as number
      const value = page.features[line * FEATURE_COUNT + f] as number
      for (let set = 0; set < SETS; set++)
        scores[line * SETS + set] = (scores[line * SETS + set] as number) + (parameters[FEATURE_COUNT * set + f] as number) * value
    }
  }
  return scores
}

/**
 * Log of the sum over all ways through the lines that `allowed` lets pass, or over all ways, where a line in the wrong place counts for
 * more the more words it has (softmax-margin). Adds `sign` × the expected use of each score to `use`, of each step to `gradient`.
 */
const sweep = (
  page: Page,
  parameters: Float64Array,
  scores: Float64Array,
  free: boolean,
  sign: number,
  use: Float64Array,
  gradient: Float64Array,
): number => {
  const count = page.allowed.length
  const value = (k: number, line: number): number => {
    const [from, to] = STEPS[k] as readonly [number, number]
    let sum = parameters[STEPS_AT + k] as number
    if (to === BODY) sum += scores[line * SETS] as number
    else if (to === BETWEEN) sum += scores[line * SETS + 3] as number
    if (from === BEFORE && to === BODY) sum += scores[line * SETS + 2] as number
    else if (from === BETWEEN && to === BODY) sum += scores[line * SETS + 4] as number
    else if (from === BODY && to === AFTER) sum += scores[line * SETS + 1] as number
    if (free) {
      const places = page.allowed[line] as number
      const wrong = to === BODY ? (places & (1 << BODY)) === 0 : places === 1 << BODY
      if (wrong) sum += page.cost[line] as number
    }
    return sum
  }
  const open = (line: number, state: number): boolean => free || (((page.allowed[line] as number) >> state) & 1) === 1
  const edges = new Float64Array(count * STEPS.length).fill(Number.NEGATIVE_INFINITY)
  const alpha = new Float64Array(count * STATES).fill(Number.NEGATIVE_INFINITY)
  const beta = new Float64Array(count * STATES).fill(Number.NEGATIVE_INFINITY)
  for (let line = 0; line < count; line++) {
    for (const [k, [from, to]] of STEPS.entries()) {
      if ((line === 0 && from !== BEFORE) || !open(line, to)) continue
      const edge = value(k, line)
      edges[line * STEPS.length + k] = edge
      const before = line === 0 ? 0 : (alpha[(line - 1) * STATES + from] as number)
      if (before !== Number.NEGATIVE_INFINITY) alpha[line * STATES + to] = logSum(alpha[line * STATES + to] as number, before + edge)
    }
  }
  for (const state of [BEFORE, BODY, AFTER]) beta[(count - 1) * STATES + state] = 0
  for (let line = count - 1; line > 0; line--) {
    for (const [k, [from, to]] of STEPS.entries()) {
      const edge = edges[line * STEPS.length + k] as number
      const after = beta[line * STATES + to] as number
      if (edge === Number.NEGATIVE_INFINITY || after === Number.NEGATIVE_INFINITY) continue
      beta[(line - 1) * STATES + from] = logSum(beta[(line - 1) * STATES + from] as number, after + edge)
    }
  }
  let total = Number.NEGATIVE_INFINITY
  for (const state of [BEFORE, BODY, AFTER]) total = logSum(total, alpha[(count - 1) * STATES + state] as number)
  if (total === Number.NEGATIVE_INFINITY) return total
  for (let line = 0; line < count; line++) {
    for (const [k, [from, to]] of STEPS.entries()) {
      const edge = edges[line * STEPS.length + k] as number
      const before = line === 0 ? 0 : (alpha[(line - 1) * STATES + from] as number)
      const log = before + edge + (beta[line * STATES + to] as number) - total
      if (!(log > -20)) continue
      const share = sign * Math.exp(log)
      gradient[STEPS_AT + k] = (gradient[STEPS_AT + k] as number) + share
      const add = (which: number): void => {
        use[line * SETS + which] = (use[line * SETS + which] as number) + share
      }
      if (to === BODY) add(0)
      else if (to === BETWEEN) add(3)
      if (from === BODY && to === AFTER) add(1)
      else if (from === BEFORE && to === BODY) add(2)
      else if (from === BETWEEN && to === BODY) add(4)
    }
  }
  return total
}

/** How far a page is from being told right; adds the slope to `gradient`. */
const learn = (page: Page, parameters: Float64Array, gradient: Float64Array): number => {
  const scores = scoreLines(page, parameters)
  const use = new Float64Array(page.allowed.length * SETS)
  const good = sweep(page, parameters, scores, false, 1, use, gradient)
  if (good === Number.NEGATIVE_INFINITY) return 0
  const all = sweep(page, parameters, scores, true, -1, use, gradient)
  for (let line = 0; line < page.allowed.length; line++) {
    let any = 0
    for (let set = 0; set < SETS; set++) any += Math.abs(use[line * SETS + set] as number)
    if (any < 1e-6) continue
    for (let k = page.starts[line] as number; k < (page.starts[line + 1] as number); k++) {
      const f = page.present[k] as number
      const value = page.features[line * FEATURE_COUNT + f] as number
      for (let set = 0; set < SETS; set++)
        gradient[FEATURE_COUNT * set + f] = (gradient[FEATURE_COUNT * set + f] as number) + (use[line * SETS + set] as number) * value
    }
  }
  return all - good
}

/** Per page. Weights of `leave`, `enter` and the steps have few examples (one a page), so they cost more; `between` fewer lines than `keep`. */
const PENALTY_KEEP = 0.02
const PENALTY_EDGE = 0.02
const PENALTY_BETWEEN = 0.05
/** What a line of about 300 characters in the wrong place costs, in units of the score. Chosen by cross-validation. */
const COST = 4
/** Added to what speaks for keeping a line: a lost paragraph is worse than one too many. Chosen by cross-validation. */
const LEAN = 0.2
const fitted = (pages: readonly Page[], rounds: number): Float64Array => {
  const parameters = new Float64Array(SIZE)
  const first = new Float64Array(SIZE)
  const second = new Float64Array(SIZE)
  const total = pages.reduce((sum, page) => sum + page.weight, 0)
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(SIZE)
    let loss = 0
    for (const page of pages) {
      const own = new Float64Array(SIZE)
      loss += page.weight * learn(page, parameters, own)
      for (let k = 0; k < SIZE; k++) gradient[k] = (gradient[k] as number) + page.weight * (own[k] as number)
    }
    const rate = 0.1 * Math.min(1, 60 / round)
    for (let k = 0; k < SIZE; k++) {
      const penalty = k < FEATURE_COUNT ? PENALTY_KEEP : k < 3 * FEATURE_COUNT || k >= 4 * FEATURE_COUNT ? PENALTY_EDGE : PENALTY_BETWEEN
      const slope = (gradient[k] as number) / total - penalty * (parameters[k] as number)
      first[k] = 0.9 * (first[k] as number) + 0.1 * slope
      second[k] = 0.99 * (second[k] as number) + 0.01 * slope * slope
      const m = (first[k] as number) / (1 - 0.9 ** round)
      const v = (second[k] as number) / (1 - 0.99 ** round)
      parameters[k] = (parameters[k] as number) + (rate * m) / (Math.sqrt(v) + 1e-6)
    }
    if (round % 25 === 0) console.error(`round ${round}: loss ${(loss / total).toFixed(3)} a page`)
  }
  parameters[0] = (parameters[0] as number) + LEAN
  return parameters
}

const f1 = (pages: readonly Page[], weights: (page: Page) => Weights, worst = 0): string => {
  const each: { readonly id: string; readonly f1: number; readonly line: string }[] = []
  const precisions: number[] = []
  const recalls: number[] = []
  for (const page of pages) {
    if (page.body === null) continue
    const places = placeLines(scoresOf(page.features, weights(page)), weights(page))
    const kept = page.texts.filter((_, line) => places[line] === BODY).join('\n')
    const want = new Map<string, number>()
    const gold = grams(words(page.body))
    for (const gram of gold) want.set(gram, (want.get(gram) ?? 0) + 1)
    const have = grams(words(kept))
    let hits = 0
    for (const gram of have) {
      const n = want.get(gram) ?? 0
      if (n > 0) {
        hits++
        want.set(gram, n - 1)
      }
    }
    if (have.length > 0) precisions.push(hits / have.length)
    if (gold.length > 0) recalls.push(hits / gold.length)
    const p = have.length > 0 ? hits / have.length : 0
    const r = gold.length > 0 ? hits / gold.length : 0
    each.push({ id: page.id, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0, line: `${page.id} precision ${p.toFixed(3)} recall ${r.toFixed(3)}` })
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
  const [p, r] = [mean(precisions), mean(recalls)]
  const low = each.sort((a, b) => a.f1 - b.f1).slice(0, worst)
  return [`precision ${p.toFixed(3)} recall ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`, ...low.map(({ line }) => line)].join('\n  ')
}

/** For texts that tell only where their article starts and ends: the share of lines in a place that they may have. */
const agreement = (pages: readonly Page[], weights: (page: Page) => Weights): string => {
  let right = 0
  let all = 0
  for (const page of pages) {
    const places = placeLines(scoresOf(page.features, weights(page)), weights(page))
    for (const [line, places_] of page.allowed.entries()) {
      all++
      const place = places[line] as number
      const kept = place === BODY
      if ((places_ & (1 << BODY)) !== 0 ? kept || (places_ & (1 << BETWEEN)) !== 0 : !kept) right++
    }
  }
  return `${right} of ${all} lines`
}

const corpora = positionals.flatMap((dir) => SHAPES.map((shape) => ({ name: `${dir} (${shape})`, pages: readPages(dir, shape) })))
const articles = (values.articles ?? []).flatMap((pair) => {
  const [texts, golds] = pair.split(':')
  return texts !== undefined && golds !== undefined ? readArticles(texts, golds) : []
})
const pages = [...corpora.flatMap((corpus) => corpus.pages), ...articles]
const rounds = Number(values.rounds)
const folds = Number(values.folds)
if (folds > 1) {
  const sites = [...new Set(pages.map((page) => page.site))].sort()
  const foldOf = (page: Page): number => sites.indexOf(page.site) % folds
  const perFold = Array.from({ length: folds }, (_, fold) =>
    weightsOf(
      fitted(
        pages.filter((page) => foldOf(page) !== fold),
        rounds,
      ),
    ),
  )
  const unseen = (page: Page): Weights => perFold[foldOf(page)] as Weights
  for (const { name, pages } of corpora) console.log(`unseen sites of ${name}: ${f1(pages, unseen, Number(values.worst))}`)
  if (articles.length > 0) console.log(`unseen articles: ${agreement(articles, unseen)}`)
}
if (values.write === true) {
  const weights = weightsOf(fitted(pages, rounds))
  for (const { name, pages } of corpora) console.log(`fitted on ${name}: ${f1(pages, () => weights)}`)
  if (articles.length > 0) console.log(`fitted articles: ${agreement(articles, () => weights)}`)
  const list = (name: string, entries: readonly (readonly [string, number])[]): string =>
    `${name}:\n${entries.map(([key, value]) => `  ${key}: ${value.toFixed(2)}`).join('\n')}\n`
  const named = (numbers: readonly number[]): (readonly [string, number])[] => FEATURES.map((feature, k) => [feature, numbers[k] as number] as const)
  const steps = STEPS.map(([from, to]) => [`${STATE_NAMES[from]} ${STATE_NAMES[to]}`, weights.steps[from * STATES + to] as number] as const)
  writeFileSync(
    join(import.meta.dirname, '..', 'src', 'knowledge', 'article-weights.yaml'),
    `# Fitted by scripts/fit-blocks.ts; what each feature means stands in src/article/features.ts.\n# keep: for a line being in the article; between: for it standing between its lines; leave: for it being the first behind; enter: for it being the first of it; resume: for it being the first behind something put between; steps: from one place to another.\n${list('keep', named(weights.keep))}${list('between', named(weights.between))}${list('leave', named(weights.leave))}${list('enter', named(weights.enter))}${list('resume', named(weights.resume))}${list('steps', steps)}`,
  )
}
