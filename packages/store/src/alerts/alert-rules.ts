import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** A rule as the database keeps it. */
export interface RuleToKeep {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly level: string
  readonly definition: unknown
  /** Tells a change of what it watches for. */
  readonly definitionHash: string
}

/** What a load of the rules found. */
export interface SyncedRules {
  /** New, or watching for something else than before: what is there already is their baseline. */
  readonly toBaseline: readonly string[]
  readonly retired: readonly string[]
}

/** Keeps the rules as they are in the files. Rules that are gone are retired, never deleted: their alerts name them. */
export async function keepAlertRules(sql: Sql, rules: readonly RuleToKeep[], now: string): Promise<SyncedRules> {
  const known = await sql.rows<{ id: string; hash: string; retired: boolean }>(
    `select id, definition_hash as hash, retired from alert_rules for update`,
  )
  const before = new Map(known.map((rule) => [rule.id, rule]))
  const toBaseline = rules
    .filter(({ id, definitionHash }) => before.get(id)?.hash !== definitionHash || before.get(id)?.retired === true)
    .map(({ id }) => id)
  const ids = rules.map(({ id }) => id)
  await sql.rows(
    `insert into alert_rules (id, title, status, level, definition, definition_hash, loaded_at)
     select id, title, status, level, definition, "definitionHash", $2
     from jsonb_to_recordset($1::jsonb) as x (
       id text, title text, status text, level text, definition jsonb, "definitionHash" text
     )
     order by id
     on conflict (id) do update set
       title = excluded.title,
       status = excluded.status,
       level = excluded.level,
       definition = excluded.definition,
       definition_hash = excluded.definition_hash,
       loaded_at = excluded.loaded_at,
       retired = false
     where alert_rules.definition <> excluded.definition or alert_rules.retired`,
    [asJson(rules), now],
  )
  const retired = await sql.rows<{ id: string }>(
    `update alert_rules set retired = true where not retired and id <> all($1) returning id`,
    [ids],
  )
  await sql.rows(`delete from rule_matches where rule_id <> all($1) or rule_id = any($2)`, [ids, toBaseline])
  return { toBaseline, retired: retired.map(({ id }) => id) }
}

/** Notes that what was there before the rule has been set aside as its baseline. */
export async function noteBaseline(sql: Sql, ruleIds: readonly string[], now: string): Promise<void> {
  await sql.rows(`update alert_rules set baseline_at = $2 where id = any($1)`, [ruleIds, now])
}
