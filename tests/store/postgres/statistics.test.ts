import { refreshStatistics, syncSources } from '@wirewatch/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSource } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())

test('the planner is told of a table that has doubled, and only then', async () => {
  const { rows } = database.store
  await refreshStatistics(database.store)
  const before = await known()
  await rows(
    `insert into articles (article_key, source_id)
     select number || repeat('x', 100), 'valley-post' from generate_series(1, 2000) as number`,
  )
  await refreshStatistics(database.store)
  expect([before, await known()]).toEqual([expect.any(Number), 2000])
  await rows(`delete from articles where id % 2 = 0`)
  await refreshStatistics(database.store)
  expect(await known()).toBe(2000)

  async function known(): Promise<number> {
    const [found] = await rows<{ rows: number }>(
      `select reltuples::int as rows from pg_class where oid = 'articles'::regclass`,
    )
    return found!.rows
  }
})
