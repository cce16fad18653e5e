/** What a feed said of itself when it was read. Absent values are null, dates as in `Entry`. */
export interface FeedDocument {
  readonly title: string | null
  readonly url: string | null
  readonly description: string | null
  readonly language: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  /** The charset that the bytes were decoded from, lower-case, for example `windows-1252`. */
  readonly encoding: string
}

/** An item as it stands in the feed. Dates are ISO 8601 with zone; an unreadable date is null, never now. */
export interface Entry {
  readonly id: string | null
  readonly url: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly content: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string | null
}

/** An entry with what tells it from the others of its feed and from its own earlier wording. */
export interface SeenEntry {
  /** The feed's own id of it, else its address, else its title and date; unique in the feed. */
  readonly entryKey: string
  readonly canonicalUrl: string | null
  /** Names what the feed says of it: another one is an edit. */
  readonly contentHash: string
  readonly entry: Entry
}

export interface ParsedFeed {
  readonly feed: FeedDocument
  readonly entries: readonly Entry[]
}

/** What is kept of a feed between two polls. */
export interface Feed {
  readonly id: string
  readonly sourceId: string
  readonly url: string
  readonly state: FeedState
  readonly etag: string | null
  readonly lastModified: string | null
  /** Weighted errors since the last success: a hard error counts 1, a soft one 0.5, a temporary one 0.25. */
  readonly errorWeight: number
  readonly intervalMinutes: number
  readonly lastSuccessAt: string | null
  readonly lastNewEntryAt: string | null
  readonly nextPollAt: string
  /** Where the last polls were redirected to for good; followed from the second confirmation on. */
  readonly redirectUrl: string | null
  readonly redirectConfirmations: number
  /** Names what the feed last held: tells a feed whose validators lie. */
  readonly contentHash: string | null
  /** Its ETag or Last-Modified stayed while its content changed: it is read in full until it is found honest again. */
  readonly validatorsLie: boolean
}

/** Of a feed that is stale nothing new has come for long: it answers with what is known, or fails again and again. */
export type FeedState = 'active' | 'degraded' | 'stale' | 'suspended' | 'retired'
