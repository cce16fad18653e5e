import type { Earlier, EarlierSearch, ReceiverTarget } from '@wirewatch/model'

/** What stages are handed from outside. The runner builds these; tests pass plain functions. */

/** Reads an address. Resolves with any HTTP status; throws `FetchFault` where no answer could be had or it was refused. */
export type FetchUrl = (request: FetchRequest) => Promise<FetchedResource>

export interface FetchRequest {
  readonly url: string
  readonly purpose: FetchPurpose
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Pages are read only where robots.txt permits it; feeds and sitemaps are published to be read by programs. */
export type FetchPurpose = 'feed' | 'page' | 'robots' | 'sitemap'

export interface FetchedResource {
  readonly status: number
  /** The address that answered, after redirects. */
  readonly url: string
  readonly permanentUrl: string | null
  readonly contentType: string | null
  /** As sent: may be relative, and may be no address at all. */
  readonly contentLocation: string | null
  readonly contentLanguage: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly retryAfterSeconds: number | null
  readonly maxAgeSeconds: number | null
  readonly body: Uint8Array
  readonly durationMs: number
}

/** Why an address gave no answer. The runner decides by `kind` whether and when to try again. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault'
  readonly kind: FetchFaultKind
  constructor(kind: FetchFaultKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

export type FetchFaultKind =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'too-large'
  | 'too-many-redirects'
  | 'refused-address'
  /** The outlet's robots.txt asks not to read this address. */
  | 'robots'
  /** The host asked for a pause, or has failed several times just now: it was not asked. */
  | 'resting'
  | 'bad-url'
  | 'bad-encoding'
  | 'other'

/** The time at which the stage runs. */
export type Now = () => Date

/** Whether an incident like this one was known before, in its area and within so many days before it. */
export type FindEarlier = (search: EarlierSearch) => Promise<Earlier>

/** Hands a message to its receiver. Resolves when it was taken; throws `SendFault`. */
export type Send = (message: Message) => Promise<void>

export interface Message {
  /** Its name in the rules; for a digest, the digest's. */
  readonly receiver: string
  readonly target: ReceiverTarget
  /** The same at every attempt. */
  readonly idempotencyKey: string
  readonly content: MessageContent
}

/** A message in the form of its channel, with every value escaped for it. */
export type MessageContent =
  | { readonly kind: 'post'; readonly contentType: string; readonly body: string }
  | { readonly kind: 'email'; readonly subject: string; readonly text: string; readonly html: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'entries'; readonly entries: readonly FeedEntry[] }

/** One alert in a feed of alerts. */
export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly text: string
  readonly html: string
  /** ISO 8601. */
  readonly updatedAt: string
}

/** Why a message was not taken. */
export class SendFault extends Error {
  override readonly name = 'SendFault'
  /** `permanent`: trying again will not help. */
  readonly kind: 'temporary' | 'permanent'
  readonly retryAfterSeconds: number | null
  constructor(
    kind: SendFault['kind'],
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number | null } = {},
  ) {
    super(message, options)
    this.kind = kind
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}
