import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'
import type { entryStages } from '../schema/entries.js'

export type EntryStage = (typeof entryStages)[number]

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
         on ${isAsLoaded('worked')}
       where ${condition}
       order by entries.id
       for update of entries
     )`

const isAsLoaded = (worked: string): string =>
  `${worked}."entryId" = entries.id and ${worked}."entryHash" = entries.content_hash`

const stillWaits = (worked: string): string =>
  `entries.state = 'waiting' and entries.next_stage = ${worked}."waitedFor"`

/** The same, and still wait for the stage that they waited for. */
export const untouched = `with ${workedOn('untouched', stillWaits('worked'))}`

/** Whether an entry is still as it was worked on; `untouched` has locked it before. */
export const isUntouched = (worked: string): string => `${isAsLoaded(worked)} and ${stillWaits(worked)}`
