import type { AlertConfig } from '@wirewatch/model'
import { configOfRuleSet, holdRuleSets, ruleSetInForce, type Sql } from '@wirewatch/store'
import type { Context } from '../context.js'
import { type Alerting, alertingWith } from './alerting.js'

type Following = Pick<Context, 'alerting' | 'taxonomy' | 'followRules'>

/**
 * The rules by which to weigh and tell: those in force in the database, which are the process's own unless others have come into force
 * since. So processes that were started with different files, or before a file was changed, all weigh by the same.
 */
export async function rulesInForce(sql: Sql, following: Following): Promise<Alerting> {
  const inForce = await ruleSetInForce(sql)
  return rulesOf(inForce?.hash ?? null, sql, following)
}

/** The same, which stay in force until the transaction ends. Before any other lock of it, as `holdRuleSets`. */
export async function holdRulesInForce(sql: Sql, following: Following): Promise<Alerting> {
  const [, inForce] = await Promise.all([holdRuleSets(sql), ruleSetInForce(sql)])
  return rulesOf(inForce?.hash ?? null, sql, following)
}

/** The rules of that hash, which is in force; null: none have been loaded into the database yet. */
export async function rulesOf(
  hash: string | null,
  sql: Sql,
  { alerting, taxonomy, followRules }: Following,
): Promise<Alerting> {
  if (hash === null || hash === alerting.hash) return alerting
  const config = (await configOfRuleSet(sql, hash)) as AlertConfig
  const others = { ...alertingWith(config, taxonomy), hash }
  followRules(others)
  return others
}
