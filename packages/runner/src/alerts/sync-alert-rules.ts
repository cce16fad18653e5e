import { createHash } from 'node:crypto'
import type { Alert, AlertChange, AlertRule, IncidentRevision } from '@wirewatch/model'
import { lookBackMs } from '@wirewatch/pipeline/alert/weigh-count.js'
import {
  type AlertToSave,
  alertsToWeigh,
  keepAlertRules,
  lockRuleSets,
  noteBaseline,
  noteRuleFault,
  putRuleSetInForce,
  type RuleToKeep,
  replaceRuleMatches,
  ruleSetInForce,
  type Sql,
  type SyncedRules,
  saveAlertChanges,
  standingRevisions,
  wasInForce,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { originOf } from './alerting.js'
import { weighAll } from './weigh-revisions.js'
import { weighStanding } from './weigh-standing.js'

type Syncing = Pick<Context, 'store' | 'alerting' | 'taxonomy' | 'now'>

/** How far back a new rule looks for what is there already: as long as its alerts could still be news, and as long as others count. */
const leastLookBackMs = 7 * 86_400_000
const pageSize = 500

/**
 * Puts the rules of the process in force for all processes. What is there already when a rule is first loaded, or when what it watches for
 * has changed, is its baseline: it is set aside with that reason, and nobody is told. Safe to run at every start, by several processes.
 */
export async function syncAlertRules(context: Syncing): Promise<SyncedRules> {
  return context.store.transaction(async (sql) => {
    await lockRuleSets(sql)
    return putInForce(sql, context)
  })
}

/**
 * What a worker does that comes with rules of its own: where they were never in force they are new, and come into force; where others have
 * taken their place they are the old ones, and the worker follows those. Answers which.
 */
export async function bringAlertRules(context: Syncing): Promise<'in-force' | 'replaced'> {
  return context.store.transaction(async (sql) => {
    await lockRuleSets(sql)
    const inForce = await ruleSetInForce(sql)
    if (inForce !== null && inForce.hash !== context.alerting.hash && (await wasInForce(sql, context.alerting.hash))) {
      // Its folder can be read all the same.
      await noteRuleFault(sql, originOf(context.alerting.folder), null, context.now().toISOString())
      return 'replaced'
    }
    await putInForce(sql, context)
    return 'in-force'
  })
}

/**
 * What a process does that only passes by, as an import does: its rules come into force where none are yet. Those in force are not its to
 * replace: it may run on a machine with other files.
 */
export async function bringFirstAlertRules(context: Syncing): Promise<void> {
  await context.store.transaction(async (sql) => {
    await lockRuleSets(sql)
    if ((await ruleSetInForce(sql)) === null) await putInForce(sql, context)
  })
}

async function putInForce(sql: Sql, context: Syncing): Promise<SyncedRules> {
  const { alerting, now } = context
  const { hash, config, folder } = alerting
  const at = now().toISOString()
  const synced = await keepAlertRules(sql, config.rules.map(ruleToKeep), at)
  if (synced.toBaseline.length > 0) await setBaseline(sql, context, new Set(synced.toBaseline))
  await putRuleSetInForce(sql, { hash, config, origin: originOf(folder) }, at)
  await noteRuleFault(sql, originOf(folder), null, at)
  return synced
}

function ruleToKeep(rule: AlertRule): RuleToKeep {
  const { id, title, status, level, watch } = rule
  const definitionHash = createHash('sha256').update(JSON.stringify(watch)).digest('hex').slice(0, 16)
  return { id, title, status, level, definition: rule, definitionHash }
}

async function setBaseline(sql: Sql, context: Syncing, ruleIds: ReadonlySet<string>): Promise<void> {
  const { alerting, now } = context
  const since = new Date(now().getTime() - longestLookBackMs(alerting.config.rules)).toISOString()
  let last = 0
  while (true) {
    const page = await standingRevisions(sql, since, last, pageSize)
    await baselineOf(sql, context, page, ruleIds)
    last = page.at(-1)?.incidentId ?? last
    if (page.length < pageSize) break
  }
  const standing = await weighStanding(sql, context)
  await saveAlertChanges(sql, standing.filter(({ ruleId }) => ruleIds.has(ruleId)).map(asBaseline), now().toISOString())
  await noteBaseline(sql, [...ruleIds], now().toISOString())
}

async function baselineOf(
  sql: Sql,
  context: Syncing,
  page: readonly IncidentRevision[],
  ruleIds: ReadonlySet<string>,
): Promise<void> {
  const ids = page.map(({ incidentId }) => incidentId)
  const { changes, matches } = await weighAll(sql, context, page, await alertsToWeigh(sql, ids))
  const isNew = ({ ruleId, alertId }: AlertChange): boolean => ruleIds.has(ruleId) && alertId === null
  await saveAlertChanges(sql, changes.filter(isNew).map(asBaseline), context.now().toISOString())
  await replaceRuleMatches(sql, ids, matches)
}

const baselineState: Alert['state'] = 'suppressed'

const asBaseline = (change: AlertChange): AlertToSave => ({
  change: {
    ...change,
    state: baselineState,
    reason: `there already when the rule was first loaded: ${change.reason}`,
    holdUntil: null,
    tell: null,
  },
  notices: [],
})

/** The longest time that a rule looks back over. */
function longestLookBackMs(rules: readonly AlertRule[]): number {
  const spans = rules.flatMap(({ watch, maxEventAgeMs }) => {
    if (watch.kind === 'count' || watch.kind === 'change') return [lookBackMs(watch)]
    return maxEventAgeMs ?? []
  })
  return Math.max(leastLookBackMs, ...spans)
}
