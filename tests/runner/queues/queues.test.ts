import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { NewJob, RunJob } from '@wirewatch/runner/queues/job.js'
import { openQueues, type Queues, QueuesDownError } from '@wirewatch/runner/queues/queues.js'
import { freePort } from '@wirewatch/store/embedded/free-port.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { aDatabase, asUser, type TestDatabase } from '../../postgres.js'
import { aRedis, hasRedis, type TestRedis } from '../../redis.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase('empty')
})
afterAll(() => database.drop())

const poll = (feedId: string): NewJob => ({ name: 'poll', payload: { feedId }, key: `poll-${feedId}` })

describe.each(['postgres', 'redis'] as const)('on %s', (backend) => {
  let redis: TestRedis | null = null
  beforeAll(async () => {
    if (backend === 'redis' && hasRedis) redis = await aRedis()
  })
  afterAll(() => redis?.stop())
  const it = test.skipIf(backend === 'redis' && !hasRedis)

  const opened = (): Queues => {
    const queues = openQueues({ redisUrl: redis?.url ?? null }, database.url, () => {})
    onTestFinished(async () => {
      await queues.forgetAll()
      await queues.close()
    })
    return queues
  }

  it('a schedule is kept until the clock is set back under it, and again when it is made anew', async () => {
    const queues = opened()
    const job: NewJob = { name: 'sweep', payload: {}, key: 'sweep' }
    const isKept = () => queues.keepsSchedule(10_000, job)
    expect(await isKept()).toBe(false)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
    onTestFinished(() => void vi.useRealTimers())
    await queues.every(10_000, job)
    expect(await isKept()).toBe(true)
    vi.useRealTimers()
    expect(await isKept()).toBe(false)
    await queues.every(10_000, job)
    expect(await isKept()).toBe(true)
  })

  it('what is to be tried again, by a clock that was hours ahead, is tried as soon as somebody makes the schedules', async () => {
    const queues = opened()
    const jobs = aRecorder(({ nth }) => {
      if (nth === 1) throw new Error('not yet')
    })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 3_600_000 })
    onTestFinished(() => void vi.useRealTimers())
    await queues.every(600_000, { name: 'watch', payload: {}, key: 'watch' })
    await queues.serve('feeds', 1, jobs.run)
    await queues.add([poll('a')])
    await jobs.begun(1)
    await expect.poll(async () => (await queues.jobs()).feeds).toBe(0)
    vi.useRealTimers()
    await opened().every(600_000, { name: 'watch', payload: {}, key: 'watch' })
    await jobs.begun(2)
  })

  it('a job that is added again while it waits or runs is one job, and a new one once it has ended', async () => {
    const queues = opened()
    const jobs = aRecorder()
    await queues.add([poll('a'), poll('a')])
    await queues.add([poll('b')])
    await queues.add([poll('a')])
    await queues.serve('feeds', 1, jobs.run)
    await jobs.begun(2)
    await queues.add([poll('a')])
    await jobs.begun(3)
    expect(queues.backend).toBe(backend)
    expect(jobs.payloads()).toEqual([{ feedId: 'a' }, { feedId: 'b' }, { feedId: 'a' }])
  })

  it('a job that takes too long is not waited for when the process is to end', async () => {
    const queues = openQueues({ redisUrl: redis?.url ?? null }, database.url, () => {})
    let end = (): void => {}
    const jobs = aRecorder(() => new Promise<void>((resolve) => (end = resolve)))
    await queues.serve('feeds', 1, jobs.run)
    await queues.add([poll('slow')])
    await jobs.begun(1)
    const closed = await Promise.race([queues.close().then(() => 'closed'), pause(4500, 'still open')])
    end()
    expect(closed).toBe('closed')
    opened()
  })

  it('a job that fails is tried again, each time later, and the others do not wait for it', async () => {
    const queues = opened()
    const jobs = aRecorder(({ payload, nth }) => {
      if ('feedId' in payload && payload.feedId === 'odd' && nth < 3) throw new Error('not yet')
    })
    await queues.serve('feeds', 1, jobs.run)
    await queues.add([poll('odd'), poll('even')])
    await jobs.begun(4)
    const [first, even, second, third] = jobs.all()
    expect([first, even, second, third].map((job) => job?.payload)).toEqual(
      ['odd', 'even', 'odd', 'odd'].map((feedId) => ({ feedId })),
    )
    // Half of the wait is left to chance.
    expect(second!.at - first!.at).toBeGreaterThan(900)
    expect(third!.at - second!.at).toBeGreaterThan(1900)
  }, 20_000)

  it('a queue is served only by those who ask for it', async () => {
    const queues = opened()
    const [polls, reads] = [aRecorder(), aRecorder()]
    await queues.serve('feeds', 1, polls.run)
    await queues.add([{ name: 'read', payload: { entryIds: [7] }, key: 'read-7-7' }, poll('a')])
    await polls.begun(1)
    await expect.poll(() => queues.jobs()).toEqual({ feeds: 0, articles: 1, deliveries: 0 })
    await queues.serve('articles', 1, reads.run)
    await reads.begun(1)
    expect([polls.payloads(), reads.payloads()]).toEqual([[{ feedId: 'a' }], [{ entryIds: [7] }]])
  })

  it('a job that is handed on begins at once in a process that is idle, and waits its turn in one that is not', async () => {
    const queues = opened()
    let end = (): void => {}
    const jobs = aRecorder(() => new Promise<void>((resolve) => (end = resolve)))
    await queues.serve('feeds', 1, jobs.run)
    await queues.handOn([poll('a'), poll('b')])
    expect(jobs.payloads()[0]).toEqual({ feedId: 'a' })
    await queues.handOn([poll('c')])
    expect(await queues.jobs()).toMatchObject({ feeds: 2 })
    end()
    await jobs.begun(2)
    end()
    await jobs.begun(3)
    end()
    expect(jobs.payloads().map((payload) => 'feedId' in payload && payload.feedId)).toEqual(['a', 'b', 'c'])
  })

  it('a job that is handed on waits for a process that serves its queue', async () => {
    const queues = opened()
    await queues.handOn([poll('a')])
    expect(await queues.jobs()).toMatchObject({ feeds: 1 })
  })

  it('a job that fails where it was handed on is tried again', async () => {
    const queues = opened()
    const jobs = aRecorder(({ nth }) => {
      if (nth === 1) throw new Error('not yet')
    })
    await queues.serve('feeds', 1, jobs.run)
    await queues.handOn([poll('a')])
    await jobs.begun(2)
  })

  it('a process that is to end lets a job that was handed on come to its end', async () => {
    const queues = openQueues({ redisUrl: redis?.url ?? null }, database.url, () => {})
    let isDone = false
    await queues.serve('feeds', 1, async () => {
      await pause(50)
      isDone = true
    })
    await queues.handOn([poll('a')])
    await queues.close()
    expect(isDone).toBe(true)
  })

  it('forgotten jobs are gone, with their keys', async () => {
    const queues = opened()
    const jobs = aRecorder()
    await queues.add([poll('a'), poll('b')])
    await queues.forgetAll()
    expect(await queues.jobs()).toEqual({ feeds: 0, articles: 0, deliveries: 0 })
    await queues.add([poll('b')])
    await queues.serve('feeds', 1, jobs.run)
    await jobs.begun(1)
    expect(jobs.payloads()).toEqual([{ feedId: 'b' }])
  })

  it('a schedule that two processes make is one schedule', async () => {
    const queues = opened()
    const jobs = aRecorder()
    const job: NewJob = { name: 'sweep', payload: {}, key: 'sweep' }
    await Promise.all([queues.every(300, job), opened().every(300, job)])
    const since = Date.now()
    await queues.serve('feeds', 1, jobs.run)
    await jobs.begun(4)
    // The first interval is what is left of one; two schedules would be through in little more than it.
    expect(Date.now() - since).toBeGreaterThan(500)
  })
})

test('a Redis that does not answer is named', async () => {
  const queues = openQueues({ redisUrl: 'redis://:hush-hush@127.0.0.1:9' }, database.url, () => {})
  const thrown = await queues.jobs().catch((error: unknown) => error)
  await queues.close()
  expect(thrown).toBeInstanceOf(QueuesDownError)
  expect(String(thrown)).toContain('The Redis at 127.0.0.1:9 does not answer (connect ECONNREFUSED 127.0.0.1:9)')
  expect(String(thrown)).not.toContain('hush-hush')
})

test('queues that are asked for something while Postgres is down do it once Postgres is there', async () => {
  const { url, letIn } = await aClosedDoor(database.url)
  const queues = openQueues({ redisUrl: null }, url, () => {})
  onTestFinished(queues.close)
  await expect(queues.add([poll('a')])).rejects.toThrow(QueuesDownError)
  await letIn()
  await queues.add([poll('a')])
  expect(await queues.jobs()).toEqual({ feeds: 1, articles: 0, deliveries: 0 })
  await queues.forgetAll()
})

test('what a process that died was at, by a clock that was hours ahead, is taken over by the next that starts', async () => {
  const queues = openQueues({ redisUrl: null }, database.url, () => {})
  const jobs = aRecorder()
  const watch: NewJob = { name: 'watch', payload: {}, key: 'watch' }
  onTestFinished(async () => {
    await queues.forgetAll()
    await queues.close()
  })
  const ahead = Date.now() + 6 * 3_600_000
  vi.useFakeTimers({ toFake: ['Date'], now: ahead })
  onTestFinished(() => void vi.useRealTimers())
  await queues.every(600_000, watch)
  await queues.add([poll('a')])
  await database.store.rows(
    `update bullmq.job set state = 'active', lock_token = 'dead', locked_until_ms = $1 where state = 'waiting'`,
    [ahead + 20_000],
  )
  await database.store.rows(
    `insert into bullmq.meta (queue, field, value) values ('feeds', 'stalled-check', $1)
     on conflict (queue, field) do update set value = excluded.value`,
    [String(ahead)],
  )
  vi.useRealTimers()
  await queues.every(600_000, watch)
  const [lock] = await database.store.rows<{ ms: number }>(
    `select max(locked_until_ms) as ms from bullmq.job where state = 'active'`,
  )
  expect(lock?.ms).toBeLessThan(Date.now() + 30_000)
  // The test does not wait until that lock has run out.
  await database.store.rows(`update bullmq.job set locked_until_ms = 0 where state = 'active'`)
  await queues.serve('feeds', 1, jobs.run)
  await jobs.begun(1)
})

test('whoever is not let into the queues in time is told where, and does not wait for ever', async () => {
  const holding = await asUser(database.url)
  await holding.query(`select pg_advisory_lock(x'42554c4c'::int, hashtext('bullmq'))`)
  const queues = openQueues({ redisUrl: null }, database.url, () => {}, 300)
  onTestFinished(queues.close)
  const served = queues.serve('feeds', 1, async () => {})
  await expect(served).rejects.toThrow(
    /^The queues in the database at 127\.0\.0\.1:\d+\/test_\w+ cannot be opened \(nothing within 0\.3 s\)/,
  )
})

test('a Redis that is not there is not waited for for ever', async () => {
  const queues = openQueues({ redisUrl: 'redis://127.0.0.1:9' }, database.url, () => {}, 300)
  onTestFinished(queues.close)
  await expect(queues.serve('feeds', 1, async () => {})).rejects.toThrow(QueuesDownError)
})

/** An address of the same database where nobody answers until they are let in. */
async function aClosedDoor(databaseUrl: string): Promise<{ url: string; letIn: () => Promise<void> }> {
  const url = new URL(databaseUrl)
  const behind = Number(url.port)
  const door = createServer((caller) => {
    const through = connect(behind, '127.0.0.1')
    caller.pipe(through).pipe(caller)
    for (const side of [caller, through]) side.on('error', () => {})
  })
  const port = await freePort(21_000)
  url.port = String(port)
  onTestFinished(() => void door.close())
  return { url: url.href, letIn: async () => void (await once(door.listen(port, '127.0.0.1'), 'listening')) }
}

interface Noted {
  readonly payload: Parameters<RunJob>[1]
  /** Which run of this very payload it is, from 1. */
  readonly nth: number
  readonly at: number
}

/** Notes the jobs that it runs, and lets the test wait for their number. */
function aRecorder(work: (job: Noted) => void | Promise<void> = () => {}) {
  const noted: Noted[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const run: RunJob = async (_name, payload) => {
    const nth = noted.filter((job) => JSON.stringify(job.payload) === JSON.stringify(payload)).length + 1
    const job = { payload, nth, at: Date.now() }
    noted.push(job)
    for (const one of waiting) if (noted.length >= one.count) one.resolve()
    await work(job)
  }
  return {
    run,
    all: () => noted,
    payloads: () => noted.map(({ payload }) => payload),
    begun: (count: number) =>
      new Promise<void>((resolve) => {
        if (noted.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}
