import { expect, onTestFinished, test } from 'vitest'
import { wirewatch } from '../command-line.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aRedis, hasRedis } from '../redis.js'
import { differences, expectedIncidents, foundIncidents } from '../sample-week/compare.js'

const patience = 90_000

test('the sample week on the Postgres queue comes out as a careful analyst reads it', {
  timeout: patience,
}, async () => {
  const database = await theWeek({})
  expect(differences(expectedIncidents(), await foundIncidents(database.store))).toEqual([])
  const counted = 'select sum(incidents)::int as n from reporting.counts_by_district'
  const standing = 'select count(*)::int as n from reporting.incidents where date_start is not null'
  expect(await database.store.rows(counted)).toEqual(await database.store.rows(standing))
})

test.skipIf(!hasRedis)('the sample week on Redis comes out the same', { timeout: patience }, async () => {
  const redis = await aRedis()
  onTestFinished(redis.stop)
  const database = await theWeek({ REDIS_URL: redis.url })
  expect(differences(expectedIncidents(), await foundIncidents(database.store))).toEqual([])
})

/** A database after one round over the sample outlets. */
async function theWeek(env: NodeJS.ProcessEnv): Promise<TestDatabase> {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  const ran = await wirewatch(['start', '--sample', '--once'], { env: { DATABASE_URL: database.url, ...env } })
  expect(ran.stderr).not.toMatch(/error/i)
  expect(ran.code).toBe(0)
  return database
}
