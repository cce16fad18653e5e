import type { Feed, FeedOfSource } from '@wirewatch/model'
import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import { type Polled, poll } from '@wirewatch/pipeline/poll/poll.js'
import { describe, expect, test } from 'vitest'
import { aFeedOfSource, anAnswer, answering, rssWith } from '../../builders/a-feed.js'
import { pageWords } from '../../builders/page-words.js'

const now = new Date('2024-03-09T10:00:00Z')

const run = async (
  input: FeedOfSource,
  answer: FetchedResource | FetchFault,
  known: readonly string[] = [],
): Promise<Polled> =>
  poll.run(input, {
    fetchUrl: async (request) => {
      if (answer instanceof FetchFault) throw answer
      return answering(answer)(request)
    },
    now: () => now,
    findKnownEntries: async () => new Set(known),
    pageWords,
  })

/** Minutes from now to the next poll, without the tenth by which feeds are spread. */
const minutesToNext = ({ feed }: Polled): number => Math.round((Date.parse(feed.nextPollAt) - now.getTime()) / 60_000)

describe('a feed that answers', () => {
  test('gives its entries with a key, an address without tracking, and what the poll cost', async () => {
    const polled = await run(aFeedOfSource(), anAnswer(rssWith(['a', 'b', 'c'])), ['b', 'c'])
    expect(polled).toMatchObject({
      outcome: 'ok',
      error: null,
      isGapSuspected: false,
      fetched: { status: 200, entriesSeen: 3, entriesNew: 1, durationMs: 12 },
      feed: { state: 'active', errorWeight: 0, lastSuccessAt: now.toISOString(), lastNewEntryAt: now.toISOString() },
    })
    expect(polled.entries[0]).toMatchObject({
      entryKey: 'a',
      canonicalUrl: 'https://makran.example/a',
      entry: { title: 'Story a' },
    })
  })

  test.each([
    ['all entries are new', [], 30],
    ['one in four is known', ['a'], 30],
    ['half are known', ['a', 'b'], 60],
    ['three in four are known', ['a', 'b', 'c'], 75],
    ['all are known', ['a', 'b', 'c', 'd'], 90],
  ])('is asked again according to what was new: when %s', async (_when, known, minutes) => {
    const polled = await run(aFeedOfSource(), anAnswer(rssWith(['a', 'b', 'c', 'd'])), known)
    expect(polled.feed.intervalMinutes).toBe(minutes)
    expect(Math.abs(minutesToNext(polled) - minutes)).toBeLessThanOrEqual(minutes * 0.1 + 1)
  })

  test.each([
    [
      'RSS',
      '<rss version="2.0"><channel><item><guid>1</guid><pubDate>9 Mar 2024 14:05</pubDate></item></channel></rss>',
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><published>2024-03-09T14:05:00</published></entry></feed>',
    ],
    ['what no parser takes', '<RSS><CHANNEL><ITEM><GUID>1</GUID><PUBDATE>9 Mar 2024 14:05</PUBDATE>'],
    ['JSON', '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","date_published":"2024-03-09 14:05"}]}'],
  ])('dates without a zone in the zone of its outlet: %s', async (_kind, document) => {
    const feed = aFeedOfSource()
    const polled = await run({ ...feed, source: { ...feed.source, zone: 'Asia/Karachi' } }, anAnswer(document))
    expect(polled.entries.map(({ entry }) => entry.publishedAt)).toEqual(['2024-03-09T09:05:00Z'])
  })

  test('is never asked more or less often than its source permits', async () => {
    const busy = await run(aFeedOfSource({ intervalMinutes: 15 }), anAnswer(rssWith(['a'])))
    const idle = await run(aFeedOfSource({ intervalMinutes: 240 }), anAnswer(rssWith(['a'])), ['a'])
    expect(busy.feed.intervalMinutes).toBe(15)
    expect(minutesToNext(busy)).toBeGreaterThanOrEqual(15)
    expect(idle.feed.intervalMinutes).toBe(240)
  })

  test('of an agency is asked more often than one of a newspaper with the same share of news', async () => {
    const newspaper = aFeedOfSource()
    const agency: FeedOfSource = { ...newspaper, source: { ...newspaper.source, kind: 'agency' } }
    const answer = anAnswer(rssWith(['a', 'b', 'c', 'd', 'e']))
    const known = ['a', 'b']
    expect((await run(agency, answer, known)).feed.intervalMinutes).toBe(30)
    expect((await run(newspaper, answer, known)).feed.intervalMinutes).toBe(60)
  })

  test('slows us down by its max-age, ttl and hours, within the limits of the source', async () => {
    const byServer = await run(aFeedOfSource(), anAnswer(rssWith(['a']), { maxAgeSeconds: 7_200 }), [])
    const byFeed = await run(aFeedOfSource(), anAnswer(rssWith(['a']).replace('<link>', '<ttl>100000</ttl><link>')), [])
    const byHours = await run(
      aFeedOfSource(),
      anAnswer(rssWith(['a']).replace('<link>', '<skipHours><hour>10</hour><hour>11</hour></skipHours><link>')),
      [],
    )
    expect(Math.abs(minutesToNext(byServer) - 120)).toBeLessThanOrEqual(12)
    expect(Math.abs(minutesToNext(byFeed) - 240)).toBeLessThanOrEqual(24)
    expect(byHours.feed.nextPollAt).toBe('2024-03-09T12:00:00.000Z')
  })

  test('with none of the entries that were there before is suspected of a gap', async () => {
    const polled = await run(aFeedOfSource(), anAnswer(rssWith(['x', 'y'])))
    expect(polled.isGapSuspected).toBe(true)
  })

  test('for the first time is not suspected of a gap', async () => {
    const polled = await run(
      aFeedOfSource({ lastSuccessAt: null, lastNewEntryAt: null }),
      anAnswer(rssWith(['x', 'y'])),
    )
    expect(polled.isGapSuspected).toBe(false)
    expect(polled.feed.intervalMinutes).toBe(60)
  })

  test('with old entries only, for longer than is its habit, is stale', async () => {
    const quiet = await run(aFeedOfSource({ lastNewEntryAt: '2024-02-20T10:00:00Z' }), anAnswer(rssWith(['a'])), ['a'])
    const slow = await run(aFeedOfSource({ lastNewEntryAt: '2024-03-08T10:00:00Z' }), anAnswer(rssWith(['a'])), ['a'])
    expect(quiet.feed.state).toBe('stale')
    expect(slow.feed.state).toBe('active')
  })

  test('after failures is active at once', async () => {
    const polled = await run(aFeedOfSource({ state: 'suspended', errorWeight: 12 }), anAnswer(rssWith(['a'])))
    expect(polled.feed).toMatchObject({ state: 'active', errorWeight: 0 })
  })

  test('with entries that have neither link nor text hands those on as well: they end where all entries end', async () => {
    const document =
      '<rss version="2.0"><channel><item><title>Only a title</title></item><item><link>https://makran.example/1</link></item></channel></rss>'
    expect((await run(aFeedOfSource(), anAnswer(document))).entries).toHaveLength(2)
  })
})

describe('a feed that fails', () => {
  const http = (status: number, but: Partial<FetchedResource> = {}): FetchedResource => anAnswer('', { status, ...but })
  const challenge = '<html><head><title>Just a moment...</title></head></html>'

  test.each<
    [
      string,
      FetchedResource | FetchFault,
      { outcome: string; error: string; state: string; weight: number; minutes: number },
    ]
  >([
    ['is forbidden', http(403), { outcome: 'http', error: '403 Forbidden', state: 'active', weight: 0.5, minutes: 60 }],
    [
      'is behind a bot wall',
      http(403, { body: Buffer.from(challenge) }),
      {
        outcome: 'http',
        error: '403 Forbidden (a page that checks the browser: Just a moment)',
        state: 'active',
        weight: 0.5,
        minutes: 60,
      },
    ],
    [
      'is not found',
      http(404),
      { outcome: 'http', error: '404 Not Found', state: 'degraded', weight: 1, minutes: 120 },
    ],
    ['is gone', http(410), { outcome: 'http', error: '410 Gone', state: 'retired', weight: 1, minutes: 120 }],
    [
      'is overloaded',
      http(503),
      { outcome: 'http', error: '503 Service Unavailable', state: 'active', weight: 0.25, minutes: 60 },
    ],
    [
      'is overloaded and says for how long',
      http(503, { retryAfterSeconds: 18_000 }),
      { outcome: 'http', error: '503 Service Unavailable', state: 'active', weight: 0.25, minutes: 300 },
    ],
    [
      'is asked too often',
      http(429),
      { outcome: 'http', error: '429 Too Many Requests', state: 'active', weight: 0.25, minutes: 60 },
    ],
    [
      'is asked too often and says when to come back',
      http(429, { retryAfterSeconds: 7_200 }),
      { outcome: 'http', error: '429 Too Many Requests', state: 'active', weight: 0.25, minutes: 120 },
    ],
    [
      'asks to stay away for a year',
      http(429, { retryAfterSeconds: 31_536_000 }),
      { outcome: 'http', error: '429 Too Many Requests', state: 'active', weight: 0.25, minutes: 2_880 },
    ],
    [
      'says not modified to a request without conditions',
      http(304),
      {
        outcome: 'http',
        error: '304 Not Modified, though the whole feed was asked for',
        state: 'active',
        weight: 0.5,
        minutes: 60,
      },
    ],
    [
      'has no address any more',
      new FetchFault('dns', 'DNS: no such host makran.example'),
      { outcome: 'dns', error: 'DNS: no such host makran.example', state: 'active', weight: 0.5, minutes: 60 },
    ],
    [
      'is too slow',
      new FetchFault('timeout', 'makran.example did not answer in time'),
      {
        outcome: 'timeout',
        error: 'makran.example did not answer in time',
        state: 'active',
        weight: 0.25,
        minutes: 60,
      },
    ],
    [
      'is too large',
      new FetchFault('too-large', 'makran.example sends more than 20 MB'),
      {
        outcome: 'too-large',
        error: 'makran.example sends more than 20 MB',
        state: 'degraded',
        weight: 1,
        minutes: 120,
      },
    ],
    [
      'is a web page',
      anAnswer('<!doctype html><title>Makran</title>'),
      {
        outcome: 'not-a-feed',
        error: 'a web page answers, not a feed: “Makran”',
        state: 'degraded',
        weight: 1,
        minutes: 120,
      },
    ],
    [
      'is a block page that says 200',
      anAnswer(challenge),
      {
        outcome: 'not-a-feed',
        error: 'a page that checks the browser answers, not a feed: Just a moment',
        state: 'active',
        weight: 0.5,
        minutes: 60,
      },
    ],
    [
      'is empty',
      anAnswer(''),
      { outcome: 'not-a-feed', error: 'the answer is empty', state: 'active', weight: 0.5, minutes: 60 },
    ],
    [
      'has lost all its entries',
      anAnswer(rssWith([])),
      {
        outcome: 'no-entries',
        error: 'the feed answers, but holds no entry any more',
        state: 'active',
        weight: 0.25,
        minutes: 60,
      },
    ],
  ])(
    'because it %s says so, and is tried again later',
    async (_why, answer, { outcome, error, state, weight, minutes }) => {
      const polled = await run(aFeedOfSource(), answer)
      expect(polled).toMatchObject({ outcome, error, entries: [], feed: { state, errorWeight: weight } })
      expect(minutesToNext(polled)).toBeGreaterThanOrEqual(minutes)
      expect(minutesToNext(polled)).toBeLessThanOrEqual(Math.max(minutes * 1.1, 90))
    },
  )

  test('again and again goes from active to degraded to stale to suspended, ever more slowly, and is never given up', async () => {
    let feed: Feed = aFeedOfSource().feed
    const states: string[] = []
    const gaps: number[] = []
    for (let failure = 0; failure < 30; failure++) {
      const polled = await run({ ...aFeedOfSource(), feed }, http(403))
      feed = polled.feed
      if (states.at(-1) !== feed.state) states.push(feed.state)
      gaps.push(minutesToNext(polled))
    }
    expect(states).toEqual(['active', 'degraded', 'stale', 'suspended'])
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(24 * 60)
    expect(gaps.at(-1)).toBeLessThanOrEqual(27 * 60)
  })

  test('keeps what is known of it for the next success', async () => {
    const before = aFeedOfSource({ etag: '"v1"', contentHash: 'abc', lastNewEntryAt: '2024-03-08T10:00:00.000Z' })
    const { feed } = await run(before, http(500))
    expect(feed).toMatchObject({
      etag: '"v1"',
      contentHash: 'abc',
      lastNewEntryAt: '2024-03-08T10:00:00.000Z',
      intervalMinutes: 60,
    })
  })

  test('by a fault of ours is not hidden', async () => {
    const broken = poll.run(aFeedOfSource(), {
      fetchUrl: async () => {
        throw new TypeError('a bug')
      },
      now: () => now,
      findKnownEntries: async () => new Set(),
      pageWords,
    })
    await expect(broken).rejects.toThrow('a bug')
  })
})

describe('validators', () => {
  const asked = async (but: Partial<Feed>, at = now): Promise<Pick<FetchRequest, 'etag' | 'lastModified'>> => {
    let seen: FetchRequest | null = null
    await poll.run(aFeedOfSource(but), {
      fetchUrl: async (request) => {
        seen = request
        return anAnswer(rssWith(['a']))
      },
      now: () => at,
      findKnownEntries: async () => new Set(['a']),
      pageWords,
    })
    return seen!
  }
  const known = { etag: '"v1"', lastModified: 'Sat, 09 Mar 2024 09:00:00 GMT' }

  test('are sent where they are known', async () => {
    expect(await asked(known)).toMatchObject(known)
  })

  test('are left out once a day, after a failure, and where they lie', async () => {
    const none = { etag: null, lastModified: null }
    expect(await asked(known, new Date('2024-03-10T09:30:00Z'))).toMatchObject(none)
    expect(await asked({ ...known, errorWeight: 0.25 })).toMatchObject(none)
    expect(await asked({ ...known, validatorsLie: true })).toMatchObject(none)
  })

  test('that nothing has changed is a success', async () => {
    const polled = await run(aFeedOfSource({ ...known, contentHash: 'abc' }), anAnswer('', { status: 304 }))
    expect(polled).toMatchObject({
      outcome: 'not-modified',
      error: null,
      feed: { ...known, contentHash: 'abc', state: 'active' },
    })
    expect(polled.feed.intervalMinutes).toBe(90)
  })

  test('that stay the same while the content changes are found out, and believed again once they change with it', async () => {
    const first = await run(
      aFeedOfSource({ etag: null, lastSuccessAt: null }),
      anAnswer(rssWith(['a']), { etag: '"v1"' }),
    )
    const lied = await run({ ...aFeedOfSource(), feed: first.feed }, anAnswer(rssWith(['a', 'b']), { etag: '"v1"' }))
    const still = await run({ ...aFeedOfSource(), feed: lied.feed }, anAnswer(rssWith(['a', 'b']), { etag: '"v1"' }))
    const honest = await run(
      { ...aFeedOfSource(), feed: still.feed },
      anAnswer(rssWith(['a', 'b', 'c']), { etag: '"v2"' }),
    )
    expect([first, lied, still, honest].map(({ feed }) => feed.validatorsLie)).toEqual([false, true, true, false])
  })
})

describe('a permanent redirect', () => {
  const moved = anAnswer(rssWith(['a']), {
    url: 'https://news.makran.example/feed',
    permanentUrl: 'https://news.makran.example/feed',
  })

  test('is followed for good after two confirmations', async () => {
    const once = await run(aFeedOfSource(), moved)
    expect(once.feed).toMatchObject({
      url: 'https://makran.example/feed',
      redirectUrl: moved.url,
      redirectConfirmations: 1,
    })
    const twice = await run({ ...aFeedOfSource(), feed: once.feed }, moved)
    expect(twice.feed).toMatchObject({ url: moved.url, redirectUrl: null, redirectConfirmations: 0 })
  })

  test('that goes away again is forgotten', async () => {
    const once = await run(aFeedOfSource(), moved)
    const back = await run({ ...aFeedOfSource(), feed: once.feed }, anAnswer(rssWith(['a'])))
    expect(back.feed).toMatchObject({ url: 'https://makran.example/feed', redirectUrl: null, redirectConfirmations: 0 })
  })

  test('to a page that is no feed is not followed', async () => {
    const input = aFeedOfSource({ redirectUrl: moved.url, redirectConfirmations: 1 })
    const polled = await run(input, { ...moved, body: Buffer.from('<html><title>Domain for sale</title></html>') })
    expect(polled.feed.url).toBe('https://makran.example/feed')
  })
})
