/** What a mention of a name counts for, and what mentions of a sort may come to at most. */
export interface Sort {
  readonly votes: number
  readonly most: number
  readonly rule: string
}

/** "© 2024 KXTE" */
export const NOTICE: Sort = { votes: 3, most: 3, rule: 'foot.copyright' }
/** "© 2024 Kurier Verlags GmbH" */
export const FIRM: Sort = { votes: 1.9, most: 1.9, rule: 'foot.copyright' }
/** "kurier.at" */
export const DOMAIN: Sort = { votes: 1, most: 3, rule: 'page.domain' }
/** "About the Courier" */
export const CUED: Sort = { votes: 1.4, most: 2.8, rule: 'page.names-itself' }
/** "Follow the Courier | on Facebook" */
export const CUT_SHORT: Sort = { votes: 0.7, most: 2.8, rule: 'page.names-itself' }
/** A name as a line of its own. */
export const ALONE: Sort = { votes: 0.5, most: 1.5, rule: 'page.names-itself' }
/** A known name of several words, anywhere around the article. */
export const MENTION: Sort = { votes: 0.4, most: 2.4, rule: 'page.names-itself' }
/** A known name of one word, with what it sells: "Kurier Shop", "Jobs Kurier". */
export const COMPOUND: Sort = { votes: 0.3, most: 2.1, rule: 'page.names-itself' }

/** Votes that a name needs; and a known one, of which the page shows more than its name. */
export const ENOUGH = 1.9
export const ENOUGH_KNOWN = 1
/** What votes for a known name count beside others', and those for a domain of which nothing else is told. */
export const KNOWN = 2
export const ONLY_DOMAIN = 0.5
