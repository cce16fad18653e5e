import { watchEveryMs } from './alerts/watch-alerts.js'
import type { Context } from './context.js'
import type { NewJob } from './queues/job.js'
import type { QueueName } from './queues/queue-names.js'
import { enqueueAgain, sweepEveryMs } from './sweep.js'
import { tellEveryMs } from './tell/tell-due.js'

export interface Schedule {
  readonly everyMs: number
  readonly job: NewJob
}

/** How often the counts of the reporting views are refreshed, in milliseconds. */
const countEveryMs = 5 * 60_000

/** What recurs for those who serve these queues. */
export const schedulesOf = (queues: readonly QueueName[]): readonly Schedule[] => [
  ...(queues.includes('feeds') ? [schedule('sweep', sweepEveryMs), schedule('count', countEveryMs)] : []),
  ...(queues.includes('deliveries') ? [schedule('watch', watchEveryMs), schedule('tell', tellEveryMs)] : []),
]

const schedule = (name: 'sweep' | 'count' | 'watch' | 'tell', everyMs: number): Schedule => ({
  everyMs,
  job: { name, payload: {}, key: name },
})

/** How often a worker looks whether the schedules are still there. */
export const renewEveryMs = 15_000

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
