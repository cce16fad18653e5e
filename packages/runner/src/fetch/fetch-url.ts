import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import { Agent, type Dispatcher, request } from 'undici'
import { faultOf } from './fault-of.js'
import { answered, type Fetched, type FetchFor, type FetchSubject, unanswered } from './fetched.js'
import { type ClaimTurn, createHostQueue, type HostQueue } from './host-queue.js'
import { createHostRest, type HostRest } from './host-rest.js'
import { assertPermittedHost, permittedLookup } from './permitted-address.js'
import { acceptedEncodings, readBody, tooLarge } from './read-body.js'
import { headerOf, maxAgeSeconds, retryAfterSeconds } from './response-headers.js'
import { allowAll, allowNothing, type RobotsRules, readRobots } from './robots-rules.js'

export interface FetchUrlOptions {
  /** Says who we are; an operator adds where to complain. Its first word is the name that robots.txt addresses. */
  readonly userAgent?: string
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
  /** Shares the turns of a politeness key with other processes; absent: this process is alone with its hosts. */
  readonly claimTurn?: ClaimTurn
  readonly respectRobots?: boolean
  /** Replaces the system's resolver: for tests. */
  readonly lookup?: Parameters<typeof permittedLookup>[1]
  readonly now?: () => Date
  /** Told of every fetch as it ends; what it does is waited for. */
  readonly onFetched?: (fetched: Fetched) => Promise<void>
}

export const defaultUserAgent = 'Wirewatch/0.1 (self-hosted news monitor; honours robots.txt)'

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
  const client = clientWith(options)
  return {
    fetchUrl: (wanted, subject) => fetchPolitely(client, wanted, subject ?? null),
    close: () => client.agent.destroy(),
  }
}

interface Client {
  readonly agent: Agent
  readonly queue: HostQueue
  readonly rest: HostRest
  readonly settings: Settings
  readonly robots: Map<string, { readonly rules: Promise<RobotsRules>; readonly until: number }>
}

type Settings = Required<Omit<FetchUrlOptions, 'lookup' | 'claimTurn'>>

const clientWith = ({ lookup, claimTurn, ...given }: FetchUrlOptions): Client => {
  const settings: Settings = {
    userAgent: defaultUserAgent,
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
    ...given,
  }
  const agent = new Agent({
    connect: { lookup: permittedLookup(settings, lookup), timeout: settings.timeoutMs },
    headersTimeout: settings.timeoutMs,
    bodyTimeout: settings.timeoutMs,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 32_768,
    // without it a page that is asked for while another is read would wait for it on the same connection
    pipelining: 1,
  })
  const queue = createHostQueue({
    concurrency: settings.concurrencyPerHost,
    ...(claimTurn === undefined ? {} : { claimTurn }),
  })
  return { agent, queue, rest: createHostRest(), settings, robots: new Map() }
}

const fetchPolitely = async (
  client: Client,
  wanted: FetchRequest,
  subject: FetchSubject | null,
): Promise<FetchedResource> => {
  const { settings } = client
  const asksRobots = wanted.purpose === 'page' && settings.respectRobots
  return observed(client, wanted, subject, () => follow(client, wanted, limitOf(wanted, settings), asksRobots, subject))
}

const limitOf = ({ purpose }: FetchRequest, { feedLimitBytes, pageLimitBytes }: Settings): number => {
  if (purpose === 'robots') return robotsLimitBytes
  return purpose === 'page' ? pageLimitBytes : feedLimitBytes
}

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
  limit: number,
  asksRobots: boolean,
  subject: FetchSubject | null,
): Promise<FetchedResource> => {
  const { settings } = client
  const startedAt = settings.now().getTime()
  const seen = new Set<string>()
  let spentMs = 0
  let hop: Hop = { url: readAddress(wanted.url, null), permanentUrl: null, isPermanentSoFar: true }
  for (let count = 0; count <= settings.mostRedirects; count++) {
    if (seen.has(hop.url.href)) throw new FetchFault('too-many-redirects', `${hop.url.href} redirects in a circle`)
    seen.add(hop.url.href)
    assertPermittedHost(hop.url.hostname, settings)
    const spacingMs = asksRobots ? await askRobots(client, hop.url, subject) : 0
    const answer = await takeTurn(client, hop.url, spacingMs, () =>
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

/** Waits for its turn with the host, and hears how it went: one that asks for a pause, or keeps failing, is left alone. */
const takeTurn = (client: Client, url: URL, leastSpacingMs: number, task: () => Promise<Answer>): Promise<Answer> => {
  const { queue, rest, settings } = client
  const { key, spacingMs } = settings.politenessOf(url)
  assertAwake(client, key, url)
  return queue.run(key, Math.max(spacingMs, leastSpacingMs), async () => {
    // It may have fallen asleep while others were asked before.
    assertAwake(client, key, url)
    try {
      const answer = await task()
      rest.noteAnswer(key, settings.now(), answer.resource)
      return answer
    } catch (error) {
      if (error instanceof FetchFault) rest.noteFault(key, settings.now(), error.kind)
      throw error
    }
  })
}

const assertAwake = ({ rest, settings }: Client, key: string, url: URL): void => {
  const why = rest.why(key, settings.now())
  if (why !== null) throw new FetchFault('resting', `${url.hostname} ${why}`)
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

interface Answer {
  /** Where a redirect points, null for any other answer. */
  readonly location: string | null
  readonly resource: Omit<FetchedResource, 'url' | 'permanentUrl' | 'durationMs'>
  readonly durationMs: number
}

/** One request and its answer within the time that is left. */
const exchange = async (
  client: Client,
  url: URL,
  wanted: FetchRequest,
  limit: number,
  leftMs: number,
): Promise<Answer> => {
  const { settings } = client
  const startedAt = performance.now()
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(timeoutOf(url, settings)), Math.max(1, leftMs))
  let response: Dispatcher.ResponseData | null = null
  try {
    response = await request(url, {
      dispatcher: client.agent,
      signal: abort.signal,
      headers: requestHeaders(settings, wanted),
    })
    const location = isRedirect(response.statusCode) ? headerOf(response.headers, 'location') : null
    const body =
      location !== null || response.statusCode === 304 ? new Uint8Array() : await readLimited(response, url, limit)
    return {
      location,
      resource: resourceOf(response, body, settings.now()),
      durationMs: Math.round(performance.now() - startedAt),
    }
  } catch (error) {
    throw abort.signal.aborted ? timeoutOf(url, settings) : faultOf(error, url.hostname)
  } finally {
    clearTimeout(timer)
    response?.body.on('error', () => {}).destroy()
  }
}

const timeoutOf = (url: URL, { timeoutMs }: Settings): FetchFault =>
  new FetchFault('timeout', `${url.hostname} did not answer in full within ${timeoutMs / 1000} s`)

const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308

const readLimited = async (response: Dispatcher.ResponseData, url: URL, limit: number): Promise<Uint8Array> => {
  if (Number(headerOf(response.headers, 'content-length') ?? 0) > limit) throw tooLarge(url.hostname, limit)
  const contentEncoding = headerOf(response.headers, 'content-encoding')
  return readBody(response.body, { limit, contentEncoding, host: url.hostname })
}

const requestHeaders = (settings: Settings, { purpose, etag, lastModified }: FetchRequest): Record<string, string> => ({
  'user-agent': settings.userAgent,
  accept: accepted[purpose],
  'accept-encoding': acceptedEncodings,
  'accept-language': 'en, *;q=0.5',
  ...(etag === null ? {} : { 'if-none-match': etag }),
  ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
})

const accepted: Readonly<Record<FetchRequest['purpose'], string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
  sitemap: 'application/xml, text/xml, */*;q=0.5',
}

const resourceOf = (
  { statusCode, headers }: Dispatcher.ResponseData,
  body: Uint8Array,
  now: Date,
): Answer['resource'] => ({
  status: statusCode,
  contentType: headerOf(headers, 'content-type'),
  etag: headerOf(headers, 'etag'),
  lastModified: headerOf(headers, 'last-modified'),
  retryAfterSeconds: retryAfterSeconds(headerOf(headers, 'retry-after'), now),
  maxAgeSeconds: maxAgeSeconds(headers, now),
  body,
})

/** Throws a `robots` fault where the host asks not to read the address; else the spacing that it asks for, in milliseconds. */
const askRobots = async (client: Client, url: URL, subject: FetchSubject | null): Promise<number> => {
  const rules = await robotsOf(client, url, subject)
  if (!rules.isAllowed(url.href))
    throw new FetchFault('robots', `robots.txt of ${url.host} asks not to read ${url.href}`)
  return rules.crawlDelayMs ?? 0
}

const robotsOf = (client: Client, url: URL, subject: FetchSubject | null): Promise<RobotsRules> => {
  const { robots, settings } = client
  const now = settings.now().getTime()
  const known = robots.get(url.origin)
  if (known !== undefined && known.until > now) return known.rules
  if (robots.size > 5_000) robots.clear()
  const rules = fetchRobots(client, url.origin, subject)
  robots.set(url.origin, { rules, until: now + robotsLifeMs })
  rules.then(
    (found) => {
      if (found === allowNothing) robots.set(url.origin, { rules, until: now + robotsFailureLifeMs })
    },
    () => robots.delete(url.origin),
  )
  return rules
}

const robotsLifeMs = 24 * 3_600_000
const robotsFailureLifeMs = 10 * 60_000
const robotsLimitBytes = 512 * 1024

const fetchRobots = async (client: Client, origin: string, subject: FetchSubject | null): Promise<RobotsRules> => {
  const robotsUrl = `${origin}/robots.txt`
  const agentName = client.settings.userAgent.split(/[/\s]/)[0]!
  const wanted: FetchRequest = { url: robotsUrl, purpose: 'robots', etag: null, lastModified: null }
  try {
    const { status, body } = await fetchPolitely(client, wanted, subject)
    if (status >= 500 || status === 429) return allowNothing
    if (status !== 200) return allowAll
    return readRobots(robotsUrl, Buffer.from(body).toString('utf8'), agentName)
  } catch (error) {
    // one that is too large, goes round in circles or cannot be unpacked forbids nothing; a host that is down forbids itself
    if (
      error instanceof FetchFault &&
      ['too-large', 'too-many-redirects', 'bad-encoding', 'bad-url'].includes(error.kind)
    )
      return allowAll
    throw error
  }
}
