import type { SourceKind } from '@wirewatch/model/source.js'

/** An invented outlet with its week of entries, newest first. */
export interface SampleOutlet {
  /** Also its path prefix: `/<id>/feed.xml`, `/<id>/<slug>.html`. */
  readonly id: string
  readonly name: string
  readonly strapline: string
  readonly country: string
  readonly language: string
  readonly zone: string
  readonly kind: SourceKind
  readonly format: FeedFormat
  readonly charset: Charset
  /** True where the feed carries the whole text and not only a summary. */
  readonly hasFullText: boolean
  /** True where the feed is not well-formed XML, as a careless publishing system writes it. */
  readonly isMalformed: boolean
  /** True where the feed has an ETag and answers 304 to whoever knows it. */
  readonly hasETag: boolean
  /** Names of feed files that the outlet once had; they answer 404. */
  readonly goneFeeds: readonly string[]
  readonly template: PageTemplate
  readonly sections: readonly string[]
  readonly entries: readonly SampleEntry[]
}

export type FeedFormat = 'rss-2.0' | 'rss-1.0' | 'atom-1.0' | 'json-feed'
export type Charset = 'utf-8' | 'windows-1252'
export type PageTemplate = 'broadsheet' | 'portal' | 'plain'

/** One content file. */
export interface SampleEntry {
  readonly slug: string
  readonly title: string
  /** ISO 8601 with the offset of the outlet's zone. */
  readonly published: string
  readonly byline: string
  readonly section: string
  readonly summary: string
  /** Line under the picture; null where the page has none. */
  readonly caption: string | null
  readonly paragraphs: readonly string[]
}

/** Stands on every page and in every feed, so that nobody takes the week for news. */
export const inventedNotice =
  'Invented for demonstration: this outlet does not exist and what it reports did not happen.'
