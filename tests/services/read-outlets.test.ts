import { readOutlets } from '@wirewatch/worker/read-outlets.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('a start whose look at the outlets waits for a lock ends and says at what it stood', async () => {
  await database.store.transaction(async (sql) => {
    await sql.rows('lock table sources in access exclusive mode')
    const read = readOutlets(database.url, { warn: () => {} }, 300)
    await expect(read).rejects.toThrow('reading the outlets has not come to its end within 0.3 s')
  })
})
