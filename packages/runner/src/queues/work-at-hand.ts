import type { RunJob } from './job.js'

/** The jobs of one queue that a process is at. */
export interface WorkAtHand {
  /** Runs a job, and knows of it until it has ended. */
  readonly run: RunJob
  readonly isIdle: () => boolean
  /** Resolves once all that is under way has ended, however. */
  readonly ended: () => Promise<unknown>
}

export function workAtHand(run: RunJob): WorkAtHand {
  const underWay = new Set<Promise<void>>()
  return {
    run: (name, payload) => {
      const running = run(name, payload).finally(() => underWay.delete(running))
      underWay.add(running)
      return running
    },
    isIdle: () => underWay.size === 0,
    ended: () => Promise.allSettled(underWay),
  }
}
