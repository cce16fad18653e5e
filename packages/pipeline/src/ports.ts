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
  | 'bad-url'
  | 'bad-encoding'
  | 'other'

/** The time at which the stage runs. */
export type Now = () => Date
