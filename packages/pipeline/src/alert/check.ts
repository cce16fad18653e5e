import type { ConditionName } from '@wirewatch/model'
import type { SeenIncident } from './see-incident.js'
import type { Truth } from './truth.js'

/** One condition of a rule, ready to be asked. */
export interface Check {
  readonly name: ConditionName
  readonly holds: (seen: SeenIncident) => Truth
  /** What is known and what was asked, for whoever wonders why the rule fired or did not. */
  readonly words: (seen: SeenIncident) => string
}

/** Shows ids of the taxonomy by their names. */
export interface Names {
  readonly ofPlace: (id: string) => string
  readonly ofActor: (id: string) => string
}
