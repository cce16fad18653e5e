import type { EarlierNotice, NoticeState } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

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

/** Ends notices that wait no longer: a later one tells what they would have, or nobody is to be told. */
export async function takeBackNotices(
  sql: Sql,
  ended: readonly { readonly id: number; readonly state: NoticeState; readonly reason: string }[],
  now: string,
): Promise<void> {
  if (ended.length === 0) return
  await sql.rows(endWaiting, [asJson(ended), now])
}

/** SQL: ends those notices of $1, which is JSON, that still wait; $2 is the time. */
export const endWaiting = `update notices set state = x.state, state_reason = x.reason, ended_at = $2
     from jsonb_to_recordset($1::jsonb) as x (id bigint, state text, reason text)
     where notices.id = x.id and notices.state = 'waiting'`
