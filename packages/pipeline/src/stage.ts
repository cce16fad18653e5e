import type { Outcome } from '@wirewatch/model'
import type { DropReason } from './drop-reasons.js'

/**
 * One step of the line: takes one type and gives the next. It is handed all that it needs.
 *
 * `Out` is what `run` answers as it stands: a promise where the stage waits for something, an `Outcome` where an item may end there.
 */
export interface Stage<Name extends string, In, Out, Needs> {
  readonly name: Name
  /** A property, not a method: only then does the compiler refuse stages in the wrong order. */
  readonly run: (input: In, needs: Needs) => Out
}

export const passed = <Value>(value: Value): Outcome<Value, never> => ({ status: 'passed', value })

export const dropped = (reason: DropReason, detail: string | null = null): Outcome<never, DropReason> => ({
  status: 'dropped',
  reason,
  detail,
})

/** Nothing will ever come of this item; it is set aside for a person instead of being tried again. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError'
}
