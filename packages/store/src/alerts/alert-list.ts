import type { AlertLevel, AlertState } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'

/** An alert in one line, as the command line shows it. */
export interface AlertLine {
  readonly id: number
  readonly ruleId: string
  readonly ruleTitle: string
  readonly level: AlertLevel
  readonly state: AlertState
  readonly publicId: string | null
  /** For rules that count or watch for silence: what the alert is about. */
  readonly groupKey: string
  readonly reason: string
  readonly summary: string | null
  readonly firedAt: string | null
  readonly toldAt: string | null
  readonly acknowledgedBy: string | null
  /** Receivers that were told, each once. */
  readonly toldTo: readonly string[]
  /** Receivers that are to be told. */
  readonly toTell: readonly string[]
}

/** Alerts of some states, or of one incident, the latest first. */
export async function listAlerts(
  sql: Sql,
  filter: { readonly states?: readonly AlertState[]; readonly incidentId?: number; readonly limit: number },
): Promise<AlertLine[]> {
  return sql.rows<AlertLine>(
    `select
       alerts.id,
       rule_id as "ruleId",
       alert_rules.title as "ruleTitle",
       alert_rules.level,
       alerts.state,
       incidents.public_id as "publicId",
       group_key as "groupKey",
       alerts.reason,
       incidents.summary,
       fired_at as "firedAt",
       told_at as "toldAt",
       acknowledged_by as "acknowledgedBy",
       array(
         select distinct receiver
         from notices
         where notices.alert_id = alerts.id and notices.state in ('taken', 'sent')
         order by 1
       ) as "toldTo",
       array(
         select distinct receiver
         from notices
         where notices.alert_id = alerts.id and notices.state = 'waiting'
         order by 1
       ) as "toTell"
     from alerts
     join alert_rules on alert_rules.id = alerts.rule_id
     left join incidents on incidents.id = alerts.incident_id
     where ($1::text[] is null or alerts.state = any($1)) and ($2::bigint is null or alerts.incident_id = $2)
     order by coalesce(fired_at, pending_since) desc, alerts.id desc
     limit $3`,
    [filter.states ?? null, filter.incidentId ?? null, filter.limit],
  )
}

/** Somebody takes alerts on. Answers those that were firing; the others stay as they are. */
export async function acknowledgeAlerts(
  sql: Sql,
  ids: readonly number[],
  by: string,
  now: string,
): Promise<readonly number[]> {
  const rows = await sql.rows<{ id: number }>(
    `update alerts set state = 'acknowledged', acknowledged_at = $3, acknowledged_by = $2
     where id = any($1::bigint[]) and state = 'firing'
     returning id`,
    [ids, by, now],
  )
  return rows.map(({ id }) => id)
}

/** The state of alerts by their numbers; one that is not there is left out. */
export async function statesOfAlerts(
  sql: Sql,
  ids: readonly number[],
): Promise<readonly { readonly id: number; readonly state: AlertState }[]> {
  return sql.rows(`select id, state from alerts where id = any($1::bigint[]) order by id`, [ids])
}
