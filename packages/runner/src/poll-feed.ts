import { poll } from '@wirewatch/pipeline/poll/poll.js'
import { findKnownEntries, loadFeed, saveEntries, savePoll, sourceOfFeed } from '@wirewatch/store'
import type { Context } from './context.js'
import { entriesPerJob, readJob } from './sweep.js'

/** Polls one feed: load, run the stage, save what it came to, and enqueue the entries that are new or edited. */
export async function pollFeed(context: Context, feedId: string): Promise<void> {
  const { store, queues, fetchUrl, now, log } = context
  const [feed, source] = await Promise.all([loadFeed(store, feedId), sourceOfFeed(store, feedId)])
  if (feed === null || source === null || feed.state === 'retired') return
  const outcome = await poll.run(
    { feed, source },
    { fetchUrl, now, findKnownEntries: (id, keys) => findKnownEntries(store, id, keys) },
  )
  if (outcome.status === 'dropped') throw new Error(`poll: ${feedId}: the stage drops nothing`)
  const polled = outcome.value
  const { newIds, changedIds } = await saveEntries(store, feedId, polled.entries)
  await savePoll(store, {
    ...polled.fetched,
    feedId,
    outcome: polled.outcome,
    error: polled.error,
    entriesNew: newIds.length,
    feed: polled.feed,
  })
  const ids = [...newIds, ...changedIds].sort((a, b) => a - b)
  await queues.add(inBatches(ids).map(readJob))
  log.info(
    {
      feed: feedId,
      outcome: polled.outcome,
      entries: polled.entries.length,
      new: newIds.length,
      changed: changedIds.length,
    },
    'polled',
  )
  if (polled.isGapSuspected)
    log.warn({ feed: feedId }, 'no entry was known from the last poll: some may have been missed')
}

function inBatches(ids: readonly number[]): number[][] {
  const batches: number[][] = []
  for (let start = 0; start < ids.length; start += entriesPerJob) batches.push(ids.slice(start, start + entriesPerJob))
  return batches
}
