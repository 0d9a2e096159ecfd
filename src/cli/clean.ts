import type { Article, Block } from '../article/article.js'
import { articleOf } from '../extract.js'
import { articleText, isKept } from '../report/article-text.js'
import { codePointOffsets } from '../text/codepoints.js'
import { textOf } from '../text/span.js'
import { oneLine } from '../text/visible.js'
import type { Run } from './commands.js'
import { extractOptions } from './extract-options.js'
import { type Paint, paintFor } from './paint.js'
import { namesSeveral, writeEach } from './reading.js'
import { withSink } from './writing.js'

/** Characters of a block that `--explain` shows. */
const SHOWN = 100

/** Feature → share, the heaviest first: "sentences +1.20, capitals -0.31". */
const featuresOf = (block: Block): string =>
  Object.entries(block.features)
    .filter(([, share]) => share !== 0)
    .sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1))
    .map(([name, share]) => `${name} ${share < 0 ? '' : '+'}${share.toFixed(2)}`)
    .join(', ')

/** One block in three lines: what became of it, what decided, how it begins. */
const explanation = (article: Article, paint: Paint): string => {
  const at = codePointOffsets(article.text)
  return article.blocks
    .map((block) => {
      const kept = isKept(block.role)
      const line = `${kept ? 'kept   ' : 'dropped'} ${block.role.padEnd(11)} ${`${at(block.span.start)}-${at(block.span.end)}`.padEnd(13)} score ${block.score.toFixed(2)}`
      return `${(kept ? paint.kept : paint.dropped)(line)}\n  ${featuresOf(block)}\n  ${oneLine(textOf(article.text, block.span), SHOWN)}\n`
    })
    .join('')
}

/** What was stripped, a block a line: what it was taken for, where it stands, its text. */
const removal = (article: Article): string => {
  const at = codePointOffsets(article.text)
  return article.blocks
    .filter((block) => !isKept(block.role))
    .map(({ role, span }) => `${role}\t${at(span.start)}-${at(span.end)}\t${oneLine(textOf(article.text, span))}\n`)
    .join('')
}

export const runClean: Run = async (paths, options, io) => {
  const settings = await extractOptions(options, io)
  if (settings === null) return 1
  const paint = await paintFor(io.colour.stdout && options.output === undefined)
  const several = namesSeveral(paths, options)
  // What is explained is made visible here; the article alone may still hold what would steer a terminal
  return withSink(options.output, io, options.explain === true || options.removed === true ? 'painted' : 'plain', async (sink) => {
    const { failed } = await writeEach(paths, options, io, sink, (raw, index) => {
      const article = articleOf(raw, settings)
      const head = several ? `${index === 0 ? '' : '\n'}==> ${oneLine(raw.path)} <==\n` : ''
      if (options.explain === true) return head + explanation(article, paint)
      return head + (options.removed === true ? removal(article) : `${articleText(article)}\n`)
    })
    return failed > 0 ? 1 : 0
  })
}
