/** Where and when other reports of the same incident can lie: what a candidate search asks for. */
export interface SearchBlock {
  /** ISO 3166-1 alpha-2; null: anywhere. */
  readonly country: string | null
  /** Null: anywhere in the country. */
  readonly admin1: string | null
  /** Counted from 1970-01-01, both included. */
  readonly days: { readonly first: number; readonly last: number }
}
