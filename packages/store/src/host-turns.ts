import type { Sql } from './connect.js'

/**
 * Takes the next turn to ask a host, or a group of hosts, after which nobody gets one for `spacingMs`: workers on several machines keep
 * their distance together. Gives the milliseconds until the turn comes.
 */
export async function claimHostTurn(sql: Sql, key: string, spacingMs: number): Promise<number> {
  const [turn] = await sql.rows<{ waitMs: number }>(
    `insert into host_turns as turn (key, free_at)
     values ($1, clock_timestamp() + $2 * interval '1 ms')
     on conflict (key) do update set free_at = greatest(turn.free_at, clock_timestamp()) + $2 * interval '1 ms'
     returning (extract(epoch from free_at - clock_timestamp()) * 1000)::float8 - $2::float8 as "waitMs"`,
    [key, spacingMs],
  )
  return Math.max(0, Math.ceil(turn?.waitMs ?? 0))
}

/** Forgets the hosts that nobody has asked since that time. */
export async function forgetHostTurns(sql: Sql, before: string): Promise<void> {
  await sql.rows('delete from host_turns where free_at < $1', [before])
}
