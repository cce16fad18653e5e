import type { Sql } from '../postgres/connect.js'

/** Takes back what these texts, or earlier wordings of their articles, were coded to report. Resolve them again for it to count. */
export async function withdrawReports(sql: Sql, articleVersionIds: readonly number[]): Promise<void> {
  if (articleVersionIds.length === 0) return
  await sql.rows(
    `update coded_events set superseded_at = now()
     where superseded_at is null
       and article_version_id in (
         select sibling.id
         from article_versions version
         join article_versions sibling on sibling.article_id = version.article_id
         where version.id = any($1::bigint[])
       )`,
    [articleVersionIds],
  )
}

/** Of these texts, those whose articles report something, or whose withdrawn reports still count in an incident. */
export async function textsToResolve(sql: Sql, articleVersionIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (articleVersionIds.length === 0) return new Set()
  const found = await sql.rows<{ id: number }>(
    `select distinct version.id
     from article_versions version
     join article_versions sibling on sibling.article_id = version.article_id
     join coded_events event on event.article_version_id = sibling.id
     left join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
     where version.id = any($1::bigint[]) and (event.superseded_at is null or report.id is not null)`,
    [articleVersionIds],
  )
  return new Set(found.map(({ id }) => id))
}
