import type { Context } from '@wirewatch/runner'
import { createFetchUrl } from '@wirewatch/runner/fetch/fetch-url.js'
import { pollFeed } from '@wirewatch/runner/poll/poll-feed.js'
import { dueFeeds, feedStatuses, syncSources } from '@wirewatch/store'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { anAnswer } from '../../builders/a-feed.js'
import { aSource } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'
import { aContext } from '../a-context.js'
import { type Answer, body, redirect, reset, startServer } from '../fetch/misbehaving-server.js'

const noon = '2026-03-04T12:00:00.000Z'
const rss = `<rss version="2.0"><channel><title>Valley Post</title><item><title>A bridge opens</title>
  <link>https://valley-post.example/1</link></item></channel></rss>`

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())

beforeEach(async () => {
  await database.store.rows('truncate entries, articles, fetch_events cascade')
  await database.store.rows(
    `update feeds set state = 'active', error_weight = 0, last_success_at = null, last_error = null, url = address`,
  )
})

const challenge = '<!doctype html><title>Just a moment...</title>'

test.each<[string, Answer, { outcome: string; status: number | null; error: string; state: string; minutes: number }]>([
  [
    'forbids us',
    body('no', {}, 403),
    { outcome: 'http', status: 403, error: '403 Forbidden', state: 'active', minutes: 14 },
  ],
  [
    'is asked too often and says when to come back',
    body('', { 'retry-after': '7200' }, 429),
    { outcome: 'http', status: 429, error: '429 Too Many Requests', state: 'active', minutes: 120 },
  ],
  [
    'checks the browser',
    body(challenge),
    {
      outcome: 'not-a-feed',
      status: 200,
      error: 'a page that checks the browser answers, not a feed: Just a moment',
      state: 'active',
      minutes: 14,
    },
  ],
  [
    'redirects into a private network',
    redirect('http://192.168.0.1/'),
    {
      outcome: 'refused-address',
      status: null,
      error: '192.168.0.1 is a private address: not fetched',
      state: 'degraded',
      minutes: 20,
    },
  ],
  [
    'drops the connection',
    reset,
    {
      outcome: 'reset',
      status: null,
      error: '127.0.0.1 closed the connection before the answer was complete',
      state: 'active',
      minutes: 11,
    },
  ],
  ['is gone', body('', {}, 410), { outcome: 'http', status: 410, error: '410 Gone', state: 'retired', minutes: 20 }],
  [
    'is not found',
    body('', {}, 404),
    { outcome: 'http', status: 404, error: '404 Not Found', state: 'degraded', minutes: 20 },
  ],
])(
  'of a feed that %s the history, the state, the reason and the next poll are kept',
  async (_what, answer, expected) => {
    const { outcome, status, error, state, minutes } = expected
    await pollFeed(await asking(answer), 'valley-post-news')
    expect(await database.store.rows('select purpose, outcome, status, detail, entries_new from fetch_events')).toEqual(
      [{ purpose: 'feed', outcome, status, detail: error, entries_new: null }],
    )
    const [feed] = await database.store.rows<{ next: number }>(
      `select state, last_error, last_poll_at, round(extract(epoch from next_poll_at - $1::timestamptz) / 60) as next from feeds`,
      [noon],
    )
    expect(feed).toMatchObject({ state, last_error: error, last_poll_at: noon })
    expect(feed?.next).toBeGreaterThanOrEqual(minutes)
    expect(feed?.next).toBeLessThanOrEqual(minutes * 1.15 + 1)
  },
)

test('a feed that is gone is asked no more, until sources.yaml gives it another address', async () => {
  await pollFeed(await asking(body('', {}, 410)), 'valley-post-news')
  await pollFeed(await asking(body(rss)), 'valley-post-news')
  expect(await database.store.rows('select outcome from fetch_events')).toEqual([{ outcome: 'http' }])
  expect(await dueFeeds(database.store, '2027-01-01T00:00:00Z', 10)).toEqual([])

  await syncSources(database.store, [aSource()])
  expect(await dueFeeds(database.store, '2027-01-01T00:00:00Z', 10)).toEqual([])
  expect(await feedStatuses(database.store)).toMatchObject([{ state: 'retired', lastError: '410 Gone' }])
  expect(await database.store.rows('select state from reporting.source_health')).toEqual([{ state: 'retired' }])
  await syncSources(database.store, [aSource({ feeds: [{ id: 'valley-post-news', url: 'https://new.example/feed' }] })])
  expect(await dueFeeds(database.store, '2027-01-01T00:00:00Z', 10)).toEqual(['valley-post-news'])
})

test('that a feed was polled, and what it brought, is kept though no queue takes it', async () => {
  const context = answering(rss)
  const handOn = () => Promise.reject(new Error('the queues are down'))
  const polling = pollFeed({ ...context, queues: { ...context.queues, handOn } }, 'valley-post-news')
  await expect(polling).rejects.toThrow('the queues are down')
  expect(await database.store.rows('select outcome, entries_new from fetch_events')).toMatchObject([{ entries_new: 1 }])
  const [feed] = await feedStatuses(database.store)
  expect(feed).toMatchObject({ lastPollAt: noon, lastSuccessAt: noon })
  expect(feed?.nextPollAt).toSatisfy((at: string) => at > noon)
})

test('an entry that no database holds costs itself and nothing else, and is told', async () => {
  await database.store.rows(`alter table entries add constraint refuses_one check (title <> 'A bridge falls')`)
  const other = rss.replace('</channel>', '<item><title>A bridge falls</title><link>/2</link></item></channel>')
  await pollFeed(answering(other), 'valley-post-news')
  expect(await database.store.rows('select title from entries')).toEqual([{ title: 'A bridge opens' }])
  const [feed] = await feedStatuses(database.store)
  expect(feed).toMatchObject({ state: 'active', lastSuccessAt: noon })
  expect(feed?.lastError).toMatch(/^1 of its 2 entries could not be kept: .*refuses_one/)
})

test('a feed whose entries cannot be kept says so, and is asked again in its own time', async () => {
  await database.store.rows('alter table entries add constraint refuses_all check (false)')
  await pollFeed(answering(rss), 'valley-post-news')
  const [feed] = await feedStatuses(database.store)
  expect(feed).toMatchObject({ lastPollAt: noon, lastSuccessAt: null })
  expect(feed?.lastError).toMatch(/^its entries could not be kept: .*refuses_all/)
  expect(feed?.nextPollAt).toSatisfy((at: string) => at > noon)
})

function answering(text: string): Context {
  return {
    ...aContext(database.store, [], noon),
    fetchUrl: async ({ url }) => anAnswer(text, { url }),
  }
}

/** Asks a server on loopback that answers so, through the client that asks real outlets. */
async function asking(answer: Answer): Promise<Context> {
  const server = await startServer({ '*': answer })
  const client = createFetchUrl({ allowLoopback: true, now: () => new Date(noon) })
  onTestFinished(async () => {
    await client.close()
    await server.close()
  })
  await database.store.rows('update feeds set url = $1', [`${server.origin}/feed`])
  return { ...aContext(database.store, [], noon), fetchUrl: client.fetchUrl }
}
