import type { Sql } from '../postgres/connect.js'

/** Entries of one feed: what one job carries. */
export interface EntriesOfFeed {
  readonly feedId: string
  readonly entryIds: readonly number[]
}

/** Times as ISO 8601. */
export interface LeftBehind {
  /** Whoever is at an entry has said so since. */
  readonly silentSince: string
  /** What waits in a queue has had its turn since. */
  readonly waitingSince: string
}

/**
 * Entries that nobody works on, longest first, grouped into jobs. Saving and enqueuing are not one transaction: what fell between is found
 * here, as is what a process was at that has died. One that has failed waits longer with every three tries: ten minutes more, thirty,
 * seventy, …
 */
export async function entriesLeftBehind(
  sql: Sql,
  { silentSince, waitingSince }: LeftBehind,
  limit: number,
  perJob: number,
): Promise<EntriesOfFeed[]> {
  return sql.rows<EntriesOfFeed>(
    inJobs(
      `select id, feed_id
         from entries
         where state = 'waiting'
           and coalesce(last_attempt_at, changed_at) < $3
           and case
             -- Begun, and not given back to the queue for good.
             when attempts < 3 and (attempts > 0 or next_stage <> 'extract') then true
             when attempts < 6 then coalesce(last_attempt_at, changed_at) < $4
             else last_attempt_at < $4::timestamptz - interval '10 minutes' * (2 ^ (attempts / 3 - 1) - 1)
           end
         order by coalesce(last_attempt_at, changed_at)`,
    ),
    [limit, perJob, silentSince, waitingSince],
  )
}

/** Entries that nobody has begun to read, oldest first, grouped into jobs: what waited in a queue that has lost its jobs. */
export async function entriesNotBegun(sql: Sql, limit: number, perJob: number): Promise<EntriesOfFeed[]> {
  return sql.rows<EntriesOfFeed>(
    inJobs(
      `select id, feed_id
         from entries
         where state = 'waiting' and next_stage = 'extract' and attempts = 0
         order by id`,
    ),
    [limit, perJob],
  )
}

/** Those of a selection, at most $1, grouped into jobs of $2 entries of one feed. */
const inJobs = (selection: string): string => `with chosen as (
       select id, feed_id, row_number() over (partition by feed_id order by id) - 1 as place
       from (
         ${selection}
         limit $1
       ) waiting
     )
     select feed_id as "feedId", array_agg(id order by id) as "entryIds"
     from chosen
     group by feed_id, place / $2
     order by min(id)`

/** How many entries still wait for a stage. */
export async function countWaiting(sql: Sql): Promise<number> {
  const [counted] = await sql.rows<{ n: number }>(`select count(*)::int as n from entries where state = 'waiting'`)
  return counted?.n ?? 0
}
