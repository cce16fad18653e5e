import type { Silence } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

const selectSilence = `select
       id,
       matcher,
       starts_at as "startsAt",
       coalesce(ended_early_at, ends_at) as "endsAt",
       made_by as "madeBy",
       why
     from silences`

/** The silences that hold at a moment, the first to end first. */
export function activeSilences(sql: Sql, now: string): Promise<Silence[]> {
  return sql.rows<Silence>(
    `${selectSilence} where starts_at <= $1 and coalesce(ended_early_at, ends_at) > $1 order by ends_at, id`,
    [now],
  )
}

/** All of them, also those that are over, the last to end first. */
export function allSilences(sql: Sql): Promise<Silence[]> {
  return sql.rows<Silence>(`${selectSilence} order by coalesce(ended_early_at, ends_at) desc, id desc`)
}

/** Answers its number. */
export async function writeSilence(sql: Sql, silence: Omit<Silence, 'id'>): Promise<number> {
  const [row] = await sql.rows<{ id: number }>(
    `insert into silences (matcher, starts_at, ends_at, made_by, why) values ($1, $2, $3, $4, $5) returning id`,
    [asJson(silence.matcher), silence.startsAt, silence.endsAt, silence.madeBy, silence.why],
  )
  if (row === undefined) throw new Error('silences: the database gave no number')
  return row.id
}

/** Ends one before its time; false where it is over already, or there is none. */
export async function endSilence(sql: Sql, id: number, now: string): Promise<boolean> {
  const ended = await sql.rows(
    `update silences set ended_early_at = $2 where id = $1 and coalesce(ended_early_at, ends_at) > $2 returning id`,
    [id, now],
  )
  return ended.length > 0
}
