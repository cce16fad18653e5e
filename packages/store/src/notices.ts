import type { Destination, IncidentFacts, NewNotice, NoticeKind, NoticeState } from '@wirewatch/model'
import { asJson } from './as-json.js'
import type { Sql } from './connect.js'

/** A notice to be kept in the outbox. */
export interface NoticeToWrite extends NewNotice {
  readonly alertId: number
}

/** What an earlier notice of an alert has come to. */
export interface EarlierNotice extends Pick<Destination, 'receiver' | 'groupKey' | 'route'> {
  readonly id: number
  readonly alertId: number
  readonly kind: NoticeKind
  readonly state: NoticeState
  readonly before: IncidentFacts | null
  readonly changes: readonly string[]
  readonly dueAt: string
}

/** The notices of these alerts, oldest first; those that wait are locked, so that no delivery takes them meanwhile. */
export async function noticesOfAlerts(sql: Sql, alertIds: readonly number[]): Promise<EarlierNotice[]> {
  if (alertIds.length === 0) return []
  const [, notices] = await Promise.all([
    sql.rows(`select from notices where alert_id = any($1::bigint[]) and state = 'waiting' order by id for update`, [
      alertIds,
    ]),
    sql.rows<EarlierNotice>(
      `select
         id,
         alert_id as "alertId",
         receiver,
         group_key as "groupKey",
         route,
         kind,
         state,
         before,
         changes,
         due_at as "dueAt"
       from notices
       where alert_id = any($1::bigint[])
       order by id`,
      [alertIds],
    ),
  ])
  return notices
}

/** Writes notices, and ends those that they take the place of. */
export async function writeNotices(
  sql: Sql,
  written: readonly NoticeToWrite[],
  ended: readonly { readonly id: number; readonly state: NoticeState; readonly reason: string }[],
  now: string,
): Promise<void> {
  if (ended.length > 0) {
    await sql.rows(
      `update notices set state = x.state, state_reason = x.reason, ended_at = $2
       from jsonb_to_recordset($1::jsonb) as x (id bigint, state text, reason text)
       where notices.id = x.id and notices.state = 'waiting'`,
      [asJson(ended), now],
    )
  }
  if (written.length === 0) return
  await sql.rows(
    `insert into notices (
       alert_id, receiver, group_key, route, kind, revision, reason, facts, before, changes, written_at, due_at
     )
     select
       "alertId",
       receiver,
       "groupKey",
       route,
       kind,
       revision,
       reason,
       nullif(facts, 'null'),
       nullif(before, 'null'),
       array(select jsonb_array_elements_text(changes)),
       $2,
       "dueAt"
     from jsonb_to_recordset($1::jsonb) as x (
       "alertId" bigint, receiver text, "groupKey" text, route text, kind text, revision int, reason text, facts jsonb,
       before jsonb, changes jsonb, "dueAt" timestamptz
     )
     on conflict on constraint notices_telling_key do nothing`,
    [asJson(written), now],
  )
}
