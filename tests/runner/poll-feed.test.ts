import { pollFeed } from '@wirewatch/runner/poll-feed.js'
import { feedStatuses, syncSources } from '@wirewatch/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSource } from '../builders/stored.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aContext } from './a-context.js'

const noon = '2026-03-04T12:00:00.000Z'
const rss = `<rss version="2.0"><channel><title>Valley Post</title><item><title>A bridge opens</title>
  <link>https://valley-post.example/1</link></item></channel></rss>`

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())

test('a feed whose entries cannot be kept says so, and is asked again in its own time', async () => {
  await database.store.rows('alter table entries add constraint refuses_all check (false)')
  await pollFeed(answering(rss), 'valley-post-news')
  const [feed] = await feedStatuses(database.store)
  expect(feed).toMatchObject({ lastPollAt: noon, lastSuccessAt: null })
  expect(feed?.lastError).toMatch(/^its entries could not be kept: .*refuses_all/)
  expect(feed?.nextPollAt).toSatisfy((at: string) => at > noon)
})

function answering(body: string) {
  const answer = {
    status: 200,
    permanentUrl: null,
    contentType: 'application/rss+xml',
    etag: null,
    lastModified: null,
    retryAfterSeconds: null,
    maxAgeSeconds: null,
    body: new TextEncoder().encode(body),
    durationMs: 1,
  }
  return { ...aContext(database.store, [], noon), fetchUrl: async ({ url }: { url: string }) => ({ ...answer, url }) }
}
