import type { Entry, Source } from '@wirewatch/model'
import { asJson } from './as-json.js'
import { type Sql, unflushed } from './connect.js'
import { sourceAsJson } from './feeds.js'
import type { entryStages } from './schema/entries.js'

export type EntryStage = (typeof entryStages)[number]

/** An entry as a feed gave it, with what tells it from others. */
export interface SeenEntry {
  /** The feed's own id of it, else its address; unique in the feed. */
  readonly entryKey: string
  readonly canonicalUrl: string | null
  /** Of what the feed says of it: tells an edit. */
  readonly contentHash: string
  readonly entry: Entry
}

export interface SavedEntries {
  /** Never seen before. */
  readonly newIds: readonly number[]
  /** Seen before, and edited since: they go down the line again. */
  readonly changedIds: readonly number[]
}

/** An entry that waits for a stage, with all that the stages need of it and of its outlet. */
export interface EntryToWork {
  readonly id: number
  /** Of what the feed says of it, as it is loaded here. What is kept of it later is kept only while the feed still says the same. */
  readonly entryHash: string
  readonly feedId: string
  readonly articleId: number
  /** The outlet of its article: that of the entry which announced it first. */
  readonly articleSourceId: string
  readonly firstSeenAt: string
  readonly nextStage: EntryStage
  /** How often it was taken for that stage, this time included once it is taken. */
  readonly attempts: number
  /** The text that it came to, where extract has run. */
  readonly articleVersionId: number | null
  readonly entry: Entry
  readonly source: Source
}

/** An entry in the wording, and at the stage, that was worked on: a poll may have saved an edit meanwhile, or another worker gone on with it. */
export interface WorkedEntry {
  readonly entryId: number
  readonly entryHash: string
  /** The stage that it waited for then. */
  readonly waitedFor: EntryStage
  /** The text that it came to, where that is to be noted on it; absent: as it was. */
  readonly articleVersionId?: number | null
}

/** How the work on an entry ended. */
export interface EntryEnd extends WorkedEntry {
  readonly stage: EntryStage
  readonly outcome: 'finished' | 'dropped' | 'failed'
  readonly reason: string
  readonly detail: string | null
}

/** Entries of one feed: what one job carries. */
export interface EntriesOfFeed {
  readonly feedId: string
  readonly entryIds: readonly number[]
}

/**
 * Keeps what a feed holds and says what of it is new or edited; both wait for `extract` from then on. Each new entry announces an
 * article, which entries of several feeds may share.
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

/** The entries with those ids that still wait for a stage, in the order of the ids. Others have ended and are left out. */
export async function entriesToWork(sql: Sql, ids: readonly number[]): Promise<EntryToWork[]> {
  return sql.rows<EntryToWork>(
    `${selectToWork('entries')}
     where entries.id = any($1::bigint[]) and entries.state = 'waiting'
     order by entries.id`,
    [ids],
  )
}

/**
 * As `entriesToWork`, and marks that they are being worked on, so that a sweep leaves them alone for a while. A mark that a crash of the
 * server takes away is missed by nobody: the sweep hands the entry out a little sooner.
 */
export async function takeEntries(sql: Sql, ids: readonly number[], at: string): Promise<EntryToWork[]> {
  return sql.rows<EntryToWork>(
    `with taken as (
       update entries set attempts = attempts + 1, last_attempt_at = $2
       where id = any($1::bigint[]) and state = 'waiting' and ${unflushed}
       returning *
     )
     ${selectToWork('taken')}
     order by entries.id`,
    [ids, at],
  )
}

const selectToWork = (table: string): string => `select
       entries.id,
       entries.content_hash as "entryHash",
       entries.feed_id as "feedId",
       entries.article_id as "articleId",
       articles.source_id as "articleSourceId",
       entries.first_seen_at as "firstSeenAt",
       entries.next_stage as "nextStage",
       entries.attempts,
       entries.article_version_id as "articleVersionId",
       json_build_object(
         'id', entries.entry_key,
         'url', entries.url,
         'title', entries.title,
         'summary', entries.summary,
         'content', entries.content,
         'author', entries.author,
         'publishedAt', ${isoTime('entries.published_at')},
         'updatedAt', ${isoTime('entries.updated_at')}
       ) as entry,
       ${sourceAsJson} as source
     from ${table} entries
     join articles on articles.id = entries.article_id
     join feeds on feeds.id = entries.feed_id
     join sources on sources.id = feeds.source_id`

/** Marks that the work on these entries goes on: a sweep leaves them alone for a while longer. */
export async function noteStillAtWork(sql: Sql, entries: readonly WorkedEntry[], at: string): Promise<void> {
  await sql.rows(
    `with ${workedOn('unedited', `entries.state = 'waiting'`)}
     update entries set last_attempt_at = $2
     from unedited
     where entries.id = unedited.id`,
    [asJson(entries), at],
  )
}

/** Keeps why the last try at an entry's stage went wrong; it goes on waiting. */
export async function noteFault(sql: Sql, entry: WorkedEntry, error: string): Promise<void> {
  await sql.rows(`update entries set last_error = $3 where id = $1 and content_hash = $2`, [
    entry.entryId,
    entry.entryHash,
    error,
  ])
}

/**
 * The entries wait for that stage from now on. Gives the ids of those that do: one that was edited meanwhile waits from the start, and one
 * that another worker has taken further goes on from there.
 */
export async function advanceEntries(
  sql: Sql,
  entries: readonly WorkedEntry[],
  nextStage: EntryStage,
): Promise<ReadonlySet<number>> {
  if (entries.length === 0) return new Set()
  const advanced = await sql.rows<{ id: number }>(
    `${untouched}
     update entries set
       next_stage = $2,
       attempts = 0,
       last_error = null,
       article_version_id = coalesce(untouched."articleVersionId", entries.article_version_id)
     from untouched
     where entries.id = untouched.id
     returning entries.id`,
    [asJson(entries), nextStage],
  )
  return new Set(advanced.map(({ id }) => id))
}

/**
 * Ends entries and says in `dispositions` how. A repeat changes nothing. One that was edited meanwhile is not ended by the work on its old
 * wording, nor one that waits for a later stage by then by the work on an earlier one: what was kept of it is yet to be resolved.
 */
export async function endEntries(sql: Sql, ends: readonly EntryEnd[]): Promise<void> {
  if (ends.length === 0) return
  await sql.rows(
    `${untouched},
     ended as (
       select untouched.id, untouched."articleVersionId", stage, outcome, reason, detail
       from untouched
       join jsonb_to_recordset($1::jsonb) as x ("entryId" bigint, stage text, outcome text, reason text, detail text)
         on x."entryId" = untouched.id
     ),
     said as (
       insert into dispositions (item_kind, item_id, stage, outcome, reason, detail)
       select 'entry', id, stage, outcome, reason, detail from ended order by id
       on conflict (item_kind, item_id) do update set
         stage = excluded.stage,
         outcome = excluded.outcome,
         reason = excluded.reason,
         detail = excluded.detail,
         at = now()
     )
     update entries set
       state = case ended.outcome when 'failed' then 'failed' else 'ended' end,
       next_stage = null,
       article_version_id = coalesce(ended."articleVersionId", entries.article_version_id),
       last_error = case ended.outcome when 'failed' then coalesce(ended.detail, ended.reason) end
     from ended
     where entries.id = ended.id`,
    [asJson(ends)],
  )
}

/**
 * Of the entries in $1, those that still say what they said when they were loaded: locked, so that no poll edits them before the
 * statement is done, and looked at again should one just have done so.
 */
const workedOn = (name: string, condition: string): string => `${name} as materialized (
       select entries.id, worked."articleVersionId"
       from entries
       join jsonb_to_recordset($1::jsonb)
         as worked ("entryId" bigint, "entryHash" text, "waitedFor" text, "articleVersionId" bigint)
         on worked."entryId" = entries.id and worked."entryHash" = entries.content_hash
       where ${condition}
       order by entries.id
       for update of entries
     )`

/** The same, and still wait for the stage that they waited for. */
export const untouched = `with ${workedOn('untouched', `entries.state = 'waiting' and entries.next_stage = worked."waitedFor"`)}`

/**
 * Entries that have waited since before that time without anybody working on them, longest first, grouped into jobs. Saving and
 * enqueuing are not one transaction: what fell between is found here. One that has failed waits longer with every three tries:
 * ten minutes more, thirty, seventy, …
 */
export async function entriesLeftBehind(
  sql: Sql,
  before: string,
  limit: number,
  perJob: number,
): Promise<EntriesOfFeed[]> {
  return sql.rows<EntriesOfFeed>(
    inJobs(
      `select id, feed_id
         from entries
         where state = 'waiting'
           and coalesce(last_attempt_at, changed_at) < $3
           and (
             attempts < 6
             or last_attempt_at < $3::timestamptz - interval '10 minutes' * (2 ^ (attempts / 3 - 1) - 1)
           )
         order by coalesce(last_attempt_at, changed_at)`,
    ),
    [limit, perJob, before],
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

/** Inside JSON a time would bear the zone of the session. */
function isoTime(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
