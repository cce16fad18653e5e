import type { AlertLevel } from './alert-rule.js'

/** A time during which matching alerts are not told. Every one ends, and names who made it and why. */
export interface Silence {
  readonly id: number
  readonly matcher: SilenceMatcher
  /** ISO 8601. */
  readonly startsAt: string
  readonly endsAt: string
  readonly madeBy: string
  readonly why: string
}

/** Which alerts: every list that is given must hold the alert's value; null is not asked. One that asks nothing silences everything. */
export interface SilenceMatcher {
  readonly rules: readonly string[] | null
  readonly levels: readonly AlertLevel[] | null
  /** Ids of places, each with all that lies under it. */
  readonly places: readonly string[] | null
  /** Ids of actors, in whatever role. */
  readonly actors: readonly string[] | null
  /** Public ids. */
  readonly incidents: readonly string[] | null
}
