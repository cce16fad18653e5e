import { type ServedOutlets, serveSampleOutlets } from '@wirewatch/sample-outlets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seeded } from '../pipeline/extract/invented-texts.js'
import { hasRedis } from '../redis.js'
import type { Running } from '../running.js'
import { aNewsroom, type Newsroom, outcomeOf } from './a-newsroom.js'
import { aFalliblePostgres, aFallibleRedis, type FalliblePostgres, type FallibleRedis } from './a-server.js'
import { faultReport } from './fault-report.js'

interface Fault {
  readonly kind: string
  readonly onlyOn?: 'Redis'
  readonly happens: (during: {
    readonly room: Newsroom
    readonly workers: Running[]
    readonly postgres: FalliblePostgres
    readonly redis: FallibleRedis | null
  }) => Promise<void>
}

const killed = async (worker: Running | undefined): Promise<void> => {
  worker?.signal('SIGKILL')
  await worker?.ended
}

const faults: readonly Fault[] = [
  { kind: 'one worker killed', happens: ({ workers }) => killed(workers[0]) },
  {
    kind: 'all workers killed',
    happens: async ({ room, workers }) => {
      await Promise.all(workers.map(killed))
      workers.push(room.aWorker())
    },
  },
  {
    kind: 'all workers stopped',
    happens: async ({ room, workers }) => {
      // before it serves there is nothing that it could end in order
      await Promise.all(workers.map(({ says }) => says(/serving/)))
      const since = performance.now()
      for (const worker of workers) worker.signal('SIGTERM')
      const ends = await Promise.all(workers.map(({ ended }) => ended))
      expect(ends).toEqual(workers.map(() => ({ code: 0, signal: null })))
      expect(performance.now() - since).toBeLessThan(10_000)
      workers.push(room.aWorker())
    },
  },
  { kind: 'Postgres killed', happens: ({ postgres }) => postgres.kill() },
  { kind: 'Postgres restarted', happens: ({ postgres }) => postgres.restart() },
  {
    kind: 'connections cut',
    happens: ({ postgres }) =>
      postgres.admin(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname like 'week%' and pid <> pg_backend_pid()`,
      ),
  },
  { kind: 'Redis killed', onlyOn: 'Redis', happens: async ({ redis }) => redis?.kill() },
  { kind: 'Redis flushed', onlyOn: 'Redis', happens: async ({ redis }) => redis?.flush() },
]

const backends = hasRedis ? (['Postgres', 'Redis'] as const) : (['Postgres'] as const)
const cases = backends.flatMap((backend) =>
  faults.filter(({ onlyOn }) => onlyOn === undefined || onlyOn === backend).map((fault) => ({ ...fault, backend })),
)
/** Over all kinds and backends; each has one at least. */
const moments = Math.max(1, Math.ceil(Number(process.env.FAULT_MOMENTS ?? cases.length) / cases.length))
const random = seeded(Number(process.env.FAULT_SEED ?? 7))
const report = faultReport()

let outlets: ServedOutlets
let postgres: FalliblePostgres
let undisturbed: Awaited<ReturnType<typeof outcomeOf>>
beforeAll(async () => {
  ;[outlets, postgres] = await Promise.all([serveSampleOutlets(), aFalliblePostgres(57_000)])
})
afterAll(async () => {
  await postgres.remove()
  await outlets.close()
  report.print()
})

test('undisturbed, the week ends with every death told', async () => {
  const room = await aNewsroom(postgres, null, outlets.sources)
  room.aWorker()
  await room.isOver()
  undisturbed = await outcomeOf(room)
  expect(undisturbed).toMatchObject({ waiting: 0, untold: 0, unsent: 0, neverReceived: 0, keysOfTwoBodies: 0 })
  expect(undisturbed.ends).toBe(undisturbed.entries)
  expect(undisturbed.alerts).toBeGreaterThan(5)
})

describe.each(cases)('$kind, queues on $backend', ({ kind, backend, happens }) => {
  test.each(Array.from({ length: moments }, (_, at) => at + 1))(
    'moment %i: nothing is lost and nothing doubled',
    async () => {
      const done = report.begins(kind, backend)
      const redis = backend === 'Redis' ? await aFallibleRedis(57_100) : null
      try {
        const room = await aNewsroom(postgres, redis?.url ?? null, outlets.sources)
        const workers = [room.aWorker(), room.aWorker()]
        await room.hasRead(1 + Math.floor(random() * (undisturbed.entries ?? 0) * 0.8))
        await happens({ room, workers, postgres, redis })
        await room.tenMinutesPass()
        await room.isOver()
        expect(await outcomeOf(room)).toEqual(undisturbed)
        for (const worker of workers) await worker.stop()
      } finally {
        await redis?.stop()
      }
      done()
    },
  )
})
