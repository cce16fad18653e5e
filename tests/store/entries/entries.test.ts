import { saveEntries } from '@wirewatch/store/entries/entries.js'
import { entriesToWork, takeEntries } from '@wirewatch/store/entries/entries-to-work.js'
import { countWaiting, entriesLeftBehind } from '@wirewatch/store/entries/waiting-entries.js'
import { advanceEntries, endEntries, noteFault } from '@wirewatch/store/entries/worked-entries.js'
import { syncSources } from '@wirewatch/store/feeds/feeds.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aSeenEntry, aSource, worked } from '../../builders/stored.js'
import { aDatabase, type TestDatabase, untilSomebodyWaits } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const feed = 'valley-post-news'
const other = 'valley-post-world'
const far = '2030-01-01T00:00:00.000Z'

beforeEach(async () => {
  await database.store.rows('truncate entries, articles cascade')
  const feeds = [feed, other].map((id) => ({ id, url: `https://valley-post.example/${id}` }))
  await syncSources(database.store, [aSource({ feeds })])
})

test('an entry is new once, however often the feed repeats it', async () => {
  const first = await saveEntries(database.store, feed, [aSeenEntry('a'), aSeenEntry('b'), aSeenEntry('a')])
  const second = await saveEntries(database.store, feed, [aSeenEntry('b'), aSeenEntry('a')])
  expect(first.newIds).toHaveLength(2)
  expect(second).toEqual({ newIds: [], changedIds: [] })
})

test('an entry that was edited goes down the line again', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  await endEntries(database.store, [
    { ...worked('a', newIds[0]!), stage: 'extract', outcome: 'dropped', reason: 'no-text', detail: null },
  ])
  const edited = await saveEntries(database.store, feed, [aSeenEntry('a', { contentHash: 'edited' })])
  expect(edited).toEqual({ newIds: [], changedIds: newIds })
  expect(await database.store.rows('select 1 from dispositions where item_id = $1', newIds)).toEqual([])
  expect(await entriesToWork(database.store, newIds)).toMatchObject([{ nextStage: 'extract', attempts: 0 }])
})

test('two feeds that carry one address announce one article', async () => {
  const one = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const two = await saveEntries(database.store, other, [aSeenEntry('a')])
  const work = await entriesToWork(database.store, [...one.newIds, ...two.newIds])
  expect(work.map((entry) => entry.feedId)).toEqual([feed, other])
  expect(work[0]!.articleId).toBe(work[1]!.articleId)
})

test('eight workers that save the same entries at once keep each of them once', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => `entry-${index}`)
  const saved = await Promise.all(
    Array.from({ length: 8 }, (_, worker) => {
      const order = worker % 2 === 0 ? keys : keys.toReversed()
      return saveEntries(
        database.store,
        feed,
        order.map((key) => aSeenEntry(key)),
      )
    }),
  )
  expect(saved.flatMap(({ newIds }) => newIds)).toHaveLength(25)
})

test('work on an entry has all that the stages need, as the feed and the file gave it', async () => {
  const seen = aSeenEntry('a')
  const { newIds } = await saveEntries(database.store, feed, [seen])
  const [work] = await entriesToWork(database.store, newIds)
  expect(work).toMatchObject({ entry: seen.entry, source: { zone: 'Asia/Karachi', politeness: { spacingMs: 1000 } } })
})

test('an entry that has ended is no work any more, and says why it ended', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const end = {
    ...worked('a', newIds[0]!),
    stage: 'code',
    outcome: 'dropped',
    reason: 'no-event',
    detail: 'a match report',
  } as const
  await endEntries(database.store, [end])
  await endEntries(database.store, [end])
  expect(await entriesToWork(database.store, newIds)).toEqual([])
  expect(await database.store.rows('select reason, detail from dispositions where item_id = $1', newIds)).toEqual([
    { reason: 'no-event', detail: 'a match report' },
  ])
})

test('what nobody works on is found again, in jobs of one feed each', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `entry-${index}`)
  const { newIds } = await saveEntries(
    database.store,
    feed,
    keys.map((key) => aSeenEntry(key)),
  )
  await saveEntries(database.store, other, [aSeenEntry('x')])
  await takeEntries(database.store, newIds.slice(0, 4), far)
  const jobs = await entriesLeftBehind(
    database.store,
    { silentSince: '2029-12-31T00:00:00Z', waitingSince: '2029-12-31T00:00:00Z' },
    1000,
    25,
  )
  expect(jobs.map((job) => [job.feedId, job.entryIds.length])).toEqual([
    [feed, 25],
    [feed, 1],
    [other, 1],
  ])
  expect(await countWaiting(database.store)).toBe(31)
})

test('an entry that was edited while its old wording was worked on goes on waiting for the new one', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const old = worked('a', newIds[0]!)
  await saveEntries(database.store, feed, [aSeenEntry('a', { contentHash: 'edited' })])
  await noteFault(database.store, old, 'the old page is odd')
  expect(await advanceEntries(database.store, [old], 'code')).toEqual(new Set())
  await endEntries(database.store, [{ ...old, stage: 'code', outcome: 'dropped', reason: 'no-event', detail: null }])
  expect(await database.store.rows('select state, next_stage, attempts, last_error from entries')).toEqual([
    { state: 'waiting', next_stage: 'extract', attempts: 0, last_error: null },
  ])
  expect(await database.store.rows('select 1 from dispositions where item_id = $1', newIds)).toEqual([])
})

test('an edit that arrives in the very moment in which the old wording ends is not ended with it', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const end = {
    ...worked('a', newIds[0]!),
    stage: 'code',
    outcome: 'dropped',
    reason: 'no-event',
    detail: null,
  } as const
  const ending = await database.store.transaction(async (sql) => {
    await saveEntries(sql, feed, [aSeenEntry('a', { contentHash: 'edited' })])
    // It waits for the row, which the poll holds until it is done.
    const waits = endEntries(database.store, [end])
    await untilSomebodyWaits(database.store)
    return { waits }
  })
  await ending.waits
  expect(await entriesToWork(database.store, newIds)).toMatchObject([{ nextStage: 'extract', entryHash: 'edited' }])
  expect(await database.store.rows('select 1 from dispositions where item_id = $1', newIds)).toEqual([])
})

test('an entry that another worker has taken further is neither ended nor moved by the work on its earlier stage', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const late = worked('a', newIds[0]!)
  await advanceEntries(database.store, [late], 'resolve')
  const end = { ...late, stage: 'extract', outcome: 'finished', reason: 'already-coded', detail: null } as const
  await endEntries(database.store, [end])
  expect(await advanceEntries(database.store, [late], 'tag')).toEqual(new Set())
  expect(await entriesToWork(database.store, newIds)).toMatchObject([{ nextStage: 'resolve' }])
  await endEntries(database.store, [{ ...end, waitedFor: 'resolve' }])
  expect(await entriesToWork(database.store, newIds)).toEqual([])
})

test('a retry starts at the stage that failed', async () => {
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a')])
  const entries = newIds.map((id) => worked('a', id))
  await advanceEntries(database.store, entries, 'code')
  expect(await takeEntries(database.store, newIds, far)).toMatchObject([{ nextStage: 'code', attempts: 1 }])
})

test('text that Postgres cannot hold is kept with its offsets true', async () => {
  const entry = { ...aSeenEntry('a').entry, title: 'one\0two\ud800three' }
  const { newIds } = await saveEntries(database.store, feed, [aSeenEntry('a', { entry })])
  const [work] = await entriesToWork(database.store, newIds)
  expect(work?.entry.title).toBe('one\ufffdtwo\ufffdthree')
})
