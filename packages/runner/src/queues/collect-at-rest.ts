import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { RunJob } from './job.js'

/** Long enough for what one job hands on to the next to have begun. */
const restMs = 20

/** What a few entries leave behind: less is not worth looking through. */
const worthBytes = 4 * 2 ** 20

/** What the heap has grown to since it was last collected in full, well before Node does so by itself; see `collectRarely`. */
const worthGrowth = 1.4

/**
 * Runs jobs, and collects what they have left behind while nothing is under way. By itself Node does so when the room for new things is full,
 * which is in the middle of a job: it is late by some milliseconds then, and what it works on counts as lasting, until a full collection.
 * That takes a processor of its own for the time of some jobs.
 */
export function collectingAtRest(run: RunJob): RunJob {
  const { collectYoung, collectAll } = collections()
  let leftBytes = 0
  let underWay = 0
  let rest: NodeJS.Timeout | undefined
  const atRest = (): void => {
    if (youngBytes() >= worthBytes) collectYoung()
    leftBytes = Math.min(leftBytes, allBytes())
    if (allBytes() < worthGrowth * leftBytes) return
    collectAll()
    leftBytes = allBytes()
  }
  return async (name, payload) => {
    underWay += 1
    clearTimeout(rest)
    try {
      await run(name, payload)
    } finally {
      underWay -= 1
      if (underWay === 0) rest = setTimeout(atRest, restMs).unref()
    }
  }
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0

const allBytes = (): number => getHeapStatistics().used_heap_size

/** Node keeps them from programs unless a flag gives them to contexts that are made from then on. */
function collections() {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void
  setFlagsFromString('--no-expose-gc')
  return { collectYoung: () => gc({ type: 'minor' }), collectAll: () => gc() }
}
