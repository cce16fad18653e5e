import { expect, onTestFinished, test } from 'vitest'
import { resolveConcurrently } from '../../bench/concurrent-resolve.mjs'
import { aDatabase } from '../../postgres.js'
import { aRedis, hasRedis } from '../../redis.js'

// `npm run bench:workers` does the same with 5,000 events of 300 incidents.
test.skipIf(!hasRedis)(
  'two workers on Redis that are told of 30 incidents 300 times come to 30 rows',
  {
    timeout: 120_000,
  },
  async () => {
    const redis = await aRedis()
    onTestFinished(redis.stop)
    const database = await aDatabase()
    onTestFinished(database.drop)
    const found = await resolveConcurrently({
      store: database.store,
      databaseUrl: database.url,
      redisUrl: redis.url,
      events: 300,
      incidents: 30,
    })
    expect(found).toMatchObject({ incidents: 30, merged: 0, reports: 300, failed: 0 })
  },
)
