import type { HostRest } from '@wirewatch/model'
import type { Fetched } from './fetched.js'
import type { ClaimTurn } from './host-queue.js'
import type { permittedLookup } from './permitted-address.js'

export interface FetchUrlOptions {
  /** Where outlets may complain, a web or mail address: a part of the User-Agent. */
  readonly contact?: string | null
  /** Permits loopback addresses, for the bundled sample outlets and for tests. */
  readonly allowLoopback?: boolean
  /** For one request with all its redirects, from the first byte sent to the last received. */
  readonly timeoutMs?: number
  readonly feedLimitBytes?: number
  readonly pageLimitBytes?: number
  readonly mostRedirects?: number
  /** Which queue of requests an address belongs to and how far apart its requests are. By default the host, one second. */
  readonly politenessOf?: (url: URL) => { readonly key: string; readonly spacingMs: number }
  /** Requests to one politeness key at the same time. */
  readonly concurrencyPerHost?: number
  /** Shares the turns and the rests of a politeness key with other processes; absent: this process is alone with its hosts. */
  readonly claimTurn?: ClaimTurn
  /** Told of a politeness key that is to be left alone, also by other processes. */
  readonly onRest?: (key: string, rest: HostRest) => Promise<void>
  readonly respectRobots?: boolean
  /** Replaces the system's resolver: for tests. */
  readonly lookup?: Parameters<typeof permittedLookup>[1]
  readonly now?: () => Date
  /** Told of every fetch as it ends; what it does is waited for. */
  readonly onFetched?: (fetched: Fetched) => Promise<void>
}

/** Says who we are. Its first word is the name that robots.txt addresses. */
export const userAgentOf = (contact: string | null): string =>
  `Wirewatch/0.1 (${contact === null ? '' : `+${contact}; `}self-hosted news monitor; honours robots.txt)`

/** The options with what stands in for those that are not given. */
export interface Settings extends Required<Omit<FetchUrlOptions, 'lookup' | 'claimTurn' | 'contact'>> {
  readonly userAgent: string
}

export const settingsWith = ({
  lookup: _lookup,
  claimTurn: _claimTurn,
  contact = null,
  ...given
}: FetchUrlOptions): Settings => ({
  userAgent: userAgentOf(contact),
  allowLoopback: false,
  timeoutMs: 30_000,
  feedLimitBytes: 20 * 1024 * 1024,
  pageLimitBytes: 10 * 1024 * 1024,
  mostRedirects: 5,
  politenessOf: ({ hostname }) => ({ key: hostname.replace(/^www\./, ''), spacingMs: 1000 }),
  concurrencyPerHost: 1,
  respectRobots: true,
  now: () => new Date(),
  onFetched: async () => {},
  onRest: async () => {},
  ...given,
})
