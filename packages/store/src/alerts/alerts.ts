import type { Alert, RuleMatch } from '@wirewatch/model'
import { isRemoved } from '../incidents/standing.js'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'
import { alertStands } from '../schema/alerts.js'

const selectAlert = `select
       id,
       rule_id as "ruleId",
       incident_id as "incidentId",
       group_key as "groupKey",
       state,
       reason,
       case when incident_id is null then null else told_snapshot end as told,
       told_at as "toldAt",
       hold_until as "holdUntil",
       case when incident_id is null then coalesce(told_snapshot -> 'counted', '[]') else '[]' end as counted
     from alerts`

/** The alerts of these incidents, whatever their state. */
export async function alertsOfIncidents(sql: Sql, incidentIds: readonly number[]): Promise<Alert[]> {
  if (incidentIds.length === 0) return []
  return sql.rows<Alert>(`${selectAlert} where incident_id = any($1::bigint[]) order by id`, [incidentIds])
}

/**
 * As `alertsOfIncidents`, to be weighed anew: what waits to be told of those that nobody was told of is held until the transaction ends.
 * Whoever is just being told of one would otherwise never hear of what is different now, as it would be taken for untold.
 */
export async function alertsToWeigh(sql: Sql, incidentIds: readonly number[]): Promise<Alert[]> {
  const alerts = await alertsOfIncidents(sql, incidentIds)
  const untold = alerts.filter(({ toldAt, state }) => toldAt === null && state === 'firing')
  if (untold.length === 0) return alerts
  // In the order in which whoever tells takes them. Then the alerts once more: one may have been told until just now.
  await sql.rows(
    `select from notices where alert_id = any($1::bigint[]) and state = 'waiting' order by due_at, id for update`,
    [untold.map(({ id }) => id)],
  )
  return alertsOfIncidents(sql, incidentIds)
}

/** The alerts of a rule that counts or watches for silence which are not over. */
export async function standingAlerts(sql: Sql, ruleId: string): Promise<Alert[]> {
  return sql.rows<Alert>(
    `${selectAlert} where rule_id = $1 and incident_id is null and state <> 'resolved' order by id for update`,
    [ruleId],
  )
}

/**
 * Alerts of incidents that were merged away move to the winner. One stays behind where the rule has an alert for the winner too: that one
 * ends, and says where the incident has gone.
 */
export async function moveMergedAlerts(sql: Sql, incidentIds: readonly number[]): Promise<void> {
  await sql.rows(
    `with merged as (
       select distinct on (alerts.rule_id, incidents.merged_into) alerts.id, incidents.merged_into
       from alerts
       join incidents on incidents.id = alerts.incident_id
       where incidents.id = any($1::bigint[])
         and incidents.status = 'merged'
         and alerts.state <> 'resolved'
         and not exists (
           select
           from alerts own
           where own.rule_id = alerts.rule_id
             and own.incident_id = incidents.merged_into
             and own.group_key = alerts.group_key
         )
       order by alerts.rule_id, incidents.merged_into, alerts.id
     )
     update alerts set incident_id = merged.merged_into
     from merged
     where alerts.id = merged.id`,
    [incidentIds],
  )
}

/** Incidents with an alert that waits for corroboration no longer, oldest first. */
export async function incidentsHeldUntil(sql: Sql, now: string, limit: number): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `select incident_id as id
     from alerts
     join alert_rules on alert_rules.id = rule_id and not retired
     where state = 'pending' and hold_until <= $1 and incident_id is not null
     order by hold_until
     limit $2`,
    [now, limit],
  )
  return [...new Set(rows.map(({ id }) => id))]
}

/** Takes the locks that a revision would: nobody revises these incidents until the transaction ends. */
export async function lockIncidents(sql: Sql, incidentIds: readonly number[]): Promise<void> {
  await sql.rows(`select from incidents where id = any($1::bigint[]) order by id for update`, [incidentIds])
}

/** What these incidents are counted for from here on. */
export async function replaceRuleMatches(
  sql: Sql,
  incidentIds: readonly number[],
  matches: readonly RuleMatch[],
): Promise<void> {
  await sql.rows(
    `delete from rule_matches
     where incident_id = any($1::bigint[])
       and not exists (
         select
         from jsonb_to_recordset($2::jsonb) as x ("ruleId" text, "incidentId" bigint)
         where x."ruleId" = rule_matches.rule_id and x."incidentId" = rule_matches.incident_id
       )`,
    [incidentIds, asJson(matches)],
  )
  if (matches.length === 0) return
  await sql.rows(
    `insert into rule_matches (rule_id, incident_id, moment, keys)
     select "ruleId", "incidentId", moment, keys
     from jsonb_to_recordset($1::jsonb) as x ("ruleId" text, "incidentId" bigint, moment timestamptz, keys jsonb)
     join alert_rules on alert_rules.id = "ruleId"
     order by "ruleId", "incidentId"
     on conflict (rule_id, incident_id) do update set moment = excluded.moment, keys = excluded.keys`,
    [asJson(matches)],
  )
}

/** How many incidents of a rule fall under each value of a key. */
export interface CountOfKey {
  readonly key: string
  /** Public ids since `since`, oldest first. */
  readonly incidents: readonly string[]
  /** How many from `baselineSince` until then. */
  readonly before: number
}

/**
 * Counts the incidents that meet a rule, by one key.
 * @param since start of the window that ends now
 * @param baselineSince start of the windows before it
 */
export async function countMatches(
  sql: Sql,
  ruleId: string,
  by: string,
  window: { readonly now: string; readonly since: string; readonly baselineSince: string },
): Promise<CountOfKey[]> {
  return sql.rows<CountOfKey>(
    `select
       key,
       coalesce(
         array_agg(public_id order by moment, public_id) filter (where moment > $3),
         '{}'
       ) as incidents,
       count(*) filter (where moment <= $3)::int as before
     from rule_matches
     join incidents on incidents.id = rule_matches.incident_id
     cross join lateral jsonb_array_elements_text(keys -> $2) as key
     where rule_id = $1 and moment > $4 and moment <= $5
     group by key
     order by key`,
    [ruleId, by, window.since, window.baselineSince, window.now],
  )
}

/** Of these public ids, those that are merged, retracted or rejected. */
export async function incidentsGone(sql: Sql, publicIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ publicId: string }>(
    `select public_id as "publicId"
     from incidents
     where public_id = any($1) and ${isRemoved('status')}`,
    [publicIds],
  )
  return new Set(rows.map(({ publicId }) => publicId))
}

/** Since when incidents are kept; null where there is none. */
export async function keptSince(sql: Sql): Promise<string | null> {
  const [row] = await sql.rows<{ at: string | null }>(
    `select min(opened_at) as at from incidents where not retrospective`,
  )
  return row?.at ?? null
}

/** Ends alerts that were last told, or fired, before the moment that their rule gives. */
export async function resolveQuietAlerts(
  sql: Sql,
  rules: readonly { readonly id: string; readonly before: string }[],
  now: string,
): Promise<void> {
  await sql.rows(
    `update alerts set state = 'resolved', reason = 'nothing material has happened for long', resolved_at = $2
     from jsonb_to_recordset($1::jsonb) as rule (id text, before timestamptz)
     where alerts.rule_id = rule.id
       and alerts.incident_id is not null
       and ${alertStands('alerts.state')}
       and coalesce(alerts.told_at, alerts.fired_at) < rule.before`,
    [asJson(rules), now],
  )
}
