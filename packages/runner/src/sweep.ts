import { dueFeeds, entriesLeftBehind } from '@wirewatch/store'
import type { Context } from './context.js'

/** How often the sweep looks for what is due, in milliseconds. */
export const sweepEveryMs = 10_000

/** Entries of one job: enough to share the cost of a job, few enough to spread over workers. */
export const entriesPerJob = 25

const mostFeedsAtOnce = 500
const mostEntriesAtOnce = 5000
/** Longer than a batch of slow pages takes: work that is under way is not handed out twice. */
const leftBehindAfterMs = 10 * 60_000

/** Enqueues the feeds whose poll is due, and the entries whose next stage never ran: saving and enqueuing are not one transaction. */
export async function sweep({ store, queues, now }: Context): Promise<void> {
  const at = now()
  const feeds = await dueFeeds(store, at.toISOString(), mostFeedsAtOnce)
  await queues.add(feeds.map((feedId) => ({ name: 'poll', payload: { feedId }, key: `poll-${feedId}` })))
  const before = new Date(at.getTime() - leftBehindAfterMs).toISOString()
  const left = await entriesLeftBehind(store, before, mostEntriesAtOnce, entriesPerJob)
  await queues.add(left.map(({ entryIds }) => readJob(entryIds)))
}

/** The job that takes these entries down the line. */
export function readJob(entryIds: readonly number[]) {
  return { name: 'read' as const, payload: { entryIds }, key: `read-${entryIds[0]}-${entryIds.at(-1)}` }
}
