import { createHash } from 'node:crypto'
import type { QueueName } from './queue-names.js'

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

export type RunJob = (name: JobName, payload: JobPayloads[JobName]) => Promise<void>

/** The job that asks this feed. */
export const pollJob = (feedId: string): NewJob<'poll'> => ({
  name: 'poll',
  payload: { feedId },
  key: `poll-${feedId}`,
})

/** Entries of one job: enough to share the cost of a job, few enough to spread over workers. */
export const entriesPerJob = 25

/** The jobs that take these entries of a feed down the line. */
export function readJobs(entryIds: readonly number[]): NewJob<'read'>[] {
  const jobs: NewJob<'read'>[] = []
  for (let start = 0; start < entryIds.length; start += entriesPerJob)
    jobs.push(readJob(entryIds.slice(start, start + entriesPerJob)))
  return jobs
}

function readJob(entryIds: readonly number[]): NewJob<'read'> {
  const batch = createHash('sha256').update(entryIds.join(' ')).digest('hex').slice(0, 16)
  return { name: 'read', payload: { entryIds }, key: `read-${batch}` }
}

/** The job that sends this message. */
export const deliverJob = (deliveryId: number): NewJob<'deliver'> => ({
  name: 'deliver',
  payload: { deliveryId },
  key: `deliver-${deliveryId}`,
})
