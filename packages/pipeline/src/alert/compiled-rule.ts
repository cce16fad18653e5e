import type { AlertRule, FirstCondition } from '@wirewatch/model'
import type { Check } from './check.js'

/** A rule on single incidents, ready to be asked. */
export interface CompiledRule {
  readonly rule: AlertRule
  /** The cheapest first. */
  readonly checks: readonly Check[]
  /** One of these must hold too; empty: not asked. */
  readonly alternatives: readonly (readonly Check[])[]
  /** Asks the history; comes last. */
  readonly first: FirstCondition | null
  /** Unknown counts as met for these. */
  readonly letsThrough: ReadonlySet<string>
}
