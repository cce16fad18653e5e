import type {
  Alert,
  AlertChange,
  AlertConfig,
  Destination,
  IncidentFacts,
  IncidentRevision,
  Outcome,
  RuleMatch,
  Telling,
} from '@wirewatch/model'
import type { DropReason } from '../drop-reasons.js'
import type { FindEarlier, Now } from '../ports.js'
import { dropped, passed, type Stage } from '../stage.js'
import type { CompiledRules } from './compile-rules.js'
import type { CompiledRule } from './compiled-rule.js'
import { isLate } from './is-late.js'
import { matchesToCount } from './matches-to-count.js'
import { explainRule, meets, meetsWithHistory, reasonOf } from './meets-rule.js'
import { destinationsOf } from './route-alert.js'
import type { SeenIncident } from './see-incident.js'
import { type Weighed, weighAlert } from './weigh-alert.js'

/** An incident's new state, with the alerts that there are of it. */
export interface AlertedRevision {
  readonly revision: IncidentRevision
  readonly alerts: readonly Alert[]
}

export interface AlertNeeds {
  readonly config: Pick<AlertConfig, 'route' | 'budgets'>
  readonly rules: CompiledRules
  readonly findEarlier: FindEarlier
  readonly now: Now
}

/** What a revision comes to: what is to be kept and told of single alerts, and the rules that others count which it meets. */
export interface AlertedIncident {
  readonly changes: readonly AlertChange[]
  readonly matches: readonly RuleMatch[]
}

/** Weighs an incident against the rules, and against what was told of it. The runner keeps what it gives in the revision's transaction. */
export const alert: Stage<'alert', AlertedRevision, Promise<Outcome<AlertedIncident, DropReason>>, AlertNeeds> = {
  name: 'alert',
  run: async ({ revision, alerts }, needs) => {
    const seen = needs.rules.see(revision.facts)
    const rules = rulesToAsk(seen, alerts, needs.rules)
    const changes: AlertChange[] = []
    for (const rule of rules) {
      const alert = alerts.find((one) => one.ruleId === rule.rule.id) ?? null
      // Most of what may meet a rule does not: that is seen without waiting for anything.
      if (alert === null && !meets(rule, seen)) continue
      const change = await weigh(rule, alert, seen, revision, needs)
      if (change !== null) changes.push(change)
    }
    const matches = matchesToCount(seen, revision.incidentId, needs.rules)
    if (changes.length > 0 || matches.length > 0) return passed({ changes, matches })
    return alerts.length > 0 ? dropped('already-told') : dropped('no-rule')
  },
}

/** Those that the incident may meet, and those that have fired for it. Rules that tell nothing only serve others. */
function rulesToAsk(seen: SeenIncident, alerts: readonly Alert[], rules: CompiledRules): readonly CompiledRule[] {
  const fired = alerts.flatMap((alert) => rules.byId.get(alert.ruleId) ?? [])
  return [...new Set([...fired, ...rules.candidatesFor(seen)])].filter(({ rule }) => rule.tell.length > 0)
}

async function weigh(
  rule: CompiledRule,
  alert: Alert | null,
  seen: SeenIncident,
  revision: IncidentRevision,
  needs: AlertNeeds,
): Promise<AlertChange | null> {
  const isMet = await meetsWithHistory(rule, seen, revision.incidentId, needs.findEarlier)
  if (!isMet && alert === null) return null
  const findings = await explainRule(rule, seen, revision.incidentId, needs.findEarlier)
  const failing = findings.find(({ truth, isLetThrough }) => truth !== true && !isLetThrough)
  const weighed = weighAlert({
    rule: rule.rule,
    revision,
    alert,
    firing: isMet ? reasonOf(findings) : null,
    failing: failing === undefined ? null : `${failing.name}: ${failing.words}`,
    metWhenTold: alert?.told === null || alert === null || meets(rule, needs.rules.see(alert.told)),
    isNamed: needs.rules.isNamed,
    now: needs.now(),
  })
  return weighed === null ? null : changeOf(weighed, rule, alert, seen, revision, needs)
}

function changeOf(
  weighed: Weighed,
  rule: CompiledRule,
  alert: Alert | null,
  seen: SeenIncident,
  revision: IncidentRevision,
  needs: AlertNeeds,
): AlertChange {
  return {
    alertId: alert?.id ?? null,
    ruleId: rule.rule.id,
    incidentId: revision.incidentId,
    groupKey: '',
    revision: revision.revision,
    state: weighed.state,
    reason: weighed.reason,
    holdUntil: weighed.holdUntil,
    told: weighed.isTold ? revision.facts : null,
    counted: [],
    tell: tellingOf(weighed, rule, alert?.told ?? null, seen, needs),
  }
}

function tellingOf(
  { tell }: Weighed,
  { rule }: CompiledRule,
  before: IncidentFacts | null,
  seen: SeenIncident,
  needs: AlertNeeds,
): Telling | null {
  if (tell === null || !rule.tell.includes(tell.kind)) return null
  const isNews = tell.kind === 'created' || tell.kind === 'escalated'
  const to = isNews ? destinationsFor(tell.kind, rule, seen, needs) : 'whoever-was-told'
  return { kind: tell.kind, level: rule.level, to, facts: seen.facts, before, changes: tell.changes }
}

function destinationsFor(
  kind: Telling['kind'],
  rule: CompiledRule['rule'],
  seen: SeenIncident,
  { config, now }: AlertNeeds,
): readonly Destination[] {
  if (kind === 'created' && isLate(seen.facts, rule.maxEventAgeMs, now())) return digestOnly(config, rule.id)
  const { facts, placeIds, admin1, admin2 } = seen
  return destinationsOf(config.route, {
    rule,
    kind,
    placeIds,
    values: {
      incident: facts.publicId,
      country: facts.place.country ?? '',
      admin1: admin1 ?? '',
      admin2: admin2 ?? '',
      type: facts.type,
    },
  })
}

/** What is found late is no breaking news; what was told in time is told again when it changes. */
function digestOnly({ budgets }: AlertNeeds['config'], ruleId: string): readonly Destination[] {
  if (budgets.overflow === null) return []
  return [{ receiver: budgets.overflow, groupKey: `rule=${ruleId}`, groupWaitMs: 0, groupIntervalMs: 0, route: '' }]
}
