import type { JobType } from 'bullmq'
import type { RunJob } from './job.js'
import type { QueueName } from './queue-names.js'

/** What the two backends of BullMQ have in common, as far as we use it: their own types name the backend. */
export interface QueueBackend {
  readonly name: 'redis' | 'postgres'
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

export interface Openable {
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

export interface OpenQueue extends Openable {
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

export interface KeptSchedule {
  /** When its next job is due, in milliseconds of our clock. */
  readonly next?: number | undefined
}

/** The server of the queues cannot be reached: try again later. */
export class QueuesDownError extends Error {
  override readonly name = 'QueuesDownError'
}

/** Soon after each other: a longer trouble is the sweep's, which comes back to an entry for most of a day. */
const attempts = 3
const firstRetryMs = 2000

export const defaultJobOptions = {
  attempts,
  backoff: { type: 'exponential', delay: firstRetryMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { count: 1000 },
} as const

/**
 * What a dead process was working on is taken over when its lock has run out: within 40 s, however often that happens. A server that
 * went away is asked again every second.
 */
export const recovery = {
  lockDuration: 20_000,
  stalledInterval: 10_000,
  maxStalledCount: 1000,
  runRetryDelay: 1000,
} as const
