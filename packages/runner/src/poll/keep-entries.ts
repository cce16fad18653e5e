import type { SeenEntry } from '@wirewatch/model'
import { DatabaseDownError, type SavedEntries, type Store, saveEntries } from '@wirewatch/store'

export interface KeptEntries extends SavedEntries {
  /** Of those that could not be kept. */
  readonly faults: readonly Error[]
}

/** Keeps the entries of a poll: all at once; where that fails, one after the other, so that one which no database holds does not cost the others. */
export async function keepEntries(store: Store, feedId: string, entries: readonly SeenEntry[]): Promise<KeptEntries> {
  const together = await saveEntries(store, feedId, entries).catch(faultOfFeed)
  if (!(together instanceof Error)) return { ...together, faults: [] }
  if (entries.length === 1) return { newIds: [], changedIds: [], faults: [together] }
  const alone: KeptEntries[] = []
  for (const entry of entries) alone.push(await keepEntries(store, feedId, [entry]))
  return {
    newIds: alone.flatMap(({ newIds }) => newIds),
    changedIds: alone.flatMap(({ changedIds }) => changedIds),
    faults: alone.flatMap(({ faults }) => faults),
  }
}

/** A database that is down is no fault of the feed: the whole poll is tried again. */
function faultOfFeed(error: unknown): Error {
  if (error instanceof DatabaseDownError || !(error instanceof Error)) throw error
  return error
}
