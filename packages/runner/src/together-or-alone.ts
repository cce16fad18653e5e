import type { EntryToWork } from '@wirewatch/store'
import type { Context } from './context.js'
import { type EntryFault, errorOfEntry } from './entry-fault.js'

interface OfEntry {
  readonly entry: EntryToWork
}

/**
 * Works on all at once; where that fails, on one after the other, so that one which cannot be kept does not hold up the rest. A fault is
 * noted at the stage that its entry waits for. Once `work` has kept something it must not fail: what is kept would be worked on again.
 */
export async function togetherOrAlone<Item extends OfEntry, Value>(
  { log }: Pick<Context, 'log'>,
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<readonly Value[]>,
): Promise<{ readonly done: readonly Value[]; readonly faults: readonly EntryFault[] }> {
  if (items.length === 0) return { done: [], faults: [] }
  try {
    return { done: await work(items), faults: [] }
  } catch (thrown) {
    const error = errorOfEntry(thrown)
    if (items.length === 1)
      return { done: [], faults: items.map(({ entry }) => ({ entry, stage: entry.nextStage, error })) }
    log.warn({ entries: items.length, fault: error.message }, 'not to be kept together: kept one by one')
  }
  const alone = []
  for (const item of items) alone.push(await togetherOrAlone({ log }, [item], work))
  return { done: alone.flatMap(({ done }) => done), faults: alone.flatMap(({ faults }) => faults) }
}
