import type { Feed } from './feed.js'
import type { Source } from './source.js'

/** A feed and its outlet: what a poll is about. */
export interface FeedOfSource {
  readonly feed: Feed
  readonly source: Source
}

/** What one poll came to, as it is kept. Failures come this way too: they change when the feed is asked again. */
export interface Poll {
  /** `ok`, `not-modified`, or the kind of failure: `http`, `dns`, `timeout`, `not-a-feed`, `not-kept`, … */
  readonly outcome: string
  /** What went wrong in one sentence for people, null where nothing did. */
  readonly error: string | null
  /** The feed as it is to be kept. */
  readonly feed: Feed
  /** None of the entries was known, though the feed has been polled before: some may have come and gone in between. */
  readonly isGapSuspected: boolean
  readonly fetched: FetchEvent
}

/** The request of a poll, as the history of requests keeps it. */
export interface FetchEvent {
  readonly url: string
  /** ISO 8601. */
  readonly at: string
  /** HTTP status, null where there was no answer. */
  readonly status: number | null
  readonly bytes: number | null
  readonly durationMs: number | null
  readonly entriesSeen: number | null
  readonly entriesNew: number | null
}
