import type { Running } from '../running.js'
import type { Newsroom } from './a-newsroom.js'
import type { FalliblePostgres, FallibleRedis } from './a-server.js'

/** What is struck. */
export interface AtWork {
  readonly room: Newsroom
  readonly workers: Running[]
  readonly postgres: FalliblePostgres
  readonly redis: FallibleRedis | null
  /** Seeded, from 0 to 1. */
  readonly random: () => number
}

export interface Fault {
  readonly kind: string
  readonly onlyOn?: 'Redis'
  readonly happens: (during: AtWork) => Promise<void>
}

/** A stop in order ends within this, in milliseconds. */
const graceMs = 10_000
const farthestStepMs = 6 * 3_600_000

export const faults: readonly Fault[] = [
  {
    kind: 'one worker killed',
    happens: async ({ room, workers, random }) => {
      const at = Math.floor(random() * workers.length)
      await killed(workers[at])
      workers[at] = room.aWorker()
    },
  },
  {
    kind: 'all workers killed',
    happens: async (during) => {
      await Promise.all(during.workers.map(killed))
      replaceAll(during)
    },
  },
  {
    kind: 'all workers stopped',
    happens: async (during) => {
      const { workers } = during
      // before it serves there is nothing that it could end in order
      await Promise.all(workers.map(({ says }) => says(/serving/))).catch(() => during.room.startAgain(workers))
      await Promise.all(workers.map(({ says }) => says(/serving/)))
      const since = performance.now()
      for (const worker of workers) worker.signal('SIGTERM')
      const ends = await Promise.all(workers.map(({ ended }) => ended))
      const took = performance.now() - since
      const rough = ends.find(({ code }) => code !== 0)
      if (rough !== undefined) throw new Error(`told to stop, a worker ended with ${rough.signal ?? rough.code}`)
      if (took > graceMs) throw new Error(`told to stop, the workers took ${(took / 1000).toFixed(1)} s`)
      replaceAll(during)
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
  {
    kind: 'clock stepped',
    happens: ({ room, random }) => room.setClock(Math.round((2 * random() - 1) * farthestStepMs)),
  },
  { kind: 'Redis killed', onlyOn: 'Redis', happens: async ({ redis }) => redis?.kill() },
  { kind: 'Redis flushed', onlyOn: 'Redis', happens: async ({ redis }) => redis?.flush() },
]

async function killed(worker: Running | undefined): Promise<void> {
  worker?.signal('SIGKILL')
  await worker?.ended
}

function replaceAll({ room, workers }: AtWork): void {
  workers.splice(0, workers.length, ...workers.map(() => room.aWorker()))
}
