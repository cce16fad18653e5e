/** A turn to ask a host, or a group of hosts. */
export interface HostTurn {
  /** Milliseconds until it comes. */
  readonly waitMs: number
  /** It is to be left alone, so that no turn was taken; null: it may be asked. */
  readonly rest: HostRest | null
}

/** How long a host is left alone, and for what. */
export interface HostRest {
  /** ISO 8601. */
  readonly until: string
  /** In words that follow its name: `answered 429`. */
  readonly why: string
}
