import type { Warning } from '../input/raw-text.js'
import type { Span } from '../text/span.js'
import type { Tokens } from '../text/tokens.js'
import type { TimeValue } from '../time/interval.js'

/** What a block is. Only `title` and `body` are the article; the header kinds are read as metadata, the rest is stripped. */
export type BlockRole = 'title' | 'body' | 'standfirst' | 'byline' | 'dateline' | 'section' | 'boilerplate'

/** Lines that belong together. */
export interface Block {
  readonly span: Span
  readonly role: BlockRole
  /** Above 0 the block's own features speak for the article; what was decided after looking at its neighbours is `role`. */
  readonly score: number
  /** Feature → its share in the score, for `clean --explain`. */
  readonly features: Readonly<Record<string, number>>
}

export interface Sentence extends Span {
  /** First token, and the one after the last. */
  readonly first: number
  readonly last: number
  readonly block: number
  /** Headlines have another grammar (no articles, no verb). `heading`: a title within the body. */
  readonly role: 'title' | 'heading' | 'body'
}

/** A value of the page's head, and the span that shows it (null where the value came with the record, from outside the text). */
export interface HeaderValue<T> {
  readonly value: T
  readonly span: Span | null
  readonly rule: string
}

/** The article within a text: what was kept, with what its head says. */
export interface Article {
  readonly text: string
  readonly tokens: Tokens
  readonly blocks: readonly Block[]
  /** Sentences of the title (first, where there is one) and of the kept blocks, in the order of the text. */
  readonly sentences: readonly Sentence[]
  readonly title: HeaderValue<string> | null
  /** BCP 47 primary tag; "und" where it can't be told. */
  readonly language: string
  readonly publisher: HeaderValue<string> | null
  readonly byline: HeaderValue<string> | null
  readonly published: HeaderValue<TimeValue> | null
  readonly updated: HeaderValue<TimeValue> | null
  readonly removed: { readonly blocks: number; readonly characters: number }
  readonly warnings: readonly Warning[]
}
