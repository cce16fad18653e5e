import { DatabaseDownError } from '@wirewatch/store'

/** A database that is down is no fault of an entry: the whole batch is tried again. */
export function errorOfEntry(error: unknown): Error {
  if (error instanceof DatabaseDownError) throw error
  return error instanceof Error ? error : new Error(String(error))
}
