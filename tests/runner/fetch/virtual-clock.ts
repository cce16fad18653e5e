export interface VirtualClock {
  readonly now: () => number
  /** Ends when the clock has been moved on by so much. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Moves on from sleeper to sleeper, each of which does all that it can before the next wakes, until that time. */
  readonly runUntil: (end: number) => Promise<void>
}

/** A clock that stands still while anybody has something to do. */
export const startClock = (start: number): VirtualClock => {
  let now = start
  const sleepers: Sleeper[] = []
  return {
    now: () => now,
    sleep: (milliseconds) => new Promise((wake) => push(sleepers, { at: now + milliseconds, wake })),
    runUntil: async (end) => {
      await settled()
      while (sleepers[0] !== undefined && sleepers[0].at <= end) {
        now = sleepers[0].at
        while (sleepers[0]?.at === now) pop(sleepers).wake()
        await settled()
      }
      now = end
    },
  }
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** All promises that can be kept are kept before the loop turns. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A heap: whoever wakes first is on top. */
const push = (heap: Sleeper[], sleeper: Sleeper): void => {
  let place = heap.push(sleeper) - 1
  while (place > 0) {
    const above = (place - 1) >> 1
    if (heap[above]!.at <= sleeper.at) break
    heap[place] = heap[above]!
    place = above
  }
  heap[place] = sleeper
}

const pop = (heap: Sleeper[]): Sleeper => {
  const top = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return top
  let place = 0
  for (;;) {
    let below = 2 * place + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && heap[below + 1]!.at < heap[below]!.at) below++
    if (heap[below]!.at >= last.at) break
    heap[place] = heap[below]!
    place = below
  }
  heap[place] = last
  return top
}
