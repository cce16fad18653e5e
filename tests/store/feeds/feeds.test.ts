import type { Feed, Poll } from '@wirewatch/model'
import { dueFeeds, loadFeed, savePoll, syncSources } from '@wirewatch/store/feeds/feeds.js'
import { feedStatuses } from '@wirewatch/store/status.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSource } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const feeds = [{ id: 'valley-post-news', url: 'https://valley-post.example/feed' }]
const far = '2030-01-01T00:00:00.000Z'

function aPoll(feed: Partial<Feed> = {}, poll: Partial<Poll> = {}): Poll {
  return {
    outcome: 'ok',
    error: null,
    isGapSuspected: false,
    feed: {
      id: 'valley-post-news',
      sourceId: 'valley-post',
      url: 'https://valley-post.example/feed',
      state: 'active',
      etag: '"one"',
      lastModified: null,
      errorWeight: 0,
      intervalMinutes: 20,
      lastSuccessAt: '2026-03-04T10:00:00.000Z',
      lastNewEntryAt: '2026-03-04T10:00:00.000Z',
      nextPollAt: '2026-03-04T10:20:00.000Z',
      redirectUrl: null,
      redirectConfirmations: 0,
      contentHash: 'abc',
      validatorsLie: false,
      ...feed,
    },
    fetched: {
      url: 'https://valley-post.example/feed',
      at: '2026-03-04T10:00:00.000Z',
      status: 200,
      bytes: 1000,
      durationMs: 20.5,
      entriesSeen: 10,
      entriesNew: 2,
    },
    ...poll,
  }
}

test('a feed that the file names is due at once, and after a poll when the poll says so', async () => {
  await syncSources(database.store, [aSource({ feeds })])
  expect(await dueFeeds(database.store, far, 10)).toEqual(['valley-post-news'])

  await savePoll(database.store, aPoll())
  expect(await dueFeeds(database.store, '2026-03-04T10:19:00Z', 10)).toEqual([])
  expect(await dueFeeds(database.store, '2026-03-04T10:20:00Z', 10)).toEqual(['valley-post-news'])
  expect(await loadFeed(database.store, 'valley-post-news')).toMatchObject({
    feed: aPoll().feed,
    source: { zone: 'Asia/Karachi', politeness: { spacingMs: 1000 } },
  })
})

test('reading the same file again changes nothing that polling has learnt', async () => {
  await syncSources(database.store, [aSource({ feeds })])
  await savePoll(database.store, aPoll({ url: 'https://moved.example/feed' }))
  const before = await loadFeed(database.store, 'valley-post-news')
  await syncSources(database.store, [aSource({ feeds })])
  expect(await loadFeed(database.store, 'valley-post-news')).toEqual(before)
})

test('a new address in the file starts the feed afresh there', async () => {
  await syncSources(database.store, [aSource({ feeds })])
  await savePoll(database.store, aPoll())
  await syncSources(database.store, [aSource({ feeds: [{ id: 'valley-post-news', url: 'https://new.example/feed' }] })])
  expect(await loadFeed(database.store, 'valley-post-news')).toMatchObject({
    feed: { url: 'https://new.example/feed', etag: null },
  })
})

test('a source that the file no longer names is not polled, and comes back when it is named again', async () => {
  await syncSources(database.store, [aSource({ feeds })])
  await syncSources(database.store, [aSource({ id: 'other', feeds: [] })])
  expect(await dueFeeds(database.store, far, 10)).toEqual([])
  await syncSources(database.store, [aSource({ feeds })])
  expect(await dueFeeds(database.store, far, 10)).toEqual(['valley-post-news'])
})

test('the status names the error of a feed that fails', async () => {
  await syncSources(database.store, [aSource({ feeds })])
  await savePoll(
    database.store,
    aPoll({ state: 'degraded', errorWeight: 1 }, { outcome: 'http', error: 'the server refused us (403)' }),
  )
  expect(await feedStatuses(database.store)).toMatchObject([
    { source: 'The Valley Post', state: 'degraded', lastError: 'the server refused us (403)' },
  ])
})
