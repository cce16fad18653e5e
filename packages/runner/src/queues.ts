import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from '@wirewatch/store/connect.js'
import { openQueuePool, unlockPutOff } from '@wirewatch/store/queue-pool.js'
import { createPostgresBackend, type JobType, type PgPool, Queue, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Config } from './config.js'
import { inTime } from './in-time.js'
import { type QueueName, queueNames } from './queue-names.js'

/** What a job carries: ids and nothing else. */
export interface JobPayloads {
  /** Finds what is due: feeds to poll, and entries whose next stage never ran. */
  readonly sweep: Record<string, never>
  /** Counts the incidents anew for the reporting views. */
  readonly count: Record<string, never>
  readonly poll: { readonly feedId: string }
  /** Up to 25 entries of one feed. */
  readonly read: { readonly entryIds: readonly number[] }
  /** Finds what time alone brings to alerts: holds that run out, counts, silences. */
  readonly watch: Record<string, never>
  /** Puts what is due in the outbox into messages. */
  readonly tell: Record<string, never>
  /** Sends one message. */
  readonly deliver: { readonly deliveryId: number }
}

export type JobName = keyof JobPayloads

export const queueOfJob: Readonly<Record<JobName, QueueName>> = {
  sweep: 'feeds',
  count: 'feeds',
  poll: 'feeds',
  read: 'articles',
  watch: 'deliveries',
  tell: 'deliveries',
  deliver: 'deliveries',
}

export interface NewJob<Name extends JobName = JobName> {
  readonly name: Name
  readonly payload: JobPayloads[Name]
  /** Two jobs of one key are one job while the first waits or runs. No `:`. */
  readonly key: string
}

export interface Queues {
  readonly backend: 'redis' | 'postgres'
  readonly add: (jobs: readonly NewJob[]) => Promise<void>
  /** Makes or changes the schedule that adds a job at every interval. */
  readonly every: (milliseconds: number, job: NewJob) => Promise<void>
  /**
   * Whether the schedule of that job is there, and due within its interval: a Redis that was emptied has lost it, and a clock that was set
   * back would wait until it has come as far again.
   */
  readonly keepsSchedule: (milliseconds: number, job: NewJob) => Promise<boolean>
  /**
   * Runs at once what waits for a time: what a clock that was set back has put off would wait until it has come as far again. What is tried
   * again runs a little early with it.
   */
  readonly hurry: () => Promise<void>
  /** Serves one queue until closed. A job that throws is tried again with growing delay. Throws `QueuesDownError`. */
  readonly serve: (queue: QueueName, concurrency: number, run: RunJob) => Promise<void>
  /** Jobs that wait or run, of each queue. Throws `QueuesDownError`. */
  readonly jobs: () => Promise<Readonly<Record<QueueName, number>>>
  /** Forgets every job and schedule, also those that a process which is gone was working on. For whoever is alone with the queues. */
  readonly forgetAll: () => Promise<void>
  readonly close: () => Promise<void>
}

export type RunJob = (name: JobName, payload: JobPayloads[JobName]) => Promise<void>

/** The server of the queues cannot be reached: try again later. */
export class QueuesDownError extends Error {
  override readonly name = 'QueuesDownError'
}

/** The clocks of several machines are not one. */
const clocksDifferMs = 60_000

/** Soon after each other: a longer trouble is the sweep's, which comes back to an entry for most of a day. */
const attempts = 3
const firstRetryMs = 2000

/**
 * What a dead process was working on is taken over when its lock has run out: within 40 s, however often that happens. A server that
 * went away is asked again every second.
 */
const takeOver = {
  lockDuration: 20_000,
  stalledInterval: 10_000,
  maxStalledCount: 1000,
  runRetryDelay: 1000,
} as const

/**
 * Opens the queues on Redis where the settings name one, else on the Postgres that holds the data. Nothing else in the code knows which.
 * @param onFault told of lost connections and failed jobs; without a listener a restart of the server would end the process
 * @param openWithinMs how long the server may take to let us in
 */
export function openQueues(
  config: Pick<Config, 'redisUrl'>,
  databaseUrl: string,
  onFault: (fault: Error) => void,
  openWithinMs = 30_000,
): Queues {
  const backend =
    config.redisUrl === null ? postgresBackend(databaseUrl, onFault) : redisBackend(config.redisUrl, onFault)
  const queues = new Map<QueueName, Promise<OpenQueue>>()
  const workers: Openable[] = []
  const late = () => new Error(`nothing within ${openWithinMs / 1000} s`)
  const opened = async <Opened extends Openable>(open: () => Opened): Promise<Opened> => {
    let one: Opened | null = null
    try {
      await inTime(backend.prepare(), openWithinMs, late)
      one = open()
      await inTime(one.waitUntilReady(), openWithinMs, late)
      return one
    } catch (fault) {
      if (one !== null) closeInTime(one)
      throw backend.down(fault)
    }
  }
  /** Opened by whoever asks for it first, and anew after it could not be: BullMQ itself would never try again. */
  const queueNamed = (name: QueueName): Promise<OpenQueue> => {
    const queue = queues.get(name) ?? opened(() => backend.openQueue(name))
    queues.set(name, queue)
    queue.catch(() => queues.get(name) === queue && queues.delete(name))
    return queue
  }
  return {
    backend: backend.name,
    add: async (jobs) => {
      for (const [name, batch] of byQueue(jobs)) {
        const queue = await queueNamed(name)
        await queue.addBulk(
          batch.map(({ name, payload, key }) => ({ name, data: payload, opts: { deduplication: { id: key } } })),
        )
      }
    },
    every: async (milliseconds, { name, payload, key }) => {
      const queue = await queueNamed(queueOfJob[name])
      // One that is there keeps the time of its next job, whatever is asked of it.
      if (isPutOff(await queue.getJobScheduler(key), milliseconds)) await queue.removeJobScheduler(key)
      await queue.upsertJobScheduler(key, { every: milliseconds }, { name, data: payload, opts: { attempts: 1 } })
    },
    keepsSchedule: async (milliseconds, { name, key }) => {
      const queue = await queueNamed(queueOfJob[name])
      const schedule = await queue.getJobScheduler(key)
      return schedule !== undefined && !isPutOff(schedule, milliseconds)
    },
    hurry: async () => {
      for (const name of queueNames) await (await queueNamed(name)).promoteJobs()
      await backend.unlockPutOff()
    },
    serve: async (name, concurrency, run) => {
      workers.push(await opened(() => backend.openWorker(name, concurrency, run)))
    },
    jobs: async () => {
      await backend.answers()
      const count = async (name: QueueName): Promise<number> =>
        sum(Object.values(await (await queueNamed(name)).getJobCounts('wait', 'active', 'prioritized')))
      const [feeds, articles, deliveries] = await Promise.all([count('feeds'), count('articles'), count('deliveries')])
      return { feeds, articles, deliveries }
    },
    forgetAll: async () => {
      for (const name of queueNames) await (await queueNamed(name)).obliterate({ force: true })
    },
    close: async () => {
      await Promise.all(workers.map(closeInTime))
      const open = await Promise.allSettled(queues.values())
      await Promise.all(open.map((queue) => queue.status === 'fulfilled' && closeInTime(queue.value)))
      await backend.close()
    },
  }
}

/** What the two backends of BullMQ have in common, as far as we use it: their own types name the backend. */
interface Backend {
  readonly name: Queues['backend']
  /** Before the first queue or worker is opened. */
  readonly prepare: () => Promise<void>
  readonly openQueue: (name: QueueName) => OpenQueue
  readonly openWorker: (name: QueueName, concurrency: number, run: RunJob) => Openable
  /** Throws `QueuesDownError` where the server does not answer in time. */
  readonly answers: () => Promise<void>
  /** Jobs that a dead process holds are not held for longer than their lock lasts, however the clock was set. */
  readonly unlockPutOff: () => Promise<void>
  /** Names the server, with the reason and what to look at. */
  readonly down: (reason: unknown) => QueuesDownError
  readonly close: () => Promise<void>
}

interface Openable {
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

interface OpenQueue extends Openable {
  addBulk(jobs: { name: string; data: unknown; opts: { deduplication: { id: string } } }[]): Promise<unknown>
  getJobScheduler(id: string): Promise<KeptSchedule | undefined>
  removeJobScheduler(id: string): Promise<boolean>
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: unknown; opts: { attempts: number } },
  ): Promise<unknown>
  getJobCounts(...types: JobType[]): Promise<Record<string, number>>
  promoteJobs(): Promise<void>
  obliterate(options: { force: boolean }): Promise<void>
}

interface KeptSchedule {
  /** When its next job is due, in milliseconds of our clock. */
  readonly next?: number | undefined
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const isPutOff = (schedule: KeptSchedule | undefined, everyMs: number): boolean =>
  (schedule?.next ?? 0) > Date.now() + everyMs + clocksDifferMs

const closeWithinMs = 3000

/**
 * Lets the running jobs end; those that take longer are left, and run again after the lock of their job has expired. What is closing
 * cannot be closed harder: it is not waited for, and ends with the process.
 */
const closeInTime = (one: Openable): Promise<void> =>
  inTime(one.close(), closeWithinMs, () => new Error('too late')).catch(() => {})

const prefix = 'wirewatch'

const defaultJobOptions = {
  attempts,
  backoff: { type: 'exponential', delay: firstRetryMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { count: 1000 },
} as const

function postgresBackend(databaseUrl: string, onFault: (fault: Error) => void): Backend {
  const pool = openQueuePool(databaseUrl, queueNames.length, onFault)
  // The types of BullMQ describe a pool in words of their own.
  const connection = pool as unknown as PgPool
  let migrated: Promise<void> | null = null
  const migrate = async (): Promise<void> => {
    const client = await pool.connect()
    await runMigrations(client).finally(() => client.release())
  }
  return {
    name: 'postgres',
    prepare: () => {
      migrated ??= migrate()
      migrated.catch(() => {
        migrated = null
      })
      return migrated
    },
    openQueue: (name) => new Queue(name, { connection, defaultJobOptions }, createPostgresBackend).on('error', onFault),
    openWorker: (name, concurrency, run) =>
      new Worker(
        name,
        (job) => run(job.name as JobName, job.data),
        { connection, concurrency, ...takeOver },
        createPostgresBackend,
      )
        .on('error', onFault)
        .on('failed', (_job, fault) => onFault(fault)),
    // It is asked for data before it is asked for jobs.
    answers: async () => {},
    unlockPutOff: () => unlockPutOff(pool, Date.now(), takeOver.lockDuration),
    down: (reason) =>
      new QueuesDownError(
        `The queues in the database at ${addressOf(databaseUrl)} cannot be opened (${inWords(reason)}). Is it running, and does nothing hold a lock in it?`,
        { cause: reason },
      ),
    // What a job that is left still waits for is not waited for once more.
    close: () => Promise.race([pool.end(), pause(100)]),
  }
}

function redisBackend(redisUrl: string, onFault: (fault: Error) => void): Backend {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null }).on('error', onFault)
  const { host, port } = connection.options
  const down = (reason: unknown): QueuesDownError =>
    new QueuesDownError(
      `The Redis at ${host}:${port} does not answer (${inWords(reason)}). Is it running, and is REDIS_URL right?`,
      { cause: reason },
    )
  return {
    name: 'redis',
    prepare: async () => {},
    openQueue: (name) => new Queue(name, { connection, prefix, defaultJobOptions }).on('error', onFault),
    openWorker: (name, concurrency, run) =>
      new Worker(name, (job) => run(job.name as JobName, job.data), { connection, prefix, concurrency, ...takeOver })
        .on('error', onFault)
        .on('failed', (_job, fault) => onFault(fault)),
    answers: () => answersInTime(connection, down),
    // Redis counts its locks down by itself.
    unlockPutOff: async () => {},
    down,
    close: async () => connection.disconnect(),
  }
}

const answerWithinMs = 5000

/** The client itself would wait for ever, which is right for a worker and wrong for a person. */
async function answersInTime(connection: Redis, down: Backend['down']): Promise<void> {
  const faults: string[] = []
  const hear = (fault: Error): void => void faults.push(fault.message)
  connection.on('error', hear)
  try {
    const late = () => new Error(faults.at(-1) ?? `nothing within ${answerWithinMs / 1000} s`)
    await inTime(connection.ping(), answerWithinMs, late)
  } catch (fault) {
    throw down(fault)
  } finally {
    connection.off('error', hear)
  }
}

const inWords = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason))

function byQueue(jobs: readonly NewJob[]): Map<QueueName, NewJob[]> {
  const grouped = new Map<QueueName, NewJob[]>()
  for (const job of jobs) grouped.set(queueOfJob[job.name], [...(grouped.get(queueOfJob[job.name]) ?? []), job])
  return grouped
}
