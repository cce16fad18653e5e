import type { AlertChange, NewNotice } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** What an alert has come to, and what is to be told of it. */
export interface AlertToSave {
  readonly change: AlertChange
  readonly notices: readonly NewNotice[]
}

/**
 * Keeps what alerts have come to, and puts what is to be told of them into the outbox. An alert that is not kept is told to nobody: its rule
 * was never loaded into the database, or another transaction has opened it. Answers how many notices there are that were not there before.
 */
export async function saveAlertChanges(sql: Sql, told: readonly AlertToSave[], now: string): Promise<number> {
  if (told.length === 0) return 0
  const put = await sql.rows(
    `with given as (
       select *
       from jsonb_to_recordset($1::jsonb) as x (
         at int, "alertId" bigint, "ruleId" text, "incidentId" bigint, "groupKey" text, revision int, state text,
         reason text, "holdUntil" timestamptz, snapshot jsonb
       )
     ),
     changed as (
       update alerts set
         state = given.state,
         reason = given.reason,
         last_revision = given.revision,
         hold_until = given."holdUntil",
         told_snapshot = coalesce(given.snapshot, alerts.told_snapshot),
         fired_at = case when given.state = 'firing' then coalesce(alerts.fired_at, $3) else alerts.fired_at end,
         acknowledged_at = case when given.state = 'firing' then null else alerts.acknowledged_at end,
         acknowledged_by = case when given.state = 'firing' then null else alerts.acknowledged_by end,
         resolved_at = case when given.state = 'resolved' then $3 end,
         suppressed_reason = case when given.state = 'suppressed' then given.reason end
       from given
       where alerts.id = given."alertId"
       returning given.at, alerts.id
     ),
     opened as (
       insert into alerts (
         rule_id, incident_id, group_key, state, reason, first_revision, last_revision, hold_until, told_snapshot,
         pending_since, fired_at, suppressed_reason
       )
       select
         given."ruleId",
         given."incidentId",
         given."groupKey",
         given.state,
         given.reason,
         given.revision,
         given.revision,
         given."holdUntil",
         given.snapshot,
         $3,
         case when given.state = 'firing' then $3::timestamptz end,
         case when given.state = 'suppressed' then given.reason end
       from given
       join alert_rules on alert_rules.id = given."ruleId"
       where given."alertId" is null
       order by given."ruleId", given."incidentId", given."groupKey"
       on conflict do nothing
       returning id, rule_id, incident_id, group_key
     ),
     kept as (
       select at, id from changed
       union all
       select given.at, opened.id
       from opened
       join given
         on given."alertId" is null
         and given."ruleId" = opened.rule_id
         and given."incidentId" is not distinct from opened.incident_id
         and given."groupKey" = opened.group_key
     )
     insert into notices (
       alert_id, receiver, group_key, route, kind, revision, reason, facts, before, changes, written_at, due_at
     )
     select
       kept.id,
       receiver,
       "groupKey",
       route,
       kind,
       revision,
       reason,
       nullif(facts, 'null'),
       nullif(before, 'null'),
       array(select jsonb_array_elements_text(changes)),
       $3,
       "dueAt"
     from jsonb_to_recordset($2::jsonb) as x (
       place int, at int, receiver text, "groupKey" text, route text, kind text, revision int, reason text, facts jsonb,
       before jsonb, changes jsonb, "dueAt" timestamptz
     )
     join kept using (at)
     order by place
     on conflict on constraint notices_telling_key do nothing
     returning id`,
    [
      asJson(told.map(({ change }, at) => ({ at, ...change, snapshot: snapshotOf(change) }))),
      asJson(told.flatMap(({ notices }, at) => notices.map((notice) => ({ at, ...notice }))).map(inTheirPlace)),
      now,
    ],
  )
  return put.length
}

const inTheirPlace = <Row>(row: Row, place: number) => ({ place, ...row })

/** What counts as told from here on. */
function snapshotOf({ incidentId, told, counted }: AlertChange): unknown {
  if (incidentId !== null) return told
  return counted.length > 0 ? { counted } : null
}
