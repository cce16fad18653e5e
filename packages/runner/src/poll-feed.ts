import { line } from '@wirewatch/pipeline'
import { DatabaseDownError, entriesNotBegun, findKnownEntries, loadFeed, saveEntries, savePoll } from '@wirewatch/store'
import type { Context } from './context.js'
import { entriesPerJob, readJob } from './sweep.js'

const [poll] = line

/** Polls one feed: load, run the stage, save what it came to, and enqueue the entries that are new or edited. */
export async function pollFeed(context: Context, feedId: string): Promise<void> {
  const { store, queues, fetchUrl, now, log } = context
  const due = await loadFeed(store, feedId)
  if (due === null || due.feed.state === 'retired') return
  const outcome = await poll.run(due, {
    fetchUrl: (request) => fetchUrl(request, { feedId, entryId: null }),
    now,
    findKnownEntries: (id, keys) => findKnownEntries(store, id, keys),
  })
  if (outcome.status === 'dropped') throw new Error(`poll: ${feedId}: the stage drops nothing`)
  const polled = outcome.value
  const saved = await saveEntries(store, feedId, polled.entries).catch(faultOfFeed)
  if (saved instanceof Error) {
    // Asked again in its own time, not at every sweep; as it was before, so that the same entries are new to it.
    const { nextPollAt } = polled.feed
    const error = `its entries could not be kept: ${saved.message}`
    await savePoll(store, { ...polled, outcome: 'not-kept', error, feed: { ...due.feed, nextPollAt } })
    log.error({ feed: feedId, fault: saved.message }, 'the entries of a feed could not be kept')
    return
  }
  const { newIds, changedIds } = saved
  await savePoll(store, { ...polled, fetched: { ...polled.fetched, entriesNew: newIds.length } })
  // Those included that an earlier poll has saved and, killed before it came to that, not enqueued.
  await queues.add(inBatches(await entriesNotBegun(store, feedId)).map(readJob))
  const counts = { entries: polled.entries.length, new: newIds.length, changed: changedIds.length }
  log.info({ feed: feedId, outcome: polled.outcome, ...counts }, 'polled')
  if (polled.isGapSuspected)
    log.warn({ feed: feedId }, 'no entry was known from the last poll: some may have been missed')
}

/** A database that is down is no fault of the feed: the whole poll is tried again. */
function faultOfFeed(error: unknown): Error {
  if (error instanceof DatabaseDownError || !(error instanceof Error)) throw error
  return error
}

function inBatches(ids: readonly number[]): number[][] {
  const batches: number[][] = []
  for (let start = 0; start < ids.length; start += entriesPerJob) batches.push(ids.slice(start, start + entriesPerJob))
  return batches
}
