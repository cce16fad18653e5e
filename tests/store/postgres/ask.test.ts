import { ask } from '@wirewatch/store/postgres/ask.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase('empty')
})
afterAll(() => database.drop())

test('a day is the day that the database holds, wherever the reader is, and a count is a number', async () => {
  const question = `set timezone = 'UTC'; select date '2026-03-04' as day, timestamptz '2026-03-04 20:00+05' as at, count(*) as n`
  expect(await ask(database.url, question)).toEqual({
    columns: ['day', 'at', 'n'],
    rows: [{ day: '2026-03-04', at: '2026-03-04 15:00:00+00', n: 1 }],
  })
})
