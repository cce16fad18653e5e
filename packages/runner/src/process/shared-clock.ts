import type { Now } from '@wirewatch/pipeline'
import { askForTime, type Sql } from '@wirewatch/store'

/** The time of the database, which is one for all workers: the clocks of their machines differ, and are set. */
export interface SharedClock {
  /** Counted on since the last look, so that it never steps between two looks; before the first, since the clock of this machine. */
  readonly now: Now
  readonly look: () => Promise<void>
}

/** How often a worker looks, in milliseconds: what counts time on is not as exact as a clock, and stands still while a machine sleeps. */
export const clockEveryMs = 15_000

export function openSharedClock(sql: Sql): SharedClock {
  let known = { ms: Date.now(), at: performance.now() }
  return {
    now: () => new Date(known.ms + performance.now() - known.at),
    look: async () => {
      const askedAt = performance.now()
      const ms = await askForTime(sql)
      known = { ms, at: (askedAt + performance.now()) / 2 }
    },
  }
}
