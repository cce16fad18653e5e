import { line } from '@wirewatch/pipeline'
import { beginPoll, findKnownEntries, savePoll } from '@wirewatch/store'
import type { Context } from '../context.js'
import { readJobs } from '../queues/job.js'
import { keepEntries } from './keep-entries.js'

/** Polls one feed: load, run the stage, save what it came to, and enqueue the entries that are new or edited. */
export async function pollFeed(context: Context, feedId: string): Promise<void> {
  const { store, queues, fetchUrl, now, log, metrics } = context
  const startedAt = performance.now()
  const rule = context.politenessOfFeed(feedId)
  const due = await beginPoll(store, feedId, { ...rule, at: now().toISOString() })
  if (due === null) return
  const turns = [{ key: rule.key, ...due.turn }]
  const polled = await line.poll.run(due, {
    fetchUrl: (request) => fetchUrl(request, { feedId, entryId: null }, turns.shift()),
    now,
    findKnownEntries: (id, keys) => findKnownEntries(store, id, keys),
    pageWords: context.pageWords,
  })
  const { newIds, changedIds, faults } = await keepEntries(store, feedId, polled.entries)
  const notKept = inWords(faults, polled.entries.length)
  if (notKept !== null) log.error({ feed: feedId, fault: notKept }, 'entries of a feed could not be kept')
  if (notKept !== null && faults.length === polled.entries.length) {
    // Asked again in its own time, not at every sweep; as it was before, so that the same entries are new to it.
    const { nextPollAt } = polled.feed
    await savePoll(store, { ...polled, outcome: 'not-kept', error: notKept, feed: { ...due.feed, nextPollAt } })
    return
  }
  const fresh = [...newIds, ...changedIds]
  // A poll that failed found nothing, which is not the same as nothing new.
  const entriesNew = polled.fetched.entriesNew === null ? null : newIds.length
  const fetched = { ...polled.fetched, entriesNew }
  // They are read while it is kept that the feed was polled; that is kept also where no queue takes them, which are then the sweep's.
  const [handedOn, saved] = await Promise.allSettled([
    queues.handOn(readJobs(fresh)),
    savePoll(store, { ...polled, error: notKept ?? polled.error, fetched }),
  ])
  if (saved.status === 'rejected') throw saved.reason
  if (handedOn.status === 'rejected') throw handedOn.reason
  const left = saved.value.filter((id) => !fresh.includes(id))
  await queues.add(readJobs(left))
  const counts = { entries: polled.entries.length, new: newIds.length, changed: changedIds.length }
  log.info({ feed: feedId, outcome: polled.outcome, ...counts }, 'polled')
  metrics.stageEnded('poll', 'passed', '', newIds.length + changedIds.length)
  metrics.stageTook('poll', (performance.now() - startedAt) / 1000)
  if (polled.isGapSuspected)
    log.warn({ feed: feedId }, 'no entry was known from the last poll: some may have been missed')
}

function inWords(faults: readonly Error[], entries: number): string | null {
  const [first] = faults
  if (first === undefined) return null
  const which = faults.length === entries ? 'its entries' : `${faults.length} of its ${entries} entries`
  return `${which} could not be kept: ${first.message}`
}
