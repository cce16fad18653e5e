import { refreshCounts } from '@wirewatch/store'
import { lookEveryMs, watchRuleFiles } from './alerts/reload-rules.js'
import { bringAlertRules } from './alerts/sync-alert-rules.js'
import { watchAlerts, watchEveryMs } from './alerts/watch-alerts.js'
import { collectingAtRest } from './collect-at-rest.js'
import { collectRarely } from './collect-rarely.js'
import type { Context } from './context.js'
import { deliver } from './deliver/deliver.js'
import { inTime } from './in-time.js'
import { pollFeed } from './poll-feed.js'
import type { QueueName } from './queue-names.js'
import type { JobPayloads, NewJob, RunJob } from './queues.js'
import { readEntries } from './read-entries.js'
import { repeat } from './repeat.js'
import { clockEveryMs } from './shared-clock.js'
import { enqueueAgain, sweep, sweepEveryMs } from './sweep.js'
import { tellAgain } from './tell/tell-again.js'
import { tellDue, tellEveryMs } from './tell/tell-due.js'

/** How often the counts of the reporting views are refreshed, in milliseconds. */
const countEveryMs = 5 * 60_000

/** Whoever keeps services alive starts it again: a start that stands still would serve nothing, and tell nobody. */
export class LateStartError extends Error {
  override readonly name = 'LateStartError'
  constructor(step: string, withinMs: number) {
    super(
      `The start stands still: ${step} has not come to its end within ${withinMs / 1000} s. Does the server of the database or of the queues hang, or does another process hold a lock (pg_stat_activity says which)? Then start again.`,
    )
  }
}

const clockWithinMs = 60_000
const rulesWithinMs = 300_000
const queuesWithinMs = 60_000

/**
 * Serves the queues until the context is closed. What recurs is a schedule of the queue itself: there is no scheduler process. Throws
 * `QueuesDownError`, `DatabaseDownError`, and `LateStartError` where neither answers nor fails.
 */
export async function work(context: Context, queues: readonly QueueName[], concurrency: number): Promise<void> {
  collectRarely()
  await step('asking the database for the time', clockWithinMs, context.lookAtClock())
  repeat(clockEveryMs, context.lookAtClock, context.closing)
  if (queues.includes('articles') || queues.includes('deliveries'))
    await step('bringing the alert rules into force', rulesWithinMs, bringRules(context))
  const schedules = schedulesOf(queues)
  for (const { everyMs, job } of schedules)
    await step(`the schedule of "${job.name}"`, queuesWithinMs, context.queues.every(everyMs, job))
  repeat(renewEveryMs, () => renewSchedules(context, schedules), context.closing)
  const run = collectingAtRest(counted(context, runJobs(context)))
  for (const queue of queues) {
    const served = context.queues.serve(queue, jobsAtOnce(queue, concurrency), run)
    await step(`opening the queue "${queue}"`, queuesWithinMs, served)
  }
}

const step = (what: string, withinMs: number, taken: Promise<void>): Promise<void> =>
  inTime(taken, withinMs, () => new LateStartError(what, withinMs))

/** A worker may bring newer rules than the last start put into the database: what they fire for must not be lost. */
async function bringRules(context: Context): Promise<void> {
  const { log, alerting, closing } = context
  if ((await bringAlertRules(context)) === 'replaced')
    log.warn(
      { folder: alerting.folder },
      'these alert rules were replaced by others since; those are followed. wirewatch migrate puts these in force again',
    )
  if (alerting.folder === null) return
  const files = await watchRuleFiles(context, alerting.folder)
  const look = (): Promise<unknown> =>
    files.look().catch((fault: unknown) => log.warn({ fault }, 'alert rules could not be looked at'))
  repeat(lookEveryMs, look, closing)
}

export interface Schedule {
  readonly everyMs: number
  readonly job: NewJob
}

export const schedulesOf = (queues: readonly QueueName[]): readonly Schedule[] => [
  ...(queues.includes('feeds') ? [schedule('sweep', sweepEveryMs), schedule('count', countEveryMs)] : []),
  ...(queues.includes('deliveries') ? [schedule('watch', watchEveryMs), schedule('tell', tellEveryMs)] : []),
]

const schedule = (name: 'sweep' | 'count' | 'watch' | 'tell', everyMs: number): Schedule => ({
  everyMs,
  job: { name, payload: {}, key: name },
})

/** How often a worker looks whether the schedules are still there. */
const renewEveryMs = 15_000

/**
 * Makes again what a Redis that was emptied, or came back empty, has forgotten, and what a clock that was set back has put off: without
 * schedules nothing would be polled any more, and what waited to be read would wait for the sweep.
 */
export async function renewSchedules(
  { queues, store, log }: Pick<Context, 'queues' | 'store' | 'log'>,
  schedules: readonly Schedule[],
): Promise<void> {
  try {
    for (const { everyMs, job } of schedules) {
      if (await queues.keepsSchedule(everyMs, job)) continue
      await queues.every(everyMs, job)
      if (job.name !== 'sweep') continue
      log.warn({}, 'the queues have lost their jobs, or the clock was set back: what waits is enqueued again')
      await enqueueAgain({ store, queues })
    }
  } catch (fault) {
    log.debug({ fault }, 'the schedules could not be looked at')
  }
}

/** Polls and messages wait for the network nearly all of the time, and what is dead for half a minute each: more of them run side by side. */
export const jobsAtOnce = (queue: QueueName, concurrency: number): number =>
  queue === 'articles' ? concurrency : 4 * concurrency

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
