import type { HostRest, HostTurn } from '@wirewatch/model'
import { type Sql, unflushed } from '../postgres/connect.js'

export interface TurnWanted {
  readonly key: string
  readonly spacingMs: number
  /** ISO 8601: the time by which rests are over. */
  readonly at: string
}

/**
 * Takes the next turn of a key, after which nobody gets one for `spacingMs`: workers on several machines keep their distance together.
 * A statement that takes one is put together with others: $1 is the key, $2 the spacing, $3 the time. A turn that a crash of the server
 * takes away is one request asked too soon at most, and a server is away for longer than that.
 */
export const takenTurn = (from: string): string => `insert into host_turns as turn (key, free_at)
     select $1, clock_timestamp() + $2::float8 * interval '1 ms' ${from} where ${unflushed}
     on conflict (key) do update set free_at = case
       when turn.rest_until > $3 then turn.free_at
       else greatest(turn.free_at, clock_timestamp()) + $2::float8 * interval '1 ms'
     end
     returning
       greatest(0, ceil(extract(epoch from free_at - clock_timestamp()) * 1000 - $2::float8))::float8 as "waitMs",
       case when rest_until > $3 then json_build_object('until', rest_until, 'why', rest_why) end as rest`

/** Takes the next turn to ask a host. */
export async function claimHostTurn(sql: Sql, { key, spacingMs, at }: TurnWanted): Promise<HostTurn> {
  const [turn] = await sql.rows<HostTurn>(takenTurn(''), [key, spacingMs, at])
  return turn ?? { waitMs: 0, rest: null }
}

/** Has a host left alone by every worker until then; one that is to be left alone for longer stays so. */
export async function letHostRest(sql: Sql, key: string, { until, why }: HostRest): Promise<void> {
  await sql.rows(
    `insert into host_turns as turn (key, free_at, rest_until, rest_why)
     values ($1, clock_timestamp(), $2, $3)
     on conflict (key) do update set rest_until = excluded.rest_until, rest_why = excluded.rest_why
     where coalesce(turn.rest_until < excluded.rest_until, true)`,
    [key, until, why],
  )
}

/** Forgets the hosts that nobody has asked since that time, and that are not left alone beyond it. */
export async function forgetHostTurns(sql: Sql, before: string): Promise<void> {
  await sql.rows('delete from host_turns where free_at < $1 and coalesce(rest_until < $1, true)', [before])
}
