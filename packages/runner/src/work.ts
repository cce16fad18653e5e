import { refreshCounts } from '@wirewatch/store'
import { syncAlertRules } from './alerts/sync-alert-rules.js'
import { watchAlerts, watchEveryMs } from './alerts/watch-alerts.js'
import type { Context } from './context.js'
import { deliver } from './deliver/deliver.js'
import { tellAgain, tellDue, tellEveryMs } from './deliver/tell-due.js'
import { pollFeed } from './poll-feed.js'
import type { QueueName } from './queue-names.js'
import type { JobPayloads, RunJob } from './queues.js'
import { readEntries } from './read-entries.js'
import { sweep, sweepEveryMs } from './sweep.js'

/** How often the counts of the reporting views are refreshed, in milliseconds. */
const countEveryMs = 5 * 60_000

/** Serves the queues until the context is closed. What recurs is a schedule of the queue itself: there is no scheduler process. */
export async function work(context: Context, queues: readonly QueueName[], concurrency: number): Promise<void> {
  // A worker may bring newer rules than the last start put into the database: what they fire for must not be lost.
  if (queues.includes('articles') || queues.includes('deliveries')) await syncAlertRules(context)
  if (queues.includes('feeds')) {
    await context.queues.every(sweepEveryMs, { name: 'sweep', payload: {}, key: 'sweep' })
    await context.queues.every(countEveryMs, { name: 'count', payload: {}, key: 'count' })
  }
  if (queues.includes('deliveries')) {
    await context.queues.every(watchEveryMs, { name: 'watch', payload: {}, key: 'watch' })
    await context.queues.every(tellEveryMs, { name: 'tell', payload: {}, key: 'tell' })
  }
  for (const queue of queues)
    await context.queues.serve(queue, jobsAtOnce(queue, concurrency), counted(context, runJobs(context)))
}

/** Polls wait for the network nearly all of the time, and those of dead feeds for half a minute each: more of them run side by side. */
export const jobsAtOnce = (queue: QueueName, concurrency: number): number =>
  queue === 'feeds' ? 4 * concurrency : concurrency

function runJobs(context: Context): RunJob {
  return async (name, payload) => {
    switch (name) {
      case 'sweep':
        return sweep(context)
      case 'count':
        return refreshCounts(context.store)
      case 'poll':
        return pollFeed(context, (payload as JobPayloads['poll']).feedId)
      case 'read':
        return readEntries(context, (payload as JobPayloads['read']).entryIds)
      case 'watch':
        await watchAlerts(context)
        return tellAgain(context)
      case 'tell':
        return tellDue(context)
      case 'deliver':
        return deliver(context, (payload as JobPayloads['deliver']).deliveryId)
    }
  }
}

/** The same, with how long each job took and how it ended. */
function counted({ metrics }: Context, run: RunJob): RunJob {
  return async (name, payload) => {
    const startedAt = performance.now()
    const end = (outcome: 'done' | 'failed') => metrics.jobEnded(name, outcome, (performance.now() - startedAt) / 1000)
    try {
      await run(name, payload)
    } catch (error) {
      end('failed')
      throw error
    }
    end('done')
  }
}
