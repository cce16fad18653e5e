import { workedEntry } from '@wirewatch/runner/entries/send-on.js'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import { sweep, takeUpWhatIsLeft } from '@wirewatch/runner/sweep.js'
import { advanceEntries, saveEntries, syncSources, takeEntries } from '@wirewatch/store'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aSeenEntry, aSource } from '../builders/stored.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aContext } from './a-context.js'

const noon = '2026-03-04T12:00:00.000Z'
const feed = 'valley-post-news'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.store.rows('truncate entries, articles cascade')
  await database.store.rows(`update feeds set next_poll_at = '2026-03-05T00:00:00Z'`)
})

test('a feed that is due is asked, one that is not is left alone', async () => {
  expect(await swept()).toEqual([])
  await database.store.rows('update feeds set next_poll_at = $1', [noon])
  expect(await swept()).toEqual([{ name: 'poll', payload: { feedId: feed }, key: `poll-${feed}` }])
})

test('entries that were saved and never enqueued are found, in jobs of twenty-five', async () => {
  const ids = await entriesSince('2026-03-04T11:49:00Z', 30)
  expect((await swept()).map(({ payload }) => payload)).toEqual([
    { entryIds: ids.slice(0, 25) },
    { entryIds: ids.slice(25) },
  ])
})

test('entries that somebody may still be working on are left alone', async () => {
  const ids = await entriesSince('2026-03-04T08:00:00Z', 2)
  await takeEntries(database.store, ids, '2026-03-04T11:59:30Z')
  expect(await swept()).toEqual([])
})

test.each([
  ['as it began to read', []],
  ['between reading and resolving', ['resolve'] as const],
])('what a process was at that died %s is handed out before a minute is over', async (_when, stages) => {
  const ids = await entriesSince('2026-03-04T08:00:00Z', 2)
  const taken = await takeEntries(database.store, ids, '2026-03-04T11:59:10Z')
  for (const stage of stages) await advanceEntries(database.store, taken.map(workedEntry), stage)
  expect((await swept()).map(({ payload }) => payload)).toEqual([{ entryIds: ids }])
})

test.each([
  [3, 10],
  [6, 20],
  [9, 40],
  [12, 80],
  [21, 640],
])('after %i tries that failed an entry is tried again in %i minutes, not before', async (attempts, minutes) => {
  const ids = await entriesSince('2026-03-01T00:00:00Z', 1)
  const triedBefore = (minutesAgo: number) =>
    database.store.rows('update entries set attempts = $1, last_attempt_at = $2', [
      attempts,
      new Date(Date.parse(noon) - minutesAgo * 60_000).toISOString(),
    ])
  await triedBefore(minutes - 1)
  expect(await swept()).toEqual([])
  await triedBefore(minutes + 1)
  expect((await swept()).map(({ payload }) => payload)).toEqual([{ entryIds: ids }])
})

test('whoever is alone with the database takes up everything at once and forgets the jobs of the dead', async () => {
  const ids = await entriesSince('2026-03-04T11:59:00Z', 2)
  await takeEntries(database.store, ids, noon)
  const jobs: NewJob[] = [{ name: 'poll', payload: { feedId: 'of a process that died' }, key: 'poll-dead' }]
  await takeUpWhatIsLeft(aContext(database.store, jobs, noon))
  expect(jobs.map(({ payload }) => payload)).toEqual([{ entryIds: ids }])
})

async function swept(): Promise<NewJob[]> {
  const added: NewJob[] = []
  await sweep(aContext(database.store, added, noon))
  return added
}

async function entriesSince(at: string, count: number): Promise<readonly number[]> {
  const seen = Array.from({ length: count }, (_, index) => aSeenEntry(`entry-${index}`))
  const { newIds } = await saveEntries(database.store, feed, seen)
  await database.store.rows('update entries set changed_at = $1', [at])
  return newIds.toSorted((a, b) => a - b)
}
