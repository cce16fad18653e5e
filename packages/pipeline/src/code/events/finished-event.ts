import type { DecidedType } from './decide-type.js'
import type { DraftEvent } from './draft-event.js'
import type { Sides } from './sides-of.js'
import type { Tolls } from './sum-tolls.js'

/** A draft with everything that was decided about it. */
export interface FinishedEvent {
  readonly draft: DraftEvent
  readonly sides: Sides
  readonly tolls: Tolls
  readonly type: DecidedType
}
