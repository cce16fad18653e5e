import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'
import type { CodedText } from './save-coded-events/coded-text.js'
import { type EventRow, eventRows } from './save-coded-events/event-rows.js'
import { writeEvents } from './save-coded-events/write-events.js'

export { type CodedText, marksOf } from './save-coded-events/coded-text.js'

/**
 * Keeps what texts say happened. Reports that an earlier version of a text, or an earlier coding of it, gave and that are not given
 * again are superseded: they stay, and no longer count once their incidents are resolved again. A text that is not the current one of
 * its article says nothing any more and is left out. Call it in a transaction.
 */
export async function saveCodedEvents(sql: Sql, all: readonly CodedText[]): Promise<void> {
  const unsure = all.filter(({ isHeld }) => isHeld !== true).map(({ articleVersionId }) => articleVersionId)
  const current = unsure.length === 0 ? new Set() : await lockCurrent(sql, unsure)
  const texts = all.filter(({ articleVersionId, isHeld }) => isHeld === true || current.has(articleVersionId))
  if (texts.length === 0) return
  const versionIds = texts.map((text) => text.articleVersionId)
  const events = lastOfEachKey(texts.flatMap(eventRows))
  // Two statements: the live key of a report must be free before its new row takes it.
  await Promise.all([supersedeRivals(sql, versionIds, events), writeEvents(sql, texts, events)])
}

/** Which of these are the current texts of their articles; they stay so until the transaction ends. */
async function lockCurrent(sql: Sql, articleVersionIds: readonly number[]): Promise<ReadonlySet<number>> {
  const locked = await sql.rows<{ id: number }>(
    `select current_version_id as id from articles where current_version_id = any($1::bigint[]) order by articles.id for update`,
    [articleVersionIds],
  )
  return new Set(locked.map(({ id }) => id))
}

function lastOfEachKey<Row extends { readonly reportKey: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.reportKey, row])).values()]
}

const supersedeRivals = (sql: Sql, versionIds: readonly number[], events: readonly EventRow[]) =>
  sql.rows(
    `with kept as (
       select *
       from jsonb_to_recordset($2::jsonb) as x ("articleVersionId" bigint, ordinal int, "reportKey" text)
     ),
     rival as (
       select event.id
       from article_versions version
       join article_versions sibling on sibling.article_id = version.article_id
       join coded_events event on event.article_version_id = sibling.id
       where version.id = any($1::bigint[])
       union
       -- Two addresses that led to one page give reports of one key: the later reading counts.
       select event.id
       from kept
       join coded_events event on event.report_key = kept."reportKey"
     )
     update coded_events set superseded_at = now()
     where id in (select id from rival)
       and superseded_at is null
       and (article_version_id, ordinal) not in (select "articleVersionId", ordinal from kept)`,
    [
      versionIds,
      asJson(events.map(({ articleVersionId, ordinal, reportKey }) => ({ articleVersionId, ordinal, reportKey }))),
    ],
  )
