import type { StoredReport } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { lockBlocksOf } from './search-blocks.js'

/**
 * The reports of these texts, and those that share an incident with a report which an edit or a retraction of these texts' articles
 * took away: what is to be resolved after they were coded. Their blocks are locked first, as by `findCandidateReports`.
 */
export async function reportsToResolve(sql: Sql, articleVersionIds: readonly number[]): Promise<StoredReport[]> {
  const [, reports] = await Promise.all([
    lockBlocksOf(sql, 'where article_version_id = any($1::bigint[])', [articleVersionIds]),
    reportsOfTexts(sql, articleVersionIds),
  ])
  return reports
}

const reportsOfTexts = (sql: Sql, articleVersionIds: readonly number[]): Promise<StoredReport[]> =>
  sql.rows<StoredReport>(
    `with of_articles as (
       select id, superseded_at
       from coded_events
       where article_version_id = any (${versionsOfArticles('$1')})
     ),
     touched as (
       select report.incident_id
       from of_articles
       join incident_reports report on report.coded_event_id = of_articles.id and report.detached_at is null
       where of_articles.superseded_at is not null
     ),
     wanted as (
       select id from of_articles where superseded_at is null
       union
       select report.coded_event_id
       from incident_reports report
       where report.incident_id in (select incident_id from touched) and report.detached_at is null
     )
     ${selectReports}
     where event.id in (select id from wanted) and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [articleVersionIds],
  )

/** Live reports by their keys, their blocks locked. */
export async function findReports(sql: Sql, reportIds: readonly string[]): Promise<StoredReport[]> {
  const [, reports] = await Promise.all([
    lockBlocksOf(sql, 'where report_key = any($1) and superseded_at is null', [reportIds]),
    sql.rows<StoredReport>(
      `${selectReports}
       where event.report_key = any($1) and event.superseded_at is null
       order by event.said_at, event.report_key`,
      [reportIds],
    ),
  ])
  return reports
}

/** The reports of these incidents, their blocks locked: what is to be resolved anew when an analyst has decided about them. */
export async function reportsOfIncidents(sql: Sql, incidentIds: readonly number[]): Promise<StoredReport[]> {
  const [, reports] = await Promise.all([
    lockBlocksOf(
      sql,
      `join incident_reports report on report.coded_event_id = coded_events.id
       where report.incident_id = any($1::bigint[]) and report.detached_at is null`,
      [incidentIds],
    ),
    sql.rows<StoredReport>(
      `${selectReports}
       where own.incident_id = any($1::bigint[]) and event.superseded_at is null
       order by event.said_at, event.report_key`,
      [incidentIds],
    ),
  ])
  return reports
}

/** Keys of the live reports of an incident, oldest first. */
export async function reportKeysOf(sql: Sql, incidentId: number): Promise<string[]> {
  const rows = await sql.rows<{ key: string }>(
    `select event.report_key as key
     from incident_reports report
     join coded_events event on event.id = report.coded_event_id
     where report.incident_id = $1 and report.detached_at is null and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [incidentId],
  )
  return rows.map(({ key }) => key)
}

/** Articles whose present version no longer reports what an earlier one did, and the incidents that still count it. */
export function withdrawnReports(
  sql: Sql,
  articleVersionIds: readonly number[],
): Promise<{ articleId: string; incidentId: number }[]> {
  return sql.rows(
    `select distinct version.article_id::text as "articleId", report.incident_id as "incidentId"
     from coded_events event
     join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
     join article_versions version on version.id = event.article_version_id
     where event.superseded_at is not null and event.article_version_id = any (${versionsOfArticles('$1')})`,
    [articleVersionIds],
  )
}

/**
 * All versions of the articles that these texts are of. Arrays, which the planner looks up one by one: of joined tables that it still holds for
 * small it would read all.
 */
export const versionsOfArticles = (texts: string): string => `array(
         select id
         from article_versions
         where article_id = any (array(select article_id from article_versions where id = any(${texts}::bigint[])))
       )`

/**
 * Reports without the evidence of their values: a search holds many at once, and no comparison asks for it.
 *
 * A new row of an edited text belongs, until it is resolved, where the row before it belonged. The rows of its key are taken first
 * (fenced by `offset 0`): on tables that the planner still holds for small it would read all that is attached, for every report.
 */
export const selectReports = `
  select
    event.report_key as id,
    version.article_id::text as "articleId",
    event.role,
    event.origin,
    event.said_at as "saidAt",
    event.names,
    event.coded || '{"evidence": [], "confidenceParts": {}}' as event,
    coalesce(own.incident_id, former.incident_id) as "incidentId"
  from coded_events event
  join article_versions version on version.id = event.article_version_id
  left join incident_reports own on own.coded_event_id = event.id and own.detached_at is null
  left join lateral (
    select report.incident_id
    from (
      select id
      from coded_events
      where own.id is null and report_key = event.report_key and superseded_at is not null
      offset 0
    ) earlier
    join incident_reports report on report.coded_event_id = earlier.id and report.detached_at is null
    order by report.id desc
    limit 1
  ) former on true`
