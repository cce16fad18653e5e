import {
  acceptDuplicate,
  type Decided,
  type Desk,
  lockField,
  mergeIncidents,
  rejectDuplicate,
  setField,
  splitIncident,
  undoDecision,
  unlockField,
} from '@wirewatch/runner'
import { atDesk, type DeskOptions } from '../at-desk.js'
import { Failure } from '../failure.js'
import { decidedForReading, undoneForReading } from '../show/decided.js'

export interface DecideOptions extends DeskOptions {
  readonly why: string
}

export const merge = (id: string, other: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => mergeIncidents(desk, [id, other], options.why))

export const split = (id: string, reports: readonly string[], options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => splitIncident(desk, id, reports, options.why))

export const set = (id: string, field: string, value: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => setField(desk, id, field, value, options.why))

export const lock = (id: string, field: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => lockField(desk, id, field, options.why))

export const unlock = (id: string, field: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => unlockField(desk, id, field, options.why))

export const accept = (id: string, other: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => acceptDuplicate(desk, [id, other], options.why))

export const reject = (id: string, other: string, options: DecideOptions): Promise<void> =>
  decideAndTell(options, (desk) => rejectDuplicate(desk, [id, other], options.why))

/** @param decision its number; undefined: the last one that stands */
export async function undo(decision: string | undefined, options: DecideOptions): Promise<void> {
  if (decision !== undefined && !/^[1-9]\d{0,14}$/.test(decision))
    throw new Failure(`undo takes the number of a decision, not "${decision}". incidents show prints them.`)
  const undone = await atDesk(options, (desk) =>
    undoDecision(desk, decision === undefined ? null : Number(decision), options.why),
  )
  console.log(options.json ? JSON.stringify(undone, null, 2) : undoneForReading(undone))
}

async function decideAndTell(options: DecideOptions, act: (desk: Desk) => Promise<Decided>): Promise<void> {
  if (options.why.trim() === '') throw new Failure('--why is empty: say why in a few words, the history keeps them.')
  const decided = await atDesk(options, act)
  console.log(options.json ? JSON.stringify(decided, null, 2) : decidedForReading(decided))
}
