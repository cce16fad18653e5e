import type { AlertConfig } from '@wirewatch/model'
import { configOfRuleSet, ruleSetInForce, type Sql } from '@wirewatch/store'
import type { Context } from '../context.js'
import { type Alerting, alertingWith } from './alerting.js'

type Following = Pick<Context, 'alerting' | 'taxonomy' | 'takeOver'>

/**
 * The rules by which to weigh and tell: those in force in the database, which are the process's own unless others have come into force
 * since. So processes that were started with different files, or before a file was changed, all weigh by the same.
 */
export async function rulesInForce(sql: Sql, { alerting, taxonomy, takeOver }: Following): Promise<Alerting> {
  const inForce = await ruleSetInForce(sql)
  if (inForce === null || inForce.hash === alerting.hash) return alerting
  const config = (await configOfRuleSet(sql, inForce.hash)) as AlertConfig
  const others = { ...alertingWith(config, taxonomy), hash: inForce.hash }
  takeOver(others)
  return others
}
