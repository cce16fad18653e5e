import type { AlertRule } from '@wirewatch/model'
import { explainRule, type Finding } from '@wirewatch/pipeline/alert/meets-rule.js'
import {
  type AlertLine,
  type FoundIncident,
  findEarlier,
  incidentRevisions,
  listAlerts,
  type Store,
} from '@wirewatch/store'
import type { Alerting } from './alerting.js'

/** What one rule makes of an incident as it stands. */
export interface RuleExplanation {
  readonly rule: AlertRule
  readonly isMet: boolean
  /** Every condition, with what is known and what was asked. */
  readonly findings: readonly Finding[]
  /** What came of it; null where the rule has never fired for the incident. */
  readonly alert: AlertLine | null
}

/** Every rule on single incidents, or the one that is named, against an incident as it stands now. */
export async function explainIncident(
  store: Store,
  { rules }: Alerting,
  { id }: FoundIncident,
  ruleId: string | null,
): Promise<readonly RuleExplanation[]> {
  const [revision] = await incidentRevisions(store, [id])
  if (revision === undefined) throw new Error(`alerts: incident ${id} is not in the database`)
  const alerts = await listAlerts(store, { incidentId: id, limit: mostAlerts })
  const seen = rules.see(revision.facts)
  const explained: RuleExplanation[] = []
  for (const compiled of rules.byId.values()) {
    if (ruleId !== null && compiled.rule.id !== ruleId) continue
    const findings = await explainRule(compiled, seen, id, (search) => findEarlier(store, search))
    explained.push({
      rule: compiled.rule,
      isMet: findings.every(({ truth, isLetThrough }) => truth === true || isLetThrough),
      findings,
      alert: alerts.find((alert) => alert.ruleId === compiled.rule.id) ?? null,
    })
  }
  return explained
}

const mostAlerts = 10_000
