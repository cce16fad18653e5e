import type { Feed, FeedOfSource, HostTurn, Poll, Source } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import { type Sql, unflushed } from '../postgres/connect.js'
import { type TurnWanted, takenTurn } from './host-turns.js'
import { insertNamed, namedSources } from './named-sources.js'

/**
 * Brings sources and feeds in line with the file that names them. What is no longer named is retired, never deleted. A feed whose
 * address in the file has changed starts afresh there; one that followed a redirect stays where it was led, one that is gone stays retired.
 */
export async function syncSources(sql: Sql, sources: readonly Source[]): Promise<{ sources: number; feeds: number }> {
  await sql.rows(
    `with named as (${namedSources}),
     retired as (
       update sources set retired = true, updated_at = now()
       where not retired and id not in (select id from named)
     )
     ${insertNamed({ retired: false })}
     on conflict (id) do update set
       name = excluded.name,
       homepage = excluded.homepage,
       country = excluded.country,
       language = excluded.language,
       zone = excluded.zone,
       family = excluded.family,
       kind = excluded.kind,
       politeness_key = excluded.politeness_key,
       spacing_ms = excluded.spacing_ms,
       every_minutes_least = excluded.every_minutes_least,
       every_minutes_most = excluded.every_minutes_most,
       note = excluded.note,
       retired = false,
       updated_at = now()`,
    [asJson(sources)],
  )
  const feeds = sources.flatMap((source) =>
    source.feeds.map(({ id, url }) => ({
      id,
      sourceId: source.id,
      address: url,
      intervalMinutes: source.politeness.everyMinutes.least,
    })),
  )
  await sql.rows(
    `with named as (
       select *
       from jsonb_to_recordset($1::jsonb) as x (id text, "sourceId" text, address text, "intervalMinutes" int)
       order by id
     ),
     retired as (
       update feeds set state = 'retired', gone_at = null
       where (state <> 'retired' or gone_at is not null) and id not in (select id from named)
     )
     insert into feeds (id, source_id, address, url, interval_minutes)
     select id, "sourceId", address, address, "intervalMinutes" from named
     on conflict (id) do update set
       source_id = excluded.source_id,
       address = excluded.address,
       url = case when feeds.address = excluded.address then feeds.url else excluded.url end,
       etag = case when feeds.address = excluded.address then feeds.etag end,
       last_modified = case when feeds.address = excluded.address then feeds.last_modified end,
       content_hash = case when feeds.address = excluded.address then feeds.content_hash end,
       state = case
         when feeds.address <> excluded.address or (feeds.state = 'retired' and feeds.gone_at is null) then 'active'
         else feeds.state
       end,
       gone_at = case when feeds.address = excluded.address then feeds.gone_at end,
       error_weight = case when feeds.address = excluded.address then feeds.error_weight else 0 end,
       next_poll_at = case when feeds.address = excluded.address then feeds.next_poll_at else now() end`,
    [asJson(feeds)],
  )
  return { sources: sources.length, feeds: feeds.length }
}

/** Ids of the feeds whose poll is due, longest overdue first. */
export async function dueFeeds(sql: Sql, now: string, limit: number): Promise<string[]> {
  const due = await sql.rows<{ id: string }>(
    `select id
     from feeds
     where state <> 'retired' and next_poll_at <= $1
     order by next_poll_at, id
     limit $2`,
    [now, limit],
  )
  return due.map((feed) => feed.id)
}

/** A feed that is about to be polled, and the turn with its host that was taken along. */
export interface BegunPoll extends FeedOfSource {
  readonly turn: HostTurn
}

/** Loads a feed and takes a turn with its host, in one statement. Null where nothing is to be polled: it is retired, or nobody ever named it. */
export async function beginPoll(sql: Sql, id: string, { key, spacingMs, at }: TurnWanted): Promise<BegunPoll | null> {
  const [found] = await sql.rows<Feed & { source: Source } & HostTurn>(
    `with due as (${selectFeed('$4')} and feeds.state <> 'retired'),
     taken as (${takenTurn('from due')})
     select due.*, taken.* from due, taken`,
    [key, spacingMs, at, id],
  )
  if (found === undefined) return null
  const { waitMs, rest, ...due } = found
  return { ...feedOfSource(due), turn: { waitMs, rest } }
}

/** The feed with that id and its outlet; null when sources.yaml never named it. */
export async function loadFeed(sql: Sql, id: string): Promise<FeedOfSource | null> {
  const [found] = await sql.rows<Feed & { source: Source }>(selectFeed('$1'), [id])
  return found === undefined ? null : feedOfSource(found)
}

const feedOfSource = ({ source, ...feed }: Feed & { readonly source: Source }): FeedOfSource => ({ feed, source })

const selectFeed = (id: string): string => `select
       feeds.id,
       feeds.source_id as "sourceId",
       feeds.url,
       feeds.state,
       feeds.etag,
       feeds.last_modified as "lastModified",
       feeds.error_weight as "errorWeight",
       feeds.interval_minutes as "intervalMinutes",
       feeds.last_success_at as "lastSuccessAt",
       feeds.last_new_entry_at as "lastNewEntryAt",
       feeds.next_poll_at as "nextPollAt",
       feeds.redirect_url as "redirectUrl",
       feeds.redirect_confirmations as "redirectConfirmations",
       feeds.content_hash as "contentHash",
       feeds.validators_lie as "validatorsLie",
       ${sourceAsJson} as source
     from feeds
     join sources on sources.id = feeds.source_id
     where feeds.id = ${id}`

/** A row of `sources` beside one of `feeds`, as a `Source` with that feed alone. */
export const sourceAsJson = `json_build_object(
         'id', sources.id,
         'name', sources.name,
         'homepage', sources.homepage,
         'country', sources.country,
         'language', sources.language,
         'zone', sources.zone,
         'family', sources.family,
         'kind', sources.kind,
         'feeds', json_build_array(json_build_object('id', feeds.id, 'url', feeds.url)),
         'politeness', json_build_object(
           'key', sources.politeness_key,
           'spacingMs', sources.spacing_ms,
           'everyMinutes', json_build_object('least', sources.every_minutes_least, 'most', sources.every_minutes_most),
           'note', sources.note
         )
       )`

/**
 * Keeps what a poll came to: one line of history, and the feed as it stands now. Gives the ids of the entries of the feed that nobody has
 * begun to read: this poll's, and those that an earlier one saved and, killed before it came to that, did not hand on. What a crash of the
 * server takes away of it makes the feed be asked again, as it was before.
 */
export async function savePoll(sql: Sql, { outcome, error, isGapSuspected, fetched, feed }: Poll): Promise<number[]> {
  const [saved] = await sql.rows<{ notBegun: number[] }>(
    `with poll as (
       select * from jsonb_to_record($1::jsonb) as x (outcome text, error text, "isGapSuspected" boolean)
     ),
     fetched as (
       select *
       from jsonb_to_record($1::jsonb -> 'fetched') as x (
         url text, at timestamptz, status int, bytes int, "durationMs" double precision, "entriesSeen" int, "entriesNew" int
       )
     ),
     history as (
       insert into fetch_events (
         purpose, feed_id, url, at, outcome, status, detail, bytes, duration_ms, entries_seen, entries_new, is_gap_suspected
       )
       select
         'feed', $2, url, at, outcome, status, error, bytes, round("durationMs"), "entriesSeen", "entriesNew", "isGapSuspected"
       from poll, fetched
     )
     update feeds set
       url = kept.url,
       state = case when feeds.state = 'retired' then 'retired' else kept.state end,
       etag = kept.etag,
       last_modified = kept."lastModified",
       content_hash = kept."contentHash",
       validators_lie = kept."validatorsLie",
       error_weight = kept."errorWeight",
       interval_minutes = round(kept."intervalMinutes"),
       last_success_at = kept."lastSuccessAt",
       last_new_entry_at = kept."lastNewEntryAt",
       next_poll_at = kept."nextPollAt",
       redirect_url = kept."redirectUrl",
       redirect_confirmations = kept."redirectConfirmations",
       last_poll_at = fetched.at,
       gone_at = case when kept.state = 'retired' and feeds.state <> 'retired' then fetched.at else feeds.gone_at end,
       last_error = poll.error,
       last_error_at = case when poll.error is null then feeds.last_error_at else fetched.at end
     from poll, fetched,
       jsonb_to_record($1::jsonb -> 'feed') as kept (
         url text, state text, etag text, "lastModified" text, "contentHash" text, "validatorsLie" boolean,
         "errorWeight" double precision, "intervalMinutes" double precision, "lastSuccessAt" timestamptz,
         "lastNewEntryAt" timestamptz, "nextPollAt" timestamptz, "redirectUrl" text, "redirectConfirmations" int
       )
     where feeds.id = $2 and ${unflushed}
     returning (
       select coalesce(array_agg(id order by id), '{}')
       from entries
       where feed_id = $2 and state = 'waiting' and next_stage = 'extract' and attempts = 0
     ) as "notBegun"`,
    [asJson({ outcome, error, isGapSuspected, fetched, feed }), feed.id],
  )
  return saved?.notBegun ?? []
}
