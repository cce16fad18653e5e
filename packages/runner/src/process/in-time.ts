import { setTimeout as pause } from 'node:timers/promises'

/** What is promised, or the fault of `late` where it takes longer than that. What was waited for goes on all the same. */
export async function inTime<Value>(promised: Promise<Value>, withinMs: number, late: () => Error): Promise<Value> {
  const patience = new AbortController()
  const over = pause(withinMs, undefined, { signal: patience.signal }).then(() => {
    throw late()
  })
  over.catch(() => {})
  try {
    return await Promise.race([promised, over])
  } finally {
    patience.abort()
  }
}
