import {
  holdRuleSets,
  incidentRevisions,
  incidentsHeldUntil,
  lockIncidents,
  resolveQuietAlerts,
  type Sql,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { keepAlerts } from './keep-alerts.js'
import { rulesInForce } from './rules-in-force.js'
import { weighAll } from './weigh-revisions.js'
import { weighStanding } from './weigh-standing.js'

/** How often it is looked for what time alone has brought, in milliseconds. */
export const watchEveryMs = 30_000

const mostHeldAtOnce = 200

type Watching = Pick<Context, 'store' | 'alerting' | 'taxonomy' | 'takeOver' | 'now'>

/** What no revision brings: holds that have run out, counts, silences, and alerts that nothing has happened to for long. */
export async function watchAlerts(watching: Watching): Promise<void> {
  const context = { ...watching, alerting: await rulesInForce(watching.store, watching) }
  if (context.alerting.config.rules.length === 0) return
  await endHolds(context)
  await context.store.transaction(async (sql) => {
    const held = await holdingRules(sql, watching)
    await keepAlerts(sql, await weighStanding(sql, held), held.now())
  })
  await endQuietAlerts(context)
}

/** The same by the rules in force, which stay so until the transaction ends. */
async function holdingRules(sql: Sql, watching: Watching): Promise<Watching> {
  await holdRuleSets(sql)
  return { ...watching, alerting: await rulesInForce(sql, watching) }
}

async function endHolds(context: Watching): Promise<void> {
  const { store, now } = context
  const ids = await incidentsHeldUntil(store, now().toISOString(), mostHeldAtOnce)
  for (const id of ids) {
    await store.transaction(async (sql) => {
      const held = await holdingRules(sql, context)
      await lockIncidents(sql, [id])
      const { changes } = await weighAll(sql, held, await incidentRevisions(sql, [id]))
      await keepAlerts(sql, changes, now())
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
