import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import type { Client } from './open-client.js'
import { allowAll, allowNothing, type RobotsRules, readRobots } from './robots-rules.js'

type FetchRobots = (wanted: FetchRequest) => Promise<FetchedResource>

/** Throws a `robots` fault where the host asks not to read the address; else the spacing that it asks for, in milliseconds. */
export const askRobots = async (client: Client, url: URL, fetch: FetchRobots): Promise<number> => {
  const rules = await robotsOf(client, url, fetch)
  if (!rules.isAllowed(url.href))
    throw new FetchFault('robots', `robots.txt of ${url.host} asks not to read ${url.href}`)
  return rules.crawlDelayMs ?? 0
}

const robotsOf = (client: Client, url: URL, fetch: FetchRobots): Promise<RobotsRules> => {
  const { robots, settings } = client
  const now = settings.now().getTime()
  const known = robots.get(url.origin)
  if (known !== undefined && known.until > now) return known.rules
  if (robots.size > 5_000) robots.clear()
  const rules = fetchRobots(client, url.origin, fetch)
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
export const robotsLimitBytes = 512 * 1024

const fetchRobots = async (client: Client, origin: string, fetch: FetchRobots): Promise<RobotsRules> => {
  const robotsUrl = `${origin}/robots.txt`
  const agentName = client.settings.userAgent.split(/[/\s]/)[0]!
  const wanted: FetchRequest = { url: robotsUrl, purpose: 'robots', etag: null, lastModified: null }
  try {
    const { status, body } = await fetch(wanted)
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
