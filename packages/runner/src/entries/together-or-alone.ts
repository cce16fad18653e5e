import type { Context } from '../context.js'
import { errorOfEntry } from './error-of-entry.js'

/** What of a batch could not be worked on even alone. */
export interface FaultOf<Item> {
  readonly item: Item
  readonly error: Error
}

/**
 * Works on all at once; where that fails, on one after the other, so that one which cannot be kept does not hold up the rest. Once `work`
 * has kept something it must not fail: what is kept would be worked on again. Throws `DatabaseDownError`, which is no fault of an item.
 */
export async function togetherOrAlone<Item, Value>(
  { log }: Pick<Context, 'log'>,
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<readonly Value[]>,
): Promise<{ readonly done: readonly Value[]; readonly faults: readonly FaultOf<Item>[] }> {
  if (items.length === 0) return { done: [], faults: [] }
  try {
    return { done: await work(items), faults: [] }
  } catch (thrown) {
    const error = errorOfEntry(thrown)
    if (items.length === 1) return { done: [], faults: items.map((item) => ({ item, error })) }
    log.warn({ texts: items.length, fault: error }, 'not to be kept together: kept one by one')
  }
  const alone = []
  for (const item of items) alone.push(await togetherOrAlone({ log }, [item], work))
  return { done: alone.flatMap(({ done }) => done), faults: alone.flatMap(({ faults }) => faults) }
}
