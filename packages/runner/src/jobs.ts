import { refreshCounts } from '@wirewatch/store'
import { watchAlerts } from './alerts/watch-alerts.js'
import type { Context } from './context.js'
import { deliver } from './deliver/deliver.js'
import { pollFeed } from './poll/poll-feed.js'
import type { JobPayloads, RunJob } from './queues/job.js'
import type { QueueName } from './queues/queue-names.js'
import { readEntries } from './read/read-entries.js'
import { sweep } from './sweep.js'
import { tellAgain } from './tell/tell-again.js'
import { tellDue } from './tell/tell-due.js'

/**
 * What each job does. The way of an article is three of them: `poll` finds its entry in a feed; `read` takes it from the page to the incident,
 * weighs alerts and writes their messages; `deliver` sends them. The others find on a schedule what time brings, and what was left behind.
 */
export function runJobs(context: Context): RunJob {
  return async (name, payload) => {
    switch (name) {
      case 'poll':
        return pollFeed(context, (payload as JobPayloads['poll']).feedId)
      case 'read':
        return readEntries(context, (payload as JobPayloads['read']).entryIds)
      case 'deliver':
        return deliver(context, (payload as JobPayloads['deliver']).deliveryId)
      case 'sweep':
        return sweep(context)
      case 'watch':
        await watchAlerts(context)
        return tellAgain(context)
      case 'tell':
        return tellDue(context)
      case 'count':
        return refreshCounts(context.store)
    }
  }
}

/** Polls and messages wait for the network nearly all of the time, and what is dead for half a minute each: more of them run side by side. */
export const jobsAtOnce = (queue: QueueName, concurrency: number): number =>
  queue === 'articles' ? concurrency : 4 * concurrency

/** The same jobs, with how long each took and how it ended. */
export function counted({ metrics }: Pick<Context, 'metrics'>, run: RunJob): RunJob {
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
