import { nextIntervalMinutes, nextPollAt, nextRetryAt } from '@wirewatch/pipeline/poll/next-poll-at.js'
import { noHints } from '@wirewatch/pipeline/poll/read-poll-hints.js'
import { expect, test } from 'vitest'

const feedCount = 5_000
const hostCount = 1_200
const minute = 60_000
const day = 24 * 60 * minute
const start = Date.parse('2024-03-09T00:00:00Z')
const everyMinutes = { least: 10, most: 240 }
const spacingMs = 1_000
/** Entries that a feed holds at a time. */
const window = 20

interface Watched {
  readonly id: string
  readonly host: number
  /** Entries a day, from one to several an hour. */
  readonly rhythm: number
  readonly answers: 'well' | 'never' | 'slow down'
  readonly polledAt: number[]
  intervalMinutes: number
  errorWeight: number
  dueAt: number
  /** Entries published up to the last poll, and how many of all were missed between two polls. */
  published: number
  missed: number
}

/** One feed in ten fails for ever, one in fifty asks us to slow down; all start within half an hour. */
const watch = (index: number): Watched => ({
  id: `feed-${index}`,
  host: index % hostCount,
  rhythm: [1, 4, 12, 48, 150][index % 5]!,
  answers: index % 10 === 9 ? 'never' : index % 50 === 1 ? 'slow down' : 'well',
  polledAt: [],
  intervalMinutes: 30,
  errorWeight: 0,
  dueAt: start + (index % 30) * minute,
  published: 0,
  missed: 0,
})

const publishedBy = (at: number, rhythm: number): number => Math.floor(((at - start + day) / day) * rhythm)

const read = (feed: Watched, at: number): void => {
  const published = publishedBy(at, feed.rhythm)
  const held = Math.min(window, published)
  const fresh = published - feed.published
  if (feed.polledAt.length > 0) feed.missed += Math.max(0, fresh - window)
  const shareSeen = held === 0 ? 1 : 1 - Math.min(fresh, held) / held
  const now = new Date(at)
  feed.published = published
  // the first poll of a feed says nothing of its rhythm
  if (feed.polledAt.length > 0)
    feed.intervalMinutes = nextIntervalMinutes({
      intervalMinutes: feed.intervalMinutes,
      shareSeen,
      everyMinutes,
      breaksNews: false,
    })
  const ask = {
    feedId: feed.id,
    now,
    intervalMinutes: feed.intervalMinutes,
    everyMinutes,
    hints: noHints,
    maxAgeSeconds: null,
  }
  feed.dueAt = nextPollAt(ask).getTime()
}

const fail = (feed: Watched, at: number): void => {
  feed.errorWeight += 0.25
  const retryAfterSeconds = feed.answers === 'slow down' ? 3_600 : null
  const state = feed.errorWeight >= 1 ? 'degraded' : 'active'
  const { id: feedId, intervalMinutes, errorWeight } = feed
  const ask = {
    feedId,
    now: new Date(at),
    state,
    intervalMinutes,
    errorWeight,
    retryAfterSeconds,
    isTooOften: false,
  } as const
  feed.dueAt = nextRetryAt(ask).getTime()
}

test('a day of polling 5,000 feeds keeps to the limits of every source and host, and misses next to nothing', () => {
  const feeds = Array.from({ length: feedCount }, (_, index) => watch(index))
  const hostFreeAt = new Array<number>(hostCount).fill(0)
  const byMinute = new Array<number>(24 * 60).fill(0)

  for (let tick = 0; tick < 24 * 60; tick++) {
    for (const feed of feeds) {
      if (feed.dueAt > start + tick * minute) continue
      const at = Math.max(start + tick * minute, hostFreeAt[feed.host]!)
      hostFreeAt[feed.host] = at + spacingMs
      if (feed.answers === 'well') read(feed, at)
      else fail(feed, at)
      feed.polledAt.push(at)
      byMinute[tick]!++
    }
  }

  const gaps = feeds.flatMap(({ polledAt }) => polledAt.slice(1).map((at, place) => at - polledAt[place]!))
  expect(gaps.filter((gap) => gap < everyMinutes.least * minute)).toEqual([])
  const [well, troubled] = [
    feeds.filter(({ answers }) => answers === 'well'),
    feeds.filter(({ answers }) => answers !== 'well'),
  ]
  for (const { polledAt } of well) expect(polledAt.length).toBeGreaterThanOrEqual(5)
  for (const { polledAt } of troubled) expect(polledAt.length).toBeLessThanOrEqual(24)

  const requests = feeds.reduce((sum, { polledAt }) => sum + polledAt.length, 0)
  expect(requests / feedCount).toBeLessThan(40)
  expect(Math.max(...byMinute)).toBeLessThan(feedCount / 20)
  expect(Math.max(...byMinute.slice(6 * 60))).toBeLessThan(feedCount / 40)

  const published = well.reduce((sum, feed) => sum + feed.published, 0)
  const missed = well.reduce((sum, feed) => sum + feed.missed, 0)
  expect(missed / published).toBeLessThan(0.001)
})
