import type { Alert, AlertChange, IncidentRevision, RuleMatch } from '@wirewatch/model'
import { line } from '@wirewatch/pipeline'
import {
  alertsToWeigh,
  findEarlier,
  incidentRevisions,
  moveMergedAlerts,
  replaceRuleMatches,
  type SavedIncident,
  type Sql,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { keepAlerts, nothingToTell, type ToTell } from './keep-alerts.js'

type Weighing = Pick<Context, 'alerting' | 'now'>

/** A revision to be weighed, with its number and why it was written. */
type Revised = Pick<SavedIncident, 'id' | 'change' | 'revision' | 'reason'>

/**
 * Weighs incidents that were revised against the alert rules, and puts what is to be told into the outbox. Call it in the transaction that
 * wrote the revisions, and that has begun with `holdRulesInForce`: they are kept and told, or neither. Every way in which an incident is
 * revised ends here. Answers what there is to tell.
 */
export async function weighRevisions(sql: Sql, weighing: Weighing, saved: readonly Revised[]): Promise<ToTell> {
  const { alerting, now } = weighing
  const revised = new Map(saved.filter(({ change }) => change !== 'unchanged').map((one) => [one.id, one]))
  if (revised.size === 0 || alerting.config.rules.length === 0) return nothingToTell
  const ids = [...revised.keys()]
  if ([...revised.values()].some(({ change }) => change === 'merged')) await moveMergedAlerts(sql, ids)
  // Of one that is just opened there are no alerts yet.
  const known = ids.filter((id) => revised.get(id)?.change !== 'opened')
  const [standing, alerts] = await Promise.all([incidentRevisions(sql, ids), alertsToWeigh(sql, known)])
  const revisions = standing.map((current): IncidentRevision => {
    const { revision, reason } = revised.get(current.incidentId) ?? {}
    return { ...current, revision: revision ?? current.revision, reason: reason ?? '' }
  })
  const { changes, matches } = await weighAll(sql, weighing, revisions, alerts)
  if (alerting.rules.counted.length > 0) await replaceRuleMatches(sql, ids, matches)
  return keepAlerts(sql, changes, now())
}

/** What the rules make of these revisions, and of the alerts that there are of their incidents, as `alertsToWeigh` gives them. */
export async function weighAll(
  sql: Sql,
  { alerting, now }: Weighing,
  revisions: readonly IncidentRevision[],
  alerts: readonly Alert[],
): Promise<{ readonly changes: readonly AlertChange[]; readonly matches: readonly RuleMatch[] }> {
  const changes: AlertChange[] = []
  const matches: RuleMatch[] = []
  for (const revision of revisions) {
    const outcome = await line.alert.run(
      { revision, alerts: alerts.filter(({ incidentId }) => incidentId === revision.incidentId) },
      { config: alerting.config, rules: alerting.rules, findEarlier: (search) => findEarlier(sql, search), now },
    )
    if (outcome.status === 'dropped') continue
    changes.push(...outcome.value.changes)
    matches.push(...outcome.value.matches)
  }
  return { changes, matches }
}
