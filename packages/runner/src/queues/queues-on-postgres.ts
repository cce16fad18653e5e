import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from '@wirewatch/store/postgres/connect.js'
import { openQueuePool, unlockPutOff } from '@wirewatch/store/postgres/queue-pool.js'
import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from 'bullmq'
import { messageOf } from '../process/message-of.js'
import type { JobName } from './job.js'
import { defaultJobOptions, type QueueBackend, QueuesDownError, recovery } from './queue-backend.js'
import { queueNames } from './queue-names.js'

export function queuesOnPostgres(databaseUrl: string, onFault: (fault: Error) => void): QueueBackend {
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
        { connection, concurrency, ...recovery },
        createPostgresBackend,
      )
        .on('error', onFault)
        .on('failed', (_job, fault) => onFault(fault)),
    // It is asked for data before it is asked for jobs.
    answers: async () => {},
    unlockPutOff: () => unlockPutOff(pool, Date.now(), recovery.lockDuration),
    down: (reason) =>
      new QueuesDownError(
        `The queues in the database at ${addressOf(databaseUrl)} cannot be opened (${messageOf(reason)}). Is it running, and does nothing hold a lock in it?`,
        { cause: reason },
      ),
    // What a job that is left still waits for is not waited for once more.
    close: () => Promise.race([pool.end(), pause(100)]),
  }
}
