import type {
  BackgroundFigure,
  BackgroundReport,
  IncidentBackground,
  Notice,
  NoticeState,
  StandingAlert,
  TellingHistory,
} from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'
import { alertStands } from '../schema/alerts.js'
import { endWaiting } from './notices.js'
import type { InUse } from './receiver-locks.js'

/** The outbox as the stage `notify` reads and changes it: notices wait in it, deliveries take them. */

/** Receivers for whom something is due, by name. */
export async function receiversWithDue(sql: Sql, now: string): Promise<string[]> {
  const rows = await sql.rows<{ receiver: string }>(
    `select distinct receiver from notices where state = 'waiting' and due_at <= $1 order by receiver`,
    [now],
  )
  return rows.map(({ receiver }) => receiver)
}

const mostNotices = 500

/** Which of the notices that wait for a receiver are asked for. */
export interface WaitingFor {
  readonly receiver: string
  /** Also what is not yet due of the same groups: it may come along. */
  readonly withGroups: boolean
  /** What another transaction changes just now. */
  readonly inUse: InUse
}

/** Until the transaction ends. To tell changes the alerts too: what is to wait for nobody must have them from the start. */
const locked: Readonly<Record<InUse, string>> = {
  wait: 'for update of notices',
  leave: 'for update of notices skip locked for no key update of alerts skip locked',
}

/** What is due for a receiver, oldest first, locked against changes. */
export function waitingNotices(sql: Sql, { receiver, withGroups, inUse }: WaitingFor, now: string): Promise<Notice[]> {
  return sql.rows<Notice>(
    `select
       notices.id,
       notices.alert_id as "alertId",
       alerts.rule_id as "ruleId",
       alert_rules.title as "ruleTitle",
       alert_rules.status as "ruleStatus",
       alert_rules.level,
       alerts.group_key as about,
       notices.receiver,
       notices.group_key as "groupKey",
       notices.route,
       notices.kind,
       notices.revision,
       notices.reason,
       notices.facts,
       notices.before,
       notices.changes,
       notices.written_at as "writtenAt",
       notices.due_at as "dueAt"
     from notices
     join alerts on alerts.id = notices.alert_id
     join alert_rules on alert_rules.id = alerts.rule_id
     where notices.receiver = $1
       and notices.state = 'waiting'
       and (
         notices.due_at <= $2
         or (
           $3
           and notices.group_key in (
             select due.group_key from notices due where due.receiver = $1 and due.state = 'waiting' and due.due_at <= $2
           )
         )
       )
     order by notices.due_at, notices.id
     limit $4
     ${locked[inUse]}`,
    [receiver, now, withGroups, mostNotices],
  )
}

export async function tellingHistory(sql: Sql, receiver: string, now: string): Promise<TellingHistory> {
  const [[lastHour], groups] = await Promise.all([
    sql.rows<TellingHistory['lastHour']>(
      `select count(*)::int as messages, min(created_at) as "firstAt"
       from deliveries
       where receiver = $1 and created_at > $2::timestamptz - interval '1 hour'`,
      [receiver, now],
    ),
    sql.rows<{ groupKey: string; at: string }>(
      `select group_key as "groupKey", max(created_at) as at
       from deliveries
       where receiver = $1
         and group_key = any (array(
           select group_key
           from notices
           where receiver = $1 and state = 'waiting' and due_at <= $2
           order by due_at, id
           limit $3
         ))
       group by group_key`,
      [receiver, now, mostNotices],
    ),
  ])
  return {
    lastHour: lastHour ?? { messages: 0, firstAt: null },
    lastOfGroup: new Map(groups.map(({ groupKey, at }) => [groupKey, at])),
  }
}

/** The alerts of these rules that stand, as they were last told. */
export function alertsThatStand(sql: Sql, ruleIds: readonly string[]): Promise<StandingAlert[]> {
  return sql.rows(
    `select
       alerts.rule_id as "ruleId",
       alert_rules.level,
       case when alerts.incident_id is not null then alerts.told_snapshot end as facts
     from alerts
     join alert_rules on alert_rules.id = alerts.rule_id
     where alerts.rule_id = any($1) and ${alertStands('alerts.state')}`,
    [ruleIds],
  )
}

/** Ends notices that are not told, with their reason; an alert of which nobody is told then is suppressed. */
export async function endNotices(
  sql: Sql,
  ended: readonly { readonly id: number; readonly state: NoticeState; readonly reason: string }[],
  now: string,
): Promise<void> {
  if (ended.length === 0) return
  await sql.rows(
    `with ended as (
       ${endWaiting}
       returning notices.alert_id, x.state, x.reason
     )
     update alerts set state = 'suppressed', suppressed_reason = ended.reason, reason = ended.reason
     from ended
     where alerts.id = ended.alert_id
       and alerts.told_at is null
       and alerts.state = 'firing'
       and not exists (
         select
         from notices other
         where other.alert_id = alerts.id and other.state in ('waiting', 'taken', 'sent', 'digested')
           and other.id not in (select id from jsonb_to_recordset($1::jsonb) as y (id bigint))
       )`,
    [asJson(ended), now],
  )
}

export async function postponeNotices(
  sql: Sql,
  postponed: readonly { readonly id: number; readonly dueAt: string }[],
): Promise<void> {
  if (postponed.length === 0) return
  await sql.rows(
    `update notices set due_at = x."dueAt"
     from jsonb_to_recordset($1::jsonb) as x (id bigint, "dueAt" timestamptz)
     where notices.id = x.id and notices.state = 'waiting'`,
    [asJson(postponed)],
  )
}

/** All that waits for a receiver waits until a moment at least. */
export async function postponeReceiver(sql: Sql, receiver: string, until: string): Promise<void> {
  await sql.rows(`update notices set due_at = $2 where receiver = $1 and state = 'waiting' and due_at < $2`, [
    receiver,
    until,
  ])
}

/** Hands notices on to a digest: the old ones end, and the digest tells them in its turn. Their alerts are held, as by whoever writes notices. */
export async function digestNotices(
  sql: Sql,
  digested: readonly { readonly id: number; readonly to: string }[],
  now: string,
): Promise<void> {
  if (digested.length === 0) return
  await sql.rows(
    `with held as (
       select id
       from alerts
       where id in (
         select alert_id
         from notices
         join jsonb_to_recordset($1::jsonb) as x (id bigint) on x.id = notices.id
       )
       order by id
       for no key update
     ),
     moved as (
       update notices set state = 'digested', state_reason = 'over the budget of the hour', ended_at = $2
       from jsonb_to_recordset($1::jsonb) as x (id bigint, "to" text)
       where notices.id = x.id and notices.state = 'waiting'
       returning notices.*, x."to" as digest
     )
     insert into notices (
       alert_id, receiver, group_key, route, kind, revision, ordinal, reason, facts, before, changes, written_at, due_at
     )
     select alert_id, digest, '', '', kind, revision, ordinal, reason, facts, before, changes, $2, $2
     from moved
     join held on held.id = moved.alert_id
     on conflict on constraint notices_telling_key do nothing`,
    [asJson(digested), now],
  )
}

/** Who is to be told again, because nobody has acknowledged: the last that a receiver was told of an alert which still fires. */
export interface LastTold {
  readonly alertId: number
  readonly receiver: string
  readonly route: string
  /** ISO 8601: when it was told, or would have been but for a silence, another alert or the budget. */
  readonly at: string
}

export function lastToldOfFiring(sql: Sql): Promise<LastTold[]> {
  return sql.rows<LastTold>(
    `select distinct on (notices.alert_id, notices.receiver)
       notices.alert_id as "alertId",
       notices.receiver,
       notices.route,
       notices.ended_at as at
     from alerts
     join notices on notices.alert_id = alerts.id and notices.state in ('sent', 'silenced', 'inhibited', 'digested')
     where alerts.state = 'firing'
       and exists (
         select
         from notices told
         where told.alert_id = alerts.id and told.receiver = notices.receiver and told.state = 'sent'
       )
       and not exists (
         select
         from notices later
         where later.alert_id = alerts.id and later.receiver = notices.receiver and later.state in ('waiting', 'taken')
       )
     order by notices.alert_id, notices.receiver, notices.id desc`,
  )
}

/** Writes the last notice of an alert to a receiver once more, as a repeat. */
export async function repeatNotices(
  sql: Sql,
  repeated: readonly Pick<LastTold, 'alertId' | 'receiver'>[],
  now: string,
): Promise<void> {
  if (repeated.length === 0) return
  await sql.rows(
    `insert into notices (
       alert_id, receiver, group_key, route, kind, revision, ordinal, reason, facts, before, changes, written_at, due_at
     )
     select distinct on (notices.alert_id, notices.receiver)
       notices.alert_id,
       notices.receiver,
       notices.group_key,
       notices.route,
       'repeated',
       notices.revision,
       (select count(*) from notices earlier where earlier.alert_id = notices.alert_id and earlier.receiver = notices.receiver),
       notices.reason,
       notices.facts,
       null,
       '{}'::text[],
       $2::timestamptz,
       $2::timestamptz
     from notices
     join jsonb_to_recordset($1::jsonb) as x ("alertId" bigint, receiver text)
       on notices.alert_id = x."alertId" and notices.receiver = x.receiver
     where notices.state = 'sent'
     order by notices.alert_id, notices.receiver, notices.id desc
     on conflict on constraint notices_telling_key do nothing`,
    [asJson(repeated), now],
  )
}

export async function incidentBackground(sql: Sql, publicIds: readonly string[]): Promise<IncidentBackground> {
  if (publicIds.length === 0) return { reports: [], figures: [] }
  const [reports, figures] = await Promise.all([
    sql.rows<BackgroundReport>(
      `select public_id as "publicId", source, title, url
       from reporting.incident_reports
       where public_id = any($1)
       order by public_id, first_seen_at, report_id`,
      [publicIds],
    ),
    sql.rows<BackgroundFigure>(
      `select distinct public_id as "publicId", measure, speaker
       from reporting.casualty_reports
       where public_id = any($1) and is_live and speaker is not null and measure in ('killed', 'injured')
       order by 1, 2, 3`,
      [publicIds],
    ),
  ])
  return { reports, figures }
}
