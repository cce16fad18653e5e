import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { inTime } from '../process/in-time.js'
import { messageOf } from '../process/message-of.js'
import type { JobName } from './job.js'
import { defaultJobOptions, type QueueBackend, QueuesDownError, recovery } from './queue-backend.js'

const prefix = 'wirewatch'

export function queuesOnRedis(redisUrl: string, onFault: (fault: Error) => void): QueueBackend {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null }).on('error', onFault)
  const { host, port } = connection.options
  const down = (reason: unknown): QueuesDownError =>
    new QueuesDownError(
      `The Redis at ${host}:${port} does not answer (${messageOf(reason)}). Is it running, and is REDIS_URL right?`,
      { cause: reason },
    )
  return {
    name: 'redis',
    prepare: async () => {},
    openQueue: (name) => new Queue(name, { connection, prefix, defaultJobOptions }).on('error', onFault),
    openWorker: (name, concurrency, run) =>
      new Worker(name, (job) => run(job.name as JobName, job.data), { connection, prefix, concurrency, ...recovery })
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
async function answersInTime(connection: Redis, down: QueueBackend['down']): Promise<void> {
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
