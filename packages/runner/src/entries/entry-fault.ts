import { PermanentError } from '@wirewatch/pipeline'
import { type EntryEnd, type EntryStage, type EntryToWork, endEntries, noteFault } from '@wirewatch/store'
import type { Context } from '../context.js'
import { tellEnd } from './entry-end.js'
import { workedEntry } from './send-on.js'
import type { FaultOf } from './together-or-alone.js'

/** What went wrong with one entry, and at which stage. */
export interface EntryFault {
  readonly entry: EntryToWork
  readonly stage: EntryStage
  readonly error: Error
}

/** Of what could not be worked on even alone: a fault at the stage that its entry waits for. */
export const faultAtItsStage = ({ item: { entry }, error }: FaultOf<{ readonly entry: EntryToWork }>): EntryFault => ({
  entry,
  stage: entry.nextStage,
  error,
})

/** A stage that failed this often, over 21 hours, will not come right by itself: the entry is set aside for a person. */
const mostAttempts = 24

/** Sets aside the entries that will never come right, and notes the fault of those that wait for another try. Gives the faults of these. */
export async function noteFaults(context: Context, faults: readonly EntryFault[]): Promise<readonly Error[]> {
  const hopeless = faults.filter(isHopeless).map(setAside)
  await endEntries(context.store, hopeless)
  for (const end of hopeless) tellEnd(context, end)
  const passing = faults.filter((fault) => !isHopeless(fault))
  for (const { entry, stage, error } of passing) {
    context.metrics.stageEnded(stage, 'failed', error.name)
    context.log.warn({ entry: entry.id, stage, fault: error }, 'to be tried again')
    await noteFault(context.store, workedEntry(entry), `${stage}: ${error.message}`)
  }
  return passing.map(({ error }) => error)
}

const isHopeless = ({ entry, error }: EntryFault): boolean =>
  error instanceof PermanentError || entry.attempts >= mostAttempts

const setAside = ({ entry, stage, error }: EntryFault): EntryEnd => ({
  ...workedEntry(entry),
  stage,
  outcome: 'failed',
  reason: error.name,
  detail: error.message,
})
