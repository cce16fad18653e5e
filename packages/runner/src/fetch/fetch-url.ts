import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import { askRobots, robotsLimitBytes } from './ask-robots.js'
import { exchange } from './exchange.js'
import type { FetchUrlOptions, Settings } from './fetch-settings.js'
import { answered, type FetchFor, type FetchSubject, unanswered } from './fetched.js'
import type { ClaimedTurn } from './host-queue.js'
import { type Client, openClient } from './open-client.js'
import { assertPermittedHost } from './permitted-address.js'
import { takeTurn } from './take-turn.js'

/** A `FetchUrl` that can also be closed: open connections are dropped. */
export interface FetchClient {
  readonly fetchUrl: FetchFor
  readonly close: () => Promise<void>
}

/**
 * The HTTP client of the line, with all its guards: only http(s), only public addresses (also after redirects and DNS),
 * limits of size, time and redirects, spacing and pauses per host, robots.txt for pages. Resolves with any status; throws `FetchFault`.
 */
export const createFetchUrl = (options: FetchUrlOptions = {}): FetchClient => {
  const client = openClient(options)
  return {
    fetchUrl: (wanted, subject, turn) => fetchPolitely(client, wanted, subject ?? null, turn ?? null),
    close: () => client.agent.destroy(),
  }
}

const fetchPolitely = async (
  client: Client,
  wanted: FetchRequest,
  subject: FetchSubject | null,
  turn: ClaimedTurn | null,
): Promise<FetchedResource> => observed(client, wanted, subject, () => follow(client, wanted, subject, turn))

/** Tells what came of a fetch, also of one that failed. */
const observed = async (
  { settings }: Client,
  wanted: FetchRequest,
  subject: FetchSubject | null,
  run: () => Promise<FetchedResource>,
): Promise<FetchedResource> => {
  const at = settings.now()
  try {
    const resource = await run()
    await settings.onFetched(answered(wanted, subject, at, resource))
    return resource
  } catch (error) {
    if (error instanceof FetchFault) await settings.onFetched(unanswered(wanted, subject, at, error))
    throw error
  }
}

interface Hop {
  readonly url: URL
  readonly permanentUrl: string | null
  readonly isPermanentSoFar: boolean
}

/** Follows redirects. Each hop takes its own place in the queue of its host and is checked as if it came first. */
const follow = async (
  client: Client,
  wanted: FetchRequest,
  subject: FetchSubject | null,
  turn: ClaimedTurn | null,
): Promise<FetchedResource> => {
  const { settings } = client
  const limit = limitOf(wanted, settings)
  const asksRobots = wanted.purpose === 'page' && settings.respectRobots
  const fetchRobots = (robots: FetchRequest) => fetchPolitely(client, robots, subject, null)
  const startedAt = settings.now().getTime()
  const seen = new Set<string>()
  let spentMs = 0
  let hop: Hop = { url: readAddress(wanted.url, null), permanentUrl: null, isPermanentSoFar: true }
  for (let count = 0; count <= settings.mostRedirects; count++) {
    if (seen.has(hop.url.href)) throw new FetchFault('too-many-redirects', `${hop.url.href} redirects in a circle`)
    seen.add(hop.url.href)
    assertPermittedHost(hop.url.hostname, settings)
    const spacingMs = asksRobots ? await askRobots(client, hop.url, fetchRobots) : 0
    const answer = await takeTurn(client, hop.url, spacingMs, count === 0 ? turn : null, () =>
      exchange(client, hop.url, wanted, limit, settings.timeoutMs - spentMs),
    )
    spentMs += answer.durationMs
    if (answer.location === null) {
      return { ...answer.resource, url: hop.url.href, permanentUrl: hop.permanentUrl, durationMs: spentMs }
    }
    const url = readAddress(answer.location, hop.url)
    const isPermanentSoFar = hop.isPermanentSoFar && (answer.resource.status === 301 || answer.resource.status === 308)
    hop = { url, permanentUrl: isPermanentSoFar ? url.href : hop.permanentUrl, isPermanentSoFar }
  }
  throw new FetchFault(
    'too-many-redirects',
    `${wanted.url} redirects more than ${settings.mostRedirects} times (${Math.round(settings.now().getTime() - startedAt)} ms)`,
  )
}

const limitOf = ({ purpose }: FetchRequest, { feedLimitBytes, pageLimitBytes }: Settings): number => {
  if (purpose === 'robots') return robotsLimitBytes
  return purpose === 'page' ? pageLimitBytes : feedLimitBytes
}

const readAddress = (address: string, base: URL | null): URL => {
  const trimmed = address.trim()
  if (!URL.canParse(trimmed, base?.href)) throw new FetchFault('bad-url', `not an address: ${trimmed.slice(0, 200)}`)
  const url = new URL(trimmed, base?.href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFault('bad-url', `only http and https are fetched, not ${url.protocol}`)
  url.hash = ''
  return url
}
