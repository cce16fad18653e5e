import {
  dueFeeds,
  entriesLeftBehind,
  entriesNotBegun,
  forgetFetches,
  forgetHostTurns,
  type LeftBehind,
  refreshStatistics,
} from '@wirewatch/store'
import type { Context } from './context.js'
import { silentAfterMs } from './entries/still-at-work.js'
import { entriesPerJob, pollJob, readJobs } from './queues/job.js'

/** How often the sweep looks for what is due, in milliseconds. */
export const sweepEveryMs = 10_000

const mostFeedsAtOnce = 500
const mostEntriesAtOnce = 5000
const mostEntriesLost = 100_000
/** What has waited for longer has no job any more. */
const leftBehindAfterMs = 10 * 60_000

/** The history of fetches: what reporting looks back on, and some more. */
const fetchesKeptMs = 30 * 24 * 3_600_000
const mostForgottenAtOnce = 5000
/** Longer than any outlet's requests are apart. */
const hostsKeptMs = 3_600_000

/**
 * Enqueues the feeds whose poll is due, and the entries that nobody works on: their job was never added (saving and enqueuing are not one
 * transaction), or the process that was at them died. Forgets old fetches.
 */
export async function sweep(context: Context): Promise<void> {
  const { store, queues, now } = context
  const at = now()
  const feeds = await dueFeeds(store, at.toISOString(), mostFeedsAtOnce)
  await queues.add(feeds.map(pollJob))
  const since = (ms: number): string => new Date(at.getTime() - ms).toISOString()
  await enqueueLeftBehind(context, { silentSince: since(silentAfterMs), waitingSince: since(leftBehindAfterMs) })
  await forgetFetches(store, since(fetchesKeptMs), mostForgottenAtOnce)
  await forgetHostTurns(store, since(hostsKeptMs))
  await refreshStatistics(store)
}

/**
 * Puts the queues right after a process that died: forgets the jobs that it held, which would be locked for a while, and enqueues every
 * entry that waits. Only for whoever is alone with the database and its queues.
 */
export async function takeUpWhatIsLeft(context: Context): Promise<void> {
  await context.queues.forgetAll()
  // By the clock of the database, which may be a little ahead.
  const ahead = new Date(context.now().getTime() + 60_000).toISOString()
  await enqueueLeftBehind(context, { silentSince: ahead, waitingSince: ahead })
}

/**
 * Enqueues what waited in queues that have lost their jobs. Those that somebody was at are the sweep's, as those of a process that died:
 * nobody can tell them from what is still worked on.
 */
export async function enqueueAgain({ store, queues }: Pick<Context, 'store' | 'queues'>): Promise<void> {
  const lost = await entriesNotBegun(store, mostEntriesLost, entriesPerJob)
  await queues.add(lost.flatMap(({ entryIds }) => readJobs(entryIds)))
}

async function enqueueLeftBehind({ store, queues }: Context, since: LeftBehind): Promise<void> {
  const left = await entriesLeftBehind(store, since, mostEntriesAtOnce, entriesPerJob)
  await queues.add(left.flatMap(({ entryIds }) => readJobs(entryIds)))
}
