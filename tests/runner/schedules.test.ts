import type { Context } from '@wirewatch/runner'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import { renewSchedules, schedulesOf } from '@wirewatch/runner/schedules.js'
import { saveEntries, syncSources, takeEntries } from '@wirewatch/store'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aSeenEntry, aSource } from '../builders/stored.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aContext } from './a-context.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())
beforeEach(() => database.store.rows('truncate entries, articles cascade'))

test('queues that have lost their jobs get their schedules back, and what nobody has begun to read', async () => {
  const { newIds } = await saveEntries(
    database.store,
    'valley-post-news',
    ['a', 'b', 'c'].map((key) => aSeenEntry(key)),
  )
  await takeEntries(database.store, newIds.slice(0, 1), '2026-03-04T12:00:00Z')
  const { added, scheduled } = await renewed({ isThere: false })
  expect(scheduled).toEqual(['sweep', 'count'])
  expect(added.map(({ payload }) => payload)).toEqual([{ entryIds: newIds.slice(1) }])
})

test('queues that have their schedules are left as they are', async () => {
  await saveEntries(database.store, 'valley-post-news', [aSeenEntry('a')])
  expect(await renewed({ isThere: true })).toEqual({ added: [], scheduled: [] })
})

async function renewed({ isThere }: { isThere: boolean }) {
  const added: NewJob[] = []
  const scheduled: string[] = []
  const context = aContext(database.store, added)
  const queues: Context['queues'] = {
    ...context.queues,
    keepsSchedule: async () => isThere,
    every: async (_milliseconds, { name }) => void scheduled.push(name),
  }
  await renewSchedules({ ...context, queues }, schedulesOf(['feeds']))
  return { added, scheduled }
}
