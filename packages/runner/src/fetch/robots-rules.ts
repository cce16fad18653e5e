import robotsParser from 'robots-parser'

export interface RobotsRules {
  readonly isAllowed: (url: string) => boolean
  /** Milliseconds between two requests that the host asks for; null where it asks for nothing. */
  readonly crawlDelayMs: number | null
}

/** Reads a robots.txt for one crawler by the first word of its User-Agent. */
export const readRobots = (robotsUrl: string, text: string, agent: string): RobotsRules => {
  const robots = createRobots(robotsUrl, text)
  const delay = robots.getCrawlDelay(agent)
  return {
    isAllowed: (url) => robots.isAllowed(url, agent) !== false,
    crawlDelayMs:
      delay === undefined || !Number.isFinite(Number(delay)) ? null : Math.min(Number(delay), mostDelaySeconds) * 1000,
  }
}

/** RFC 9309, 2.3.1.3: without a robots.txt everything is allowed. */
export const allowAll: RobotsRules = { isAllowed: () => true, crawlDelayMs: null }

/** RFC 9309, 2.3.1.4: while the server fails to give it, nothing is. */
export const allowNothing: RobotsRules = { isAllowed: () => false, crawlDelayMs: null }

const mostDelaySeconds = 30

/** Its types promise a default export; a CommonJS module's default is the function itself. */
const createRobots = robotsParser as unknown as typeof robotsParser.default
