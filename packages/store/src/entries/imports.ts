import type { Source } from '@wirewatch/model'
import { sourceAsJson } from '../feeds/feeds.js'
import { insertNamed, namedSources } from '../feeds/named-sources.js'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** An article that is handed over, as it is told from others. */
export interface ImportKey {
  readonly sourceId: string
  readonly entryKey: string
  readonly canonicalUrl: string | null
}

/** `done`: it ended; `waiting`: it is under way; `polled`: a feed brought the article at that address. */
export type ImportState = 'done' | 'waiting' | 'polled'

/** An article that is known already, and how. */
export interface KnownImport {
  readonly state: ImportState
  /** The entry that waits. */
  readonly entryId: number | null
}

/** An article that is handed over, as it is kept. */
export interface ImportedEntry extends ImportKey {
  readonly url: string | null
  readonly title: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
}

export interface SavedImport {
  readonly entryId: number
  readonly articleId: number
  readonly sourceId: string
  /** The outlet of its article, which another may have announced. */
  readonly articleSourceId: string
  readonly entryKey: string
}

/**
 * Makes the outlets known that are not, and gives each a retired feed "import.ID", which nobody polls, for its imports to hang on.
 * What is there stays as it is. They count as retired until sources.yaml names them.
 */
export async function addImportSources(sql: Sql, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return
  await sql.rows(
    `with named as (${namedSources}),
     known as (
       ${insertNamed({ retired: true })}
       on conflict (id) do nothing
     )
     insert into feeds (id, source_id, address, url, state, interval_minutes)
     select 'import.' || id, id, 'import:' || id, 'import:' || id, 'retired', 240
     from named
     on conflict (id) do nothing`,
    [asJson(sources)],
  )
}

/** Every outlet that the database knows, also those that are polled no more, without feeds. */
export async function knownSources(sql: Sql): Promise<Source[]> {
  const rows = await sql.rows<{ source: Source }>(
    `select distinct on (sources.id) ${sourceAsJson} as source
     from sources
     left join feeds on feeds.source_id = sources.id
     order by sources.id`,
  )
  return rows.map(({ source }) => ({ ...source, feeds: [] }))
}

/** Of these articles, those that are known already, by their entry keys. */
export async function findKnownImports(
  sql: Sql,
  keys: readonly ImportKey[],
): Promise<ReadonlyMap<string, KnownImport>> {
  const known = await sql.rows<KnownImport & { entryKey: string }>(
    `with given as (
       select *
       from jsonb_to_recordset($1::jsonb) as x ("sourceId" text, "entryKey" text, "canonicalUrl" text)
     )
     select
       given."entryKey",
       case when own.id is null then 'polled' when own.state = 'waiting' then 'waiting' else 'done' end as state,
       own.id as "entryId"
     from given
     left join entries own on own.feed_id = 'import.' || given."sourceId" and own.entry_key = given."entryKey"
     where own.id is not null
       or exists (
         select
         from articles
         join entries polled on polled.article_id = articles.id
         where articles.article_key = given."canonicalUrl" and polled.feed_id not like 'import.%'
       )`,
    [asJson(keys)],
  )
  return new Map(known.map(({ entryKey, state, entryId }) => [entryKey, { state, entryId }]))
}

/**
 * Keeps entries that were handed over, each with the article that it announces. Call it in the transaction that keeps their
 * texts: no entry is then left behind whose page would have to be asked for. Entries that are there already are left out.
 */
export async function saveImports(sql: Sql, entries: readonly ImportedEntry[]): Promise<SavedImport[]> {
  if (entries.length === 0) return []
  return sql.rows<SavedImport>(
    `with given as (
       select
         *,
         'import.' || "sourceId" as feed_id,
         coalesce("canonicalUrl", 'import.' || "sourceId" || ' ' || "entryKey") as article_key
       from jsonb_to_recordset($1::jsonb) as x (
         "sourceId" text, "entryKey" text, "canonicalUrl" text, url text, title text, author text,
         "publishedAt" timestamptz, "modifiedAt" timestamptz
       )
     ),
     announced as (
       -- An update that changes nothing, so that articles which were there come back as well.
       insert into articles (article_key, canonical_url, source_id)
       select distinct on (article_key) article_key, "canonicalUrl", "sourceId"
       from given
       order by article_key
       on conflict (article_key) do update set article_key = excluded.article_key
       returning id, article_key, source_id
     ),
     saved as (
       insert into entries (
         feed_id, entry_key, article_id, url, canonical_url, title, author, published_at, updated_at, content_hash
       )
       select
         feed_id, "entryKey", announced.id, url, "canonicalUrl", title, author, "publishedAt", "modifiedAt", "entryKey"
       from given
       join announced using (article_key)
       order by feed_id, "entryKey"
       on conflict (feed_id, entry_key) do nothing
       returning id, feed_id, entry_key, article_id
     )
     select
       saved.id as "entryId",
       saved.article_id as "articleId",
       substr(saved.feed_id, 8) as "sourceId",
       announced.source_id as "articleSourceId",
       saved.entry_key as "entryKey"
     from saved
     join announced on announced.id = saved.article_id
     order by saved.id`,
    [asJson(entries)],
  )
}

/** How many of these entries ended, by outcome and reason; the others still wait. */
export async function countEnds(
  sql: Sql,
  entryIds: readonly number[],
): Promise<{ readonly outcome: string; readonly reason: string; readonly count: number }[]> {
  return sql.rows(
    `select outcome, reason, count(*) as count
     from dispositions
     where item_kind = 'entry' and item_id = any($1::bigint[])
     group by outcome, reason
     order by count(*) desc, reason`,
    [entryIds],
  )
}
