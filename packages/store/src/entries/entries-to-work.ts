import type { Entry, Source } from '@wirewatch/model'
import { sourceAsJson } from '../feeds/feeds.js'
import { type Sql, unflushed } from '../postgres/connect.js'
import type { EntryStage } from './worked-entries.js'

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

/** Inside JSON a time would bear the zone of the session. */
function isoTime(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
