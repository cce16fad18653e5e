import type { FeedState } from '@wirewatch/model'
import { stands } from './incidents/standing.js'
import type { Sql } from './postgres/connect.js'

/** The database in figures. */
export interface DatabaseStatus {
  readonly version: string
  readonly sizeBytes: number
  readonly sources: number
  readonly feeds: number
  readonly entries: number
  readonly waitingEntries: number
  readonly failedEntries: number
  readonly articles: number
  readonly codedEvents: number
  /** That stand: not merged, rejected or retracted. */
  readonly incidents: number
  readonly possibleDuplicates: number
  readonly lastRevisionAt: string | null
}

export interface FeedStatus {
  readonly id: string
  readonly source: string
  readonly url: string
  readonly state: FeedState
  readonly lastPollAt: string | null
  readonly lastSuccessAt: string | null
  readonly lastNewEntryAt: string | null
  readonly lastError: string | null
  readonly nextPollAt: string
  readonly entries: number
}

/** How far a run has come, for a progress line. */
export interface Progress {
  readonly feedsPolled: number
  readonly feeds: number
  readonly entries: number
  readonly entriesEnded: number
  /** That wait for a stage and have not failed at it: what failed waits for a later try. */
  readonly entriesUntried: number
  readonly articles: number
  readonly incidents: number
}

export async function databaseStatus(sql: Sql): Promise<DatabaseStatus> {
  const [status] = await sql.rows<DatabaseStatus>(
    `select
       current_setting('server_version') as version,
       pg_database_size(current_database()) as "sizeBytes",
       (select count(*) from sources where not retired) as sources,
       (select count(*) from feeds where state <> 'retired') as feeds,
       (select count(*) from entries) as entries,
       (select count(*) from entries where state = 'waiting') as "waitingEntries",
       (select count(*) from entries where state = 'failed') as "failedEntries",
       (select count(*) from articles where current_version_id is not null) as articles,
       (select count(*) from coded_events where superseded_at is null) as "codedEvents",
       (select count(*) from incidents where ${stands('status')}) as incidents,
       (select count(*) from possible_duplicates where decision is null) as "possibleDuplicates",
       (select max(at) from incident_revisions) as "lastRevisionAt"`,
  )
  if (status === undefined) throw new Error('status: the database gave no answer')
  return status
}

/** What stands, by state: for gauges that are read every few seconds, so nothing is counted that only grows. */
export interface StandingCounts {
  readonly feeds: Readonly<Record<string, number>>
  /** Those that wait or were set aside. */
  readonly entries: Readonly<Record<string, number>>
  readonly deliveries: Readonly<Record<string, number>>
}

export async function standingCounts(sql: Sql): Promise<StandingCounts> {
  const rows = await sql.rows<{ what: keyof StandingCounts; state: string; count: number }>(
    `select 'feeds' as what, state, count(*) as count from feeds group by state
     union all
     select 'entries', state, count(*) from entries where state in ('waiting', 'failed') group by state
     union all
     select 'deliveries', state, count(*) from deliveries where state <> 'sent' group by state`,
  )
  const standing = { feeds: {}, entries: { waiting: 0, failed: 0 }, deliveries: { waiting: 0, failed: 0 } }
  for (const { what, state, count } of rows) Object.assign(standing[what], { [state]: count })
  return standing
}

/** Every feed that sources.yaml names, also one that is gone; those that fail first, then those that have gone quiet. */
export async function feedStatuses(sql: Sql): Promise<FeedStatus[]> {
  return sql.rows<FeedStatus>(
    `select
       feeds.id,
       sources.name as source,
       feeds.url,
       feeds.state,
       feeds.last_poll_at as "lastPollAt",
       feeds.last_success_at as "lastSuccessAt",
       feeds.last_new_entry_at as "lastNewEntryAt",
       feeds.last_error as "lastError",
       feeds.next_poll_at as "nextPollAt",
       (select count(*) from entries where entries.feed_id = feeds.id) as entries
     from feeds
     join sources on sources.id = feeds.source_id
     where feeds.state <> 'retired' or feeds.gone_at is not null
     order by feeds.last_error is null, feeds.state = 'active', sources.name, feeds.id`,
  )
}

export async function readProgress(sql: Sql): Promise<Progress> {
  const [progress] = await sql.rows<Progress>(
    `select
       (select count(*) from feeds where state <> 'retired' and last_poll_at is not null) as "feedsPolled",
       (select count(*) from feeds where state <> 'retired') as feeds,
       (select count(*) from entries) as entries,
       (select count(*) from entries where state <> 'waiting') as "entriesEnded",
       (select count(*) from entries where state = 'waiting' and last_error is null) as "entriesUntried",
       (select count(*) from articles where current_version_id is not null) as articles,
       (select count(*) from incidents where ${stands('status')}) as incidents`,
  )
  if (progress === undefined) throw new Error('progress: the database gave no answer')
  return progress
}
