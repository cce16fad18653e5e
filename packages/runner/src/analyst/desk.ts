import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { connect, type Store } from '@wirewatch/store'
import type { Taxonomy } from '@wirewatch/taxonomy'
import type { Alerting } from '../alerts/alerting.js'
import type { Resolver } from '../resolve/regroup.js'

/** Where an analyst decides: what is kept, what is known, and who it is. */
export interface Desk extends Resolver {
  readonly store: Store
  readonly taxonomy: Taxonomy
  /** What an analyst changes is told as what a report changes. */
  readonly alerting: Alerting
  readonly followRules: (alerting: Alerting) => void
  /** Whose name the history gets. */
  readonly analyst: string
}

/** Opens no connection yet. Whoever opens it closes its store. */
export function openDesk(databaseUrl: string, taxonomy: Taxonomy, alerting: Alerting, analyst: string): Desk {
  return {
    store: connect({ databaseUrl, applicationName: 'wirewatch desk', connections: 2 }),
    taxonomy,
    alerting,
    followRules: () => {},
    world: knownWorldOf(taxonomy),
    now: () => new Date(),
    analyst,
  }
}
