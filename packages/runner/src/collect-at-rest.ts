import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { RunJob } from './queues.js'

/** Long enough for what one job hands on to the next to have begun. */
const restMs = 20

/** What a few entries leave behind: less is not worth looking through. */
const worthBytes = 4 * 2 ** 20

/**
 * Runs jobs, and collects what they have left behind while nothing is under way. By itself Node does so when the room for new things is full,
 * which is in the middle of a job: it is late by some milliseconds then, and what it works on counts as lasting, until a full collection.
 */
export function collectingAtRest(run: RunJob): RunJob {
  const collect = youngCollection()
  let underWay = 0
  let rest: NodeJS.Timeout | undefined
  return async (name, payload) => {
    underWay += 1
    clearTimeout(rest)
    try {
      await run(name, payload)
    } finally {
      underWay -= 1
      if (underWay === 0) rest = setTimeout(() => isWorthIt() && collect(), restMs).unref()
    }
  }
}

function isWorthIt(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  return (young?.space_used_size ?? 0) >= worthBytes
}

/** Node keeps it from programs unless a flag gives it to contexts that are made from then on. */
function youngCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void
  setFlagsFromString('--no-expose-gc')
  return () => gc({ type: 'minor' })
}
