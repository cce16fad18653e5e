import { asJson } from '../postgres/as-json.js'
import { type Sql, unflushed } from '../postgres/connect.js'

/** A message as it is kept: the same bytes at every attempt. */
export interface DeliveryToWrite {
  readonly receiver: string
  readonly groupKey: string
  readonly idempotencyKey: string
  readonly noticeIds: readonly number[]
  readonly content: unknown
}

/**
 * Writes a message, takes its notices, those of them that still wait, and marks their alerts as told: from here on they are sent, at least
 * once. Answers its number; null where another process has written it already.
 */
export async function writeDelivery(sql: Sql, delivery: DeliveryToWrite, now: string): Promise<number | null> {
  const { receiver, groupKey, idempotencyKey, noticeIds, content } = delivery
  const [row] = await sql.rows<{ id: number }>(
    `with delivery as (
       insert into deliveries (receiver, group_key, idempotency_key, payload, not_before, created_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict on constraint deliveries_idempotency_key do nothing
       returning id
     ),
     taken as (
       update notices set state = 'taken', delivery_id = delivery.id
       from delivery
       where notices.id = any($6::bigint[]) and notices.state = 'waiting'
       returning notices.alert_id
     ),
     told as (
       update alerts set told_at = $5 where id in (select alert_id from taken)
     )
     select id from delivery`,
    [receiver, groupKey, idempotencyKey, asJson(content), now, noticeIds],
  )
  return row?.id ?? null
}

/** What was written of an alert before is told before: no receiver hears that an alert was wrong, and only then of the alert. */
const isNext = `not exists (
       select
       from notices own
       join notices earlier on earlier.alert_id = own.alert_id and earlier.delivery_id < own.delivery_id
       join deliveries before on before.id = earlier.delivery_id
       where own.delivery_id = deliveries.id and before.receiver = deliveries.receiver and before.state = 'waiting'
     )`

/** Messages to one receiver that are under way at a time, so that one which answers slowly leaves room for the others. */
const mostPerReceiver = 10
const mostAtOnce = 200

/**
 * Messages whose turn it is, the oldest first: a few of each receiver, and one of a receiver that failed last.
 * @param receiver of this one only; null: of all
 */
export async function dueDeliveries(sql: Sql, now: string, receiver: string | null): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `select id
     from (
       select
         id,
         not_before,
         row_number() over (partition by receiver order by not_before, id) as place,
         exists (
           select
           from deliveries failing
           where failing.receiver = deliveries.receiver and failing.state = 'waiting' and failing.last_error is not null
         ) as is_failing
       from deliveries
       where state = 'waiting' and not_before <= $1 and ($2::text is null or receiver = $2) and ${isNext}
     ) due
     where place <= case when is_failing then 1 else ${mostPerReceiver} end
     order by not_before, id
     limit ${mostAtOnce}`,
    [now, receiver],
  )
  return rows.map(({ id }) => id)
}

export interface ClaimedDelivery {
  readonly id: number
  readonly receiver: string
  readonly idempotencyKey: string
  readonly payload: unknown
  /** With this one. */
  readonly attempts: number
  /** ISO 8601. */
  readonly createdAt: string
  /** Hash of the alert rules in force; null: none have been loaded yet. */
  readonly ruleSet: string | null
}

/**
 * Takes a message for sending until a moment: nobody else sends it before. Null where it is not its turn, or it is sent. A claim that a
 * crash of the server takes away is as one whose process died: the same bytes are sent again under the same key.
 */
export async function claimDelivery(sql: Sql, id: number, now: string, until: string): Promise<ClaimedDelivery | null> {
  const [claimed] = await sql.rows<ClaimedDelivery>(
    `update deliveries set attempts = attempts + 1, not_before = $3
     where id = $1 and state = 'waiting' and not_before <= $2 and ${isNext} and ${unflushed}
     returning id, receiver, idempotency_key as "idempotencyKey", payload, attempts, created_at as "createdAt",
       (select hash from alert_rule_sets where in_force) as "ruleSet"`,
    [id, now, until],
  )
  return claimed ?? null
}

/** The receiver has it. Should a crash of the server take that away, it is sent again: the same bytes under the same key. */
export async function noteSent(sql: Sql, id: number, now: string): Promise<void> {
  await sql.rows(
    `with sent as (
       update deliveries set state = 'sent', sent_at = $2, last_error = null where id = $1 and ${unflushed} returning id
     )
     update notices set state = 'sent', ended_at = $2 from sent where notices.delivery_id = sent.id`,
    [id, now],
  )
}

/** It is tried again at `notBefore`; null: it is set aside for a person. */
export async function noteNotSent(sql: Sql, id: number, fault: string, notBefore: string | null): Promise<void> {
  await sql.rows(
    `update deliveries set
       last_error = $2,
       state = case when $3::timestamptz is null then 'failed' else state end,
       not_before = coalesce($3::timestamptz, not_before)
     where id = $1 and state = 'waiting'`,
    [id, fault, notBefore],
  )
}

/** The payloads of the last messages to a receiver, newest first: what a feed of alerts holds. */
export async function lastPayloads(sql: Sql, receiver: string, limit: number): Promise<unknown[]> {
  const rows = await sql.rows<{ payload: unknown }>(
    'select payload from deliveries where receiver = $1 order by id desc limit $2',
    [receiver, limit],
  )
  return rows.map(({ payload }) => payload)
}

/** How the messages to each receiver do. */
export interface ReceiverStatus {
  readonly receiver: string
  readonly waiting: number
  readonly failed: number
  readonly lastSentAt: string | null
  readonly lastError: string | null
}

export function receiverStatuses(sql: Sql): Promise<ReceiverStatus[]> {
  return sql.rows<ReceiverStatus>(
    `select
       receiver,
       count(*) filter (where state = 'waiting') as waiting,
       count(*) filter (where state = 'failed') as failed,
       max(sent_at) as "lastSentAt",
       (array_agg(last_error order by id desc) filter (where last_error is not null and state <> 'sent'))[1] as "lastError"
     from deliveries
     group by receiver
     order by receiver`,
  )
}

/** Tries messages again that were set aside. Answers how many. */
export async function retryDeliveries(sql: Sql, receiver: string, now: string): Promise<number> {
  const rows = await sql.rows(
    `update deliveries set state = 'waiting', attempts = 0, not_before = $2, created_at = $2
     where receiver = $1 and state = 'failed'
     returning id`,
    [receiver, now],
  )
  return rows.length
}
