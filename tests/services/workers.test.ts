import type { Source } from '@wirewatch/model'
import { type ServedOutlets, serveSampleOutlets } from '@wirewatch/sample-outlets'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { aSource } from '../builders/stored.js'
import { wirewatch } from '../command-line.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aRedis, hasRedis } from '../redis.js'
import { body, stall, startServer } from '../runner/fetch/misbehaving-server.js'
import { type Running, run } from '../running.js'
import { countsOf, incidentsOf } from './homes.js'
import { anOutletsFile } from './outlets-file.js'

const patience = 150_000

let outlets: ServedOutlets
let alone: Awaited<ReturnType<typeof incidentsOf>>
beforeAll(async () => {
  outlets = await serveSampleOutlets()
  const database = await aDatabase('empty')
  await wirewatch(['start', '--sample', '--once'], { env: { DATABASE_URL: database.url } })
  alone = await incidentsOf(database.store)
  await database.drop()
}, patience)
afterAll(() => outlets.close())

test.skipIf(!hasRedis)(
  'two workers on Postgres and Redis come to the incidents that one process comes to, and end when told',
  {
    timeout: patience,
  },
  async () => {
    const redis = await aRedis()
    onTestFinished(redis.stop)
    const database = await aMigratedDatabase()
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url }
    const workers = [aWorker({ ...env, QUEUES: 'feeds' }), aWorker({ ...env, QUEUES: 'articles, deliveries' })]
    await weekIsOver(database)
    expect(await incidentsOf(database.store)).toEqual(alone)
    const said = await wirewatch(['status'], { env })
    expect(said.stdout).toMatch(/^queues +on Redis, 0 jobs wait or run$/m)

    const since = performance.now()
    for (const worker of workers) worker.signal('SIGTERM')
    const ends = await Promise.all(workers.map((worker) => worker.ended))
    expect(ends).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ])
    expect(performance.now() - since).toBeLessThan(10_000)
  },
)

test('after two workers are killed in the middle of the week, a third ends every entry once, with the same incidents', {
  timeout: patience,
}, async () => {
  const database = await aMigratedDatabase()
  for (const [progress, part] of [
    ['polled', 0],
    ['read', 20],
  ] as const) {
    const worker = aWorker({ DATABASE_URL: database.url, WIREWATCH_CONCURRENCY: '2' })
    await reached(database, progress, part)
    worker.signal('SIGKILL')
    await worker.ended
  }
  aWorker({ DATABASE_URL: database.url })
  await weekIsOver(database)
  const { entries, ends, waiting } = await countsOf(database.store)
  expect({ ends, waiting }).toEqual({ ends: entries, waiting: 0 })
  expect(await incidentsOf(database.store)).toEqual(alone)
})

test('a worker that waits for a page which never comes ends when told, and what it waited for is nobody’s fault', {
  timeout: patience,
}, async () => {
  const feed =
    '<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>/one</link></item></channel></rss>'
  const server = await startServer({ '/feed': body(feed, { 'content-type': 'text/xml' }), '/one': stall })
  onTestFinished(server.close)
  const source = aSource({ homepage: server.origin, feeds: [{ id: 'slow-news', url: `${server.origin}/feed` }] })
  const database = await aMigratedDatabase([source])
  const worker = aWorker({ DATABASE_URL: database.url })
  await expect.poll(() => server.requests.map(({ path }) => path), { timeout: patience }).toContain('/one')
  const since = performance.now()
  worker.signal('SIGTERM')
  expect(await worker.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - since).toBeLessThan(10_000)
  expect(await database.store.rows('select state, last_error from entries')).toEqual([
    { state: 'waiting', last_error: null },
  ])
})

/** Ready for workers: what compose runs once before it starts them. */
async function aMigratedDatabase(polled: readonly Source[] = outlets.sources): Promise<TestDatabase> {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  const sources = await anOutletsFile(polled)
  const migrated = await wirewatch(['migrate', '--sync', '--sources', sources], { env: { DATABASE_URL: database.url } })
  expect(migrated.code).toBe(0)
  return database
}

function aWorker(env: NodeJS.ProcessEnv): Running {
  const worker = run('worker', [], { WIREWATCH_ALLOW_LOOPBACK: '1', ...env })
  onTestFinished(worker.stop)
  return worker
}

/** Every feed has been asked, and every entry has ended. */
async function weekIsOver({ store }: TestDatabase): Promise<void> {
  const isOver = async () => {
    const [{ open } = { open: 1 }] = await store.rows<{ open: number }>(
      `select (select count(*) from feeds where state <> 'retired' and last_poll_at is null)
         + (select count(*) from entries where state = 'waiting') as open`,
    )
    return open
  }
  await expect.poll(isOver, { timeout: patience, interval: 200 }).toBe(0)
}

async function reached({ store }: TestDatabase, progress: 'polled' | 'read', part: number): Promise<void> {
  const table = progress === 'polled' ? 'entries' : 'dispositions'
  const count = async () => (await store.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n ?? 0
  await expect.poll(count, { timeout: patience, interval: 20 }).toBeGreaterThan(part)
}
