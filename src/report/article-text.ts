import type { Article, BlockRole } from '../article/article.js'
import { textOf } from '../text/span.js'

/** The blocks that a reader would call the article; header lines are metadata, the rest was stripped. */
const KEPT: ReadonlySet<BlockRole> = new Set(['title', 'body'])

export const isKept = (role: BlockRole): boolean => KEPT.has(role)

/** The article without boilerplate: its blocks as they are written, a blank line between two. Its title is told apart from it. */
export const articleText = (article: Article): string =>
  article.blocks
    .filter((block) => block.role === 'body')
    .map((block) => textOf(article.text, block.span).trim())
    .filter((text) => text !== '')
    .join('\n\n')
