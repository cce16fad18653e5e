import { line } from '@wirewatch/pipeline'
import { entriesNotBegun, findKnownEntries, loadFeed, saveEntries, savePoll } from '@wirewatch/store'
import type { Context } from './context.js'
import { entriesPerJob, readJob } from './sweep.js'

const [poll] = line

/** Polls one feed: load, run the stage, save what it came to, and enqueue the entries that are new or edited. */
export async function pollFeed(context: Context, feedId: string): Promise<void> {
  const { store, queues, fetchUrl, now, log } = context
  const due = await loadFeed(store, feedId)
  if (due === null || due.feed.state === 'retired') return
  const outcome = await poll.run(due, {
    fetchUrl,
    now,
    findKnownEntries: (id, keys) => findKnownEntries(store, id, keys),
  })
  if (outcome.status === 'dropped') throw new Error(`poll: ${feedId}: the stage drops nothing`)
  const polled = outcome.value
  const { newIds, changedIds } = await saveEntries(store, feedId, polled.entries)
  await savePoll(store, { ...polled, fetched: { ...polled.fetched, entriesNew: newIds.length } })
  // Those included that an earlier poll has saved and, killed before it came to that, not enqueued.
  await queues.add(inBatches(await entriesNotBegun(store, feedId)).map(readJob))
  const counts = { entries: polled.entries.length, new: newIds.length, changed: changedIds.length }
  log.info({ feed: feedId, outcome: polled.outcome, ...counts }, 'polled')
  if (polled.isGapSuspected)
    log.warn({ feed: feedId }, 'no entry was known from the last poll: some may have been missed')
}

function inBatches(ids: readonly number[]): number[][] {
  const batches: number[][] = []
  for (let start = 0; start < ids.length; start += entriesPerJob) batches.push(ids.slice(start, start + entriesPerJob))
  return batches
}
