import {
  alertsToWeigh,
  incidentRevisions,
  incidentsHeldUntil,
  lockIncidents,
  resolveQuietAlerts,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { keepAlerts } from './keep-alerts.js'
import { holdRulesInForce, rulesInForce } from './rules-in-force.js'
import { weighAll } from './weigh-revisions.js'
import { weighStanding } from './weigh-standing.js'

/** How often it is looked for what time alone has brought, in milliseconds. */
export const watchEveryMs = 30_000

const mostHeldAtOnce = 200

type Watching = Pick<Context, 'store' | 'alerting' | 'taxonomy' | 'followRules' | 'now'>

/** What no revision brings: holds that have run out, counts, silences, and alerts that nothing has happened to for long. */
export async function watchAlerts(watching: Watching): Promise<void> {
  const context = { ...watching, alerting: await rulesInForce(watching.store, watching) }
  if (context.alerting.config.rules.length === 0) return
  await endHolds(context)
  await context.store.transaction(async (sql) => {
    const held = { ...watching, alerting: await holdRulesInForce(sql, watching) }
    const { written } = await keepAlerts(sql, await weighStanding(sql, held), held.now())
    await written
  })
  await endQuietAlerts(context)
}

async function endHolds(context: Watching): Promise<void> {
  const { store, now } = context
  const ids = await incidentsHeldUntil(store, now().toISOString(), mostHeldAtOnce)
  for (const id of ids) {
    await store.transaction(async (sql) => {
      const held = { ...context, alerting: await holdRulesInForce(sql, context) }
      await lockIncidents(sql, [id])
      const [standing, alerts] = await Promise.all([incidentRevisions(sql, [id]), alertsToWeigh(sql, [id])])
      const { changes } = await weighAll(sql, held, standing, alerts)
      const { written } = await keepAlerts(sql, changes, now())
      await written
    })
  }
}

async function endQuietAlerts({ store, alerting, now }: Watching): Promise<void> {
  const rules = alerting.config.rules.map(({ id, resolveAfterMs }) => ({
    id,
    before: new Date(now().getTime() - resolveAfterMs).toISOString(),
  }))
  await resolveQuietAlerts(store, rules, now().toISOString())
}
