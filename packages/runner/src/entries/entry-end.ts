import type { EntryEnd } from '@wirewatch/store'
import type { Context } from '../context.js'

/** How an entry ends, for its disposition. */
export interface End {
  readonly reason: string
  readonly detail: string | null
  readonly dropped: boolean
}

/** One log line and one count: by `entry`, its whole way can be found again. */
export function tellEnd({ log, metrics }: Context, { entryId, stage, outcome, reason, detail }: EntryEnd): void {
  metrics.stageEnded(stage, outcome === 'finished' ? 'passed' : outcome, reason)
  log.debug({ entry: entryId, stage, reason, detail }, outcome)
}
