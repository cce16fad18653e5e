/** An outlet that publishes. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly homepage: string | null
  /** ISO 3166-1 alpha-2, the country it reports from. */
  readonly country: string
  /** BCP 47, for example `en` or `en-PK`. */
  readonly language: string
  /** IANA time zone in which it dates its reports, for example `Asia/Karachi`. */
  readonly zone: string
  /** Publisher family: outlets of one newsroom share it and count as one origin. */
  readonly family: string
  readonly kind: SourceKind
  readonly feeds: readonly FeedAddress[]
  readonly politeness: Politeness
}

export type SourceKind =
  | 'newspaper'
  | 'agency'
  | 'broadcaster'
  | 'online'
  | 'state_media'
  | 'monitor'
  | 'government'
  | 'armed_group_media'

/** One URL of a source that we poll. */
export interface FeedAddress {
  readonly id: string
  readonly url: string
}

export interface Politeness {
  /** Sources with one key share one queue of requests: by default the host name. */
  readonly key: string | null
  /** Least time between two requests to the key, in milliseconds. */
  readonly spacingMs: number
  /** Bounds of the time between two polls of a feed, in minutes. */
  readonly everyMinutes: { readonly least: number; readonly most: number }
  /** What an operator should know, for example "answers 403 to unknown agents". */
  readonly note: string | null
}
