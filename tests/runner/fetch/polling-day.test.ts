import type { Feed, Source } from '@wirewatch/model'
import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import { poll } from '@wirewatch/pipeline/poll/poll.js'
import { createHostQueue } from '@wirewatch/runner/fetch/host-queue.js'
import { jobsAtOnce } from '@wirewatch/runner/jobs.js'
import { expect, test } from 'vitest'
import { aFeed, aFeedOfSource, anAnswer } from '../../builders/a-feed.js'
import { pageWords } from '../../builders/page-words.js'
import { startClock, type VirtualClock } from './virtual-clock.js'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.parse('2024-03-09T00:00:00Z')
const everyMinutes = { least: 10, most: 240 }
const feedCount = 5_000
/** The first hundred feeds share one host, the others stand four to a host. */
const crowd = 100
const spacingMs = 1_000
/** Entries that a feed holds at a time. */
const held = 10
/** Polls at a time, as one process runs them unless it is told otherwise. */
const lanes = jobsAtOnce('feeds', 4)
const sweepEveryMs = 10_000

/** How a server behaves, by the last two digits of its number: four in five as they should. */
const behaviours = {
  'never answers': (n: number) => n % 100 < 8,
  'asks us to slow down': (n: number) => n % 100 === 8 || n % 100 === 9,
  'is not found': (n: number) => n % 100 === 10 || n % 100 === 11,
  'is gone': (n: number) => n % 100 === 12,
  'checks the browser': (n: number) => n % 100 >= 13 && n % 100 < 16,
  'has moved': (n: number) => n % 100 === 16,
  'says not modified, always': (n: number) => n % 100 === 17,
} as const
type Behaviour = keyof typeof behaviours | 'well'

interface Watched {
  readonly host: string
  readonly behaviour: Behaviour
  /** Entries a day, from one to several an hour. */
  readonly rhythm: number
  /** When each request was sent. */
  readonly requests: number[]
  /** How long each poll waited for its turn after it was due. */
  readonly delays: number[]
  feed: Feed
  /** When its next poll is due; never, once it is retired. */
  dueAt: number
  /** Number of the newest entry that we know, and how many were never seen. */
  known: number
  missed: number
}

test('a day of polling 5,000 feeds keeps to the limits of every source and host, and misses next to nothing', async () => {
  const clock = startClock(start)
  const feeds = Array.from({ length: feedCount }, (_, n) => watch(n))
  const hosts = await pollForADay(clock, feeds)

  for (const [host, { starts, most }] of hosts) {
    expect({ host, atOnce: most }).toEqual({ host, atOnce: 1 })
    expect({ host, tooClose: gapsOf(starts).filter((gap) => gap < spacingMs) }).toEqual({ host, tooClose: [] })
  }
  for (const { requests, behaviour } of feeds) {
    const tooSoon = gapsOf(requests).filter((gap) => gap < leastGap[behaviour] * minute)
    expect({ behaviour, tooSoon }).toEqual({ behaviour, tooSoon: [] })
    expect(requests.length).toBeGreaterThanOrEqual(behaviour === 'is gone' ? 1 : 3)
    expect(requests.length).toBeLessThanOrEqual(mostRequests[behaviour])
  }
  expect(statesOf(feeds, 'well')).toEqual(['active'])
  expect(statesOf(feeds, 'is gone')).toEqual(['retired'])
  expect(statesOf(feeds, 'is not found')).toEqual(['stale'])
  expect(statesOf(feeds, 'never answers')).toEqual(['degraded'])
  expect(statesOf(feeds, 'checks the browser')).toEqual(['degraded'])
  expect(of(feeds, 'has moved').every(({ feed }) => feed.url.endsWith('/moved'))).toBe(true)

  const all = feeds.flatMap(({ requests }) => requests)
  expect(all.length / feedCount).toBeLessThan(20)
  expect(busiestMinute(all)).toBeLessThan(feedCount / 20)
  const delays = feeds.flatMap((watched) => watched.delays).toSorted((a, b) => a - b)
  expect(delays[Math.floor(delays.length * 0.95)]!).toBeLessThan(minute)

  const well = of(feeds, 'well')
  const published = well.reduce((sum, { known }) => sum + known, 0)
  const missed = well.reduce((sum, watched) => sum + watched.missed, 0)
  expect(missed / published).toBeLessThan(0.001)
}, 300_000)

/** Minutes between two requests of one feed that no rule ever shortens. */
const leastGap: Readonly<Record<Behaviour, number>> = {
  well: everyMinutes.least,
  'has moved': everyMinutes.least,
  'says not modified, always': everyMinutes.least,
  'never answers': 30,
  'asks us to slow down': 60,
  'is not found': 60,
  'is gone': day,
  'checks the browser': 30,
}

const mostRequests: Readonly<Record<Behaviour, number>> = {
  well: (24 * 60) / everyMinutes.least,
  'has moved': (24 * 60) / everyMinutes.least,
  'says not modified, always': (24 * 60) / everyMinutes.least,
  'never answers': 20,
  'asks us to slow down': 20,
  'is not found': 8,
  'is gone': 1,
  'checks the browser': 12,
}

/** All feeds come due within half an hour, as after an import. */
const watch = (n: number): Watched => {
  const found = Object.entries(behaviours).find(([, isOne]) => isOne(n))
  const host = n < crowd ? 'crowd.example' : `host-${n % 1_225}.example`
  const feed = aFeed({
    id: `feed-${n}`,
    url: `https://${host}/${n}`,
    intervalMinutes: 30,
    lastSuccessAt: null,
    lastNewEntryAt: null,
    nextPollAt: new Date(start + (n % 30) * minute).toISOString(),
  })
  const behaviour = (found?.[0] as Behaviour | undefined) ?? 'well'
  const rhythm = [1, 4, 12, 24, 75][n % 5]!
  return {
    host,
    behaviour,
    rhythm,
    requests: [],
    delays: [],
    feed,
    dueAt: start + (n % 30) * minute,
    known: 0,
    missed: 0,
  }
}

interface HostDay {
  readonly starts: number[]
  active: number
  most: number
}

/** The sweep, the lanes and the queues of the hosts as the service has them, on a clock that is moved. */
async function pollForADay(clock: VirtualClock, feeds: readonly Watched[]): Promise<ReadonlyMap<string, HostDay>> {
  const hosts = new Map<string, HostDay>()
  const hostQueue = createHostQueue({ concurrency: 1, now: clock.now, sleep: clock.sleep })
  const waiting: Watched[] = []
  const taken = new Set<Watched>()
  const idle: (() => void)[] = []

  const fetchFor = (watched: Watched) => (request: FetchRequest) =>
    hostQueue.run({ key: watched.host, spacingMs }, async () => {
      const host = hosts.get(watched.host) ?? { starts: [], active: 0, most: 0 }
      hosts.set(watched.host, host)
      host.starts.push(clock.now())
      host.most = Math.max(host.most, ++host.active)
      watched.requests.push(clock.now())
      try {
        return await answerOf(watched, request, clock)
      } finally {
        host.active--
      }
    })
  const lane = async (): Promise<void> => {
    for (;;) {
      const watched = waiting.shift()
      if (watched === undefined) {
        await new Promise<void>((wake) => idle.push(wake))
        continue
      }
      watched.delays.push(clock.now() - watched.dueAt)
      await pollOnce(watched, fetchFor(watched), clock)
      taken.delete(watched)
    }
  }
  const sweep = async (): Promise<void> => {
    for (;;) {
      const due = feeds.filter((watched) => watched.dueAt <= clock.now() && !taken.has(watched))
      waiting.push(...due.toSorted((a, b) => a.dueAt - b.dueAt))
      for (const watched of due) taken.add(watched)
      for (const wake of idle.splice(0)) wake()
      await clock.sleep(sweepEveryMs)
    }
  }
  void sweep()
  for (let count = 0; count < lanes; count++) void lane()
  await clock.runUntil(start + day)
  return hosts
}

const source: Source = {
  ...aFeedOfSource().source,
  politeness: { key: null, spacingMs, everyMinutes, note: null },
}

async function pollOnce(
  watched: Watched,
  fetchUrl: (request: FetchRequest) => Promise<FetchedResource>,
  clock: VirtualClock,
): Promise<void> {
  const { feed } = watched
  const polled = await poll.run(
    { feed, source },
    {
      fetchUrl,
      now: () => new Date(clock.now()),
      findKnownEntries: async (_id, keys) => new Set(keys.filter((key) => Number(key) <= watched.known)),
      pageWords,
    },
  )
  watched.feed = polled.feed
  watched.dueAt = watched.feed.state === 'retired' ? Number.POSITIVE_INFINITY : Date.parse(watched.feed.nextPollAt)
  const numbers = polled.entries.map(({ entryKey }) => Number(entryKey))
  if (numbers.length === 0) return
  if (watched.known > 0) watched.missed += Math.max(0, Math.min(...numbers) - watched.known - 1)
  watched.known = Math.max(watched.known, ...numbers)
}

async function answerOf(watched: Watched, { url, etag }: FetchRequest, clock: VirtualClock): Promise<FetchedResource> {
  switch (watched.behaviour) {
    case 'never answers':
      await clock.sleep(30_000)
      throw new FetchFault('timeout', `${watched.host} did not answer in full within 30 s`)
    case 'asks us to slow down':
      await clock.sleep(100)
      return anAnswer('', { url, status: 429, retryAfterSeconds: 3_600 })
    case 'is not found':
    case 'is gone':
      await clock.sleep(100)
      return anAnswer('', { url, status: watched.behaviour === 'is gone' ? 410 : 404 })
    case 'checks the browser':
      await clock.sleep(300)
      return anAnswer('<!doctype html><title>Just a moment...</title>', { url })
    case 'says not modified, always':
      await clock.sleep(100)
      return etag === null ? feedOf(watched, url, clock.now()) : anAnswer('', { url, status: 304, etag })
    case 'has moved': {
      await clock.sleep(300)
      const permanentUrl = url.endsWith('/moved') ? null : `${url}/moved`
      return { ...feedOf(watched, url, clock.now()), permanentUrl }
    }
    case 'well': {
      await clock.sleep(300)
      const answer = feedOf(watched, url, clock.now())
      return answer.etag === etag ? anAnswer('', { url, status: 304, etag }) : answer
    }
  }
}

const feedOf = ({ rhythm }: Watched, url: string, at: number): FetchedResource => {
  const newest = Math.floor(((at - start + day) / day) * rhythm)
  const count = Math.min(held, newest)
  const items = Array.from({ length: count }, (_, place) => ({ id: String(newest - place), title: 'A story' }))
  const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items })
  return anAnswer(text, { url, contentType: 'application/feed+json', etag: `"${newest}"` })
}

const of = (feeds: readonly Watched[], behaviour: Behaviour): Watched[] =>
  feeds.filter((watched) => watched.behaviour === behaviour)

const statesOf = (feeds: readonly Watched[], behaviour: Behaviour): string[] => [
  ...new Set(of(feeds, behaviour).map(({ feed }) => feed.state)),
]

const gapsOf = (times: readonly number[]): number[] => times.slice(1).map((at, place) => at - times[place]!)

const busiestMinute = (times: readonly number[]): number => {
  const counts = new Map<number, number>()
  for (const at of times) {
    const key = Math.floor(at / minute)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Math.max(...counts.values())
}
