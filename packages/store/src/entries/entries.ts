import type { SeenEntry } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import { type Sql, unflushed } from '../postgres/connect.js'

export interface SavedEntries {
  /** Never seen before. */
  readonly newIds: readonly number[]
  /** Seen before, and edited since: they go down the line again. */
  readonly changedIds: readonly number[]
}

/**
 * Keeps what a feed holds and says what of it is new or edited; both wait for `extract` from then on. Each new entry announces an
 * article, which entries of several feeds may share. What a crash of the server takes away of it is asked for again at once: that the feed
 * was polled is kept after it, and gone with it.
 */
export async function saveEntries(sql: Sql, feedId: string, entries: readonly SeenEntry[]): Promise<SavedEntries> {
  if (entries.length === 0) return { newIds: [], changedIds: [] }
  const saved = await sql.rows<{ id: number; isNew: boolean }>(
    `with seen as (
       -- A feed may hold one entry twice; an insert may not.
       select distinct on ("entryKey")
         "entryKey", "canonicalUrl", "contentHash", entry,
         coalesce("canonicalUrl", $1 || ' ' || "entryKey") as article_key
       from jsonb_to_recordset($2::jsonb) as x ("entryKey" text, "canonicalUrl" text, "contentHash" text, entry jsonb)
       order by "entryKey"
     ),
     fresh as (
       -- Most of a feed is as it was at the last poll: nothing is written for it.
       select seen.*
       from seen
       where not exists (
         select
         from entries
         where entries.feed_id = $1 and entries.entry_key = seen."entryKey" and entries.content_hash = seen."contentHash"
       )
         and ${unflushed}
     ),
     announced as (
       -- An update that changes nothing, so that articles which were there come back as well.
       insert into articles (article_key, canonical_url, source_id)
       select distinct on (article_key) article_key, "canonicalUrl", feeds.source_id
       from fresh, feeds
       where feeds.id = $1
       order by article_key
       on conflict (article_key) do update set article_key = excluded.article_key
       returning id, article_key
     )
     insert into entries (
       feed_id, entry_key, article_id, url, canonical_url, title, summary, content, author, published_at, updated_at, content_hash
     )
     select
       $1,
       fresh."entryKey",
       announced.id,
       entry ->> 'url',
       fresh."canonicalUrl",
       entry ->> 'title',
       entry ->> 'summary',
       entry ->> 'content',
       entry ->> 'author',
       (entry ->> 'publishedAt')::timestamptz,
       (entry ->> 'updatedAt')::timestamptz,
       fresh."contentHash"
     from fresh
     join announced using (article_key)
     order by fresh."entryKey"
     on conflict (feed_id, entry_key) do update set
       article_id = excluded.article_id,
       url = excluded.url,
       canonical_url = excluded.canonical_url,
       title = excluded.title,
       summary = excluded.summary,
       content = excluded.content,
       author = excluded.author,
       published_at = excluded.published_at,
       updated_at = excluded.updated_at,
       content_hash = excluded.content_hash,
       changed_at = now(),
       state = 'waiting',
       next_stage = 'extract',
       attempts = 0,
       last_error = null,
       article_version_id = null
     where entries.content_hash <> excluded.content_hash
     -- xmax is 0 only in a row that this statement made.
     returning id, xmax = 0 as "isNew"`,
    [feedId, asJson(entries)],
  )
  const newIds = saved.filter((row) => row.isNew).map((row) => row.id)
  const changedIds = saved.filter((row) => !row.isNew).map((row) => row.id)
  if (changedIds.length > 0) {
    // They are under way again.
    await sql.rows(`delete from dispositions where item_kind = 'entry' and item_id = any($1::bigint[])`, [changedIds])
  }
  return { newIds, changedIds }
}

/** Of these keys, those of entries that the feed is known to have held. */
export async function findKnownEntries(
  sql: Sql,
  feedId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await sql.rows<{ key: string }>(
    `select entry_key as key from entries where feed_id = $1 and entry_key = any($2::text[])`,
    [feedId, keys],
  )
  return new Set(known.map((entry) => entry.key))
}
