import { lookEveryMs, watchRuleFiles } from './alerts/reload-rules.js'
import { bringAlertRules } from './alerts/sync-alert-rules.js'
import type { Context } from './context.js'
import { counted, jobsAtOnce, runJobs } from './jobs.js'
import { collectRarely } from './process/collect-rarely.js'
import { inTime } from './process/in-time.js'
import { repeat } from './process/repeat.js'
import { clockEveryMs } from './process/shared-clock.js'
import { collectingAtRest } from './queues/collect-at-rest.js'
import type { QueueName } from './queues/queue-names.js'
import { renewEveryMs, renewSchedules, schedulesOf } from './schedules.js'

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
