import type { AlertLevel, CountKey, TellKind } from './alert-rule.js'
import type { IncidentFacts } from './incident-revision.js'

/**
 * `pending` waits for corroboration; `firing` is told; `acknowledged` was taken on by a person, until a material change; `resolved` is over;
 * `suppressed` was not told, for the reason given.
 */
export type AlertState = 'pending' | 'firing' | 'acknowledged' | 'resolved' | 'suppressed'

/** One firing of a rule. Its identity is the rule and the incident, and it follows merges; one that counts is named by its key instead. */
export interface Alert {
  readonly id: number
  readonly ruleId: string
  readonly incidentId: number | null
  /** What a counting rule counted by, or the silent outlet or place; else empty. */
  readonly groupKey: string
  readonly state: AlertState
  /** Why it is in this state, in words. */
  readonly reason: string
  /** The incident as it stood when it was last told, or found there already: a material change is one against this. */
  readonly told: IncidentFacts | null
  /** ISO 8601: when somebody was last told; null: nobody was. */
  readonly toldAt: string | null
  /** The end of the hold, for one that is pending. */
  readonly holdUntil: string | null
  /** Public ids of the incidents that were counted when it was told; empty for rules on single incidents. */
  readonly counted: readonly string[]
}

/** An alert that stands, as it was last told. */
export interface StandingAlert {
  readonly ruleId: string
  readonly level: AlertLevel
  /** Null for rules that count. */
  readonly facts: IncidentFacts | null
}

/** What a stage wants kept of an alert, and told of it. */
export interface AlertChange {
  /** Null: a new alert. */
  readonly alertId: number | null
  readonly ruleId: string
  readonly incidentId: number | null
  readonly groupKey: string
  readonly revision: number
  readonly state: AlertState
  readonly reason: string
  readonly holdUntil: string | null
  /** What counts as told from here on: a material change is one against this. Null: what counted before. */
  readonly told: IncidentFacts | null
  /** For rules that count: the public ids of what they count now. */
  readonly counted: readonly string[]
  readonly tell: Telling | null
}

/** An incident that meets a rule which others count, with all that it can be counted by. */
export interface RuleMatch {
  readonly ruleId: string
  readonly incidentId: number
  /** ISO 8601: the latest moment at which it can have happened. */
  readonly moment: string
  /** Ids by key, for example `{ admin1: ['PK-BA'] }`; a key that is unknown is not there. */
  readonly keys: Readonly<Partial<Record<CountKey, readonly string[]>>>
}

/** What is to be told of an alert, and to whom. */
export interface Telling {
  readonly kind: TellKind
  readonly level: AlertLevel
  /** Where it goes by the routes; or `whoever-was-told`, for corrections and retractions. */
  readonly to: readonly Destination[] | 'whoever-was-told'
  /** The incident as it stands; null for rules that count. */
  readonly facts: IncidentFacts | null
  /** The incident as it was last told. */
  readonly before: IncidentFacts | null
  /** What changed since, in words; empty for the first telling. */
  readonly changes: readonly string[]
}

/** A receiver as a branch of the routes leads to it. */
export interface Destination {
  readonly receiver: string
  /** The values that the branch groups by, for example `rule=mass-casualty admin1=PK-BA`. */
  readonly groupKey: string
  readonly groupWaitMs: number
  readonly groupIntervalMs: number
  /** Position of the branch in the tree of routes, for example `0.1`; empty for the root. */
  readonly route: string
}
