/** A document with what its server says of it. */
export interface NamedBytes {
  readonly bytes: Buffer
  /** Null where it came from a file or from standard input, as all that a server says. */
  readonly url: string | null
  readonly contentType: string | null
  readonly contentLocation: string | null
  readonly contentLanguage: string | null
}
