import type { IncidentRevision, TellKind } from '@wirewatch/model'
import { line } from '@wirewatch/pipeline'
import { findEarlier, keptSince, type RevisionCursor, revisionsAfter, type Store } from '@wirewatch/store'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Alerting } from './alerting.js'
import { openReplay } from './replay.js'

/** What would have been told, had the rules been there. */
export interface WouldTell {
  /** ISO 8601. */
  readonly at: string
  readonly ruleId: string
  /** Null for rules that count. */
  readonly publicId: string | null
  readonly kind: TellKind
  readonly reason: string
  readonly changes: readonly string[]
  /** It would have gone to the digest: found too late to be news. */
  readonly isLate: boolean
}

const pageSize = 500

/**
 * Goes through the history from a moment on, revision by revision, with the clock of then, as if every receiver had taken what it was told
 * at once. Silence leaves no trace in the history, so rules that watch for it are not tried; a merge ends the alert of the incident that goes.
 */
export async function* backtest(
  store: Store,
  { config, rules }: Alerting,
  taxonomy: Taxonomy,
  since: string,
): AsyncGenerator<WouldTell, void> {
  const replay = openReplay(config, rules, taxonomy, await keptSince(store))
  let cursor: RevisionCursor = { at: since, incidentId: 0, revision: 0 }
  while (true) {
    const page = await revisionsAfter(store, cursor, pageSize)
    for (const revision of page) {
      for (const due of replay.heldUntil(revision.at)) yield* weigh(due.revision, due.at)
      yield* weigh(revision, revision.at)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    cursor = last
  }
  for (const due of replay.heldUntil('9999')) yield* weigh(due.revision, due.at)

  async function* weigh(revision: IncidentRevision, at: string): AsyncGenerator<WouldTell, void> {
    const alerts = replay.alertsOf(revision)
    const outcome = await line.alert.run(
      { revision, alerts },
      { config, rules, findEarlier: (search) => findEarlier(store, search), now: () => new Date(at) },
    )
    const { changes, matches } = outcome.status === 'passed' ? outcome.value : { changes: [], matches: [] }
    const counted = replay.keep(revision, changes, matches, at)
    for (const change of [...changes, ...counted]) {
      if (change.tell === null) continue
      const { kind, to, changes } = change.tell
      const isLate = to !== 'whoever-was-told' && to.every(({ receiver }) => receiver === config.budgets.overflow)
      yield {
        at,
        ruleId: change.ruleId,
        publicId: revision.facts.publicId,
        kind,
        reason: change.reason,
        changes,
        isLate,
      }
    }
  }
}
