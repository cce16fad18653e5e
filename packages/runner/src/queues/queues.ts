import type { Config } from '../config.js'
import { inTime } from '../process/in-time.js'
import { type NewJob, queueOfJob, type RunJob } from './job.js'
import type { KeptSchedule, Openable, OpenQueue, QueueBackend } from './queue-backend.js'
import { type QueueName, queueNames } from './queue-names.js'
import { queuesOnPostgres } from './queues-on-postgres.js'
import { queuesOnRedis } from './queues-on-redis.js'
import { type WorkAtHand, workAtHand } from './work-at-hand.js'

export { QueuesDownError } from './queue-backend.js'

export interface Queues {
  readonly backend: QueueBackend['name']
  readonly add: (jobs: readonly NewJob[]) => Promise<void>
  /**
   * As `add`; but a process that serves the queue itself, and is idle there, begins the first job at once, without the way there and back.
   * It is in the queue only after it has failed: for what a schedule finds again, should the process die.
   */
  readonly handOn: (jobs: readonly NewJob[]) => Promise<void>
  /**
   * Makes or changes the schedule that adds a job at every interval. Where a clock that was set back has put it off, all that waits for a time
   * was put off with it, and runs at once: what is tried again runs a little early.
   */
  readonly every: (milliseconds: number, job: NewJob) => Promise<void>
  /**
   * Whether the schedule of that job is there, and due within its interval: a Redis that was emptied has lost it, and a clock that was set
   * back would wait until it has come as far again.
   */
  readonly keepsSchedule: (milliseconds: number, job: NewJob) => Promise<boolean>
  /** Serves one queue until closed. A job that throws is tried again with growing delay. Throws `QueuesDownError`. */
  readonly serve: (queue: QueueName, concurrency: number, run: RunJob) => Promise<void>
  /** Jobs that wait or run, of each queue. Throws `QueuesDownError`. */
  readonly jobs: () => Promise<Readonly<Record<QueueName, number>>>
  /** Forgets every job and schedule, also those that a process which is gone was working on. For whoever is alone with the queues. */
  readonly forgetAll: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The clocks of several machines are not one. */
const clocksDifferMs = 60_000

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
    config.redisUrl === null ? queuesOnPostgres(databaseUrl, onFault) : queuesOnRedis(config.redisUrl, onFault)
  const queues = new Map<QueueName, Promise<OpenQueue>>()
  const workers: Openable[] = []
  const atHand = new Map<QueueName, WorkAtHand>()
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
  const hurry = async (): Promise<void> => {
    for (const name of queueNames) await (await queueNamed(name)).promoteJobs()
    await backend.unlockPutOff()
  }
  const add = async (jobs: readonly NewJob[]): Promise<void> => {
    for (const [name, batch] of byQueue(jobs)) {
      const queue = await queueNamed(name)
      await queue.addBulk(
        batch.map(({ name, payload, key }) => ({ name, data: payload, opts: { deduplication: { id: key } } })),
      )
    }
  }
  const begin = (job: NewJob, { run }: WorkAtHand): void => {
    run(job.name, job.payload).catch((fault: Error) => {
      onFault(fault)
      return add([job]).catch(onFault)
    })
  }
  return {
    backend: backend.name,
    add,
    handOn: async (jobs) => {
      const [first, ...others] = jobs
      if (first === undefined) return
      const here = atHand.get(queueOfJob[first.name])
      if (here?.isIdle() !== true) return add(jobs)
      begin(first, here)
      await add(others)
    },
    every: async (milliseconds, { name, payload, key }) => {
      const queue = await queueNamed(queueOfJob[name])
      // One that is there keeps the time of its next job, whatever is asked of it.
      const isLate = isPutOff(await queue.getJobScheduler(key), milliseconds)
      if (isLate) await queue.removeJobScheduler(key)
      await queue.upsertJobScheduler(key, { every: milliseconds }, { name, data: payload, opts: { attempts: 1 } })
      if (isLate) await hurry()
    },
    keepsSchedule: async (milliseconds, { name, key }) => {
      const queue = await queueNamed(queueOfJob[name])
      const schedule = await queue.getJobScheduler(key)
      return schedule !== undefined && !isPutOff(schedule, milliseconds)
    },
    serve: async (name, concurrency, run) => {
      const here = workAtHand(run)
      workers.push(await opened(() => backend.openWorker(name, concurrency, here.run)))
      atHand.set(name, here)
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
      const begun = [...atHand.values()]
      atHand.clear()
      await Promise.all([...workers.map(closeInTime), ...begun.map(({ ended }) => endInTime(ended()))])
      const open = await Promise.allSettled(queues.values())
      await Promise.all(open.map((queue) => queue.status === 'fulfilled' && closeInTime(queue.value)))
      await backend.close()
    },
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const isPutOff = (schedule: KeptSchedule | undefined, everyMs: number): boolean =>
  (schedule?.next ?? 0) > Date.now() + everyMs + clocksDifferMs

const closeWithinMs = 3000

/**
 * Lets the running jobs end; those that take longer are left, and run again after the lock of their job has expired. What is closing
 * cannot be closed harder: it is not waited for, and ends with the process.
 */
const closeInTime = (one: Openable): Promise<void> => endInTime(one.close())

const endInTime = (ending: Promise<unknown>): Promise<void> =>
  inTime(ending, closeWithinMs, () => new Error('too late')).then(
    () => {},
    () => {},
  )

function byQueue(jobs: readonly NewJob[]): Map<QueueName, NewJob[]> {
  const grouped = new Map<QueueName, NewJob[]>()
  for (const job of jobs) grouped.set(queueOfJob[job.name], [...(grouped.get(queueOfJob[job.name]) ?? []), job])
  return grouped
}
