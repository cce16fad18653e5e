import { gzipSync } from 'node:zlib'
import type { Feed } from '@wirewatch/model'
import { type Polled, poll } from '@wirewatch/pipeline/poll/poll.js'
import { createFetchUrl } from '@wirewatch/runner/fetch/fetch-url.js'
import { afterEach, expect, test } from 'vitest'
import { aFeedOfSource, rssWith } from '../../builders/a-feed.js'
import {
  type Answer,
  babble,
  body,
  endless,
  redirect,
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
const pollServer = async (answers: Record<string, Answer>, but: Partial<Feed> = {}): Promise<Polled> => {
  const server = await startServer(answers)
  const client = createFetchUrl({
    allowLoopback: true,
    timeoutMs: 250,
    now: () => now,
    feedLimitBytes: 1024 * 1024,
    politenessOf: ({ host }) => ({ key: host, spacingMs: 0 }),
  })
  open.push(server, client)
  const needs = { fetchUrl: client.fetchUrl, now: () => now, findKnownEntries: async () => new Set(['a']) }
  const outcome = await poll.run(aFeedOfSource({ url: `${server.origin}/feed`, ...but }), needs)
  if (outcome.status === 'dropped') throw new Error(outcome.reason)
  return outcome.value
}

const hoursToNext = ({ feed }: Polled): number => (Date.parse(feed.nextPollAt) - now.getTime()) / 3_600_000

const xml = { 'content-type': 'application/xml' }
const challenge =
  '<!doctype html><title>Just a moment...</title><p>Checking your browser before accessing the site.</p>'
const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'x'.repeat(2_000)}">]><rss version="2.0"><channel><title>${'&a;'.repeat(20_000)}</title></channel></rss>`

test.each<[string, Answer, string, string, Feed['state'], number]>([
  ['never answers', silence, 'timeout', '127.0.0.1 did not answer in full within 0.25 s', 'active', 1],
  ['stops in the middle', stall, 'timeout', '127.0.0.1 did not answer in full within 0.25 s', 'active', 1],
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
    'drops the connection',
    reset,
    'reset',
    '127.0.0.1 closed the connection before the answer was complete',
    'active',
    1,
  ],
  ['does not speak HTTP', babble, 'other', '127.0.0.1 does not answer in HTTP', 'active', 1],
  ['redirects to itself', redirect('/feed'), 'too-many-redirects', 'redirects in a circle', 'degraded', 2],
  [
    'redirects to a private address',
    redirect('http://10.0.0.7/feed'),
    'refused-address',
    '10.0.0.7 is a private address (10.0.0.7): not fetched',
    'degraded',
    2,
  ],
  [
    'redirects to the metadata of its cloud',
    redirect('http://169.254.169.254/latest/'),
    'refused-address',
    '169.254.169.254 is a link-local address (169.254.169.254): not fetched',
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
  const polled = await pollServer({ '/feed': answer })
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
  expect(fooled).toMatchObject({ outcome: 'not-modified', feed: { validatorsLie: false } })
  expect(checked).toMatchObject({ outcome: 'ok', feed: { validatorsLie: true } })
  expect(checked.entries).toHaveLength(2)
})

test('a server that lies about its charset is read by what the bytes say', async () => {
  const feed = rssWith(['a']).replace('Story a', 'Café à Genève')
  const polled = await pollServer({
    '/feed': body(Buffer.from(feed, 'utf8'), { 'content-type': 'text/xml; charset=iso-8859-1' }),
  })
  expect(polled.entries[0]?.entry.title).toBe('Café à Genève')
})

test('a server that misbehaves today is forgiven tomorrow', async () => {
  const polled = await pollServer({ '/feed': body(rssWith(['a', 'b']), xml) }, { state: 'suspended', errorWeight: 15 })
  expect(polled).toMatchObject({ outcome: 'ok', error: null, feed: { state: 'active', errorWeight: 0 } })
})
