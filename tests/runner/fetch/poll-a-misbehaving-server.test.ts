import { gzipSync } from 'node:zlib'
import type { Feed } from '@wirewatch/model'
import { type Polled, poll } from '@wirewatch/pipeline/poll/poll.js'
import { createFetchUrl } from '@wirewatch/runner/fetch/fetch-url.js'
import { afterEach, expect, test } from 'vitest'
import { aFeedOfSource, rssWith } from '../../builders/a-feed.js'
import { pageWords } from '../../builders/page-words.js'
import {
  type Answer,
  babble,
  body,
  drip,
  endless,
  longerThanAnnounced,
  redirect,
  redirectForEver,
  reset,
  shorterThanAnnounced,
  silence,
  stall,
  startServer,
} from './misbehaving-server.js'

const now = new Date('2024-03-09T10:00:00Z')
const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

/** Polls `/feed` of a server on loopback through the client that polls real outlets. */
const pollServer = async (
  answers: Record<string, Answer>,
  but: Partial<Feed> = {},
  timeoutMs = 10_000,
): Promise<Polled> => {
  const server = await startServer(answers)
  const client = createFetchUrl({
    allowLoopback: true,
    timeoutMs,
    now: () => now,
    feedLimitBytes: 1024 * 1024,
    politenessOf: ({ host }) => ({ key: host, spacingMs: 0 }),
  })
  open.push(server, client)
  const needs = { fetchUrl: client.fetchUrl, now: () => now, findKnownEntries: async () => new Set(['a']), pageWords }
  return poll.run(aFeedOfSource({ url: `${server.origin}/feed`, ...but }), needs)
}

const hoursToNext = ({ feed }: Polled): number => (Date.parse(feed.nextPollAt) - now.getTime()) / 3_600_000

const xml = { 'content-type': 'application/xml' }
const challenge =
  '<!doctype html><title>Just a moment...</title><p>Checking your browser before accessing the site.</p>'
const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'x'.repeat(2_000)}">]><rss version="2.0"><channel><title>${'&a;'.repeat(20_000)}</title></channel></rss>`

test.each<[string, Answer, string, string, Feed['state'], number]>([
  ['never answers', silence, 'timeout', '127.0.0.1 did not answer in full within 0.25 s', 'active', 1],
  ['stops in the middle', stall, 'timeout', '127.0.0.1 did not answer in full within 0.25 s', 'active', 1],
  ['sends a byte now and then', drip, 'timeout', '127.0.0.1 did not answer in full within 0.25 s', 'active', 1],
  ['never ends', endless, 'too-large', '127.0.0.1 sends more than 1 MB', 'degraded', 2],
  [
    'sends 50 MB',
    body(Buffer.alloc(50 * 1024 * 1024, ' '), xml),
    'too-large',
    '127.0.0.1 sends more than 1 MB',
    'degraded',
    2,
  ],
  [
    'sends less than it announced',
    shorterThanAnnounced,
    'reset',
    '127.0.0.1 closed the connection before the answer was complete',
    'active',
    1,
  ],
  [
    'sends more than it announced',
    longerThanAnnounced,
    'not-a-feed',
    'the answer is text, but not a feed',
    'degraded',
    2,
  ],
  [
    'drops the connection',
    reset,
    'reset',
    '127.0.0.1 closed the connection before the answer was complete',
    'active',
    1,
  ],
  ['does not speak HTTP', babble, 'other', '127.0.0.1 does not answer in HTTP', 'active', 1],
  ['redirects for ever', redirectForEver, 'too-many-redirects', 'redirects more than 5 times', 'degraded', 2],
  ['redirects to itself', redirect('/feed'), 'too-many-redirects', 'redirects in a circle', 'degraded', 2],
  [
    'redirects to a private address',
    redirect('http://10.0.0.7/feed'),
    'refused-address',
    '10.0.0.7 is a private address: not fetched',
    'degraded',
    2,
  ],
  [
    'redirects to the metadata of its cloud',
    redirect('http://169.254.169.254/latest/'),
    'refused-address',
    '169.254.169.254 is a link-local address: not fetched',
    'degraded',
    2,
  ],
  ['forbids us', body('no', {}, 403), 'http', '403 Forbidden', 'active', 1],
  [
    'forbids us and says for how long',
    body('no', { 'retry-after': '36000' }, 403),
    'http',
    '403 Forbidden',
    'active',
    10,
  ],
  ['is asked too often', body('no', {}, 429), 'http', '429 Too Many Requests', 'active', 1],
  [
    'is asked too often and says when to come back',
    body('no', { 'retry-after': 'Sat, 09 Mar 2024 13:00:00 GMT' }, 429),
    'http',
    '429 Too Many Requests',
    'active',
    3,
  ],
  [
    'checks the browser and says 200',
    body(challenge),
    'not-a-feed',
    'a page that checks the browser answers, not a feed: Checking your browser',
    'active',
    1,
  ],
  [
    'checks the browser and says 503',
    body(challenge, {}, 503),
    'http',
    '503 Service Unavailable (a page that checks the browser: Checking your browser)',
    'active',
    1,
  ],
  [
    'sends a bomb of zeros',
    body(gzipSync(Buffer.alloc(64 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
    'too-large',
    '127.0.0.1 sends more than 1 MB',
    'degraded',
    2,
  ],
  [
    'sends a bomb of entities',
    body(bomb, xml),
    'not-a-feed',
    'the feed declares entities that expand without measure',
    'degraded',
    2,
  ],
])('a server that %s: outcome, reason and next poll', async (_what, answer, outcome, error, state, hours) => {
  const polled = await pollServer({ '*': answer }, {}, outcome === 'timeout' ? 250 : 10_000)
  expect(polled).toMatchObject({ outcome, error: expect.stringContaining(error), entries: [], feed: { state } })
  expect(hoursToNext(polled)).toBeGreaterThanOrEqual(hours)
  expect(hoursToNext(polled)).toBeLessThanOrEqual(Math.max(hours * 1.1, 1.6))
})

test('a server that says "not modified" to changed content is found out by the daily full read', async () => {
  const lying: Answer = (request, response) => {
    if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end()
    else response.writeHead(200, { etag: '"same"' }).end(rssWith(['a', 'b']))
  }
  const before = { etag: '"same"', contentHash: 'of other entries' }
  const fooled = await pollServer({ '/feed': lying }, before)
  const checked = await pollServer({ '/feed': lying }, { ...before, lastSuccessAt: '2024-03-08T09:00:00Z' })
  const { url: _moved, ...kept } = checked.feed
  const found = await pollServer({ '/feed': lying }, kept)
  expect(fooled).toMatchObject({ outcome: 'not-modified', error: null, feed: { validatorsLie: false } })
  expect(checked).toMatchObject({ outcome: 'ok', error: null, feed: { validatorsLie: true } })
  expect(checked.entries).toHaveLength(2)
  // From then on it is asked in full, and as often as what it gives deserves.
  expect(found).toMatchObject({ outcome: 'ok', feed: { validatorsLie: true } })
  expect([fooled, checked, found].map(hoursToNext).every((hours) => hours >= 0.8 && hours <= 1.7)).toBe(true)
})

test.each<[string, string, BufferEncoding]>([
  ['says Latin-1 and sends UTF-8', 'text/xml; charset=iso-8859-1', 'utf8'],
  ['says UTF-8 and sends Latin-1', 'text/xml; charset=utf-8', 'latin1'],
  ['says UTF-16 and sends UTF-8', 'text/xml; charset=utf-16', 'utf8'],
  ['names a charset that there is not', 'text/xml; charset=utf-99', 'utf8'],
  ['says nothing and sends UTF-16 without a mark', 'text/xml', 'utf16le'],
])('a server that %s is read by what the bytes say, and asked again in its own time', async (_what, type, sent) => {
  const feed = rssWith(['a']).replace('Story a', 'Café à Genève')
  const polled = await pollServer({ '/feed': body(Buffer.from(feed, sent), { 'content-type': type }) })
  expect(polled).toMatchObject({ outcome: 'ok', error: null, feed: { state: 'active', errorWeight: 0 } })
  expect(polled.entries[0]?.entry.title).toBe('Café à Genève')
  expect(hoursToNext(polled)).toBeGreaterThanOrEqual(0.9)
  expect(hoursToNext(polled)).toBeLessThanOrEqual(1.7)
})

test('a server that misbehaves today is forgiven tomorrow', async () => {
  const polled = await pollServer({ '/feed': body(rssWith(['a', 'b']), xml) }, { state: 'suspended', errorWeight: 15 })
  expect(polled).toMatchObject({ outcome: 'ok', error: null, feed: { state: 'active', errorWeight: 0 } })
})
