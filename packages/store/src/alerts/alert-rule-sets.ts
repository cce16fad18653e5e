import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** All that one folder of alert rules says, as the database keeps it. */
export interface RuleSetToKeep {
  readonly hash: string
  readonly config: unknown
  /** The machine and the folder that it was loaded from. */
  readonly origin: string
}

export interface RuleSetInForce {
  readonly hash: string
  readonly origin: string
  /** ISO 8601. */
  readonly since: string
}

/** The set by which every process weighs and tells; null: none has been loaded yet. */
export async function ruleSetInForce(sql: Sql): Promise<RuleSetInForce | null> {
  const [set] = await sql.rows<RuleSetInForce>(
    `select hash, origin, put_in_force_at as since from alert_rule_sets where in_force`,
  )
  return set ?? null
}

/** What a set says. Throws where there is none of that hash. */
export async function configOfRuleSet(sql: Sql, hash: string): Promise<unknown> {
  const [set] = await sql.rows<{ config: unknown }>(`select config from alert_rule_sets where hash = $1`, [hash])
  if (set === undefined) throw new Error(`alert rules: the database holds no set ${hash}`)
  return set.config
}

/** Whether a set has ever been in force. */
export async function wasInForce(sql: Sql, hash: string): Promise<boolean> {
  const rows = await sql.rows(`select from alert_rule_sets where hash = $1`, [hash])
  return rows.length > 0
}

/**
 * Makes whoever would put a set in force wait until the transaction ends, as it waits for him: what it weighs is either there when a
 * baseline is set, or weighed by the new rules. Before any other lock of the transaction: whoever waits here holds nothing then that
 * another needs.
 */
export async function holdRuleSets(sql: Sql): Promise<void> {
  await sql.rows(`select pg_advisory_xact_lock_shared(hashtext('wirewatch rule sets'))`)
}

/** Makes whoever else would put a set in force, or weigh, wait until the transaction ends. */
export async function lockRuleSets(sql: Sql): Promise<void> {
  await sql.rows(`select pg_advisory_xact_lock(hashtext('wirewatch rule sets'))`)
}

/** Puts a set in the place of the one before. Under `lockRuleSets`. */
export async function putRuleSetInForce(sql: Sql, { hash, config, origin }: RuleSetToKeep, now: string): Promise<void> {
  await sql.rows(`update alert_rule_sets set in_force = false where in_force and hash <> $1`, [hash])
  await sql.rows(
    `insert into alert_rule_sets (hash, config, origin, in_force, put_in_force_at)
     values ($1, $2, $3, true, $4)
     on conflict (hash) do update set in_force = true, origin = excluded.origin, put_in_force_at = excluded.put_in_force_at
     where not alert_rule_sets.in_force`,
    [hash, asJson(config), origin, now],
  )
}

/** A folder that was changed and cannot be read. */
export interface RuleFault {
  readonly origin: string
  readonly fault: string
  /** ISO 8601. */
  readonly since: string
}

export function ruleFaults(sql: Sql): Promise<RuleFault[]> {
  return sql.rows<RuleFault>(`select origin, fault, since from alert_rule_faults order by origin`)
}

/** @param fault null: the folder can be read again */
export async function noteRuleFault(sql: Sql, origin: string, fault: string | null, now: string): Promise<void> {
  if (fault === null) {
    await sql.rows(`delete from alert_rule_faults where origin = $1`, [origin])
    return
  }
  await sql.rows(
    `insert into alert_rule_faults (origin, fault, since)
     values ($1, $2, $3)
     on conflict (origin) do update set fault = excluded.fault, since = excluded.since`,
    [origin, fault, now],
  )
}
