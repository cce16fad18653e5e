import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** A fetch and what came of it; that of a feed is kept with its poll. */
export interface FetchToSave {
  readonly purpose: 'page' | 'robots' | 'sitemap' | 'feed'
  readonly subject: { readonly feedId: string; readonly entryId: number | null } | null
  readonly url: string
  /** ISO 8601. */
  readonly at: string
  readonly outcome: string
  readonly status: number | null
  readonly detail: string | null
  readonly bytes: number | null
  readonly durationMs: number | null
}

/** Adds a line to the history of fetches. */
export async function saveFetch(sql: Sql, { subject, ...fetch }: FetchToSave): Promise<void> {
  await sql.rows(
    `insert into fetch_events (purpose, feed_id, entry_id, url, at, outcome, status, detail, bytes, duration_ms)
     select purpose, "feedId", "entryId", url, at, outcome, status, detail, bytes, round("durationMs")
     from jsonb_to_record($1::jsonb) as x (
       purpose text, "feedId" text, "entryId" bigint, url text, at timestamptz, outcome text, status int, detail text, bytes int,
       "durationMs" double precision
     )`,
    [asJson({ ...fetch, ...subject })],
  )
}

/** Forgets the fetches before that time, some at a time; gives how many. */
export async function forgetFetches(sql: Sql, before: string, limit: number): Promise<number> {
  const forgotten = await sql.rows(
    `delete from fetch_events
     where id in (select id from fetch_events where at < $1 order by at limit $2 for update skip locked)
     returning id`,
    [before, limit],
  )
  return forgotten.length
}
